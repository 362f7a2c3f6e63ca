namespace Pipeline.Extraction.Tests.Citations;

/// <summary>
/// Lists that elide what they share, joint papers, dates that are glued, spoilt or broken; all of them invented.
/// </summary>
public class SharedEndTests
{
    [Theory]
    [InlineData(
        "các Công văn số 310, 311 và 315/TLX-VP ngày 04/6/2021",
        "310/TLX-VP 2021-06-04 | 311/TLX-VP 2021-06-04 | 315/TLX-VP 2021-06-04"
    )]
    [InlineData("các Quyết định số 70, 71/QĐ-TLX ngày 10/01/2021", "70/QĐ-TLX 2021-01-10 | 71/QĐ-TLX 2021-01-10")]
    [InlineData(
        "Chương trình phối hợp số 12/CTr-HNX - 45/CTr-SVX ngày 02/4/2021 giữa hai bên",
        "12/CTr-HNX 2021-04-02 | 45/CTr-SVX 2021-04-02"
    )]
    [InlineData("Công văn số 118/HNX-CS/26.06.2021 của Hội", "118/HNX-CS 2021-06-26")]
    [InlineData("Kế hoạch số 46/KH-HNX,12/4/2021 về đối thoại", "46/KH-HNX 2021-04-12")]
    [InlineData("Kết luận 181 KL/TW ngày 5/3/2021", "181-KL/TW 2021-03-05")]
    [InlineData("Kế hoạch số 12/KH-HNX ngày 15’ tháng 3 năm 2021", "12/KH-HNX 2021-03-15")]
    [InlineData("Quyết định số 19/QĐ-TLX ngày l2/1O/2O19", "19/QĐ-TLX 2019-10-12")]
    [InlineData("Quyết định số 19/QĐ-TLX ngày 12\n\ftháng 10 năm 2019", "19/QĐ-TLX 2019-10-12")]
    // What is told apart stays apart.
    [InlineData("Kế hoạch số 12 và Hướng dẫn số 15/HD-TLX ngày 4/6/2021", " | 15/HD-TLX 2021-06-04")]
    [InlineData("Nghị quyết 20-NQ/TW, 02-NQ/TW ngày 4/6/2021", "20-NQ/TW  | 02-NQ/TW 2021-06-04")]
    [InlineData("mua 181 KL vải", "")]
    public void What_a_list_shares(string text, string expected) =>
        string.Join(
                " | ",
                Reading.ReadCitations(text).Select(c => $"{c.Key} {c.Date}".TrimEnd(c.Key is null ? ' ' : '\0'))
            )
            .ShouldBe(expected);

    [Fact]
    public void A_spoilt_date_is_a_reading_and_says_so()
    {
        var citation = Reading.ReadCitations("Quyết định số 19/QĐ-TLX ngày l2/10/2019").Single();
        citation.Repaired!.ShouldContain("l2/10/2019");
        citation.Confidence.ShouldBeLessThan(0.7);
        Reading.ReadCitations("Quyết định số 19/QĐ-TLX ngày 12/10/2019").Single().Repaired.ShouldBeNull();
    }
}
