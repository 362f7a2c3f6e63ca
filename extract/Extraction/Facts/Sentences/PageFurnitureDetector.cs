using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// What a page has of its own beside the text that flows over it: page numbers, running heads, footnotes and their
/// marks. The
/// flowing text is given with blanks in their places, letter for letter, so that a sentence over a page's end is read
/// whole and
/// every place stays where it is.
/// </summary>
internal static partial class PageFurnitureDetector
{
    /// <summary>Share of a page's height above and below which page numbers and running heads stand.</summary>
    private const double Edge = 0.1;
    private const int FewestRepeats = 3;
    private const int MostNoteLines = 24;

    /// <summary>Height of a line of a footnote against that of the page's text.</summary>
    private const double SmallType = 0.93;

    /// <summary>Height of a raised mark against that of its line.</summary>
    private const double MarkHeight = 0.8;

    [GeneratedRegex(
        @"^\s*[-–.]*\s*(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–.]*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*(?:[\[(]?\d{1,2}[\])]?\.?|\*+)\s*[\p{L}“""(]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NoteMark();

    /// <summary>
    /// The view with the furniture blanked out, the ranges of the footnotes of its pages, and the view to read these
    /// in, their marks blanked out.
    /// </summary>
    public static (DocumentView Flow, ImmutableArray<TextRange> Notes, DocumentView Foot) Separate(DocumentView view)
    {
        if (!view.Layout.Paged || view.Pages.Length == 0)
        {
            // Notes of Word stand as blocks of their own: only their marks are no text.
            var marks = view
                .Pages.SelectMany(p => p.Blocks)
                .Where(b => b.Kind == BlockKind.Footnote && view.Span.Contains(b.Span))
                .SelectMany(b => b.Lines)
                .Select(l => MarkOf(view, l))
                .Concat(RaisedMarks(view))
                .ToList();
            var marked = Blanked(view, marks);
            return (marked, [], marked);
        }
        var (blanks, notes) = (new List<TextRange>(), ImmutableArray.CreateBuilder<TextRange>());
        var pages = view.Pages.Select(p => (Page: p, Lines: LinesOf(view, p))).Where(p => p.Page.Height > 0).ToList();
        var heads = RunningHeads(view, pages);
        foreach (var (page, lines) in pages)
        {
            var note = FirstNote(view, page, lines);
            for (var i = 0; i < lines.Count; i++)
            {
                var (line, margin) = lines[i];
                if (
                    margin
                    || IsAtEdge(page, line)
                        && (PageNumber().IsMatch(Text(view, line)) || heads.Contains(Repeated(Text(view, line))))
                )
                    blanks.Add(line.Span);
                else if (i >= note)
                {
                    blanks.Add(line.Span);
                    notes.Add(line.Span);
                }
                else
                    Marks(view, line, blanks);
            }
        }
        var foot = notes.Count == 0 ? view : Blanked(view, [.. notes.Select(n => MarkOf(view, n))]);
        return (Blanked(view, blanks), notes.ToImmutable(), foot);
    }

    /// <summary>
    /// Notes set as plain lines: "1 Có 02 buổi …" where a raised 1 stands in the text before it.
    /// </summary>
    private static IEnumerable<TextRange> RaisedMarks(DocumentView view)
    {
        const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        if (view.Text.AsSpan(view.Span.Start, view.Span.Length).IndexOfAny(Raised) < 0)
            yield break;
        foreach (var line in view.Lines)
        {
            var text = view.Text.AsSpan(line.Span.Start, line.Span.Length);
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 2 || text[digits] is not (' ' or '\u00A0'))
                continue;
            var raised = string.Concat(text[..digits].ToString().Select(c => Raised[c - '0']));
            if (
                view
                    .Text.AsSpan(view.Span.Start, line.Span.Start - view.Span.Start)
                    .Contains(raised, StringComparison.Ordinal)
            )
                yield return new TextRange(line.Span.Start, line.Span.Start + digits);
        }
    }

    /// <summary>The mark that a note begins with; empty for a line that goes on.</summary>
    private static TextRange MarkOf(DocumentView view, Line line) => MarkOf(view, line.Span);

    private static TextRange MarkOf(DocumentView view, TextRange line)
    {
        var text = view.Text.AsSpan(line.Start, line.Length);
        return NoteMark().IsMatch(text) && text.IndexOfAnyExcept(" \t[(0123456789])*.") is > 0 and var end
            ? new TextRange(line.Start, line.Start + end)
            : new TextRange(line.Start, line.Start);
    }

    private static DocumentView Blanked(DocumentView view, List<TextRange> blanks)
    {
        if (blanks.TrueForAll(b => b.Length == 0))
            return view;
        var text = view.Text.ToCharArray();
        foreach (var blank in blanks)
            for (var i = blank.Start; i < blank.End; i++)
                if (text[i] is not ('\n' or '\f') && !char.IsSurrogate(text[i]))
                    text[i] = ' ';
        return new DocumentView(view.Layout with { Text = new string(text) }, view.Span);
    }

    private static List<(Line Line, bool Margin)> LinesOf(DocumentView view, Page page)
    {
        var lines = new List<(Line, bool)>();
        foreach (var block in page.Blocks)
        {
            if (block.Kind is BlockKind.Stamp or BlockKind.ArrivalStamp or BlockKind.UnreadTable)
                continue;
            foreach (var line in BlockLineIndex.FindInRange(block, view.Span))
                if (line.Box is not null && line.Span.Length > 0 && view.Span.Contains(line.Span))
                    lines.Add((line, block.Kind == BlockKind.Margin));
        }
        return lines;
    }

    private static string Text(DocumentView view, Line line) => view.Text.Substring(line.Span.Start, line.Span.Length);

    private static bool IsAtEdge(Page page, Line line) =>
        line.Box is { } box && (box.MiddleY < page.Height * Edge || box.MiddleY > page.Height * (1 - Edge));

    /// <summary>A line without its digits: "Báo cáo số 12 - trang 3" and "… trang 4" are one.</summary>
    private static string Repeated(string line) =>
        string.Concat(line.Where(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c)));

