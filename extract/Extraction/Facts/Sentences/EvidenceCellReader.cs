using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Sentences in long cells of the columns that tell what was done (evidence, results, notes): they read like
/// paragraphs.
/// </summary>
internal static partial class EvidenceCellReader
{
    private const int ShortestCell = 30;

    [GeneratedRegex(
        @"kết quả|minh chứng|thuyết minh|diễn giải|giải trình|ghi chú|thực hiện|thành tích|tài liệu|chứng minh",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Evidence();

    [GeneratedRegex(
        @"^(?:tiêu chí|tiêu chuẩn|chỉ tiêu|nội dung chấm|điểm)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Criteria();

    /// <summary>The sentences in the order of the text; the tables named are left out.</summary>
    public static IEnumerable<Sentence> ReadSentences(FactContext context, ISet<int> without)
    {
        var text = context.View.Text;
        var paragraph = int.MaxValue / 2;
        foreach (var table in context.View.Tables)
        {
            if (without.Contains(table.Index) || table.RowCount < 2 || table.ColumnCount < 2)
                continue;
            var grid = new TableGrid(context.View, table);
            var header = Math.Max(1, grid.HeaderRows);
            var columns = new bool[table.ColumnCount];
            for (var column = 0; column < columns.Length; column++)
            {
                var name = grid.HeaderRows > 0 ? grid.GetHeader(column) : grid.GetText(0, column);
                columns[column] = name.Length < 80 && Evidence().IsMatch(name) && !Criteria().IsMatch(name);
            }
            foreach (var cell in table.Cells)
            {
                if (
                    cell.Row < header
                    || cell.Column >= columns.Length
                    || !columns[cell.Column]
                    || cell.Span.Length < ShortestCell
                )
                    continue;
                paragraph++;
                foreach (var range in SentenceSplitter.Split(text, cell.Span))
                    yield return new Sentence(
                        range,
                        paragraph,
                        SectionKind.Result,
                        default,
                        false,
                        SentenceFeatureLexicon.FindFeatures(text.AsSpan(range.Start, range.Length))
                    );
            }
        }
    }
}
