using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Records;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

/// <summary>The office's own outgoing series: what lacks and what is given twice.</summary>
public class RegisterRuleTests
{
    private static readonly OfficeScope Office = new([]) { Names = ["Công đoàn ngành A"], Symbols = ["CĐA"] };

    private static DocumentRecord Own(
        string key,
        string date,
        string? subject = null,
        string issuer = "Công đoàn ngành A"
    ) => Record(key + date, key, date, issuer, subject);

    private static string[] Gaps(MemoryLookup archive, params DocumentRecord[] records) =>
        [
            .. records
                .SelectMany(r => new RegisterGapRule().Check(r, archive))
                .Select(f => $"{f.Severity} {f.Document} {f.Expected}"),
        ];

    [Theory]
    [InlineData("1 2 3 5 6", "warning 5/KH-CĐA 4")]
    [InlineData("1 2 3 6 7 8", "warning 6/KH-CĐA 4–5")]
    [InlineData("2 3 4", "warning 2/KH-CĐA 1")]
    [InlineData("1 2 40", "info 40/KH-CĐA 3–39")]
    [InlineData("1 2 3", "")]
    [InlineData("1 2 2 3", "")]
    public void A_run_that_lacks_is_one_finding(string serials, string findings)
    {
        DocumentRecord[] records = [.. serials.Split(' ').Select((s, i) => Own($"{s}/KH-CĐA", $"2021-{i + 1:00}-05"))];
        Gaps(new MemoryLookup(records) { Office = Office }, records)
            .ShouldBe(findings.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Each_year_begins_anew_unless_numbers_run_through()
    {
        DocumentRecord[] anew =
        [
            Own("1/KH-CĐA", "2020-02-01"),
            Own("2/KH-CĐA", "2020-03-01"),
            Own("1/KH-CĐA", "2021-02-01"),
            Own("2/KH-CĐA", "2021-05-01"),
        ];
        Gaps(new MemoryLookup(anew) { Office = Office }, anew).ShouldBeEmpty();
        DocumentRecord[] through =
        [
            Own("1/KH-CĐA", "2020-02-01"),
            Own("2/KH-CĐA", "2020-03-01"),
            Own("3/KH-CĐA", "2021-02-01"),
            Own("4/KH-CĐA", "2021-05-01"),
        ];
        Gaps(new MemoryLookup(through) { Office = Office }, through).ShouldBeEmpty();
    }

    [Fact]
    public void Types_have_their_own_series_or_share_one_as_the_numbers_tell()
    {
        DocumentRecord[] own =
        [
            Own("1/KH-CĐA", "2020-02-01"),
            Own("2/KH-CĐA", "2020-03-01"),
            Own("1/BC-CĐA", "2020-02-05"),
            Own("2/BC-CĐA", "2020-03-05"),
        ];
        Gaps(new MemoryLookup(own) { Office = Office }, own).ShouldBeEmpty();
        DocumentRecord[] one =
        [
            .. Enumerable
                .Range(1, 10)
                .Select(i =>
                    Own($"{i}/{(i % 3 == 0 ? "BC-CĐA" : i % 3 == 1 ? "KH-CĐA" : "CĐA-VP")}", $"2020-{i:00}-01")
                ),
        ];
        Gaps(new MemoryLookup(one) { Office = Office }, one).ShouldBeEmpty();
    }

    [Fact]
    public void Papers_of_others_and_numbers_that_may_be_secret_accuse_nobody()
    {
        DocumentRecord[] others =
        [
            Own("1/KH-CĐA", "2020-02-01", issuer: "Công đoàn ngành B"),
            Own("9/KH-CĐA", "2020-03-01", issuer: "Công đoàn ngành B"),
        ];
        Gaps(new MemoryLookup(others) { Office = Office }, others).ShouldBeEmpty();
        DocumentRecord[] secret =
        [
            Own("1/KH-CĐA", "2020-02-01"),
            Own("3/KH-CĐA", "2020-03-01"),
            Own("4/KH-CĐA", "2020-03-02"),
        ];
        var archive = new MemoryLookup(secret) { Office = Office, MayHide = true };
        Gaps(archive, secret).ShouldBe(["info 3/KH-CĐA 2"]);
        new RegisterGapRule().Check(secret[1], archive).Single().Message.ShouldContain("là văn bản mật");
    }

    [Theory]
    [InlineData("2021-05-01", "Tổ chức hội thi thợ giỏi", "warning")]
    [InlineData("2021-05-01", "Kiểm tra an toàn lao động quý một", "info")]
    [InlineData("2022-05-01", "Tổ chức hội thi thợ giỏi", "")]
    public void A_number_given_twice_is_told_at_the_later_one(string date, string subject, string severity)
    {
        var (first, second) = (
            Own("7/KH-CĐA", "2021-03-01", "Kiểm tra an toàn lao động quý một"),
            Own("7/KH-CĐA", date, subject)
        );
        var archive = new MemoryLookup(first, second) { Office = Office };
        new RegisterDuplicateRule().Check(first, archive).ShouldBeEmpty();
        string.Join('|', new RegisterDuplicateRule().Check(second, archive).Select(f => f.Severity)).ShouldBe(severity);
    }

    [Theory]
    [InlineData("Công đoàn ngành A", "1/KH-CDA", true)]
    [InlineData("CONG DOAN NGANH A", "1/KH-CDA", true)]
    [InlineData("Công đoàn ngành B", "1/KH-CDA", false)]
    [InlineData(null, "1/KH-CDA", true)]
    [InlineData(null, "/BC-CDA", true)]
    [InlineData(null, "604/CDA-VP", true)]
    [InlineData(null, "1/KH-CDB", false)]
    [InlineData(null, null, false)]
    public void The_name_tells_whose_a_paper_is_and_the_symbol_where_no_name_is_read(
        string? issuer,
        string? fold,
        bool own
    ) => Office.IsOwn(issuer, fold).ShouldBe(own);

    [Theory]
    [InlineData("5/KH-CDA", false)]
    [InlineData("5/KH-CDB", false)]
    [InlineData("5/KH-XYZ", true)]
    [InlineData("5/QD-TTG", true)]
    public void What_the_office_does_not_collect_is_outside(string fold, bool outside) =>
        new OfficeScope(["CĐB"]) { Symbols = ["CĐA"] }
            .IsOutside(Pipeline.Index.Search.NumberParts.Parse(fold))
            .ShouldBe(outside);
}
