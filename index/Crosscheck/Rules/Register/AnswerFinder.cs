using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Rules.Register;

/// <summary>Papers that ask for an answer by a date, and what answers them.</summary>
public static class AnswerFinder
{
    /// <summary>Verbs of answering, without accents.</summary>
    private static readonly string[] Verbs =
    [
        "tra loi",
        "phuc dap",
        "hoi dap",
        "co y kien",
        "cho y kien",
        "tham gia y kien",
        "gop y",
        "cho biet",
        "bao cao ket qua",
        "gui bao cao",
        "bao cao ve",
        "phan hoi",
    ];

    /// <summary>
    /// Types that answer by what they are; a paper of another type answers where it says so ("phúc đáp").
    /// </summary>
    private static readonly string[] Answering = ["Báo cáo", "Tờ trình", "Phiếu báo"];

    /// <summary>
    /// True where a task is to answer the paper that sets it: to reply, give an opinion, report to it or send something
    /// to it.
    /// </summary>
    public static bool AreAsked(string task)
    {
        var words = $" {Folding.FoldLower(task)} ";
        if (Verbs.Any(v => words.Contains($" {v} ", StringComparison.Ordinal)))
            return true;
        return words.IndexOf(" gui ", StringComparison.Ordinal) is >= 0 and var sent
            && words.IndexOf(" ve ", sent, StringComparison.Ordinal) >= 0;
    }

    /// <summary>
    /// Held papers that answer one: they cite its number, are no older, and are issued by somebody else; to a paper
    /// that came in, by the office itself.
    /// </summary>
    public static IReadOnlyList<RecordSummary> FindAnswers(
        DocumentRecord asking,
        IRecordStore records,
        OfficeScope office
    )
    {
        if (asking.Document is not { Number.Fold: { } fold, Date: { } asked })
            return [];
        var issuer = Folding.FoldLower(asking.Document.Issuer ?? "");
        var incoming = office.IsKnown && !office.IsOwn(asking.Document.Issuer, fold);
        var citing = records
            .FindCitations(fold)
            .Where(m => m.Id != asking.Id && (m.Date is null || m.Date == asked))
            .ToLookup(m => m.Id, m => m.Relation, StringComparer.Ordinal);
        return
        [
            .. records
                .GetSummaries([.. citing.Select(c => c.Key)])
                .Where(s =>
                    s.Lead is null
                    && (Answering.Contains(s.Type, StringComparer.Ordinal) || citing[s.Id].Contains("phúc đáp"))
                    && s.Date is not null
                    && string.CompareOrdinal(s.Date, asked) >= 0
                    && (
                        incoming
                            ? office.IsOwn(s.Issuer, s.Fold)
                            : s.Issuer is not null && Folding.FoldLower(s.Issuer) != issuer
                    )
                )
                .OrderBy(s => s.Date, StringComparer.Ordinal)
                .ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
    }
}
