using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Search;

/// <summary>
/// Finds the units of a question in a text as it stands: how dense they are, and the best place to show.
/// </summary>
public sealed class SnippetFinder(IReadOnlyList<SearchPhrase> units, bool exact)
{
    /// <summary>UTF-16 units of a text that are looked through for rank and snippet.</summary>
    public const int Scanned = 1 << 16;
    private const int WindowTokens = 28;

    /// <summary>
    /// Tokens of the part of a text that is looked through: made once where several questions are put to it.
    /// </summary>
    public static List<SearchToken> Tokenize(string text) =>
        SearchTokenizer.Split(text, 0, Math.Min(text.Length, Scanned));

    /// <summary>0 to 1: more matches, and all units near each other, in a shorter text give more.</summary>
    public double MeasureDensity(string text) => MeasureDensity(text, Tokenize(text));

    /// <summary>The same for a text whose tokens are known.</summary>
    public double MeasureDensity(string text, List<SearchToken> tokens)
    {
        var counts = new int[units.Count];
        foreach (var match in FindMatches(text, tokens))
            counts[match.Unit]++;
        var length = 0.5 + (0.5 * tokens.Count / 600.0);
        return units.Count == 0 ? 0 : counts.Average(c => c / (c + 1.2 * length));
    }

    /// <summary>Text around the best place, matches within mark; null where nothing matches.</summary>
    public string? CreateSnippet(string text) => CreateSnippet(text, Tokenize(text));

    /// <summary>The same for a text whose tokens are known.</summary>
    public string? CreateSnippet(string text, List<SearchToken> tokens)
    {
        var matches = FindMatches(text, tokens);
        if (matches.Count == 0)
            return null;
        var (best, bestScore) = (0, -1.0);
        for (var i = 0; i < matches.Count; i++)
        {
            var inside = matches
                .Skip(i)
                .TakeWhile(m => m.Last - matches[i].First < WindowTokens)
                .Take(2 * WindowTokens)
                .ToArray();
            var score =
                inside.Select(m => m.Unit).Distinct().Count() + (CountAdjacent(inside) * 0.5) + (inside.Length * 0.01);
            if (score > bestScore)
                (best, bestScore) = (i, score);
            if (i > 400)
                break;
        }
        var shown = matches.Skip(best).TakeWhile(m => m.Last - matches[best].First < WindowTokens).ToArray();
        var spare = WindowTokens - (shown[^1].Last - shown[0].First);
        var first = Math.Max(0, shown[0].First - (spare / 3));
        var last = Math.Min(tokens.Count - 1, first + WindowTokens);
        return MarkMatches(text, tokens, shown, first, Math.Max(last, shown[^1].Last));
    }

    /// <summary>The whole of a short text with its matches within mark.</summary>
    public string MarkMatches(string text)
    {
        var tokens = SearchTokenizer.Split(text);
        return tokens.Count == 0
            ? text
            : MarkMatches(text, tokens, [.. FindMatches(text, tokens)], 0, tokens.Count - 1);
    }

    private static int CountAdjacent(Match[] matches)
    {
        var adjacent = 0;
        for (var i = 1; i < matches.Length; i++)
            if (matches[i].First == matches[i - 1].Last + 1 && matches[i].Unit == matches[i - 1].Unit + 1)
                adjacent++;
        return adjacent;
    }

    private static string MarkMatches(string text, List<SearchToken> tokens, Match[] matches, int first, int last)
    {
        var shown = new StringBuilder(first > 0 ? "…" : "");
        var at = tokens[first].Start;
        if (first == 0)
            at = text.AsSpan(0, at).LastIndexOf('\n') + 1;
        for (var i = 0; i < matches.Length; )
        {
            // Neighbours share one mark.
            var (from, to) = (matches[i].First, matches[i].Last);
            for (i++; i < matches.Length && matches[i].First <= to + 1; i++)
                to = Math.Max(to, matches[i].Last);
            shown
                .Append(text, at, tokens[from].Start - at)
                .Append("<mark>")
                .Append(text, tokens[from].Start, tokens[to].End - tokens[from].Start)
                .Append("</mark>");
            at = tokens[to].End;
        }
        if (tokens[last].End > at)
            shown.Append(text, at, tokens[last].End - at);
        if (last < tokens.Count - 1)
            shown.Append('…');
        return string.Join(' ', shown.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private List<Match> FindMatches(string text, List<SearchToken> tokens)
    {
        var matches = new List<Match>();
        for (var i = 0; i < tokens.Count; i++)
        for (var u = 0; u < units.Count; u++)
        {
            var words = units[u].Folded;
            if (i + words.Count > tokens.Count)
                continue;
            var w = 0;
            while (
                w < words.Count
                && IsWord(
                    text.AsSpan(tokens[i + w].Start, tokens[i + w].End - tokens[i + w].Start),
                    words[w],
                    units[u].Exact[w]
                )
            )
                w++;
            if (w == words.Count)
                matches.Add(new Match(u, i, i + w - 1));
        }
        return matches;
    }

    private bool IsWord(ReadOnlySpan<char> token, string folded, string form)
    {
        var length = Math.Min(token.Length, SearchTokenizer.MaxLength);
        if (length != folded.Length)
            return false;
        for (var i = 0; i < length; i++)
            if (char.ToLowerInvariant(Folding.Fold(token[i])) != folded[i])
                return false;
        return !exact || SearchTokenizer.ExactForm(token) == form;
    }

    private readonly record struct Match(int Unit, int First, int Last);
}
