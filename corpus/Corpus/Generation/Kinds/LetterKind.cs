using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A letter (công văn) that asks units for something by a date, or forwards a document.</summary>
internal sealed class LetterKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => true;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var above = desk.FromAbove("Chỉ thị", "Kế hoạch", "Hướng dẫn");
        var work = topic.Work;
        var subject = dice.Pick([
            $"triển khai {work}",
            $"tăng cường {work}",
            $"đôn đốc thực hiện {work}",
            $"báo cáo kết quả {work}",
            $"tham gia ý kiến vào dự thảo kế hoạch {work}",
        ]);
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                dice.NextInRange(0, 3) switch
                {
                    0 => $"Thực hiện {prose.Cite(above, "thực hiện")}, {desk.Office.Called} đề nghị "
                        + $"{desk.UnitsBelow()} triển khai một số nội dung sau:",
                    1 => $"Để {work} đạt kết quả, sau khi nghiên cứu {prose.Cite(above, null)}, "
                        + $"{desk.Office.Called} yêu cầu {desk.UnitsBelow()}:",
                    2 => $"{desk.Office.Called} nhận được {prose.Cite(above, null)}. Về việc này, "
                        + $"{desk.Office.Called} có ý kiến như sau:",
                    _ => $"Căn cứ {prose.Cite(above, "căn cứ")} và tình hình thực tế, {desk.Office.Called} đề "
                        + $"nghị {desk.UnitsBelow()} quan tâm các việc dưới đây:",
                }
            ),
        };
        var n = 1;
        foreach (var task in topic.Tasks)
            body.Add(
                new PaperParagraph(
                    $"{n++}. {PrintedForms.CapitalizeFirst(task)}"
                        + $"{dice.Pick(["; phân công người theo dõi cụ thể.", " gắn với nhiệm vụ của đơn vị.", ", không để dồn việc vào cuối kỳ.", "."])}"
                )
            );
        if (dice.IsChosen(0.5))
            body.Add(
                new PaperParagraph(
                    $"{n++}. Lồng ghép với {prose.Named(topic)}; "
                        + $"{dice.Pick(["kịp thời phản ánh gương tốt", "tránh hình thức", "bảo đảm tiết kiệm"])}."
                )
            );
        if (dice.IsChosen(0.35))
            body.Add(new PaperParagraph($"Nội dung chi tiết thực hiện theo {prose.CiteAgain(above)}."));
        var due = desk.Date.AddDays(dice.NextInRange(10, 45));
        body.Add(
            new PaperParagraph(
                dice.NextInRange(0, 2) switch
                {
                    0 => $"Kết quả gửi về {desk.Office.Called} "
                        + $"{prose.Deadline("gửi báo cáo kết quả", due, null)} để tổng hợp.",
                    1 => $"Đề nghị các đơn vị báo cáo bằng văn bản "
                        + $"{prose.Deadline("báo cáo bằng văn bản", due, null)}; quá thời hạn trên xem như "
                        + $"không có ý kiến.",
                    _ => $"Báo cáo của các đơn vị phải hoàn thành {prose.Deadline("hoàn thành báo cáo", due, null)}.",
                }
            )
        );
        if (dice.IsChosen(0.5))
            body.Add(
                new PaperParagraph(
                    $"Nhận được văn bản này, đề nghị các đơn vị "
                        + $"{dice.Pick(["nghiêm túc thực hiện", "tổ chức thực hiện có hiệu quả", "khẩn trương triển khai"])}./."
                )
            );
        return Letterhead.Finish(
            desk,
            "letter",
            null,
            "Công văn",
            subject,
            body,
            [PrintedForms.CapitalizeFirst(desk.UnitsBelow())]
        );
    }
}
