using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A request (tờ trình) to the body above.</summary>
internal sealed class ProposalKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != Branch.Party && office.Level is 1 or 2;

    /// <inheritdoc/>
    public Paper Write(Desk desk)
    {
        var (dice, prose) = (desk.Dice, desk.Prose);
        var above = desk.Office.ParentName ?? (desk.Office.Branch == Branch.Union ? desk.Province[1].Name : desk.Province[0].Name);
        var (collectives, individuals) = (dice.Range(1, 12), dice.Range(2, 40));
        var body = new List<Element>
        {
            new Paragraph($"Căn cứ {prose.Cite(desk.Law(), "căn cứ")};", ParagraphStyle.Basis),
            new Paragraph($"Thực hiện {prose.Cite(desk.FromAbove("Kế hoạch", "Công văn", "Hướng dẫn"), "thực hiện")},", ParagraphStyle.Basis),
            new Paragraph($"Qua bình xét, {desk.Office.Called} kính đề nghị {above} xem xét tặng {prose.Award("Bằng khen", null, "đề nghị", collectives, individuals, $"{desk.ReportedYear}")} đã có nhiều đóng góp trong {desk.Topic.Work} năm {desk.ReportedYear}."),
            new Paragraph(dice.Pick(["Hồ sơ gửi kèm gồm biên bản họp, báo cáo thành tích của từng trường hợp.", "Các trường hợp trên đều bảo đảm tiêu chuẩn theo quy định."])),
            new Paragraph("Kính trình xem xét, quyết định./."),
        };
        return Letterhead.Finish(desk, "proposal", "TTr", "Tờ trình", $"đề nghị tặng Bằng khen trong {desk.Topic.Work} năm {desk.ReportedYear}", body, [above]);
    }
}
