using Pipeline.Extraction.Scoring;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>
/// Layouts from text in which tabs divide cells: blank lines divide the parts of a table, other lines are text.
/// </summary>
internal static class TabbedText
{
    public static DocumentLayout Layout(string text, TableSource source = TableSource.SeparatedText)
    {
        var builder = new LayoutBuilder("text", false);
        var block = new List<string>();
        void Flush()
        {
            if (block.Count == 0)
                return;
            var rows = block.Select(b => b.Split('\t')).ToList();
            var cells = rows.SelectMany((r, i) => r.Select((c, j) => new RawCell(i, j, 1, 1, c))).ToList();
            builder.AddTable(source, rows.Count, rows.Max(r => r.Length), cells);
            block.Clear();
        }
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Contains('\t'))
            {
                block.Add(line);
                continue;
            }
            Flush();
            if (line.Trim().Length > 0)
                builder.AddLine(line);
        }
        Flush();
        return builder.Build();
    }

    public static DocumentRecord Read(string text, TableSource source = TableSource.SeparatedText) =>
        Read(Layout(text, source));

    public static DocumentRecord Read(DocumentLayout layout)
    {
        var view = new DocumentView(layout, new TextRange(0, layout.Text.Length));
        var record = new DocumentRecord
        {
            Id = "test",
            Source = new SourceInfo { Path = "test.txt", Format = "text" },
        };
        return new ScoringExtractor().Extract(view, record);
    }

    public static string Print(ScoringTable table)
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine($"{table.Title} | {table.Unit} | {table.Year}");
        text.AppendLine(string.Join(' ', table.Columns.Select(c => c.Role)));
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var r = table.Rows[i];
            text.AppendLine(
                $"{i, 3} {new string(' ', r.Level)}{r.No ?? "·"}{(r.NoPrinted is null ? "" : $"«{r.NoPrinted}»")} [{r.Path}] ^{r.Parent} {(r.Criterion.Length > 40 ? r.Criterion[..40] : r.Criterion)} | max {r.Max} b {r.Bonus} d {r.Deduct} | {r.Score} sb {r.ScoreBonus} a {r.Appraised} t {r.Total} span {r.MaxSpan} ch {r.Choice} {r.Formula} {string.Join(' ', r.Rules.Select(x => $"{x.Kind}{{{string.Join(',', x.Values)}}}"))}"
            );
        }
        foreach (var h in table.Headings)
            text.AppendLine($"H {h.Title} {h.Score}/{h.Max} rows {h.FirstRow}..{h.EndRow}");
        text.AppendLine(
            $"T {table.Totals?.Max} {table.Totals?.Bonus} {table.Totals?.Score} {table.Totals?.ScoreBonus} {table.Totals?.Total}"
        );
        return text.ToString();
    }
}
