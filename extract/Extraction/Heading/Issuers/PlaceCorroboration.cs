using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// The second word of a place whose row OCR spoiled or lost ("… TỈNH HÒA" over "XÃ"): only as the paper itself prints
/// the same name
/// elsewhere, in its text, its place line or the other body's name, and only where all of these agree.
/// </summary>
internal static class PlaceCorroboration
{
    private static readonly string[] Units = ["tỉnh", "huyện", "thành phố", "thị xã", "quận"];

    /// <summary>
    /// The name with its place whole; null where its last word cannot be believed and nothing tells it.
    /// </summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="last">The last word as it was read where it stands alone on its row; null where it does
    /// not.</param>
    /// <param name="unsure">That word was not surely read.</param>
    /// <param name="body">The paper's text.</param>
    /// <param name="known">Places and names that the heading prints elsewhere.</param>
    public static string? CompletePlace(
        string name,
        string? last,
        bool unsure,
        string body,
        params ReadOnlySpan<string?> known
    )
    {
        foreach (var unit in Units)
        {
            if (name.LastIndexOf($" {unit} ", StringComparison.Ordinal) is not (> 0 and var at))
                continue;
            var words = name[(at + unit.Length + 2)..].Split(' ');
            if (words.Length > 2 || words.Length == 2 && !unsure)
                break;
            // Alone behind the unit the row's word may be the second: the first was lost at the end of the row above.
            var place =
                words.Length == 1 && last is not null
                    ? FindWholePlace(unit, null, last, body, known)
                    : FindWholePlace(unit, words[0], words.Length == 2 ? last : null, body, known);
            return place is not null ? $"{name[..at]} {unit} {place}"
                : unsure ? null
                : name;
        }
        return unsure ? null : name;
    }

    private static string? FindWholePlace(
        string unit,
        string? first,
        string? second,
        string body,
        ReadOnlySpan<string?> known
    )
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        void Vote(string a, string b)
        {
            if (
                first is not null && !Same(a, first)
                || second is not null
                    && FixedHeadingLines.LevenshteinDistance(Folding.FoldUpper(second), Folding.FoldUpper(b), 1) > 1
            )
                return;
            votes[$"{a} {b}"] = votes.GetValueOrDefault($"{a} {b}") + 1;
        }
        foreach (var other in known)
            if (
                other is not null
                && (
                    IssuerPlaceResolver.FindPlaceAtEnd(other) is { } tail
                        ? tail[(IssuerPlaceResolver.UnitOf(tail).Length + 1)..]
                        : IssuerPlaceResolver.WithoutUnit(other)
                ).Split(' ')
                    is [var a, var b]
                && char.IsUpper(a[0])
                && char.IsUpper(b[0])
            )
                Vote(a, b);
        foreach (var (a, b) in FindWordsAfter(body, unit))
            Vote(a, b);
        if (
            votes.Count == 0
            || votes.Keys.Select(v => Folding.FoldUpper(v)).Distinct(StringComparer.Ordinal).Count() > 1
        )
            return null;
        return votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key;
    }

    private static bool Same(string a, string b) => Folding.FoldUpper(a) == Folding.FoldUpper(b);

    // The two words behind the unit in running text, where both have capitals: rows of capitals tell nothing of where a
    // name ends.
    private static IEnumerable<(string First, string Second)> FindWordsAfter(string body, string unit)
    {
        for (
            var at = body.IndexOf(unit + " ", StringComparison.Ordinal);
            at >= 0;
            at = body.IndexOf(unit + " ", at + 1, StringComparison.Ordinal)
        )
        {
            var (first, stop) = Word(body, at + unit.Length + 1);
            if (first.Length == 0 || stop >= body.Length || body[stop] != ' ')
                continue;
            var (second, _) = Word(body, stop + 1);
            if (second.Length > 0)
                yield return (first, second);
        }
    }

    private static (string Word, int End) Word(string body, int at)
    {
        var end = at;
        while (end < body.Length && char.IsLetter(body[end]))
            end++;
        return end - at > 1 && char.IsUpper(body[at]) && char.IsLower(body[at + 1]) ? (body[at..end], end) : ("", end);
    }
}

