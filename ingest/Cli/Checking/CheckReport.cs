using Pipeline.Crosscheck.Resolution;
using Pipeline.Reading;
using Pipeline.Records;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Cli.Checking;

/// <summary>
/// The report that a person reads: each table with its rows, then the findings by severity with their places.
/// </summary>
internal sealed class CheckReport(TextWriter output)
{
    /// <summary>What a paper cites that is not held is one line of this length.</summary>
    private const int Wide = 150;

    private readonly SortedDictionary<string, (string Name, int Count)> _counts = new(StringComparer.Ordinal);
    private int _open,
        _openPapers;

    /// <summary>True where so many papers cite what is not held that one line for all of them is enough.</summary>
    public bool Summarised { get; init; }

    /// <summary>Prints one record.</summary>
    public void Print(
        DocumentRecord record,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<CitationVerdict> verdicts,
        bool listVerdicts
    )
    {
        foreach (var (severity, order, name) in Severities)
            if (findings.Count(f => f.Severity == severity) is > 0 and var count)
                _counts[order] = (name, _counts.GetValueOrDefault(order).Count + count);
        if (
            Summarised
            && !listVerdicts
            && findings.Count > 0
            && findings.All(f => f.Rule == "citation.unresolved" && f.Decision is null)
        )
        {
            Open([.. findings]);
            return;
        }
        if (findings.Count == 0 && record.ScoringTables.Length == 0 && !(listVerdicts && verdicts.Count > 0))
            return;
        output.WriteLine(
            $"== {record.Document.Number?.Key ?? "(không số)"}  {record.Document.Date ?? "(không ngày)"}  "
                + $"{record.Document.Type}  · {Pipeline.Reading.SafeFileName.Escape(record.Source.Path)}"
        );
        foreach (var table in record.ScoringTables)
            Table(record, table, verdicts);
        if (listVerdicts)
        {
            output.WriteLine("   Văn bản được dẫn:");
            foreach (var verdict in verdicts)
                output.WriteLine(
                    $"     {record.Citations[verdict.Index].Printed, -24} "
                        + $"{record.Citations[verdict.Index].Date ?? "-", -10}  {verdict.Verdict, -14} "
                        + $"{verdict.Why}"
                );
        }
        foreach (var (severity, name) in new[] { ("error", "LỖI"), ("warning", "CẦN XEM"), ("info", "GHI NHẬN") })
        {
            var some = InReadingOrder(findings.Where(f => f.Severity == severity));
            if (some.Count == 0)
                continue;
            output.WriteLine($"   {name} ({some.Count})");
            var open =
                severity == "info"
                    ? some.Where(f => f.Rule == "citation.unresolved" && f.Decision is null).ToList()
                    : [];
            if (open.Count > 0)
                Open(open);
            foreach (var finding in open.Count > 0 ? some.Except(open) : some)
            {
                var decision = finding.Decision is { } d
                    ? $"  [{(d.Verdict == "dismiss" ? "đã bỏ qua" : "đã xác nhận")}: {d.By}]"
                    : "";
                output.WriteLine($"     {finding.Rule, -24} {finding.Message}{decision}");
                if (finding.Anchors.Length > 0)
                    output.WriteLine($"     {"", -24} {Place(finding.Anchors[0])}  [{finding.FindingId}]");
            }
        }
        output.WriteLine();
    }

    private static readonly (string Severity, string Order, string Name)[] Severities =
    [
        ("error", "1", "lỗi"),
        ("warning", "2", "cần xem"),
        ("info", "3", "ghi nhận"),
    ];

    /// <summary>As they stand in the document.</summary>
    internal static List<Finding> InReadingOrder(IEnumerable<Finding> findings) =>
        [
            .. findings
                .OrderBy(f => f.Anchors.Length > 0 ? f.Anchors[0].Page ?? 0 : 0)
                .ThenBy(f => f.Anchors.Length > 0 ? f.Anchors[0].Start : 0)
                .ThenBy(f => f.Rule, StringComparer.Ordinal)
                .ThenBy(f => f.FindingId, StringComparer.Ordinal),
        ];

    // What is not held yet is one thought, not a page of lines: one line a paper, and one for all where there are many.
    private void Open(List<Finding> open)
    {
        _openPapers++;
        _open += open.Count;
        if (Summarised)
            return;
        var names = string.Join(
            "; ",
            open.Select(f => f.Found?.ToString() ?? (f.Anchors.Length > 0 ? f.Anchors[0].Text : ""))
                .Where(n => n.Length > 0)
                .Distinct(StringComparer.Ordinal)
        );
        output.WriteLine(
            $"     {"citation.unresolved", -24} Kho chưa có {open.Count} văn bản được dẫn: "
                + $"{TextTruncation.Truncate(names, Wide)}"
        );
    }

