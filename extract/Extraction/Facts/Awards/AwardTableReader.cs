using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>
/// Awards in tables: the row names the form, the columns count collectives and individuals, and their headers say
/// whether it was
/// given or proposed. A section row ("II. Cá nhân") says whom the rows below it count where one column holds all
/// numbers.
/// </summary>
internal static partial class AwardTableReader
{
    private const int FarthestForm = 16;

    [GeneratedRegex(@"đề nghị|trình|đề xuất", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Proposed();

    [GeneratedRegex(
        @"^(?:stt|tt|số tt|năm|ghi chú|điểm|số quyết định|tỷ lệ|tỉ lệ|kế hoạch|chỉ tiêu)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex NoCount();

    /// <summary>
    /// Awards of all tables that are tables of awards, in order; their indices are put into <paramref name="tables"/>.
    /// </summary>
    public static IEnumerable<Award> Read(FactContext context, ISet<int> tables)
    {
        if (context.View.Tables.Length == 0 || context.IsForeign)
            yield break;
        var scoring = context
            .Record.ScoringTables.SelectMany(t => t.Rows)
            .Select(r => r.Anchor.Table)
            .OfType<int>()
            .ToHashSet();
        foreach (var table in context.View.Tables)
        {
            if (
                table.Sheet is null && scoring.Contains(table.Index)
                || table.RowCount < 2
                || table.ColumnCount is < 2 or > 12
            )
                continue;
            foreach (var award in Read(context, table))
            {
                tables.Add(table.Index);
                yield return award;
            }
        }
    }

    private static List<Award> Read(FactContext context, Table table)
    {
        var found = new List<Award>();
        var grid = new TableGrid(context.View, table);
        var header = grid.HeaderRows;
        var labels = grid.LabelColumn;
        if (header == 0 || labels < 0)
            return found;
        var names = Enumerable.Range(0, table.ColumnCount).Select(grid.GetHeader).ToArray();
        var sides = names.Select((n, c) => c == labels ? null : SideOf(n)).ToArray();
        // Without a column that says whom it counts, one column of numbers may stand under sections that do.
        var plain = Array.TrueForAll(sides, s => s is null)
            ? Enumerable
                .Range(labels + 1, table.ColumnCount - labels - 1)
                .Where(c => names[c].Length > 0 && !NoCount().IsMatch(names[c]))
                .ToArray()
            : [];
        bool? section = null;
        for (var row = header; row < table.RowCount; row++)
        {
            if (grid.CellAt(row, labels) is not { } cell || cell.Row != row)
                continue;
            if (
                AwardRecipientCounter.SideOf(grid.GetText(row, labels)) is { } side
                && grid.GetText(row, labels).Length < 40
            )
                section = side;
            if (FormOf(context, cell.Span) is not { } form)
                continue;
            var own = section ?? AwardFormFinder.OfCollectives(form.Name);
            foreach (
                var group in Enumerable
                    .Range(0, table.ColumnCount)
                    .Where(c => sides[c] is not null || own is not null && plain.Contains(c))
                    .GroupBy(c => Proposed().IsMatch(names[c]))
            )
            {
                var (collectives, individuals) = (0, 0);
                foreach (var column in group)
                    if (Count(grid, row, column) is { } count)
                        if (sides[column] ?? own!.Value)
                            collectives += count;
                        else
                            individuals += count;
                if (collectives + individuals == 0)
                    continue;
                found.Add(Make(context, cell, form, group.Key ? "đề nghị" : Stage(context), collectives, individuals));
            }
        }
        return found;
    }

    private static Award Make(
        FactContext context,
        Cell cell,
        AwardForm form,
        string stage,
        int collectives,
        int individuals
    )
    {
        var sentence = new Sentence(cell.Span, 0, SectionKind.Result, default, false, SentenceFeatures.Award);
        return new Award
        {
            Form = form.Name,
            Grantor = AwardGrantorReader.ExpandName(AwardGrantorReader.Find(context.View.Text, sentence, form)?.Name),
            Stage = stage,
            Collectives = collectives == 0 ? null : collectives,
            Individuals = individuals == 0 ? null : individuals,
            Year = context.Record.Document.Period,
            Printed = context.GetPrinted(cell.Span),
            Confidence = context.ComputeConfidence(0.8, cell.Span),
            Anchor = context.View.AnchorOf(cell.Span),
        };
    }

    /// <summary>The form that a row's label begins with; null for other rows.</summary>
    private static AwardForm? FormOf(FactContext context, TextRange cell)
    {
        var form = AwardFormFinder.Find(context.View.Text, cell).Find(f => !f.Generic);
        return form is not null && form.Range.Start - cell.Start <= FarthestForm ? form : null;
    }

    private static bool? SideOf(string header)
    {
        var (collective, individual) = (
            header.Contains("tập thể", StringComparison.OrdinalIgnoreCase),
            header.Contains("cá nhân", StringComparison.OrdinalIgnoreCase)
        );
        return collective == individual ? null : collective;
    }

    private static int? Count(TableGrid grid, int row, int column) =>
        grid.CellAt(row, column) is { } cell
        && cell.Row == row
        && cell.Column == column
        && grid.GetText(row, column) is { Length: > 0 } text
        && PrintedNumber.Read(text) is { Fraction: false, Value: { } value and > 0 and < 1_000_000 } token
        && token.Length == text.Length
            ? (int)value
            : null;

    private static string Stage(FactContext context) => context.Record.Document.Type == "Tờ trình" ? "đề nghị" : "tặng";
}
