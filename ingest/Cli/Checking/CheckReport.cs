using Pipeline.Output.Sheets;
using Pipeline.Crosscheck;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Checking;

/// <summary>The report that a person reads: each table with its rows, then the findings by severity with their places.</summary>
internal sealed class CheckReport(TextWriter output)
{
    /// <summary>So many papers that are not held are told one by one; more of them in one list.</summary>
    private const int Listed = 3;
    private const int Wide = 110;

    /// <summary>Prints one record.</summary>
    public void Print(DocumentRecord record, IReadOnlyList<Finding> findings, IReadOnlyList<CitationVerdict> verdicts, bool listVerdicts)
    {
        if (findings.Count == 0 && record.ScoringTables.Length == 0 && !(listVerdicts && verdicts.Count > 0)) return;
        output.WriteLine($"== {record.Document.Number?.Key ?? "(không số)"}  {record.Document.Date ?? "(không ngày)"}  {record.Document.Type}  · {record.Source.Path}");
        foreach (var table in record.ScoringTables) Table(record, table, verdicts);
        if (listVerdicts)
        {
            output.WriteLine("   Văn bản được dẫn:");
            foreach (var verdict in verdicts)
                output.WriteLine($"     {record.Citations[verdict.Index].Printed,-24} {record.Citations[verdict.Index].Date ?? "-",-10}  {verdict.Verdict,-14} {verdict.Why}");
        }
        foreach (var (severity, name) in new[] { ("error", "LỖI"), ("warning", "CẦN XEM"), ("info", "GHI NHẬN") })
        {
            var some = InReadingOrder(findings.Where(f => f.Severity == severity));
            if (some.Count == 0) continue;
            output.WriteLine($"   {name} ({some.Count})");
            var open = severity == "info" ? some.Where(f => f.Rule == "citation.unresolved" && f.Decision is null).ToList() : [];
            if (open.Count > Listed) Open(open);
            foreach (var finding in open.Count > Listed ? some.Except(open) : some)
            {
                var decision = finding.Decision is { } d ? $"  [{(d.Verdict == "dismiss" ? "đã bỏ qua" : "đã xác nhận")}: {d.By}]" : "";
                output.WriteLine($"     {finding.Rule,-24} {finding.Message}{decision}");
                if (finding.Anchors.Length > 0) output.WriteLine($"     {"",-24} {Place(finding.Anchors[0])}  [{finding.FindingId}]");
            }
        }
        output.WriteLine();
    }

    /// <summary>As they stand in the document.</summary>
    internal static List<Finding> InReadingOrder(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Anchors.Length > 0 ? f.Anchors[0].Page ?? 0 : 0).ThenBy(f => f.Anchors.Length > 0 ? f.Anchors[0].Start : 0).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.FindingId, StringComparer.Ordinal)];

    // What is not held yet is one thought, not a page of lines.
    private void Open(List<Finding> open)
    {
        var names = string.Join("; ", open.Select(f => f.Found?.ToString() ?? (f.Anchors.Length > 0 ? f.Anchors[0].Text : "")).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal));
        output.WriteLine($"     {"citation.unresolved",-24} Kho chưa có {open.Count} văn bản được dẫn; khi được nạp thì tự khớp lại (--verdicts: từng văn bản):");
        for (var at = 0; at < names.Length;)
        {
            var end = names.Length - at <= Wide ? names.Length : names.LastIndexOf(' ', at + Wide, Wide) is var cut && cut > at ? cut : at + Wide;
            output.WriteLine($"     {"",-24} {names[at..end].Trim()}");
            at = end;
        }
    }

    private void Table(DocumentRecord record, ScoringTable table, IReadOnlyList<CitationVerdict> verdicts)
    {
        output.WriteLine($"   Bảng: {table.Title ?? "(không tên)"}{(table.Unit is null ? "" : " · " + table.Unit)}{(table.Year is null ? "" : " · " + table.Year)}");
        output.WriteLine($"     {"Mục",-12} {"Tự chấm",8} {"Tối đa",8}  Nội dung / văn bản dẫn");
        foreach (var row in table.Rows)
        {
            var bonus = row.ScoreBonus is { } b ? $"+{Points(b)}" : "";
            output.WriteLine($"     {TextCut.To(row.Path ?? "·", 12),-12} {Points(row.Score) + bonus,8} {Points(row.Max) + (row.Bonus is { } m ? $"+{Points(m)}" : ""),8}  {TextCut.To(row.Criterion, 80)}");
            if (verdicts.Count == 0) continue;
            foreach (var group in row.Citations.Where(c => c < verdicts.Count).Select(c => verdicts[c]).GroupBy(v => record.Citations[v.Index].Printed))
                output.WriteLine($"     {"",-12} {"",8} {"",8}    → {group.Key}: {group.First().Verdict}");
        }
        if (table.Totals is { } totals)
            output.WriteLine($"     {"Tổng",-12} {Points(totals.Score) + (totals.ScoreBonus is { } sb ? $"+{Points(sb)}" : ""),8} {Points(totals.Max) + (totals.Bonus is { } tb ? $"+{Points(tb)}" : ""),8}  {(totals.Total is { } all ? "Tổng điểm " + Points(all) : "")}");
    }

    private static string Place(Anchor anchor)
    {
        if (anchor.Sheet is { } sheet) return $"trang tính {sheet}, ô {anchor.Cell}";
        var page = anchor.Page is { } p ? $"trang {p}, " : "";
        return $"{page}ký tự {anchor.Start}: “{TextCut.To(anchor.Text.ReplaceLineEndings(" ").Replace('\t', ' '), 70)}”";
    }

    private static string Points(decimal? value) => value is { } v ? NumberPrint.Plain(v) : "";
}
