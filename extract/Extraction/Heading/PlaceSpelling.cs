using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// The place in a body's name as the paper spells it elsewhere: OCR slips in capitals and loses apostrophes, while the body of
/// the paper repeats the name. Only accents, case and apostrophes change, never a letter.
/// </summary>
internal static class PlaceSpelling
{
    private const int Least = 2, MostWords = 5;

    /// <summary>The name with the spelling that the text uses most; the name itself where the text does not repeat it.</summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text.</param>
    /// <param name="line">The place line's place, or null: where it is the same, no neighbour pulled OCR to another word ("tỉnh Cấm …").</param>
    public static string Mend(string name, string body, string? line)
    {
        if (PlaceOfBody.Tail(name) is not { } tail) return name;
        var unit = PlaceOfBody.UnitOf(tail);
        var place = tail[(unit.Length + 1)..];
        var letters = PlaceOfBody.Letters(place);
        if (letters.Length < 4) return name;
        if (NamePhrases.Province(place) is { } province) return name[..^place.Length] + province;
        var (votes, apostrophe) = (new Dictionary<string, int>(StringComparer.Ordinal), "");
        foreach (var spelled in Occurrences(body, letters))
        {
            if (spelled.AsSpan().IndexOfAny('\'', '’') is > 0 and var at && spelled[at - 1] != ' ') apostrophe = PlaceOfBody.Letters(spelled[..at]);
            if (Piece.IsCapitals(spelled)) continue;
            var plain = Plain(spelled);
            votes[plain] = votes.GetValueOrDefault(plain) + 1;
        }
        var own = Plain(place);
        if (line is not null && PlaceOfBody.WithoutUnit(line) == place) votes.Clear();
        var best = votes.Where(v => v.Key[0] is var c && char.IsUpper(c)).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).FirstOrDefault();
        if (best.Value >= Least && best.Value > votes.GetValueOrDefault(own)) own = best.Key;
        return name[..^place.Length] + (apostrophe.Length > 0 ? WithApostrophe(own, apostrophe) : own == Plain(place) ? place : own);
    }

    // "R lấp" is "R'lấp" where the paper shows the sign anywhere: OCR loses it, and never makes one between letters.
    private static string WithApostrophe(string place, string before)
    {
        for (var i = 1; i < place.Length - 1; i++)
            if (place[i] == ' ' && PlaceOfBody.Letters(place[..i]) == before) return $"{place[..i]}'{place[(i + 1)..]}";
        return place;
    }

    private static IEnumerable<string> Occurrences(string body, string letters)
    {
        for (var at = 0; at < body.Length; at++)
        {
            if (!char.IsUpper(body[at]) || (at > 0 && char.IsLetter(body[at - 1])) || char.ToUpperInvariant(Folding.Fold(body[at])) != letters[0]) continue;
            var (matched, words, i) = (0, 1, at);
            for (; i < body.Length && matched < letters.Length && words <= MostWords; i++)
            {
                var c = body[i];
                if (c is ' ' or '\n') words++;
                else if (c is '\'' or '’') continue;
                else if (char.ToUpperInvariant(Folding.Fold(c)) == letters[matched]) matched++;
                else break;
            }
            if (matched == letters.Length && (i == body.Length || !char.IsLetter(body[i]))) yield return body[at..i].Replace('\n', ' ');
        }
    }

    private static string Plain(string text) => text.Replace('\'', ' ').Replace('’', ' ');
}
