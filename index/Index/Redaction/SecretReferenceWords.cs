using Pipeline.Index.Search;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Redaction;

/// <summary>
/// What of an open paper belongs to a secret one that it cites: the number, the day beside it, the title as far as it
/// is one, and
/// further on the names and the longer runs of the title. A sentence that goes on behind the title is the open paper's
/// own.
/// </summary>
internal static class SecretReferenceWords
{
    /// <summary>A run of so many syllables of a title is the title's; fewer are anybody's.</summary>
    private const int RunLength = 4;

    /// <summary>A title that nothing is known of is believed to be one up to so many syllables.</summary>
    private const int LongTitle = 14;
    private const int AnchorSpare = 24;

    /// <summary>Names that stand in anybody's papers.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "VIET NAM",
        "HO CHI MINH",
        "HA NOI",
        "TONG LIEN",
        "CONG DOAN",
        "LIEN DOAN",
        "LAO DONG",
        "NHA NUOC",
        "UY BAN",
        "THU DO",
        "CHU TICH",
    };

    /// <summary>Runs of words to be blotted for one citation.</summary>
    /// <param name="citation">It names the secret paper.</param>
    /// <param name="subjects">What the secret paper is about; none where that is not known.</param>
    /// <param name="heading">Of the open paper: its own names stay.</param>
    public static IEnumerable<string> FromCitation(
        Citation citation,
        IReadOnlyList<string> subjects,
        DocumentHeading heading
    )
    {
        yield return citation.Printed;
        if (citation.Key is { } key)
            yield return key;
        if (citation.DatePrinted is { } date)
            foreach (var between in (string[])[" ngày ", " (", ", ngày ", " (ngày ", " "])
                yield return citation.Printed + between + date;
        if (citation.Anchor.Text.Length <= citation.Printed.Length + AnchorSpare)
            yield return citation.Anchor.Text;
        if (citation.Title is { } title)
            yield return TitleOf(title, subjects);
        var own = Folding.FoldUpper($"{heading.Issuer} {heading.ParentIssuer} {heading.Place} {heading.Signer?.Name}");
        foreach (var subject in subjects)
        {
            var tokens = SearchTokenizer.Split(subject);
            for (var i = 0; i + RunLength <= tokens.Count; i++)
                yield return subject[tokens[i].Start..tokens[i + RunLength - 1].End];
            foreach (var name in Names(subject, tokens))
                if (
                    Folding.FoldUpper(name) is var fold
                    && !Common.Contains(fold)
                    && !own.Contains(fold, StringComparison.Ordinal)
                )
                    yield return name;
        }
    }

    /// <summary>
    /// What of a cited title is the secret paper's: all up to the last words that it shares with what that paper is
    /// about.
    /// </summary>
    internal static string TitleOf(string title, IReadOnlyList<string> subjects)
    {
        var tokens = SearchTokenizer.Split(title);
        var words = tokens.ConvertAll(t => SearchTokenizer.FoldedForm(title.AsSpan(t.Start, t.End - t.Start)));
        var last = -1;
        foreach (var subject in subjects)
        {
            var pairs = new HashSet<(string, string)>();
            var split = SearchTokenizer
                .Split(subject)
                .ConvertAll(t => SearchTokenizer.FoldedForm(subject.AsSpan(t.Start, t.End - t.Start)));
            for (var i = 1; i < split.Count; i++)
                pairs.Add((split[i - 1], split[i]));
            // The title goes on as long as no more than a few words of it are strange.
            for (int i = 1, strange = 0; i < words.Count && strange <= RunLength; i++)
                if (pairs.Contains((words[i - 1], words[i])))
                    (last, strange) = (Math.Max(last, i), 0);
                else
                    strange++;
        }
        if (last >= 0)
            return title[..tokens[last].End];
        return tokens.Count <= LongTitle || title.IndexOf(',', StringComparison.Ordinal) is not (> 0 and var comma)
            ? title
            : title[..comma];
    }

    /// <summary>
    /// Runs of two and more syllables with capital letters; none of a title that is in capitals as a whole.
    /// </summary>
    private static IEnumerable<string> Names(string subject, List<SearchToken> tokens)
    {
        if (!subject.Any(char.IsLower))
            yield break;
        for (var i = 0; i < tokens.Count; i++)
        {
            var first = i;
            while (
                i < tokens.Count
                && char.IsUpper(subject[tokens[i].Start])
                && (i == first || IsBlank(subject, tokens[i - 1].End, tokens[i].Start))
            )
                i++;
            // The first letter of a sentence is a capital of its own.
            if (first == 0 && i > 2)
                first++;
            if (i - first >= 2)
                yield return subject[tokens[first].Start..tokens[i - 1].End];
            if (i > first)
                i--;
        }
    }

    private static bool IsBlank(string text, int from, int to) => text.AsSpan(from, to - from).IsWhiteSpace();
}
