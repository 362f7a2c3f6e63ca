using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Ink;
using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Finds the places of number and date lines that officials fill in by hand, by the rows of the page's words, and has
/// them read by the reader of ink from the page's own colours, before anything was erased. Lines whose figures are
/// surely print cost nothing.
/// </summary>
internal static partial class HandwrittenPlaceReader
{
    // Number and date stand in the upper part of a page; a page has few such lines.
    private const double UpperPart = 0.55;
    private const int Most = 4;

    // Pixels at 300 dpi: around the line, as on the lines that the reader learned from; a label, a blank and a symbol.
    private const double Margin = 20,
        Above = 36,
        LeastWidth = 420;

    // A word of OCR whose figures stand as print does, and that is this sure, is not asked about.
    private const double MeasuredAsPrint = 0.2,
        Sure = 0.9;

    // Heights of the line between its words; a blank for ink is wider than any between words.
    private const double ColumnGap = 7;

    private static readonly Lock Gate = new();
    private static InkReader? _reader;

    [GeneratedRegex(@"^[s5$][o06aedôốóỗỏ]{0,2}[^\p{L}\d]{0,2}\S{0,6}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"[/\-–]\s*\p{Lu}[\p{L}&\-–]*\p{Lu}|^\p{Lu}[\p{Lu}]*[\-–]\p{Lu}{2,}",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Symbol();

    /// <summary>The places, in points of the page as it is.</summary>
    /// <param name="page">Its colours, not levelled.</param>
    /// <param name="slope">By which the words' page was levelled (dy/dx).</param>
    /// <param name="words">In pixels of the levelled page.</param>
    internal static ImmutableArray<InkPlace> Read(ColourImage page, double slope, IReadOnlyList<OcrWord> words)
    {
        var found = ImmutableArray.CreateBuilder<InkPlace>();
        var lines = 0;
        foreach (var line in words.Where(w => w.Box.Y1 < page.Height * UpperPart).GroupBy(w => w.Line))
        foreach (var column in Columns(line))
        {
            if (lines >= Most)
                return found.ToImmutable();
            if (FindNumber(column, page.Dpi) is { } number)
            {
                lines++;
                Add(found, page, slope, number, InkField.Serial);
            }
            if (FindDate(column, page.Dpi) is { } date)
            {
                lines++;
                Add(found, page, slope, date.Box, date.Day ? InkField.Day : null, date.Month ? InkField.Month : null);
            }
        }
        return found.ToImmutable();
    }

    private static IEnumerable<List<OcrWord>> Columns(IEnumerable<OcrWord> line)
    {
        var column = new List<OcrWord>();
        foreach (var word in line.OrderBy(w => w.Box.X0))
        {
            if (column.Count > 0 && word.Box.X0 - column[^1].Box.X1 > ColumnGap * word.Box.Height)
            {
                yield return column;
                column = [];
            }
            column.Add(word);
        }
        if (column.Count > 0)
            yield return column;
    }

    /// <summary>The number line from its label to the end of its symbol; null where none stands, or in print.</summary>
    internal static Box? FindNumber(IReadOnlyList<OcrWord> column, double dpi)
    {
        for (var i = 0; i < column.Count; i++)
        {
            var text = Folding.FoldLower(column[i].Text);
            if (!Label().IsMatch(text) && !text.StartsWith("so:", StringComparison.Ordinal))
                continue;
            var last = i;
            while (last < column.Count && !Symbol().IsMatch(column[last].Text))
                last++;
            if (last == column.Count)
                continue;
            // "17/2023/NQ-" and "HĐND": its parts stand close.
            while (
                last + 1 < column.Count
                && column[last + 1].Box.X0 - column[last].Box.X1 < 0.35 * column[last].Box.Height
                && column[last + 1].Text.Any(char.IsUpper)
            )
                last++;
            var serial = column.Skip(i).Take(last - i + 1).Where(w => w.Text.Any(char.IsAsciiDigit)).ToList();
            if (serial.Count > 0 && serial.TrueForAll(IsPrint))
                return null;
            return Union(column, i, last, dpi);
        }
        return null;
    }

    /// <summary>The date line from "ngày" to the year, and which of its figures may be ink.</summary>
    internal static (Box Box, bool Day, bool Month)? FindDate(IReadOnlyList<OcrWord> column, double dpi)
    {
        var year = -1;
        var month = -1;
        for (var i = 0; i < column.Count; i++)
        {
            var text = Folding.FoldLower(column[i].Text);
            // A stroke of ink may be read as a mark before the label, or glue two labels together.
            if (month < 0 && text.Contains("thang", StringComparison.Ordinal))
                month = i;
            if (month >= 0 && year < 0 && text.Contains("nam", StringComparison.Ordinal))
                year = i;
        }
        if (month < 0 || year < month)
            return null;
        var end = Math.Min(year + 1, column.Count - 1);
        var day = -1;
        for (var i = month - 1; i >= 0 && day < 0; i--)
            if (
                Folding.FoldLower(column[i].Text) is var text && text.Contains("ng", StringComparison.Ordinal) && i > 0
                || Folding.FoldLower(column[i].Text).StartsWith("ng", StringComparison.Ordinal)
            )
                day = i;
        if (day < 0)
            return null;
        // "tháng3" and "ngày05": glued figures are a pen's.
        var days = column.Skip(day).Take(month - day).Where(w => w.Text.Any(char.IsAsciiDigit)).ToList();
        var months = column.Skip(month).Take(year - month).Where(w => w.Text.Any(char.IsAsciiDigit)).ToList();
        var (dayInk, monthInk) = (
            days.Count == 0 || !days.TrueForAll(IsPrint),
            months.Count == 0 || !months.TrueForAll(IsPrint)
        );
        return dayInk || monthInk ? (Union(column, day, end, dpi), dayInk, monthInk) : null;
    }

    private static bool IsPrint(OcrWord word) =>
        word.Ink is null or < MeasuredAsPrint && word.Confidence >= Sure && word.Ink is not null;

    // Ink rises over the line and falls below it: the print beside it tells where the line is.
    private static Box Union(IReadOnlyList<OcrWord> column, int first, int last, double dpi)
    {
        var tops = new List<double>();
        var bottoms = new List<double>();
        for (var i = first; i <= last; i++)
        {
            tops.Add(column[i].Box.Y0);
            bottoms.Add(column[i].Box.Y1);
        }
        var right = Math.Max(column[last].Box.X1, column[first].Box.X0 + LeastWidth * dpi / 300);
        return new Box(column[first].Box.X0, Median.Find(tops), right, Median.Find(bottoms));
    }

    private static void Add(
        ImmutableArray<InkPlace>.Builder found,
        ColourImage page,
        double slope,
        Box box,
        params ReadOnlySpan<InkField?> fields
    )
    {
        var scale = page.Dpi / 300.0;
        var (margin, above) = (Margin * scale, Above * scale);
        var drop = (box.MiddleX - page.Width / 2.0) * slope;
        var line = Crop(page, box.X0 - margin, box.Y0 - above, box.X1 + margin, box.Y1 + above, slope);
        var points = 72.0 / page.Dpi;
        var place = new Box(box.X0 * points, (box.Y0 + drop) * points, box.X1 * points, (box.Y1 + drop) * points);
        lock (Gate)
        {
            _reader ??= new InkReader();
            foreach (var field in fields)
            {
                if (field is not { } asked)
                    continue;
                var reading = asked switch
                {
                    InkField.Serial => _reader.ReadSerial(line),
                    InkField.Day => _reader.ReadDay(line),
                    _ => _reader.ReadMonth(line),
                };
                if (reading.Handwritten < 0.1)
                    continue;
                var calibration =
                    asked == InkField.Serial ? InkModel.Default.SerialCalibration : InkModel.Default.DayCalibration;
                found.Add(
                    new InkPlace(
                        asked,
                        place,
                        Math.Round(reading.Handwritten, 3),
                        calibration.Threshold,
                        [.. reading.Candidates.Select(c => new InkString(c.Value, Math.Round(c.Probability, 4)))]
                    )
                );
            }
        }
    }

    // A part of the levelled page, from the colours of the page as it is; paper outside.
    private static InkImage Crop(ColourImage page, double left, double top, double right, double bottom, double slope)
    {
        var (x0, y0) = ((int)left, (int)top);
        var (width, height) = (Math.Max(1, (int)(right - left)), Math.Max(1, (int)(bottom - top)));
        var rgb = new byte[width * height * 3];
        Array.Fill(rgb, (byte)255);
        for (var x = 0; x < width; x++)
        {
            var (from, drop) = (x0 + x, (int)Math.Round((x0 + x - page.Width / 2.0) * slope));
            if (from < 0 || from >= page.Width)
                continue;
            for (var y = 0; y < height; y++)
                if (y0 + y + drop is >= 0 and var row && row < page.Height)
                    page.Rgb.AsSpan((row * page.Width + from) * 3, 3).CopyTo(rgb.AsSpan((y * width + x) * 3));
        }
        return new InkImage(width, height, page.Dpi, rgb);
    }
}
