using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Joins lines to paragraphs: wrapped lines of a page, and paragraphs that a page end broke in the middle of a
/// sentence.
/// </summary>
internal static class ParagraphJoiner
{
    /// <summary>Ranges of the paragraphs outside tables, read or not, in order; line ends stand within them.</summary>
    public static ImmutableArray<TextRange> FindRanges(DocumentView view)
    {
        var found = ImmutableArray.CreateBuilder<TextRange>();
        TextRange? open = null;
        foreach (var page in view.Pages)
        foreach (var block in page.Blocks)
        {
            if (block.Kind is BlockKind.Margin or BlockKind.Stamp or BlockKind.ArrivalStamp or BlockKind.UnreadTable)
                continue;
            foreach (var line in BlockLineIndex.FindInRange(block, view.Span))
            {
                if (
                    line.Span.Length == 0
                    || !view.Span.Contains(line.Span)
                    || IsPageNumber(view, line.Span)
                    || view.Text.AsSpan(line.Span.Start, line.Span.Length).IsWhiteSpace()
                )
                    continue;
                if (open is { } before && Continues(view, before, line.Span))
                {
                    open = new TextRange(before.Start, line.Span.End);
                    continue;
                }
                if (open is { } done)
                    found.Add(done);
                open = line.Span;
            }
        }
        if (open is { } last)
            found.Add(last);
        return found.ToImmutable();
    }

    /// <summary>Paragraphs of these lines, which stand in the order of the text.</summary>
    public static ImmutableArray<TextRange> FindRanges(DocumentView view, ImmutableArray<TextRange> lines)
    {
        var found = ImmutableArray.CreateBuilder<TextRange>();
        foreach (var line in lines)
            if (found.Count > 0 && Continues(view, found[^1], line))
                found[^1] = new TextRange(found[^1].Start, line.End);
            else
                found.Add(line);
        return found.ToImmutable();
    }

    private static bool Continues(DocumentView view, TextRange before, TextRange next)
    {
        var text = view.Text;
        // A table or a picture between two lines divides them.
        if (text.AsSpan(before.End, next.Start - before.End).IndexOfAnyExcept("\n\f \t\r0123456789") >= 0)
            return false;
        var first = FirstOf(text, next);
        var last = LastOf(text, before);
        if (first == '\0' || last is '.' or ';' or ':' or '!' or '?' or '/')
            return false;
        if (IsBullet(text.AsSpan(next.Start, next.Length)))
            return false;
        if (CharacterClasses.IsLower(first))
            return true;
        if (last == ',')
            return true;
        // Lines of a page are wrapped: a capital may be a name. Lines of other formats are paragraphs.
        return view.Layout.Paged && view.PageAt(before.Start) == view.PageAt(next.Start) && !IsShort(view, before);
    }

    private static bool IsShort(DocumentView view, TextRange paragraph)
    {
        var start = view.Text.LastIndexOf('\n', Math.Max(0, paragraph.End - 1), paragraph.End - paragraph.Start);
        var line = view.LineIndexAt(Math.Max(paragraph.Start, start + 1));
        if (
            line >= view.Lines.Length
            || view.Lines[line].Box is not { } box
            || view.PageAt(paragraph.Start) is not { Width: > 0 } page
        )
            return false;
        return box.X1 < page.Width * 0.75;
    }

    /// <summary>
    /// True where a line begins with a bullet or the number of an item: "- ", "+ ", "a) ", "1. ", "1.2. ", "II. ".
    /// </summary>
    public static bool IsBullet(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        if (line.Length < 2)
            return false;
        if (line[0] is '-' or '–' or '+' or '*' or '•' or '●' or '○' or '▪' or '\uF0B7' or '\uF02D')
            return true;
        var i = 0;
        while (i < line.Length && i < 12 && (char.IsAsciiDigit(line[i]) || (line[i] == '.' && i > 0)))
            i++;
        if (i > 0 && i < line.Length && (line[i] is ')' || (line[i - 1] == '.' && !char.IsAsciiDigit(line[i]))))
            return true;
        // "1.105 tổ": three digits after the point are thousands.
        if (
            i > 2
            && line[..i].Contains('.')
            && line[i..].Length > 0
            && line[i] == ' '
            && i < 6
            && i - line[..i].LastIndexOf('.') != 4
        )
            return true;
        var roman = 0;
        while (roman < line.Length && line[roman] is 'I' or 'V' or 'X')
            roman++;
        if (roman is > 0 and < 6 && roman < line.Length && line[roman] is '.' or ')')
            return true;
        return char.IsAsciiLetterLower(line[0]) && line[1] is ')' or '.' || line[0] == 'đ' && line[1] is ')' or '.';
    }

    private static bool IsPageNumber(DocumentView view, TextRange line) =>
        view.Layout.Paged
        && line.Length < 6
        && view.Text.AsSpan(line.Start, line.Length).Trim(" -–").IndexOfAnyExceptInRange('0', '9') < 0;

    private static char FirstOf(string text, TextRange range)
    {
        for (var i = range.Start; i < range.End; i++)
            if (!CharacterClasses.IsWhiteSpace(text[i]) && text[i] is not ('"' or '“' or '*' or '('))
                return text[i];
        return '\0';
    }

    private static char LastOf(string text, TextRange range)
    {
        for (var i = range.End - 1; i >= range.Start; i--)
            if (!CharacterClasses.IsWhiteSpace(text[i]) && text[i] is not ('"' or '”' or '*'))
                return text[i];
        return '\0';
    }
}
