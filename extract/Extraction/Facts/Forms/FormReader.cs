using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Forms;

/// <summary>
/// Statistical forms, blank or filled in: number, indicator, measure (“ repeats the one above), value.
/// </summary>
internal static partial class FormReader
{
    private const int FewestRows = 5;

    /// <summary>"… ban nữ công quần chúng. Trong đó:": what leads over to the sub-rows.</summary>
    [GeneratedRegex(
        @"[\s.,;:(]*(?:trong đó|gồm|bao gồm|chia ra)?[\s.,;:]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex GroupTail();

    /// <summary>Forms in the order of the text.</summary>
    public static ImmutableArray<StatisticalForm> Read(FactContext context)
    {
        var forms = ImmutableArray.CreateBuilder<StatisticalForm>();
        foreach (var rows in FormRowFinder.FindGroups(context.View))
            if (Read(context, rows) is { } form)
                forms.Add(form);
        return forms.ToImmutable();
    }

    private static StatisticalForm? Read(FactContext context, ImmutableArray<FormRowCells> rows)
    {
        var text = context.View.Text;
        var found = ImmutableArray.CreateBuilder<FormRow>();
        string? measure = null;
        string? group = null;
        var (numbered, measured, first) = (0, 0, -1);
        var last = 0;
        var columns = FormColumnSelector.OfValues(context, rows);
        foreach (var (cells, index) in rows.Select((r, i) => (r.Cells, i)))
        {
            if (cells.Length < 2)
                continue;
            string Text(int i) =>
                i < cells.Length ? FactContext.CollapseWhiteSpace(text.AsSpan(cells[i].Start, cells[i].Length)) : "";
            var no = Number(Text(0));
            if (no is null && Text(0).Length > 0)
                continue;
            var indicator = Text(1);
            if (
                indicator.Length < 3
                || !indicator.AnyCharacter(char.IsLetter)
                || (no is null && found.Count == 0)
                || indicator.StartsWith("Ngày ", StringComparison.Ordinal)
                || IsSignatureLine(indicator)
            )
                continue;
            var printed = Text(2);
            if (
                printed.Length > 24
                || PrintedNumber.Read(printed) is { Length: > 0 } token && token.Length == printed.Length
            )
                continue;
            if (no is not null)
            {
                var ordinal = int.Parse(no, System.Globalization.CultureInfo.InvariantCulture);
                // Numbers of a form run on; a jump back is another table.
                if (numbered > 0 && ordinal < last)
                    break;
                (last, numbered) = (ordinal, numbered + 1);
                if (first < 0)
                    first = index;
            }
            var own =
                IsDitto(printed) ? measure
                : printed.Length > 0 ? printed
                : null;
            if (printed.Length > 0)
                measured++;
            measure = own ?? measure;
            var value = columns
                .Select(Text)
                .FirstOrDefault(t =>
                    t.Length > 0 && PrintedNumber.Read(t) is { Length: > 0 } n && n.Length == t.Length
                );
            var place = new TextRange(cells[1].Start, cells[1].End);
            if (no is not null)
                group = GroupTail().Replace(indicator, "");
            found.Add(
                new FormRow
                {
                    No = no,
                    Indicator = indicator.TrimStartAny("+- "),
                    Group = no is null ? group : null,
                    Measure = own,
                    Value = value is null ? null : PrintedNumber.Read(value).Value,
                    Confidence = context.ComputeConfidence(0.9, place),
                    Anchor = context.View.AnchorOf(place),
                }
            );
        }
        // Most rows of a form have a measure; lists of people and of papers have none.
        if (
            numbered < FewestRows
            || measured * 2 < found.Count
            || found.Count(r => r.Measure is not null) * 2 < found.Count
        )
            return null;
        if (found.Count(r => r.Measure is { } m && IsMeasure(m)) * 3 < found.Count)
            return null;
        return new StatisticalForm
        {
            Title = FindTitle(context, found[0].Anchor),
            Rows = found.ToImmutable(),
            Confidence = 0.85,
            Anchor = found[0].Anchor,
        };
    }

    /// <summary>The mark “ (and its kin) repeats the measure above.</summary>
    internal static bool IsDitto(string printed) =>
        printed is "“" or "\"" or "”" or "''" or "-nt-" or "nt" or "-" or "〃" or "“ “";

    private static string? Number(string cell)
    {
        var trimmed = cell.TrimEndAny(".) ");
        return trimmed.Length is > 0 and < 4 && trimmed.AllCharacters(char.IsAsciiDigit) ? trimmed : null;
    }

    /// <summary>
    /// Measures are short and written in small letters or capitals alone: "lượt người", "triệu đồng", "CĐCS", "%".
    /// </summary>
    private static bool IsMeasure(string text) =>
        text == "%"
        || (
            text.Length < 20
            && (
                char.IsLower(text[0])
                || text.AllCharacters(c => char.IsUpper(c) || !char.IsLetter(c))
                || text.Count(' ') < 3
            )
        );

    private static bool IsSignatureLine(string text) =>
        text.StartsWith("TM.", StringComparison.Ordinal)
        || text.StartsWith("KT.", StringComparison.Ordinal)
        || text.StartsWith("Nơi nhận", StringComparison.Ordinal);

    /// <summary>The nearest line in capitals above the form.</summary>
    private static string? FindTitle(FactContext context, Anchor anchor)
    {
        var at = context.View.RangeOf(anchor).Start;
        var lines = context.View.Lines;
        for (var i = context.View.LineIndexAt(at) - 1; i >= 0 && i > context.View.LineIndexAt(at) - 14; i--)
        {
            var line = FactContext
                .CollapseWhiteSpace(context.View.Text.AsSpan(lines[i].Span.Start, lines[i].Span.Length))
                .TrimAny("*# ");
            var folded = Folding.FoldLower(line);
            if (
                line.Length > 8
                && (
                    folded.StartsWith("bao cao", StringComparison.Ordinal)
                    || folded.StartsWith("bieu", StringComparison.Ordinal)
                    || folded.StartsWith("phu luc", StringComparison.Ordinal)
                    || folded.StartsWith("tong hop", StringComparison.Ordinal)
                    || folded.StartsWith("so lieu", StringComparison.Ordinal)
                )
            )
                return line;
        }
        return null;
    }
}

/// <summary>
/// Which columns of a form hold what is reported: of "Năm 2019 | Năm 2020" that of the report's own period, never a
/// plan, the past or a comparison.
/// </summary>
internal static class FormColumnSelector
{
    /// <summary>Number, indicator and measure go before.</summary>
    private const int First = 3;

    private const int MostHeaders = 4;

    private static readonly string[] Others =
    [
        "ke hoach",
        "chi tieu",
        "giao",
        "ky truoc",
        "nam truoc",
        "cung ky",
        "so sanh",
        "so voi",
        "ty le",
        "ghi chu",
        "luy ke",
        "tang",
        "giam",
        "%",
    ];

    /// <summary>Columns in the order in which a row's value is looked for; the first number stands.</summary>
    public static ImmutableArray<int> OfValues(FactContext context, ImmutableArray<FormRowCells> rows)
    {
        var most = rows.Max(r => r.Cells.Length);
        var headers = Enumerable.Range(0, most).Select(c => GetHeader(context, rows, c)).ToArray();
        var own = context.Record.Document.Period ?? context.Record.Document.Date;
        var columns = Enumerable.Range(First, Math.Max(0, most - First)).ToList();
        // A column of another year, and one that says it is another thing.
        var told = columns.FindAll(c => FigurePeriodReader.OfHeader(headers[c]) is { } period && own is not null);
        var same = told.FindAll(c => FigurePeriodReader.OfHeader(headers[c]) == own);
        if (same.Count == 0)
            same = told.FindAll(c => string.CompareOrdinal(FigurePeriodReader.OfHeader(headers[c]), 0, own, 0, 4) == 0);
        // "Năm 2019 | Năm 2020" in a paper of January 2021: the last year that is over.
        if (
            same.Count == 0
            && told.FindAll(c => string.CompareOrdinal(FigurePeriodReader.OfHeader(headers[c]), own) <= 0)
                is { Count: > 0 } past
        )
            same = past.FindAll(c =>
                FigurePeriodReader.OfHeader(headers[c]) == past.Max(p => FigurePeriodReader.OfHeader(headers[p]))
            );
        if (same.Count > 0)
            columns.RemoveAll(c => told.Contains(c) && !same.Contains(c));
        var plain = columns.FindAll(c =>
            !Array.Exists(Others, o => Folding.FoldLower(headers[c]).Contains(o, StringComparison.Ordinal))
        );
        if (plain.Count > 0)
            columns = plain;
        return [.. columns.OrderBy(c => same.Contains(c) ? 0 : 1)];
    }

    /// <summary>What stands in a column above the first numbered row.</summary>
    private static string GetHeader(FactContext context, ImmutableArray<FormRowCells> rows, int column)
    {
        var parts = new List<string>();
        foreach (var row in rows.Take(MostHeaders))
        {
            string Text(int i) =>
                i < row.Cells.Length
                    ? FactContext.CollapseWhiteSpace(context.View.Text.AsSpan(row.Cells[i].Start, row.Cells[i].Length))
                    : "";
            if (Text(0).TrimEndAny(".) ") is { Length: > 0 } first && first.AllCharacters(char.IsAsciiDigit))
                break;
            if (Text(column) is { Length: > 0 } text && !parts.Contains(text, StringComparer.Ordinal))
                parts.Add(text);
        }
        return string.Join(' ', parts);
    }
}

/// <summary>A row of something that may be a statistical form: its cells from left to right, blank ones too.</summary>
/// <param name="Cells">Ranges of the cells' texts; empty ranges for blank cells.</param>
internal sealed record FormRowCells(ImmutableArray<TextRange> Cells);

/// <summary>
/// Where rows of forms may come from: tables, and exported text in which each cell is a line that begins with a tab.
/// </summary>
internal static class FormRowFinder
{
    /// <summary>Groups of rows, each group one table or one run of exported rows.</summary>
    public static IEnumerable<ImmutableArray<FormRowCells>> FindGroups(DocumentView view)
    {
        foreach (var table in view.Tables)
        {
            if (table.Inside is not null || table.ColumnCount is < 3 or > 12)
                continue;
            yield return [.. table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => Row(table, g))];
        }
        if (ReadExportedRows(view) is { Length: > 0 } rows)
            yield return rows;
    }

    private static FormRowCells Row(Table table, IEnumerable<Cell> cells)
    {
        var row = new TextRange[table.ColumnCount];
        foreach (var cell in cells)
            if (cell.Column < row.Length)
                row[cell.Column] = cell.Span;
        return new FormRowCells([.. row]);
    }

    private static ImmutableArray<FormRowCells> ReadExportedRows(DocumentView view)
    {
        var rows = ImmutableArray.CreateBuilder<FormRowCells>();
        var cells = ImmutableArray.CreateBuilder<TextRange>();
        var last = -2;
        foreach (var line in view.Lines)
        {
            var text = view.Text.AsSpan(line.Span.Start, line.Span.Length);
            var cell = text.TrimStart(' ').StartsWith("\t", StringComparison.Ordinal);
            var follows = last >= 0 && line.Span.Start <= last + 1;
            if ((!cell || !follows || NumberCell(text)) && cells.Count > 0)
            {
                rows.Add(new FormRowCells(cells.ToImmutable()));
                cells.Clear();
            }
            if (cell)
                cells.Add(Trim(view.Text, line.Span));
            last = line.Span.End;
        }
        if (cells.Count > 0)
            rows.Add(new FormRowCells(cells.ToImmutable()));
        return rows.ToImmutable();
    }

    private static bool NumberCell(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 1 and < 5
            && trimmed[^1] == '.'
            && trimmed[..^1].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static TextRange Trim(string text, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextRange(start, end);
    }
}