    /// <summary>Lines at the edges that stand on three pages at least, and on a third of them.</summary>
    private static HashSet<string> RunningHeads(
        DocumentView view,
        List<(Page Page, List<(Line Line, bool Margin)> Lines)> pages
    )
    {
        if (pages.Count < FewestRepeats)
            return [];
        return
        [
            .. pages
                .SelectMany(p =>
                    p.Lines.Where(l => IsAtEdge(p.Page, l.Line))
                        .Select(l => Repeated(Text(view, l.Line)))
                        .Where(t => t.Length > 3)
                        .Distinct(StringComparer.Ordinal)
                )
                .GroupBy(t => t, StringComparer.Ordinal)
                .Where(g => g.Count() >= FewestRepeats && g.Count() * 3 >= pages.Count)
                .Select(g => g.Key),
        ];
    }

    /// <summary>
    /// Index of the first line of the footnotes: lines in small type down to the page's end, the first with a mark; the
    /// number of lines where none are.
    /// </summary>
    private static int FirstNote(DocumentView view, Page page, List<(Line Line, bool Margin)> lines)
    {
        if (page.Source == PageSource.Ocr || lines.Count < 6)
            return lines.Count;
        var heights = lines.Where(l => !l.Margin).Select(l => Height(l.Line)).Order().ToArray();
        if (heights.Length < 6)
            return lines.Count;
        var body = heights[heights.Length / 2];
        var first = lines.Count;
        for (var i = lines.Count - 1; i >= 0 && lines.Count - i <= MostNoteLines; i--)
        {
            var (line, margin) = lines[i];
            if (margin || IsAtEdge(page, line) && PageNumber().IsMatch(Text(view, line)))
                continue;
            if (Height(line) > body * SmallType || line.Box!.Value.MiddleY < page.Height * 0.4)
                break;
            if (NoteMark().IsMatch(Text(view, line)))
                first = i;
        }
        return first;
    }

    /// <summary>The middle height of its words: a raised mark or one tall sign does not count.</summary>
    private static double Height(Line line)
    {
        if (line.Words.Length == 0)
            return line.Box is { } box ? box.Y1 - box.Y0 : 0;
        var heights = line.Words.Select(w => w.Box is { } box ? box.Y1 - box.Y0 : 0).Order().ToArray();
        return heights[heights.Length / 2];
    }

    /// <summary>Raised marks: a word of one or two digits, smaller than its line and above its foot.</summary>
    private static void Marks(DocumentView view, Line line, List<TextRange> blanks)
    {
        if (line.Words.Length < 2)
            return;
        var height = Height(line);
        foreach (var word in line.Words)
            if (
                word.Span.Length <= 2
                && word.Confidence is null
                && word.Box is { } box
                && box.Y1 - box.Y0 < height * MarkHeight
                && line.Box!.Value.Y1 - box.Y1 > height * 0.12
                && view.Text.AsSpan(word.Span.Start, word.Span.Length).IndexOfAnyExceptInRange('0', '9') < 0
            )
                blanks.Add(word.Span);
    }
}
