using System.Globalization;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Rules.Reports;

/// <summary>
/// report.missing: units that a plan asks to report by a date, and of which the archive holds no report once the date
/// is well past.
/// The units are those of the office's settings or those that the paper is addressed to by name. A unit counts as
/// having
/// reported by any paper of its own that cites the plan, and by any report of its own since; papers of unread issuers
/// could be anybody's, so they silence the rule.
/// </summary>
public sealed class ReportMissingRule : IArchiveRule
{
    /// <summary>Papers travel, and are registered later than they are dated.</summary>
    private const int DaysOfGrace = 10;

    private const int MostNamed = 20;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (
            archive.Today is not { } today
            || record.Document is not { Number.Fold: { } fold, Date: { Length: 10 } issued, Draft: false }
        )
            yield break;
        foreach (var deadline in record.Deadlines)
        {
            if (
                deadline is not { Date: { Length: 10 } due, Recurring: null }
                || !IsReport(deadline.Task)
                || !IsPast(due, today)
            )
                continue;
            var asked = FindUnitsAsked(record, deadline, archive.Office);
            if (asked.Count < 2)
                continue;
            var answers = archive
                .FindCitingRecords(fold, issued)
                .Select(archive.Get)
                .OfType<DocumentRecord>()
                .Where(r => r.Id != record.Id && !IsOwner(record, r))
                .ToList();
            if (answers.Exists(a => a.Document.Issuer is null))
                continue;
            var missing = asked
                .Where(u => !answers.Exists(a => IsUnit(u, a.Document.Issuer)) && !HasReported(u, issued, archive))
                .ToList();
            var reported = asked.Count - missing.Count;
            // Where nobody answered the archive may not collect the answers at all.
            if (missing.Count == 0 || reported == 0)
                continue;
            yield return FindingFactory.CreateFinding(
                record,
                "report.missing",
                "warning",
                $"{due}|{deadline.Anchor.Start}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Chưa thấy báo cáo của {string.Join("; ", missing.Take(MostNamed).Select(u => u.Name))}"
                        + $"{(missing.Count > MostNamed ? "; …" : "")} (hạn {FindingFactory.FormatDate(due)}; "
                        + $"{reported}/{asked.Count} đơn vị đã có báo cáo). Có thể báo cáo chưa được đưa vào kho."
                ),
                asked.Count,
                reported,
                deadline.Anchor
            );
            yield break;
        }
    }

    private static bool IsReport(string task) =>
        Folding.FoldLower(task) is var folded
        && (
            folded.Contains("bao cao", StringComparison.Ordinal)
            || folded.Contains("bieu so lieu", StringComparison.Ordinal)
        );

    private static bool IsPast(string due, string today) =>
        DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && string.CompareOrdinal(day.AddDays(DaysOfGrace).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), today)
            < 0;

    /// <summary>
    /// The units that must report: named addressees, or the office's own units where "các …" names their kind.
    /// </summary>
    private static List<OfficeUnit> FindUnitsAsked(DocumentRecord plan, Deadline deadline, OfficeScope office)
    {
        var named = plan.Document.Addressees.Where(IsNamed).Select(a => new OfficeUnit(a, [])).ToList();
        if (office.Units.IsEmpty || !office.IsOwn(plan.Document.Issuer, plan.Document.Number?.Fold))
            return named;
        var groups = plan
            .Document.Addressees.Append(deadline.Actor)
            .OfType<string>()
            .Select(Kind)
            .OfType<string>()
            .ToList();
        var known = office
            .Units.Where(u =>
                groups.Exists(g =>
                    Folding.FoldLower(u.Name).StartsWith(g, StringComparison.Ordinal)
                    || g is "don vi" or "don vi truc thuoc"
                ) || named.Exists(n => IsUnit(u, n.Name))
            )
            .ToList();
        return known.Count > 0 ? known : named;
    }

    /// <summary>"các công đoàn cơ sở trực thuộc" asks units whose names begin with "Công đoàn cơ sở".</summary>
    private static string? Kind(string addressee)
    {
        var folded = Folding.FoldLower(addressee.Trim());
        if (!folded.StartsWith("cac ", StringComparison.Ordinal))
            return null;
        foreach (var tail in (ReadOnlySpan<string>)[" truc thuoc", " tren dia ban", " trong ", " toan ", ",", ";", "("])
            if (folded.IndexOf(tail, StringComparison.Ordinal) is > 4 and var cut)
                folded = folded[..cut];
        return folded[4..].Trim() is { Length: > 3 } kind ? kind : null;
    }

    // "Các phòng, ban" names nobody.
    private static bool IsNamed(string addressee) =>
        !addressee.StartsWith("Các ", StringComparison.OrdinalIgnoreCase)
        && addressee.Skip(1).Any(char.IsUpper)
        && addressee.Count(c => c == ' ') is > 1 and < 14;

    private static bool IsUnit(OfficeUnit unit, string? issuer) =>
        issuer is not null
        && (
            OrganisationNameMatcher.Match(unit.Name, issuer) is not null
            || Folding.FoldLower(issuer).Contains(Folding.FoldLower(unit.Name), StringComparison.Ordinal)
        );

    private static bool IsOwner(DocumentRecord plan, DocumentRecord other) =>
        plan.Document.Issuer is { } own
        && other.Document.Issuer is { } issuer
        && OrganisationNameMatcher.Match(own, issuer) is { Score: >= OrganisationNameMatcher.Sure };

    /// <summary>Any report under the unit's symbol since the plan, whatever it cites.</summary>
    private static bool HasReported(OfficeUnit unit, string since, ICitationLookup archive) =>
        unit.Symbols.Any(s =>
            archive
                .FindHeldNumbers("BC-" + Folding.FoldUpper(s))
                .Any(m =>
                    m.Date is { } date
                    && string.CompareOrdinal(date, since) >= 0
                    && (m.Issuer is null || IsUnit(unit, m.Issuer))
                )
        );
}
