using System.Collections.Frozen;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Reports;

/// <summary>The papers that a report carries out or answers, as far as the archive holds them for sure.</summary>
internal static class ExecutedPlanFinder
{
    private const int Most = 8;

    private static readonly FrozenSet<string> Plans = new[]
    {
        "Kế hoạch",
        "Chương trình",
        "Hướng dẫn",
        "Nghị quyết",
        "Công văn",
        "Chỉ thị",
        "Phát động thi đua",
        "Đăng ký thi đua",
        "Thông báo",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Relations = new[]
    {
        "thực hiện",
        "căn cứ",
        "phúc đáp",
        "triển khai",
        "theo",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Held plans that the report cites as its basis; none for papers that are no reports.</summary>
    public static IEnumerable<DocumentRecord> Find(DocumentRecord report, ICitationLookup archive)
    {
        if (report.Document.Type != "Báo cáo" || report.Document.Draft)
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var verdict in archive.ResolveCitations(report))
        {
            if (
                verdict is not { Verdict: "resolved", Resolved: { } id }
                || told.Count >= Most
                || report.Citations[verdict.Index] is not { Relation: { } relation }
                || !Relations.Contains(relation)
                || !told.Add(id)
            )
                continue;
            if (archive.Get(id) is { } plan && (plan.Document.Type is null || Plans.Contains(plan.Document.Type)))
                yield return plan;
        }
    }
}
