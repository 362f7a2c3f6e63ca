using System.Text.RegularExpressions;
using Pipeline.Crosscheck.Rules;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// citation.anachronism within one sentence: "Kế hoạch số A ngày 4/5/2022 thực hiện Hướng dẫn số B ngày 1/8/2022"
/// carries out what came
/// after it. One of the two dates is wrong, or one of the two numbers; both are shown.
/// </summary>
public sealed partial class CarriedLaterRule : IArchiveRule
{
    /// <summary>Between the two stand the date, the issuer and the verb, hardly more.</summary>
    private const int Reach = 260;
    private const double SureCitation = 0.6;

    [GeneratedRegex(
        @"(?:thực\s+hiện|triển\s+khai|thi\s+hành|cụ\s+thể\s+hóa|quán\s+triệt)\s+(?:thực\s+hiện\s+)?(?:nội\s+dung\s+|tinh\s+thần\s+)?(?:các\s+)?(?:\p{Lu}\p{Ll}+(?:\s+\p{Ll}+){0,3})?\s*(?:số\s*)?:?\s*$",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Carries();

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        // Most papers have no such pair: their text is not fetched.
        var places = new Lazy<CodePointPlaces>(() =>
            new CodePointPlaces(record.Text ?? archive.GetText(record.Id) ?? "")
        );
        var told = new HashSet<string>(StringComparer.Ordinal);
        var verdicts = archive.ResolveCitations(record);
        foreach (var finding in OfOneTitle(record))
            yield return finding;
        for (var i = 0; i + 1 < record.Citations.Length; i++)
        {
            var (plan, order) = (record.Citations[i], record.Citations[i + 1]);
            if (
                plan is not { Fold: { } own, Date: { Length: 10 } date }
                || order is not { Fold: { } carried, Date: { Length: 10 } later }
                || own == carried
            )
                continue;
            if (
                string.CompareOrdinal(later, date) <= 0
                || plan.Confidence is > 0 and < SureCitation
                || order.Confidence is > 0 and < SureCitation
            )
                continue;
            if (
                order.Anchor.Start - plan.Anchor.End is < 0 or > Reach
                || plan.Anchor.Table != order.Anchor.Table
                || plan.Anchor.Row != order.Anchor.Row
            )
                continue;
            var between = places.Value.Slice(plan.Anchor.End, order.Anchor.Start);
            if (
                between.AsSpan().ContainsAny(';', '\t', '\f')
                || Joins(between)
                || SentenceEnd().IsMatch(between)
                || !Carries().IsMatch(between)
            )
                continue;
            // What is held proves which of the two dates stands.
            if (Contradicted(verdicts[i]) || Contradicted(verdicts[i + 1]) || !told.Add($"{own}|{carried}"))
                continue;
            yield return FindingFactory.CreateFinding(
                record,
                "citation.anachronism",
                record.Source.Scanned ? "info" : "warning",
                $"carries|{own}|{date}|{carried}|{later}",
                $"{plan.Printed} đề ngày {FindingFactory.FormatDate(date)} nhưng được ghi là thực hiện "
                    + $"{order.Printed} đề ngày {FindingFactory.FormatDate(later)}, ban hành sau nó; một trong hai "
                    + $"ngày (hoặc số) ghi sai.",
                null,
                date,
                plan.Anchor,
                order.Anchor
            );
        }
    }

    private static readonly string[] Orders = ["Nghị quyết", "Chỉ thị", "Kết luận"];
    private static readonly string[] Plans = ["Kế hoạch", "Hướng dẫn", "Chương trình"];
    private const double OneTitle = 0.95;
    private const int FewestWords = 6;

    /// <summary>
    /// A plan whose title is that of a resolution of a higher body, dated before it: it can only carry that out. A
    /// title of which several
    /// resolutions are cited may mean an earlier one.
    /// </summary>
    private static IEnumerable<Finding> OfOneTitle(DocumentRecord record)
    {
        var own = record.Document.Number?.Fold is { } fold ? NumberParts.Parse(fold).Parts : [];
        if (own.Count == 0)
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in record.Citations)
        {
            if (
                plan is not { Fold: { } number, Date: { Length: 10 } date, Type: { } type }
                || !Plans.Contains(type)
                || TitleSimilarity.CountSignificantWords(plan.Title) < FewestWords
                || plan.Confidence is > 0 and < SureCitation
            )
                continue;
            if (NumberParts.Parse(number).Parts is not [.., var issuer] || issuer != own[^1])
                continue;
            var orders = record
                .Citations.Where(o =>
                    o is { Fold: { } cited, Date.Length: 10, Type: { } kind }
                    && Orders.Contains(kind)
                    && NumberParts.Parse(cited).Parts is [.., var other]
                    && other != issuer
                    && TitleSimilarity.CountSignificantWords(o.Title) >= FewestWords
                    && TitleSimilarity.Measure(plan.Title, o.Title) >= OneTitle
                )
                .DistinctBy(o => (o.Fold, o.Date))
                .ToList();
            if (
                orders is not [var order]
                || string.CompareOrdinal(order.Date, date) <= 0
                || !told.Add($"{number}|{order.Fold}")
            )
                continue;
            yield return FindingFactory.CreateFinding(
                record,
                "citation.anachronism",
                record.Source.Scanned ? "info" : "warning",
                $"title|{number}|{date}|{order.Fold}|{order.Date}",
                $"{plan.Printed} đề ngày {FindingFactory.FormatDate(date)} cùng nội dung với {order.Printed} "
                    + $"đề ngày {FindingFactory.FormatDate(order.Date)} của cấp trên, ban hành sau nó; một trong "
                    + $"hai ngày có thể ghi sai.",
                null,
                date,
                plan.Anchor,
                order.Anchor
            );
        }
    }

    // "thực hiện Kế hoạch A, triển khai Hướng dẫn B": two things that the paper does, not one that carries out the
    // other.
    private static bool Joins(string between) =>
        between.AsSpan().TrimStart(" ,\n").Contains(',')
        || between.Contains(" và ", StringComparison.Ordinal)
        || between.Contains(" - ", StringComparison.Ordinal)
        || between.Contains(" – ", StringComparison.Ordinal);

    // A date that the archive's own paper denies is told as such.
    private static bool Contradicted(CitationVerdict verdict) => verdict.Verdict == "date-conflict";

    [GeneratedRegex(@"\.\s+\p{Lu}|\n\s*\n|\n\s*[-+•]\s", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex SentenceEnd();
}
