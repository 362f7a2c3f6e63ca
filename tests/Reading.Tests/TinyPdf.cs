using System.Globalization;
using System.Text;

namespace Pipeline.Reading.Tests;

/// <summary>The smallest PDF that holds lines of text (Latin-1, ạ, ệ, ộ and đ) and drawn rules.</summary>
internal static class TinyPdf
{
    /// <summary>One page for each content; a content is PDF operators.</summary>
    internal static byte[] Create(string trailer, params string[] contents) => Create(trailer, contents, []);

    /// <summary>The same, with the content of some pages (from 0) in a stream that cannot be unpacked.</summary>
    internal static byte[] Create(string trailer, string[] contents, int[] lost)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Add(string body)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add(
            $"<< /Type /Pages /Count {contents.Length} /Kids [{string.Join(' ', contents.Select((_, i) => $"{4 + 2 * i} 0 R"))}] >>"
        );
        Add(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [185 /uni1EA1 /uni1EC7 /uni1ED9 /dcroat] >> >>"
        );
        for (var i = 0; i < contents.Length; i++)
        {
            Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>"
            );
            Add(
                lost.Contains(i)
                    ? "<< /Length 20 /Filter /FlateDecode >>\nstream\nthis is no flate str\nendstream"
                    : $"<< /Length {contents[i].Length} >>\nstream\n{contents[i]}\nendstream"
            );
        }
        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>Operators that show a text at a place; y from the top.</summary>
    internal static string Text(double x, double y, string text, double size = 12) =>
        string.Create(CultureInfo.InvariantCulture, $"BT /F {size} Tf {x} {842 - y} Td ({Coded(text)}) Tj ET\n");

    // The few letters that only Vietnamese writes and the font of these files names.
    private static string Coded(string text) =>
        text.Replace('ạ', '\u00B9').Replace('ệ', '\u00BA').Replace('ộ', '\u00BB').Replace('đ', '\u00BC');

    /// <summary>Operators that draw a line; y from the top.</summary>
    internal static string Line(double x0, double y0, double x1, double y1) =>
        string.Create(CultureInfo.InvariantCulture, $"0.5 w {x0} {842 - y0} m {x1} {842 - y1} l S\n");
}
