using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

public class CitationResolverTests
{
    private static readonly MemoryLookup Archive = new(
        Record("a", "15/KH-ABC", "2021-03-02", "Công đoàn ngành A", "Tổ chức hội thi cán bộ an toàn giỏi cấp cơ sở"),
        Record("b", "15/KH-ABC", "2022-03-04", "Công đoàn ngành A", "Triển khai kiểm tra tài chính các đơn vị"),
        Record("c", "27/HD-ABC", null, "Công đoàn ngành A", "Hướng dẫn chi tổ chức đại hội"),
        Record("d", "31/QĐ-ABC", "2021-05-10", "Công đoàn ngành A", "Ban hành quy chế chi tiêu nội bộ cơ quan")
    );

    public static TheoryData<string, string?, string?, string, string?> Cases =>
        new()
        {
            // key, date, title, verdict, resolved
            { "15/KH-ABC", "2021-03-02", null, "resolved", "a" },
            { "15/KH-ABC", "2022-03-04", null, "resolved", "b" },
            { "15/KH-ABC", null, null, "ambiguous", null },
            { "15/KH-ABC", null, "kiểm tra tài chính các đơn vị năm 2022", "resolved", "b" },
            { "15/KH-ABC", "2020-01-01", null, "not-held", null },
            { "15/KH-ABC", "2021-03-20", "hội thi cán bộ an toàn giỏi", "date-conflict", null },
            { "27/HD-ABC", "2021-04-01", null, "resolved", "c" },
            { "31/QD-ABC", "2021-05-10", null, "resolved", "d" },
            { "31/QĐ-ABD", "2021-05-10", "quy chế chi tiêu nội bộ cơ quan", "resolved", "d" },
            { "99/KH-XYZ", "2021-03-02", null, "not-held", null },
            { "12-CT/TW", "2021-03-02", null, "outside-scope", null },
            { "45/2019/QH14", null, null, "outside-scope", null },
            { "/KH-ABC", "2021-03-02", null, "unreadable", null },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weighs_number_date_and_matter(string key, string? date, string? title, string verdict, string? resolved)
    {
        var found = CitationResolver.Resolve(
            Record("x", "1/BC-X", "2023-01-01", null, null, Cite(key, date, title)),
            Archive
        )[0];
        (found.Verdict, found.Resolved).ShouldBe((verdict, resolved), found.Why);
        found.Why.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_short_form_follows_its_full_one()
    {
        var full = Cite("15/KH-ABC", "2021-03-02");
        var brief = new Citation
        {
            Printed = "KH 15",
            Short = true,
            Of = 0,
            Anchor = new Anchor(),
        };
        CitationResolver.Resolve(Record("x", null, null, null, null, full, brief), Archive)[1].Resolved.ShouldBe("a");
    }

    [Fact]
    public void What_the_archive_collects_is_not_outside()
    {
        var archive = new MemoryLookup { Office = new OfficeScope(["TW"]) };
        CitationResolver
            .Resolve(Record("x", null, null, null, null, Cite("12-CT/TW", "2021-03-02")), archive)[0]
            .Verdict.ShouldBe("not-held");
    }
}
