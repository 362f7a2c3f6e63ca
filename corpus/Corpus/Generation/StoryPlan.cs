using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Corpus.Generation.Kinds;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation;

/// <summary>
/// One province and its branch union over two years: the Party and the province direct, the federation issues criteria
/// and
/// asks for reports, its units plan, meet, report the same indicators, score themselves and ask for awards. Some papers
/// hold flaws.
/// </summary>
internal static class StoryPlan
{
    /// <summary>Number of files.</summary>
    public const int Count = 60;

    /// <summary>The story's seed.</summary>
    public const ulong Seed = 20210104;

    private static readonly ImmutableArray<(string Role, IPaperKind Kind, string Format)> Year =
    [
        ("party", new PartyKind(), "pdf"),
        ("province", new DirectiveKind(), "scan"),
        ("federation", new PlanKind(), "docx"),
        ("federation", new ScoringKind(selfScored: false), "docx"),
        ("district-party", new PartyKind(), "html"),
        ("unit0", new PlanKind(), "docx"),
        ("unit1", new PlanKind(), "pdf"),
        ("department", new PlanKind(), "text"),
        ("unit2", new MinutesKind(), "docx"),
        ("federation", new LetterKind(), "pdf"),
        ("department", new LetterKind(), "scan"),
        ("unit3", new LetterKind(), "html"),
        ("province", new AwardDecisionKind(), "pdf"),
        ("unit0", new ReportKind(comparable: true), "docx"),
        ("unit1", new ReportKind(comparable: true), "pdf"),
        ("unit2", new ReportKind(comparable: true), "scan"),
        ("unit3", new ReportKind(comparable: true), "html"),
        ("unit4", new ReportKind(comparable: true), "text"),
        ("unit5", new ReportKind(comparable: true), "docx"),
        ("department", new ReportKind(), "pdf"),
        ("unit0", new FormKind(), "xlsx"),
        ("unit1", new FormKind(), "docx"),
        ("unit0", new ScoringKind(selfScored: true), "docx"),
        ("unit1", new ScoringKind(selfScored: true), "pdf"),
        ("unit2", new ScoringKind(selfScored: true), "xlsx"),
        ("unit3", new ScoringKind(selfScored: true), "html"),
        ("unit4", new ScoringKind(selfScored: true), "scan"),
        ("unit1", new ProposalKind(), "scan"),
        ("department", new MinutesKind(), "pdf"),
        ("federation", new AwardDecisionKind(), "scan"),
    ];

    /// <summary>The files in order.</summary>
    public static IEnumerable<PlannedFile> PlanFiles()
    {
        var registry = new OfficeRegistry(Seed, Count);
        var province = registry.Provinces[0];
        for (var i = 0; i < Count; i++)
        {
            var (role, kind, format) = Year[i % Year.Length];
            var dice = SeededRandom.ForItem(Seed, i);
            var desk = new AuthoringContext(dice, registry, province, Holder(province, role), registry.NextDate())
            {
                ErrorShare = 0.2,
            };
            var paper = kind.Write(desk);
            var extension = format switch
            {
                "text" => "txt",
                "scan" => "pdf",
                _ => format,
            };
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{desk.Date.Year}/{i + 1:00}-{paper.Kind}-{role}.{extension}"
            );
            yield return new PlannedFile(
                name,
                format,
                [paper],
                format == "scan" && i % 2 == 0 && paper.InkNumber is not null,
                dice.Next()
            );
        }
    }

    private static Office Holder(ImmutableArray<Office> province, string role) =>
        role switch
        {
            "province" => province[0],
            "federation" => province[1],
            "party" => province[2],
            "district-party" => province.First(o => o.Branch == OfficeBranch.Party && o.Level == 2),
            "department" => province.First(o => o.Branch == OfficeBranch.State && o.Level == 2),
            _ => province.Where(o => o.Branch == OfficeBranch.Union && o.Level == 2).ElementAt(role[^1] - '0'),
        };
}
