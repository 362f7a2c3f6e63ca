using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Layout;

namespace Pipeline.Reading.Pdf;

/// <summary>A page as pdftotext saw it.</summary>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="Words">In the order in which the file draws them.</param>
internal sealed record PdfTextPage(double Width, double Height, List<RawWord> Words)
{
    /// <summary>The page's words as lines of text, roughly: for judging encodings, not for reading.</summary>
    internal static IEnumerable<string> JoinLines(PdfTextPage page)
    {
        for (var i = 0; i < page.Words.Count; i += 12)
            yield return string.Join(' ', page.Words.Skip(i).Take(12).Select(w => w.Text));
    }
}

/// <summary>
/// Reads the output of <c>pdftotext -bbox -raw</c> in one pass over its bytes; the engine's blocks are not needed.
/// </summary>
internal static class BboxParser
{
    /// <summary>The pages in order; a page that is cut short ends the list.</summary>
    internal static List<PdfTextPage> Parse(ReadOnlySpan<byte> xml)
    {
        var pages = new List<PdfTextPage>();
        PdfTextPage? page = null;
        while (true)
        {
            var open = xml.IndexOf((byte)'<');
            if (open < 0)
                break;
            xml = xml[(open + 1)..];
            if (xml.StartsWith("word "u8))
            {
                var end = xml.IndexOf((byte)'>');
                if (end < 0)
                    break;
                var tag = xml[..end];
                xml = xml[(end + 1)..];
                var close = xml.IndexOf((byte)'<');
                if (close < 0)
                    break;
                var text = Decode(xml[..close]);
                if (text.Length > 0 && page is not null)
                    page.Words.Add(
                        new RawWord(
                            text,
                            new Box(
                                Number(tag, "xMin=\""u8),
                                Number(tag, "yMin=\""u8),
                                Number(tag, "xMax=\""u8),
                                Number(tag, "yMax=\""u8)
                            )
                        )
                    );
                xml = xml[close..];
            }
            else if (xml.StartsWith("page "u8))
            {
                var end = xml.IndexOf((byte)'>');
                if (end < 0)
                    break;
                page = new PdfTextPage(Number(xml[..end], "width=\""u8), Number(xml[..end], "height=\""u8), []);
                pages.Add(page);
            }
        }
        return pages;
    }

    private static double Number(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        var at = tag.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(tag[(at + name.Length)..], out double value, out _) ? value : 0;
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (text.Contains('&', StringComparison.Ordinal))
            text = System.Net.WebUtility.HtmlDecode(text);
        // White space and controls within a word would break the plain text.
        return text.Any(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control)
            ? string.Concat(
                text.Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Control)
            )
            : text;
    }
}
