using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation;

/// <summary>
/// Lenient comparison of issuing bodies: abbreviations written out, notes in brackets and the level's name optional.
/// </summary>
internal static class IssuerNames
{
    private static readonly ImmutableDictionary<string, string> Written = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["ubnd"] = "uy ban nhan dan",
        ["hdnd"] = "hoi dong nhan dan",
        ["khcn"] = "khoa hoc va cong nghe",
        ["kh cn"] = "khoa hoc va cong nghe",
        ["ldld"] = "lien doan lao dong",
        ["tp"] = "thanh pho",
        ["cd"] = "cong doan",
        ["vn"] = "viet nam",
        ["tw"] = "trung uong",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>True where a reader would say that both name the same body.</summary>
    public static bool IsNear(string gold, string found)
    {
        var short1 = Expand(WithoutBrackets(gold));
        var short2 = Expand(WithoutBrackets(found));
        return TextSimilarity.NearOrWithin(short1, short2) || TextSimilarity.NearOrWithin(Expand(gold), Expand(found));
    }

    private static string WithoutBrackets(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? text[..open] : text;
    }

    private static string Expand(string text) =>
        string.Join(' ', TextSimilarity.Normalise(text).Split(' ').Select(w => Written.GetValueOrDefault(w, w)));
}