    /// <summary>
    /// The last lines: what is not held in all papers, and how many findings of each severity there are.
    /// </summary>
    public void Summary()
    {
        if (Summarised && _open > 0)
            output.WriteLine(
                $"citation.unresolved: kho chưa có {_open} văn bản mà {_openPapers} văn bản dẫn; khi được "
                    + $"nạp thì tự khớp lại (--verdicts: từng văn bản)."
            );
        if (_counts.Count > 0)
            output.WriteLine($"Tổng cộng: {string.Join(", ", _counts.Values.Select(c => $"{c.Count} {c.Name}"))}.");
    }

    private void Table(DocumentRecord record, ScoringTable table, IReadOnlyList<CitationVerdict> verdicts)
    {
        output.WriteLine(
            $"   Bảng: {table.Title ?? "(không tên)"}{(table.Unit is null ? "" : " · " + table.Unit)}"
                + $"{(table.Year is null ? "" : " · " + table.Year)}"
        );
        output.WriteLine($"     {"Mục", -12} {"Tự chấm", 8} {"Tối đa", 8}  Nội dung / văn bản dẫn");
        foreach (var row in table.Rows)
        {
            var bonus = row.ScoreBonus is { } b ? $"+{Points(b)}" : "";
            output.WriteLine(
                $"     {TextTruncation.Truncate(row.Path ?? "·", 12), -12} {Points(row.Score) + bonus, 8} "
                    + $"{Points(row.Max) + (row.Bonus is { } m ? $"+{Points(m)}" : ""), 8}  "
                    + $"{TextTruncation.Truncate(row.Criterion, 80)}"
            );
            if (verdicts.Count == 0)
                continue;
            foreach (
                var group in row
                    .Citations.Where(c => c < verdicts.Count)
                    .Select(c => verdicts[c])
                    .GroupBy(v => record.Citations[v.Index].Printed)
            )
                output.WriteLine($"     {"", -12} {"", 8} {"", 8}    → {group.Key}: {group.First().Verdict}");
        }
        if (table.Totals is { } totals)
            output.WriteLine(
                $"     {"Tổng", -12} "
                    + $"{Points(totals.Score) + (totals.ScoreBonus is { } sb ? $"+{Points(sb)}" : ""), 8} "
                    + $"{Points(totals.Max) + (totals.Bonus is { } tb ? $"+{Points(tb)}" : ""), 8}  "
                    + $"{(totals.Total is { } all ? "Tổng điểm " + Points(all) : "")}"
            );
    }

    private static string Place(Anchor anchor)
    {
        if (anchor.Sheet is { } sheet)
            return $"trang tính {sheet}, ô {anchor.Cell}";
        var page = anchor.Page is { } p ? $"trang {p}, " : "";
        return $"{page}ký tự {anchor.Start}: "
            + $"“{TextTruncation.Truncate(anchor.Text.ReplaceLineEndings(" ").Replace('\t', ' '), 70)}”";
    }

    private static string Points(decimal? value) => value is { } v ? NumberFormatter.FormatPlain(v) : "";
}

/// <summary>
/// Counts findings by severity, and those that persons decided. Dismissed ones are silent: they are counted as
/// dismissed only.
/// </summary>
internal sealed class FindingCounts
{
    private readonly SortedDictionary<string, int> _severities = new(StringComparer.Ordinal);
    private int _accepted,
        _dismissed;

    /// <summary>Counts them; gives those that are told, the dismissed ones only where they are asked for.</summary>
    public IReadOnlyList<Finding> Count(IReadOnlyList<Finding> findings, bool dismissed)
    {
        foreach (var finding in findings)
            if (IsDismissed(finding))
                _dismissed++;
            else
            {
                _severities[finding.Severity] = _severities.GetValueOrDefault(finding.Severity) + 1;
                if (finding.Decision is not null)
                    _accepted++;
            }
        return dismissed ? findings : [.. findings.Where(f => !IsDismissed(f))];
    }

    /// <summary>"3 error, 2 warning; 1 accepted, 4 dismissed".</summary>
    public string Line
    {
        get
        {
            var found =
                _severities.Count == 0
                    ? "nothing found"
                    : string.Join(", ", _severities.Select(c => $"{c.Value} {c.Key}"));
            return _accepted + _dismissed == 0 ? found : $"{found}; {_accepted} accepted, {_dismissed} dismissed";
        }
    }

    private static bool IsDismissed(Finding finding) => finding.Decision?.Verdict == "dismiss";
}
