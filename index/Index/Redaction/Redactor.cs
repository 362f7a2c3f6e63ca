using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Redaction;

/// <summary>
/// Blots words out of texts: each run of them becomes one blot of one width, which does not tell how long it was.
/// Blanks, ends of
/// lines, case and accents do not count, nor do the marks of a match, as what a heading has in capitals a body has in
/// small letters.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands in place of a letter.</summary>
    public const char Ink = '█';

    /// <summary>A blot.</summary>
    public const string Mark = "██████";

    private const string Open = "<mark>",
        Close = "</mark>";
    private const int ShortestCut = 4;
    private readonly string[] _words;

    /// <summary>For these runs of words; empty ones do not count.</summary>
    public Redactor(IEnumerable<string> words) =>
        _words = [
            .. words
                .Select(w => new FoldedText(w).Letters)
                .Where(w => w.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(w => w.Length),
        ];

    /// <summary>The text without the words; the same text where it holds none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cut">It is cut from a longer one: what begins or ends a run at its edges is blotted too.</param>
    public string Redact(string text, bool cut = false) => Paint(text, FindPlaces(text, cut));

    /// <summary>Where the words stand, as ranges of the text: in order, apart from each other.</summary>
    public IReadOnlyList<(int Start, int End)> FindPlaces(string text) => FindPlaces(text, cut: false);

    /// <summary>The text with a blot in place of each range, however long it is.</summary>
    internal static string Paint(string text, IReadOnlyList<(int Start, int End)> places)
    {
        if (places.Count == 0)
            return text;
        var painted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in places)
        {
            painted.Append(text, at, start - at).Append(Mark);
            at = end;
        }
        return painted.Append(text, at, text.Length - at).ToString();
    }

    private List<(int Start, int End)> FindPlaces(string text, bool cut)
    {
        var seen = new FoldedText(text);
        var merged = new List<(int Start, int End)>();
        foreach (
            var (start, end) in FindPlaces(seen, cut)
                .Select(p => WithMark(text, seen.At[p.Start], seen.At[p.End - 1] + 1))
                .Order()
        )
            if (
                merged.Count > 0
                && (start <= merged[^1].End || text.AsSpan(merged[^1].End, start - merged[^1].End).IsWhiteSpace())
            )
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            else
                merged.Add((start, end));
        return merged;
    }

    /// <summary>A mark that is closed within the range is opened within it too.</summary>
    private static (int Start, int End) WithMark(string text, int start, int end)
    {
        var range = text.AsSpan(start, end - start);
        return
            range.Count(Close.AsSpan()) > range.Count(Open.AsSpan())
            && text.AsSpan(0, start).EndsWith(Open, StringComparison.Ordinal)
            ? (start - Open.Length, end)
            : (start, end);
    }

    private List<(int Start, int End)> FindPlaces(FoldedText seen, bool cut)
    {
        var places = new List<(int, int)>();
        foreach (var word in _words)
        {
            for (
                var at = seen.Letters.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = seen.Letters.IndexOf(word, at + 1, StringComparison.Ordinal)
            )
                if (seen.IsWhole(at, at + word.Length))
                    places.Add((at, at + word.Length));
            if (!cut)
                continue;
            if (seen.Letters.Length >= ShortestCut && word.Contains(seen.Letters, StringComparison.Ordinal))
                places.Add((0, seen.Letters.Length));
            for (var length = Math.Min(word.Length, seen.Letters.Length); length >= ShortestCut; length--)
                if (seen.Letters.StartsWith(word[^length..], StringComparison.Ordinal))
                {
                    places.Add((0, length));
                    break;
                }
            for (var length = Math.Min(word.Length, seen.Letters.Length); length >= ShortestCut; length--)
                if (seen.Letters.EndsWith(word[..length], StringComparison.Ordinal))
                {
                    places.Add((seen.Letters.Length - length, seen.Letters.Length));
                    break;
                }
        }
        return places;
    }

    /// <summary>The marks of a text that count, folded, and where each stands.</summary>
    private sealed class FoldedText
    {
        private readonly string _text;

        public FoldedText(string text)
        {
            _text = text;
            var letters = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                var tag =
                    text[i] != '<' ? 0
                    : Begins(i, Open) ? Open.Length
                    : Begins(i, Close) ? Close.Length
                    : 0;
                if (tag > 0)
                    i += tag - 1;
                else if (!char.IsWhiteSpace(text[i]) && text[i] != '…')
                {
                    letters.Append(char.ToUpperInvariant(Folding.Fold(text[i])));
                    At.Add(i);
                }
            }
            Letters = letters.ToString();
        }

        public string Letters { get; }

        public List<int> At { get; } = [];

        /// <summary>False within a longer number or word: 27/KH is no part of 127/KH.</summary>
        public bool IsWhole(int start, int end) => !Joined(start - 1, start) && !Joined(end - 1, end);

        private bool Joined(int before, int after) =>
            before >= 0
            && after < At.Count
            && At[after] - At[before] == 1
            && char.IsLetterOrDigit(_text[At[before]])
            && char.IsLetterOrDigit(_text[At[after]]);

        private bool Begins(int at, string tag) => _text.AsSpan(at).StartsWith(tag, StringComparison.Ordinal);
    }
}
