using Pipeline.Records;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

/// <summary>Papers of a small world, in which numbers, dates, matters and criteria collide all the time.</summary>
internal static class CrowdedPapers
{
    private static readonly string[] Symbols = ["KH-ABC", "KH-ABD", "BC-ABC", "BC-XYZ"];
    private static readonly string?[] Issuers =
    [
        null,
        "Công đoàn ngành A",
        "Liên đoàn Lao động tỉnh Đông Hà",
        "Liên đoàn Lao động tỉnh Nam Sa",
    ];
    private static readonly string?[] Matters =
    [
        null,
        "tổ chức hội thi cán bộ an toàn giỏi cấp cơ sở",
        "hội thi cán bộ an toàn giỏi",
        "kiểm tra tài chính các đơn vị trực thuộc",
    ];
    private static readonly string?[] Relations = [null, "căn cứ", "thực hiện", "thay thế", "bãi bỏ", "phúc đáp"];

    /// <summary>A paper.</summary>
    public static DocumentRecord Next(Random dice, string id)
    {
        var citations = Enumerable.Range(0, dice.Next(5)).Select(_ => Cited(dice)).ToArray();
        var paper = Record(
            id,
            dice.Next(8) == 0 ? null : Number(dice),
            dice.Next(10) == 0 ? null : Date(dice),
            Pick(dice, Issuers),
            Pick(dice, Matters),
            citations
        );
        var kind = dice.Next(5);
        return paper with
        {
            Document = paper.Document with
            {
                Type = kind < 2 ? "Báo cáo" : "Kế hoạch",
                Addressees = [.. Issuers[1..].OfType<string>()],
            },
            Deadlines =
                kind == 2
                    ?
                    [
                        new Deadline
                        {
                            Task = "gửi báo cáo",
                            Printed = "30/11/2022",
                            Date = "2022-11-30",
                            Anchor = new Anchor { Start = 5 },
                        },
                    ]
                    : [],
            ScoringTables = kind is 3 or 4 ? [Table(dice, scored: kind == 3)] : [],
        };
    }

    private static Citation Cited(Random dice) =>
        Cite(
            Number(dice),
            dice.Next(6) == 0 ? null : Date(dice),
            Pick(dice, Matters),
            Pick(dice, Issuers),
            Pick(dice, Relations)
        ) with
        {
            Anchor = new Anchor { Start = dice.Next(1000) },
        };

    private static string Number(Random dice) => $"{dice.Next(1, 22):00}/{Pick(dice, Symbols)}";

    private static string Date(Random dice) => $"202{dice.Next(2)}-0{dice.Next(1, 4)}-1{dice.Next(3)}";

    private static ScoringTable Table(Random dice, bool scored) =>
        new()
        {
            Rows =
            [
                .. Enumerable
                    .Range(1, 6 + dice.Next(2))
                    .Select(i => new ScoringRow
                    {
                        Anchor = new Anchor { Row = i },
                        Path = $"{i}",
                        Criterion = $"Tiêu chí số{i} về việc{i} thực{i} hiện{i}",
                        Max = 5 + dice.Next(2),
                        Score = scored ? 4 : null,
                    }),
            ],
        };

    private static T Pick<T>(Random dice, T[] of) => of[dice.Next(of.Length)];
}
