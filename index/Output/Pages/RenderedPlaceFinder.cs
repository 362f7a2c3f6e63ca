using System.Globalization;
using System.Text;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>
/// Finds places on pages that LibreOffice drew: by the printed words, near where they are to be expected. Lines of the
/// record's text
/// that stand only once on the pages tell where that is. Blanks do not count: engines cut words differently.
/// </summary>
public sealed class RenderedPlaceFinder
{
    private const int LongEnough = 10,
        Near = 160,
        Step = 60,
        Cut = 4;
    private readonly string _drawn;
    private readonly List<(int Page, Word Word)> _words = [];
    private readonly int[] _wordAt;
    private readonly int[] _compact;
    private readonly List<(int Record, int Drawn)> _marks = [];

    /// <summary>For a record with its text.</summary>
    public RenderedPlaceFinder(DocumentLayout drawn, DocumentRecord record)
    {
        var letters = new StringBuilder();
        var wordAt = new List<int>();
        foreach (var page in drawn.Pages)
        foreach (var word in page.Blocks.SelectMany(b => b.Lines).SelectMany(l => l.Words))
        {
            foreach (var letter in Compact(drawn.Slice(word.Span).ToString()))
            {
                letters.Append(letter);
                wordAt.Add(_words.Count);
            }
            _words.Add((page.Number, word));
        }
        (_drawn, _wordAt) = (letters.ToString(), [.. wordAt]);
        _compact = Positions(record.Text ?? "");
        var (at, known, next) = (0, 0, 0);
        foreach (var part in (record.Text ?? "").Split('\n', '\t', '\f').Select(Compact).Where(p => p.Length > 0))
        {
            var found =
                part.Length >= LongEnough && Only(part) is { } only
                    ? (only, part.Length)
                    : Following(part, next, at - known);
            if (found is { } place)
            {
                _marks.Add((at, place.At));
                (known, next) = (at + part.Length, place.At + place.Length);
            }
            at += part.Length;
        }
    }

    // What follows the last part that was found, whole or cut off at the edge of its cell.
    private (int At, int Length)? Following(string part, int from, int missed)
    {
        for (var length = part.Length; length >= Math.Min(part.Length, Cut); length--)
        {
            var far = missed + length + (part.Length < Cut ? Cut : Step);
            var at = _drawn.IndexOf(
                part[..length],
                from,
                Math.Min(far, _drawn.Length - from),
                StringComparison.Ordinal
            );
            if (at >= 0 && IsWhole(at, length))
                return (at, length);
        }
        return null;
    }

    /// <summary>
    /// The patches of an anchor, its parts (cells, lines) found each by itself; empty where none of its words is found.
    /// </summary>
    public IReadOnlyList<PageRegion> FindRegions(Anchor anchor)
    {
        var position = anchor.Start < _compact.Length ? _compact[anchor.Start] : 0;
        var expected = Expect(position);
        if (Find(Compact(anchor.Text), expected) is { } whole)
            return Patches(whole, Compact(anchor.Text).Length);
        var patches = new List<PageRegion>();
        foreach (var part in anchor.Text.Split('\n', '\t').Select(Compact).Where(p => p.Length > 0))
        {
            var length = part.Length;
            var at = Find(part, Expect(position));
            while (at is null && --length >= Cut)
                at = Find(part[..length], Expect(position), cut: true);
            if (at is { } found)
                patches.AddRange(Patches(found, length));
            position += part.Length;
        }
        return patches;
    }

    private IReadOnlyList<PageRegion> Patches(int at, int length) =>
        [
            .. _wordAt[at..(at + length)]
                .Distinct()
                .Select(i => _words[i])
                .GroupBy(w => w.Page)
                .SelectMany(g => PageRegion.FromWords(g.Key, g.Select(w => w.Word))),
        ];

    // Nearest to where it is expected; a few characters ("10") only there and only as words of their own.
    private int? Find(string text, int expected, bool cut = false)
    {
        if (text.Length == 0)
            return null;
        var (from, to) =
            text.Length >= LongEnough && !cut
                ? (0, _drawn.Length)
                : (
                    Math.Clamp(expected - Near, 0, _drawn.Length),
                    Math.Clamp(expected + Near + text.Length, 0, _drawn.Length)
                );
        int? best = null;
        for (
            var at = _drawn.IndexOf(text, from, to - from, StringComparison.Ordinal);
            at >= 0;
            at = at + 1 < to ? _drawn.IndexOf(text, at + 1, to - at - 1, StringComparison.Ordinal) : -1
        )
            if (
                (text.Length >= LongEnough || IsWhole(at, text.Length))
                && (best is null || Math.Abs(at - expected) < Math.Abs(best.Value - expected))
            )
                best = at;
        return best;
    }

    private bool IsWhole(int at, int length)
    {
        var begins = at == 0 || _wordAt[at - 1] != _wordAt[at] || !char.IsLetterOrDigit(_drawn[at - 1]);
        var end = at + length;
        return begins
            && (end == _drawn.Length || _wordAt[end - 1] != _wordAt[end] || !char.IsLetterOrDigit(_drawn[end]));
    }

    private int? Only(string text) =>
        _drawn.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at
        && _drawn.IndexOf(text, at + 1, StringComparison.Ordinal) < 0
            ? at
            : null;

    // As far from the nearest mark as in the record.
    private int Expect(int position)
    {
        if (_marks.Count == 0)
            return position;
        var at = _marks.BinarySearch((position, int.MaxValue));
        var after = Math.Min(at < 0 ? ~at : at, _marks.Count - 1);
        var before = Math.Max(0, after - 1);
        var mark =
            Math.Abs(_marks[before].Record - position) <= Math.Abs(_marks[after].Record - position)
                ? _marks[before]
                : _marks[after];
        return mark.Drawn + position - mark.Record;
    }

    private static string Compact(string text) => string.Concat(text.Where(IsSeen));

    private static bool IsSeen(char c) =>
        !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    // Anchors count code points: how many seen characters stand before each.
    private static int[] Positions(string text)
    {
        var positions = new List<int>(text.Length + 1);
        var seen = 0;
        foreach (var c in text)
        {
            if (!char.IsLowSurrogate(c))
                positions.Add(seen);
            if (IsSeen(c))
                seen++;
        }
        return [.. positions, seen];
    }
}
