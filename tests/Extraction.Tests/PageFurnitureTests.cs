using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests;

/// <summary>Page numbers, running heads and footnotes are no part of the text that flows over them.</summary>
public class PageFurnitureTests
{
    private static DocumentRecord Read(params (string Text, double Y, double Height)[][] pages)
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        for (var i = 0; i < pages.Length; i++)
        {
            builder
                .BeginPage(
                    new Page
                    {
                        Number = i + 1,
                        Width = 595,
                        Height = 842,
                        Source = PageSource.Text,
                    }
                )
                .BeginBlock();
            foreach (var (text, y, height) in pages[i])
                builder.AddLine(text, null, new Box(70, y, 520, y + height));
        }
        return RecordExtractor.Default.Extract(builder.Build(), "id", new SourceInfo { Path = "p", Format = "pdf" })[0];
    }

    private static (string, double, double)[] Body(params (string, double, double)[] more) =>
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i =>
                    ($"Công đoàn chăm lo đời sống, phối hợp với chuyên môn {"abcdef"[i]}.", 100.0 + i * 20, 14.0)
                ),
            .. more,
        ];

    [Fact]
    public void A_sentence_over_a_pages_end_is_read_whole_and_its_footnote_for_itself()
    {
        var record = Read(
            Body(
                ("Trong năm, các cấp công đoàn đã trao 120 suất quà cho", 220, 14),
                ("1 Theo số liệu của 15 đơn vị.", 740, 10),
                ("17", 805, 12)
            ),
            [("đoàn viên có hoàn cảnh khó khăn.", 100, 14), ("18", 805, 12)]
        );
        record.Figures.Select(f => f.Value).ShouldBe(new decimal?[] { 120m, 15m });
        record.Figures[0].Indicator.ShouldContain("đoàn viên có hoàn cảnh khó khăn");
        record.Figures[1].Anchor.Page.ShouldBe(1);
    }

    [Fact]
    public void A_running_head_counts_nothing()
    {
        (string, double, double)[] Page(int number, string line) =>
            [.. Body((line, 220, 14)), ($"Tài liệu họp 25 đơn vị - trang {number}", 30, 12)];
        Read(Page(1, "Đã mở 12 lớp cho"), Page(2, "cán bộ."), Page(3, "Hết."))
            .Figures.Select(f => f.Value)
            .ShouldBe(new decimal?[] { 12m });
    }

    [Fact]
    public void A_small_line_without_a_mark_is_text() =>
        Read(Body(("Đã mở 12 lớp cho cán bộ.", 740, 10))).Figures.Select(f => f.Value).ShouldBe(new decimal?[] { 12m });
}
