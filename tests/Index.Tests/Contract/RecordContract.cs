using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Tests.Contract;

public abstract class RecordContract : ArchiveContract
{
    [Fact]
    public void A_record_comes_back_as_it_was()
    {
        var record = Sample.Record(
            "87/KH-CĐCT",
            "2020-02-27",
            "Đổi mới",
            "Lời văn “đầy đủ”\nvà 🙂",
            cites: ["07/NQ-TLĐ"]
        );
        Archive.Keep(record);
        RecordJson.Print(Archive.Get(record.Id)!).ShouldBe(RecordJson.Print(record with { Text = null }));
        Archive.GetText(record.Id).ShouldBe(record.Text);
        Archive.Get("none").ShouldBeNull();
        Archive.GetText("none").ShouldBeNull();
    }

    [Fact]
    public void Records_of_a_file_are_replaced_all_at_once()
    {
        var first = Sample.Record("1/BC-A", "2020-01-01", text: "cũ", file: "f");
        Archive.Keep(first, first with { Id = first.Id + "#2" });
        Archive.Keep(Sample.Record("2/BC-A", "2020-01-01", text: "mới", file: "f"));
        Archive.ReadPage("", 10).Select(r => r.Document.Number!.Key).ShouldBe(["2/BC-A"]);
        Archive.Find(new FindQuery("cũ")).ShouldBeEmpty();
        Archive.Find(new FindQuery("mới")).Count.ShouldBe(1);
        Archive.Find(new FindQuery("1/BC-A")).Where(h => !h.Near).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_hold_every_record_once_by_id()
    {
        Archive.Keep([.. Enumerable.Range(1, 25).Select(i => Sample.Record($"{i}/BC-A", "2020-01-01"))]);
        var ids = new List<string>();
        for (var after = ""; Archive.ReadPage(after, 10) is { Count: > 0 } page; after = page[^1].Id)
            ids.AddRange(page.Select(r => r.Id));
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.Distinct().Count().ShouldBe(25);
    }

    [Fact]
    public void A_number_that_several_carry_gives_all_newest_first()
    {
        Archive.Keep(
            Sample.Record("5/QĐ-A", "2019-05-05"),
            Sample.Record("5/QĐ-A", "2021-05-05"),
            Sample.Record("5/QĐ-B", "2020-05-05")
        );
        Archive.FindByNumber("5/QD-A").Select(r => r.Date).ShouldBe(["2021-05-05", "2019-05-05"]);
        Archive.FindByNumber("6/QD-A").ShouldBeEmpty();
    }

    [Fact]
    public void Who_cites_is_known_before_the_cited_one_arrives_and_after()
    {
        Archive.Keep(
            Sample.Record("1/BC-A", "2020-02-01", cites: ["07/NQ-TLĐ", "8/KH-B"]),
            Sample.Record("2/BC-A", "2020-03-01", cites: ["07/NQ-TLĐ"])
        );
        var open = Archive.FindCitations("07/NQ-TLD");
        open.Select(m => (m.Id, m.Index, m.Date, m.Title, m.Relation))
            .ShouldBe(
                new[] { "1/BC-A2020-02-01", "2/BC-A2020-03-01" }
                    .Select(Sample.Hash)
                    .Order(StringComparer.Ordinal)
                    .Select(id => (id, (int?)0, (string?)"2020-01-15", (string?)"về việc mẫu", (string?)"căn cứ"))
            );
        Archive.FindByNumber("07/NQ-TLD").ShouldBeEmpty();
        Archive.Keep(Sample.Record("07/NQ-TLĐ", "2020-01-15"));
        Archive.FindByNumber("07/NQ-TLD").Count.ShouldBe(1);
        Archive.FindCitations("07/NQ-TLD").Count.ShouldBe(2);
    }

    [Fact]
    public void A_series_holds_the_held_and_the_cited_by_date()
    {
        Archive.Keep(
            Sample.Record("1/BC-A", "2020-02-01"),
            Sample.Record("3/BC-A", "2019-12-01"),
            Sample.Record("9/KH-B", "2020-01-01", cites: ["2/BC-A"])
        );
        Archive
            .FindNumbersOfSymbol("BC-A")
            .Select(m => (m.Fold, m.Date, m.Index))
            .ShouldBe([("3/BC-A", "2019-12-01", null), ("2/BC-A", "2020-01-15", 0), ("1/BC-A", "2020-02-01", null)]);
        Archive.ListSymbols().ShouldBe(["BC-A", "KH-B"]);
        Archive.SameSerial("2", "2020-01-15").Select(m => m.Fold).ShouldBe(["2/BC-A"]);
    }

    [Theory]
    [InlineData("64/CDDK-CSQH", "604/CĐDK-CSQH")]
    [InlineData("604/CDDK-CSGH", "604/CĐDK-CSQH")]
    [InlineData("640/CDDK-CSQH", "604/CĐDK-CSQH")]
    [InlineData("07/NQ-TLD", "")]
    [InlineData("604/CDDK-CSQH", "")]
    [InlineData("711/CDDK-CSQH", "")]
    public void Near_numbers_are_a_slip_or_two_away(string asked, string near)
    {
        Archive.Keep(Sample.Record("604/CĐDK-CSQH", "2022-11-04"), Sample.Record("339/BC-LĐLĐ", "2020-11-19"));
        string.Join(' ', Archive.FindNearNumbers(asked, 5).Select(r => r.Key)).ShouldBe(near);
    }

    [Fact]
    public void The_best_copy_leads_whatever_came_first()
    {
        var draft = Sample.Record("5/QĐ-A", "2021-05-05", draft: true, file: "draft");
        var word = Sample.Record("5/QĐ-A", "2021-05-05", file: "word");
        var scan = Sample.Record("5/QĐ-A", "2021-05-05", format: "pdf", scanned: true, file: "scan");
        var signed = Sample.Record("5/QĐ-A", "2021-05-05", format: "pdf", signed: true, file: "signed");
        var another = Sample.Record("5/QĐ-A", "2021-05-05", issuer: "Cơ quan khác", file: "another");
        Archive.Keep(draft, scan, another);
        Archive.FindCopies(draft.Id).Select(c => c.Id).ShouldBe([scan.Id, draft.Id]);
        Archive.Keep(word, signed);
        Archive
            .FindCopies(word.Id)
            .Select(c => (c.Id, c.Lead))
            .ShouldBe([(signed.Id, null), (scan.Id, signed.Id), (word.Id, signed.Id), (draft.Id, signed.Id)]);
        Archive.Remove(signed.Id, new Tombstone("x", null, ""));
        Archive
            .FindCopies(word.Id)[0]
            .ShouldSatisfyAllConditions(c => c.Id.ShouldBe(scan.Id), c => c.Lead.ShouldBeNull());
        Archive.FindCopies(another.Id).Count.ShouldBe(1);
        Archive.GetStatus().Copies.ShouldBe(2);
    }

    [Fact]
    public void A_window_of_a_series_holds_the_serials_between()
    {
        Archive.Keep([
            .. new[] { 3, 8, 9, 10, 11, 30, 100 }.Select(i =>
                Sample.Record($"{i:00}/KH-A", $"2020-01-{i % 28 + 1:00}")
            ),
        ]);
        Archive.Keep(
            Sample.Record("1/BC-B", "2020-06-01", cites: ["10/KH-A", "12/KH-A", "9/KH-B"]),
            Sample.Record("10b/KH-A", "2020-01-12"),
            Sample.Record("11/KH-A", "2020-01-13", issuer: "Cơ quan khác")
        );
        Archive
            .FindNumbersOfSymbol("KH-A", 9, 12, _ => true)
            .Select(m => m.Fold)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(["09/KH-A", "10/KH-A", "11/KH-A", "12/KH-A"]);
        Archive
            .FindNumbersOfSymbol("KH-A", 9, 12, n => n is null)
            .Select(m => (m.Fold, m.Index))
            .ShouldBe([("10/KH-A", 0), ("12/KH-A", 1)]);
        Archive
            .FindNumbersOfSymbol("KH-A", 9, 12, n => n == "Cơ quan khác")
            .Select(m => (m.Fold, m.Date))
            .ShouldBe([("11/KH-A", "2020-01-13")]);
        Archive.FindNumbersOfSymbol("KH-A", 13, 29, _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void A_window_tells_how_often_a_number_has_a_date()
    {
        Archive.Keep([
            Sample.Record("10/KH-A", "2020-01-15"),
            .. Enumerable
                .Range(1, 3)
                .Select(i => Sample.Record($"{i}/BC-B", "2020-06-01", cites: ["10/KH-A", "40/KH-A"])),
        ]);
        var own = Archive.FindByNumber("10/KH-A")[0].Issuer;
        Archive
            .CountNumbersOfSymbol("KH-A", 0, 31, _ => true)
            .OrderBy(c => c.Held)
            .ShouldBe([new NumberCount(10, "2020-01-15", null, 0, 3), new NumberCount(10, "2020-01-15", own, 1, 0)]);
        Archive.CountNumbersOfSymbol("KH-A", 0, 31, n => n is not null).ShouldHaveSingleItem().Held.ShouldBe(1);
        Archive.CountNumbersOfSymbol("KH-A", 41, 50, _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void Several_serials_are_asked_at_once()
    {
        Archive.Keep(
            Sample.Record("2/KH-A", "2020-01-15"),
            Sample.Record("4/KH-A", "2020-01-16"),
            Sample.Record("1/BC-B", "2020-06-01", cites: ["3/KH-A", "20/KH-C"])
        );
        Archive
            .SameSerial(["2", "3", "4", "5"], "2020-01-15")
            .Select(m => (m.Fold, m.Index))
            .ShouldBe([("2/KH-A", null), ("3/KH-A", 0)]);
        Archive.SameSerial([], "2020-01-15").ShouldBeEmpty();
    }

    [Fact]
    public void Tables_of_nearly_the_same_wording_find_each_other()
    {
        var issued = Sample.Record("5/HD-A", "2020-01-01") with { ScoringTables = [Table(null, "")] };
        var scored = Sample.Record("6/BC-B", "2020-12-01") with { ScoringTables = [Table(9, " theo quy định")] };
        var other = Sample.Record("7/HD-A", "2020-01-01") with
        {
            ScoringTables =
            [
                new ScoringTable
                {
                    Rows =
                    [
                        .. Enumerable
                            .Range(1, 9)
                            .Select(i => new ScoringRow
                            {
                                Anchor = new Anchor(),
                                Criterion = $"Vệ sinh{i} môi{i} trường{i}",
                                Max = 5,
                            }),
                    ],
                },
            ],
        };
        Archive.Keep(issued, scored, other);
        Archive.WithMarks(CriteriaFingerprints.Compute(scored.ScoringTables[0], issued: true), 5).ShouldBe([issued.Id]);
        Archive
            .WithMarks(CriteriaFingerprints.Compute(issued.ScoringTables[0], issued: false), 5)
            .ShouldBe([scored.Id]);
        Archive
            .IssuedMarks()
            .ToDictionary(r => r.Id, r => r.Marks.Order().ToArray())
            .ShouldSatisfyAllConditions(
                all => all.Keys.Order().ShouldBe(new[] { issued.Id, other.Id }.Order()),
                all =>
                    all[issued.Id].ShouldBe(CriteriaFingerprints.Compute(issued.ScoringTables[0], issued: true).Order())
            );
        var marked = Archive
            .ScoredMarks(CriteriaFingerprints.Compute(issued.ScoringTables[0], issued: false))
            .ShouldHaveSingleItem();
        (marked.Id, string.Join(' ', marked.Marks.Order())).ShouldBe(
            (scored.Id, string.Join(' ', CriteriaFingerprints.Compute(scored.ScoringTables[0], issued: false).Order()))
        );
        Archive.ScoredMarks(CriteriaFingerprints.Compute(other.ScoringTables[0], issued: false)).ShouldBeEmpty();
        Archive.Remove(issued.Id, new Tombstone("x", null, "2026-01-01"));
        Archive.WithMarks(CriteriaFingerprints.Compute(scored.ScoringTables[0], issued: true), 5).ShouldBeEmpty();
    }

    private static ScoringTable Table(decimal? score, string more) =>
        new()
        {
            Rows =
            [
                .. new[]
                {
                    "Tuyên truyền chủ trương, pháp luật",
                    "Phát triển đoàn viên mới",
                    "Thu kinh phí công đoàn đúng hạn",
                    "Tổ chức phong trào thi đua yêu nước",
                    "Chăm lo đời sống người lao động",
                    "Kiểm tra việc chấp hành Điều lệ",
                }.Select(
                    (c, i) =>
                        new ScoringRow
                        {
                            Anchor = new Anchor(),
                            Criterion = c + more,
                            Max = 10 + i,
                            Score = score,
                        }
                ),
            ],
        };
}
