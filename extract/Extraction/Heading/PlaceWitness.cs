using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// The second word of a place whose row OCR spoiled or lost ("… TỈNH HÒA" over "XÃ"): only as the paper itself prints the same name
/// elsewhere, in its text, its place line or the other body's name, and only where all of these agree.
/// </summary>
internal static class PlaceWitness
{
    private static readonly string[] Units = ["tỉnh", "huyện", "thành phố", "thị xã", "quận"];

    /// <summary>The name with its place whole; null where its last word cannot be believed and nothing tells it.</summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="last">The last word as it was read where it stands alone on its row; null where it does not.</param>
    /// <param name="unsure">That word was not surely read.</param>
    /// <param name="body">The paper's text.</param>
    /// <param name="known">Places and names that the heading prints elsewhere.</param>
    public static string? Settle(string name, string? last, bool unsure, string body, params ReadOnlySpan<string?> known)
    {
        foreach (var unit in Units)
        {
            if (name.LastIndexOf($" {unit} ", StringComparison.Ordinal) is not (> 0 and var at)) continue;
            var words = name[(at + unit.Length + 2)..].Split(' ');
            if (words.Length > 2 || words.Length == 2 && !unsure) break;
            // Alone behind the unit the row's word may be the second: the first was lost at the end of the row above.
            var place = words.Length == 1 && last is not null ? Whole(unit, null, last, body, known) : Whole(unit, words[0], words.Length == 2 ? last : null, body, known);
            return place is not null ? $"{name[..at]} {unit} {place}" : unsure ? null : name;
        }
        return unsure ? null : name;
    }

    private static string? Whole(string unit, string? first, string? second, string body, ReadOnlySpan<string?> known)
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        void Vote(string a, string b)
        {
            if (first is not null && !Same(a, first) || second is not null && Landmarks.Distance(Folding.FoldUpper(second), Folding.FoldUpper(b), 1) > 1) return;
            votes[$"{a} {b}"] = votes.GetValueOrDefault($"{a} {b}") + 1;
        }
        foreach (var other in known)
            if (other is not null && (PlaceOfBody.Tail(other) is { } tail ? tail[(PlaceOfBody.UnitOf(tail).Length + 1)..] : PlaceOfBody.WithoutUnit(other)).Split(' ') is [var a, var b] && char.IsUpper(a[0]) && char.IsUpper(b[0])) Vote(a, b);
        foreach (var (a, b) in After(body, unit)) Vote(a, b);
        if (votes.Count == 0 || votes.Keys.Select(v => Folding.FoldUpper(v)).Distinct(StringComparer.Ordinal).Count() > 1) return null;
        return votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key;
    }

    private static bool Same(string a, string b) => Folding.FoldUpper(a) == Folding.FoldUpper(b);

    // The two words behind the unit in running text, where both have capitals: rows of capitals tell nothing of where a name ends.
    private static IEnumerable<(string First, string Second)> After(string body, string unit)
    {
        for (var at = body.IndexOf(unit + " ", StringComparison.Ordinal); at >= 0; at = body.IndexOf(unit + " ", at + 1, StringComparison.Ordinal))
        {
            var (first, stop) = Word(body, at + unit.Length + 1);
            if (first.Length == 0 || stop >= body.Length || body[stop] != ' ') continue;
            var (second, _) = Word(body, stop + 1);
            if (second.Length > 0) yield return (first, second);
        }
    }

    private static (string Word, int End) Word(string body, int at)
    {
        var end = at;
        while (end < body.Length && char.IsLetter(body[end])) end++;
        return end - at > 1 && char.IsUpper(body[at]) && char.IsLower(body[at + 1]) ? (body[at..end], end) : ("", end);
    }
}
