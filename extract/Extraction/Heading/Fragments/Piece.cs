using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Fragments;

/// <summary>Which column of the heading or the signature zone a piece stands in.</summary>
internal enum HeadingSide
{
    /// <summary>Full width, or not known.</summary>
    Unknown,

    /// <summary>Issuing body, number, V/v; recipients.</summary>
    Left,

    /// <summary>National heading, place and date; signer.</summary>
    Right,
}

/// <summary>
/// A run of text that belongs to one column and one row, cleaned of mark-up and with single blanks, with the way back
/// to its place in the file's text.
/// </summary>
internal sealed class HeadingFragment
{
    // Null where the text stands in the file as it is, from _start on.
    private readonly int[]? _map;
    private readonly int _start;
    private string? _fold;
    private int? _nation;
    private int? _motto;
    private HeadingLineWords? _landmark;

    /// <summary>Makes a piece.</summary>
    /// <param name="text">Clean text, not empty.</param>
    /// <param name="map">Offset in the file's text of each character.</param>
    public HeadingFragment(string text, int[] map)
    {
        Text = text;
        _map = map;
    }

    /// <summary>Makes a piece of text that needed no cleaning.</summary>
    /// <param name="text">The text, not empty.</param>
    /// <param name="start">Its offset in the file's text.</param>
    public HeadingFragment(string text, int start) => (Text, _start) = (text, start);

    /// <summary>Clean text.</summary>
    public string Text { get; }

    /// <summary>The text in upper-case ASCII, character by character.</summary>
    public string Fold => _fold ??= Folding.FoldUpper(Text);
    private HeadingLineWords Landmark =>
        _landmark ??= Fold.Length is >= 12 and <= 200 ? HeadingLineWordFinder.FindInLine(Fold) : HeadingLineWords.None;

    /// <summary>Where the national or Party heading begins; -1 where it does not stand.</summary>
    public int NationAt => _nation ??= FixedHeadingLines.NationAt(Fold, Landmark);

    /// <summary>Where "Độc lập - Tự do - Hạnh phúc" begins; -1 where it does not stand.</summary>
    public int MottoAt => _motto ??= FixedHeadingLines.MottoAt(Fold, Landmark);

    /// <summary>True where the piece belongs to the right-hand heading.</summary>
    public bool IsNational => NationAt is >= 0 and < 4 || MottoAt is >= 0 and < 4;

    /// <summary>Its column.</summary>
    public HeadingSide Side { get; init; }

    /// <summary>Its box; null where unknown.</summary>
    public Box? Box { get; init; }

    /// <summary>Page number; 0 where unknown.</summary>
    public int Page { get; init; }

    /// <summary>Bold, or null where unknown.</summary>
    public bool? Bold { get; init; }

    /// <summary>A blank line or a wide gap stands before it.</summary>
    public bool GapBefore { get; init; }

    /// <summary>Index of its table; -1 outside.</summary>
    public int Table { get; init; } = -1;

    /// <summary>Read by OCR.</summary>
    public bool Scanned { get; init; }

    /// <summary>
    /// OCR words with the place of their first character in <see cref="Text"/>; empty for other text.
    /// </summary>
    public IReadOnlyList<(int Start, Word Word)> Words { get; init; } = [];

    /// <summary>True where no small letter stands, but a capital does.</summary>
    public bool Capitals => IsCapitals(Text);

    /// <summary>True where the text stands in the file as it is: no blanks were taken out.</summary>
    public bool IsPlain => _map is null;

    /// <summary>First offset in the file's text.</summary>
    public int Start => OffsetOf(0);

    /// <summary>Offset in the file of one character.</summary>
    public int OffsetOf(int index) => _map is null ? _start + index : _map[index];

    private IEnumerable<int> Offsets => Enumerable.Range(0, Text.Length).Select(OffsetOf);

    /// <summary>Range of the whole piece.</summary>
    public TextRange Range => RangeOf(0, Text.Length);

    /// <summary>Range in the file's text of a part; where the part is scattered, its longest contiguous run.</summary>
    public TextRange RangeOf(int start, int length)
    {
        if (length <= 0)
            return new TextRange(
                OffsetOf(Math.Min(start, Text.Length - 1)),
                OffsetOf(Math.Min(start, Text.Length - 1))
            );
        if (_map is null)
            return new TextRange(_start + start, _start + start + length);
        var best = new TextRange(_map[start], _map[start] + 1);
        var current = best;
        for (var i = start + 1; i < start + length; i++)
        {
            var at = _map[i];
            // A blank between words has the place of the word after it: twice the same place is no break.
            current =
                at >= current.End - 1 && at - current.End <= 24
                    ? new TextRange(current.Start, at + 1)
                    : new TextRange(at, at + 1);
            if (current.Length >= best.Length)
                best = current;
        }
        return best;
    }

    /// <summary>A part as a piece of its own.</summary>
    public HeadingFragment Slice(int start, int end, HeadingSide side)
    {
        while (start < end && Text[start] == ' ')
            start++;
        while (end > start && Text[end - 1] == ' ')
            end--;
        (int Start, Word Word)[] words =
            Words.Count == 0
                ? []
                : [.. Words.Where(w => w.Start >= start && w.Start < end).Select(w => (w.Start - start, w.Word))];
        var box =
            words.Length == 0
                ? Box
                : words.Aggregate((Box?)null, (all, w) => w.Word.Box is { } at ? all?.Union(at) ?? at : all) ?? Box;
        return _map is null
            ? new HeadingFragment(Text[start..end], _start + start)
            {
                Side = side,
                Box = box,
                Page = Page,
                Bold = Bold,
                GapBefore = GapBefore,
                Table = Table,
                Scanned = Scanned,
                Words = words,
            }
            : new HeadingFragment(Text[start..end], _map[start..end])
            {
                Side = side,
                Box = box,
                Page = Page,
                Bold = Bold,
                GapBefore = GapBefore,
                Table = Table,
                Scanned = Scanned,
                Words = words,
            };
    }

    /// <summary>Two pieces of one column as one, with a blank between.</summary>
    public static HeadingFragment Join(HeadingFragment first, HeadingFragment second) =>
        new(first.Text + " " + second.Text, [.. first.Offsets, second.Start, .. second.Offsets])
        {
            Side = first.Side,
            Box = first.Box is { } a && second.Box is { } b ? a.Union(b) : first.Box,
            Page = first.Page,
            Bold = first.Bold,
            GapBefore = first.GapBefore,
            Table = first.Table,
            Scanned = first.Scanned || second.Scanned,
            Words = [.. first.Words, .. second.Words.Select(w => (w.Start + first.Text.Length + 1, w.Word))],
        };

    /// <summary>True where a text has capitals and hardly a small letter.</summary>
    public static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
            if (CharacterClasses.IsUpper(c))
                upper++;
            else if (CharacterClasses.IsLower(c))
                lower++;
        return upper > 1 && lower * 5 <= upper;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
