using System.Security.Cryptography;
using System.Text;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch.Schema;

/// <summary>
/// Ids of documents: made of what they stand for, so that a write done again changes nothing. The server takes no id
/// over 512 bytes.
/// </summary>
internal static class ElasticIds
{
    /// <summary>The list of secret papers.</summary>
    public const string Secret = "secret";

    public static string File(string hash) => "file:" + Short(hash);

    public static string Name(string path) => "name:" + Hash(path);

    public static string Claim(string hash) => "claim:" + Short(hash);

    public static string Failure(string target) => "failure:" + Short(target);

    public static string Copies(string copy) => "copies:" + copy;

    public static string Decision(string finding) => "decision:" + Short(finding);

    public static string Said(string hash) => "said:" + Short(hash);

    public static string Link(string key) => "link:" + Hash(key);

    public static string Finding(string finding, int sight) => $"{Short(finding)}:{(sight == 0 ? "open" : "secret")}";

    public static string Stage(StageKey key) => $"{Short(key.Hash)}:{key.Stage}:{Hash(key.Options)}";

    /// <summary>SHA-256 of a text, lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private const int MostPlain = 100;

    private static string Short(string text) => text.Length <= MostPlain ? text : Hash(text);
}
