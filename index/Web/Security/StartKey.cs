using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Web.Security;

/// <summary>
/// The key of one run, for the one person who works without accounts, and the sessions that were opened with it.
/// </summary>
public sealed class StartKey
{
    private const int KeyBytes = 32,
        MostSessions = 1000;
    private readonly byte[] _hash;
    private readonly ConcurrentDictionary<string, byte> _sessions = new(StringComparer.Ordinal);

    /// <summary>Makes a new key.</summary>
    public StartKey()
    {
        Key = Token();
        _hash = Hash(Key);
    }

    /// <summary>The key, in characters that an address takes.</summary>
    public string Key { get; }

    /// <summary>This is the key; how long the answer takes tells nothing of it.</summary>
    public bool Is(string? key) => key is not null && CryptographicOperations.FixedTimeEquals(Hash(key), _hash);

    /// <summary>Opens a session and gives its token.</summary>
    public string Open()
    {
        if (_sessions.Count >= MostSessions)
            _sessions.Clear();
        var token = Token();
        _sessions[Convert.ToHexString(Hash(token))] = 0;
        return token;
    }

    /// <summary>The session of a token, by a name that is not the token; null where there is none.</summary>
    public string? Session(string? token) =>
        token is not null && Convert.ToHexString(Hash(token)) is var hash && _sessions.ContainsKey(hash)
            ? hash[..16]
            : null;

    private static string Token() =>
        Convert
            .ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
