using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Tests.Evaluation;

public class ResolutionScoreTests
{
    private static GoldDocument Paper(
        string file,
        string number,
        string? date,
        bool ink = false,
        params GoldCitation[] cites
    ) =>
        new()
        {
            File = file,
            Format = "text",
            Values = [new GoldValue("number", number) { Ink = ink }, new GoldValue("date", date)],
            Citations = [.. cites],
        };

    private static GoldCitation Cited(string key, params string[] dates) => new(key) { Dates = [.. dates] };

    // Two plans of one number in two years, a decree that no file holds, a letter whose number stands in ink, a
    // directive in two files.
    private static ImmutableArray<GoldDocument> Folder(params GoldCitation[] cites) =>
        [
            Paper("plan-20.txt", "5/KH-ĐBC", "2020-01-07"),
            Paper("plan-21.txt", "5/KH-ĐBC", "2021-01-09"),
            Paper("ink.pdf", "6/CV-ĐBC", "2020-02-01", ink: true),
            Paper("call.pdf", "7/CT-ĐBC", "2020-03-01"),
            Paper("call.docx", "7/CT-ĐBC", "2020-03-01"),
            Paper("report.txt", "9/BC-ĐBC", "2021-12-01", ink: false, cites),
        ];

    public static TheoryData<string, string[], string, string?, string, string[]> Cases() =>
        new()
        {
            {
                "5/KH-ĐBC",
                ["2021-01-09"],
                "5/KH-ĐBC",
                "plan-21.txt",
                "resolved",
                ["citation.resolved 5/KH-ĐBC: Right"]
            },
            {
                "5/KH-ĐBC",
                ["2021-01-09"],
                "5/KH-DBC",
                "plan-21.txt",
                "resolved",
                ["citation.resolved 5/KH-ĐBC: Right"]
            },
            {
                "5/KH-ĐBC",
                ["2021-01-09"],
                "5/KH-ĐBC",
                "plan-20.txt",
                "resolved",
                ["citation.resolved 5/KH-ĐBC: Wrong"]
            },
            { "5/KH-ĐBC", ["2021-01-09"], "5/KH-ĐBC", null, "ambiguous", ["citation.resolved 5/KH-ĐBC: Unread"] },
            { "5/KH-ĐBC", ["2021-01-09"], "5/KH-ĐBC", null, "not-held", ["citation.resolved 5/KH-ĐBC: Missed"] },
            { "5/KH-ĐBC", ["2021-01-09"], "15/KH-ĐBC", null, "not-held", ["citation.resolved 5/KH-ĐBC: Missed"] },
            { "7/CT-ĐBC", [], "7/CT-ĐBC", "call.docx", "resolved", ["citation.resolved 7/CT-ĐBC: Right"] },
            // Number and date do not tell which one is meant, or name a paper that the folder does not hold: nothing is
            // judged.
            { "5/KH-ĐBC", [], "5/KH-ĐBC", "plan-20.txt", "resolved", [] },
            { "5/KH-ĐBC", ["2019-01-01"], "5/KH-ĐBC", null, "date-conflict", [] },
            { "8/NĐ-CP", ["2020-01-01"], "8/NĐ-CP", null, "not-held", [] },
            {
                "8/NĐ-CP",
                ["2020-01-01"],
                "8/NĐ-CP",
                "plan-20.txt",
                "resolved",
                ["citation.resolved 8/NĐ-CP: Spurious"]
            },
            { "9/BC-ĐBC", [], "9/BC-ĐBC", null, "not-held", [] },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_citation_is_judged_by_the_paper_that_it_was_resolved_to(
        string cited,
        string[] dates,
        string found,
        string? file,
        string verdict,
        string[] outcomes
    )
    {
        var folder = Folder(Cited(cited, dates));
        new ResolutionScorer(folder)
            .Score(folder[^1], [new ResolvedCitation(found, file, verdict)])
            .Outcomes()
            .ShouldBe(outcomes);
    }
}
