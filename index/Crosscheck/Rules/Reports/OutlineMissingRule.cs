using System.Collections.Frozen;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Rules.Reports;

/// <summary>
/// outline.missing: a main section that the outline of the plan asks for stands nowhere in the report that carries the
/// plan out.
/// Told as info, and only where nearly all other sections are there: a report without them answers in another form.
/// </summary>
public sealed class OutlineMissingRule : IArchiveRule
{
    private const int FewestSections = 3;
    private const int FewestWords = 3;
    private const int LongestHeading = 260;
    private const double Shared = 0.6;
    private const double SurelyRead = 0.8;

    private static readonly FrozenSet<string> Weightless = new[]
    {
        "va",
        "cac",
        "cua",
        "ve",
        "trong",
        "nam",
        "cong",
        "tac",
        "noi",
        "dung",
        "phan",
        "thu",
        "theo",
        "cho",
        "voi",
        "den",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Source.OcrConfidence is < SurelyRead)
            yield break;
        foreach (var plan in ExecutedPlanFinder.Find(record, archive))
        {
            var asked = Main(plan);
            if (asked.Count < FewestSections || archive.GetText(record.Id) is not { } text)
                continue;
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l.Length <= LongestHeading)
                .Select(Words)
                .Where(w => w.Count > 0)
                .ToList();
            var missing = asked.Where(s => !lines.Exists(l => ContainsTitle(l, Words(s.Title)))).ToList();
            if (missing.Count == 0 || missing.Count * 3 > asked.Count)
                continue;
            foreach (var section in missing)
                yield return FindingFactory.CreateFinding(
                    record,
                    "outline.missing",
                    "info",
                    $"{plan.Id}|{section.Number}|{section.Title}",
                    $"Không thấy mục “{(section.Number is null ? "" : section.Number + ". ")}"
                        + $"{FindingFactory.Truncate(section.Title, 100)}” mà đề cương của "
                        + $"{plan.Document.Number?.Key ?? plan.Source.Path} yêu cầu.",
                    section.Title,
                    null,
                    record.Document.Number?.Anchor
                );
        }
    }

    /// <summary>Sections of the outline's upper two levels whose titles say enough to be looked for.</summary>
    private static List<OutlineSection> Main(DocumentRecord plan)
    {
        var named = plan.Outline.Where(s => Words(s.Title).Count >= FewestWords).ToList();
        if (named.Count == 0)
            return named;
        var top = named.Min(s => s.Level);
        return named.FindAll(s => s.Level <= top + 1);
    }

    private static bool ContainsTitle(HashSet<string> line, HashSet<string> title) =>
        title.Count(line.Contains) >= Math.Ceiling(title.Count * Shared);

    private static HashSet<string> Words(string text) =>
        [
            .. Folding
                .FoldLower(text)
                .Split(
                    [' ', ',', '.', ';', ':', '(', ')', '/', '-', '–', '“', '”', '"', '\t', '*', '#'],
                    StringSplitOptions.RemoveEmptyEntries
                )
                .Where(w => w.Length > 1 && !char.IsAsciiDigit(w[0]) && !Weightless.Contains(w)),
        ];
}
