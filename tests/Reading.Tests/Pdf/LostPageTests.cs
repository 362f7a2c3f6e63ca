using Pipeline.Layout;
using Pipeline.Reading.Pdf;

namespace Pipeline.Reading.Tests.Pdf;

/// <summary>
/// A page that the file promises and that cannot be read is named; a file of which none can be read fails.
/// </summary>
public sealed class LostPageTests
{
    private const string Line =
        "Thong bao ve viec to chuc hoi nghi tong ket cong tac nam va trien khai nhiem vu nam sau cua don vi";

    private static string Words(string first) =>
        string.Concat(Enumerable.Range(0, 6).Select(i => TinyPdf.Text(60, 80 + 20 * i, i == 0 ? first : Line)));

    private static ReadResult Read(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes, "a.pdf");
        try
        {
            return new PdfReader().Read(file.Source, FileFormat.Pdf, new ReadLimits(), CancellationToken.None);
        }
        catch (ReadException e)
        {
            return new ReadResult { Failure = e.Failure };
        }
    }

    [EnginesTheory]
    [InlineData("none is damaged", "", "")]
    [InlineData("the second", "2", "")]
    [InlineData("the last", "3", "")]
    [InlineData("a blank page is none that is lost", "", "3")]
    [InlineData("one lost, one blank", "2", "3")]
    public void Names_each_page_that_is_lost(string why, string damaged, string blank)
    {
        var contents = new[] { "1", "2", "3" }.Select(n => n == blank ? "" : Words("Trang " + n)).ToArray();
        var layout = Read(TinyPdf.Create("", contents, lost: damaged.Length == 0 ? [] : [int.Parse(damaged) - 1]))
            .Layout.ShouldNotBeNull(why);
        layout
            .Warnings.Select(w => (w.Code, w.Anchor!.Page.ToString()))
            .ShouldBe(damaged.Length == 0 ? [] : [("page.unread", damaged)], why);
        layout
            .Pages.Select(p => p.Source == PageSource.Unread)
            .ShouldBe(new[] { "1", "2", "3" }.Select(n => n == damaged), why);
    }

    [EnginesFact]
    public void A_file_of_which_no_page_can_be_read_fails()
    {
        var failure = Read(TinyPdf.Create("", [Words("a"), Words("b")], lost: [0, 1])).Failure.ShouldNotBeNull();
        (failure.Kind, failure.Message).ShouldBe((FailureKind.Damaged, "none of its 2 pages can be read"));
    }

    [EnginesFact]
    public void Looking_for_lost_pages_leaves_no_file_behind()
    {
        var before = Directory.GetFiles(Directory.GetCurrentDirectory(), "*.pgm");
        Read(TinyPdf.Create("", [Words("a"), ""], lost: [0]));
        Directory.GetFiles(Directory.GetCurrentDirectory(), "*.pgm").ShouldBe(before);
    }

    [EnginesFact]
    public void A_file_of_blank_pages_is_read() =>
        Read(TinyPdf.Create("", "", "")).Layout.ShouldNotBeNull().Warnings.ShouldBeEmpty();
}