/// <summary>
/// The place in a body's name as the paper spells it elsewhere: OCR slips in capitals and loses apostrophes, while the
/// body of
/// the paper repeats the name. Only accents, case and apostrophes change, never a letter.
/// </summary>
internal static class PlaceSpellingRepair
{
    private const int Least = 2,
        MostWords = 5;

    /// <summary>
    /// The name with the spelling that the text uses most; the name itself where the text does not repeat it.
    /// </summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text.</param>
    /// <param name="line">The place line's place, or null: where it is the same, no neighbour pulled OCR to another
    /// word ("tỉnh Cấm …").</param>
    public static string Repair(string name, string body, string? line)
    {
        if (IssuerPlaceResolver.FindPlaceAtEnd(name) is not { } tail)
            return name;
        var unit = IssuerPlaceResolver.UnitOf(tail);
        var place = tail[(unit.Length + 1)..];
        var letters = IssuerPlaceResolver.FoldLetters(place);
        if (letters.Length < 4)
            return name;
        if (OrganisationNamePhrases.OfficialProvince(place) is { } province)
            return name[..^place.Length] + province;
        var (votes, apostrophe) = (new Dictionary<string, int>(StringComparer.Ordinal), "");
        foreach (var spelled in FindOccurrences(body, letters))
        {
            if (spelled.AsSpan().IndexOfAny('\'', '’') is > 0 and var at && spelled[at - 1] != ' ')
                apostrophe = IssuerPlaceResolver.FoldLetters(spelled[..at]);
            if (HeadingFragment.IsCapitals(spelled))
                continue;
            var plain = Plain(spelled);
            votes[plain] = votes.GetValueOrDefault(plain) + 1;
        }
        var own = Plain(place);
        if (line is not null && IssuerPlaceResolver.WithoutUnit(line) == place)
            votes.Clear();
        var best = votes
            .Where(v => v.Key[0] is var c && char.IsUpper(c))
            .OrderByDescending(v => v.Value)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Value >= Least && best.Value > votes.GetValueOrDefault(own))
            own = best.Key;
        return name[..^place.Length]
            + (
                apostrophe.Length > 0 ? WithApostrophe(own, apostrophe)
                : own == Plain(place) ? place
                : own
            );
    }

    // "R lấp" is "R'lấp" where the paper shows the sign anywhere: OCR loses it, and never makes one between letters.
    private static string WithApostrophe(string place, string before)
    {
        for (var i = 1; i < place.Length - 1; i++)
            if (place[i] == ' ' && IssuerPlaceResolver.FoldLetters(place[..i]) == before)
                return $"{place[..i]}'{place[(i + 1)..]}";
        return place;
    }

    private static IEnumerable<string> FindOccurrences(string body, string letters)
    {
        for (var at = 0; at < body.Length; at++)
        {
            if (
                !char.IsUpper(body[at])
                || (at > 0 && char.IsLetter(body[at - 1]))
                || char.ToUpperInvariant(Folding.Fold(body[at])) != letters[0]
            )
                continue;
            var (matched, words, i) = (0, 1, at);
            for (; i < body.Length && matched < letters.Length && words <= MostWords; i++)
            {
                var c = body[i];
                if (c is ' ' or '\n')
                    words++;
                else if (c is '\'' or '’')
                    continue;
                else if (char.ToUpperInvariant(Folding.Fold(c)) == letters[matched])
                    matched++;
                else
                    break;
            }
            if (matched == letters.Length && (i == body.Length || !char.IsLetter(body[i])))
                yield return body[at..i].Replace('\n', ' ');
        }
    }

    private static string Plain(string text) => text.Replace('\'', ' ').Replace('’', ' ');
}
