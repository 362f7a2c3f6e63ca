using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A request (tờ trình) to the body above.</summary>
internal sealed class ProposalKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != OfficeBranch.Party && office.Level is 1 or 2;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose) = (desk.Dice, desk.Prose);
        var above =
            desk.Office.ParentName
            ?? (desk.Office.Branch == OfficeBranch.Union ? desk.Province[1].Name : desk.Province[0].Name);
        var (collectives, individuals) = (dice.NextInRange(1, 12), dice.NextInRange(2, 40));
        var body = new List<PaperElement>
        {
            new PaperParagraph($"Căn cứ {prose.Cite(desk.PickLaw(), "căn cứ")};", PaperParagraphStyle.Basis),
            new PaperParagraph(
                $"Thực hiện {prose.Cite(desk.FromAbove("Kế hoạch", "Công văn", "Hướng dẫn"), "thực hiện")},",
                PaperParagraphStyle.Basis
            ),
            new PaperParagraph(
                $"Qua bình xét, {desk.Office.Called} kính đề nghị {above} xem xét tặng "
                    + $"{prose.Award("Bằng khen", null, "đề nghị", collectives, individuals, $"{desk.ReportedYear}")}"
                    + $" đã có nhiều đóng góp trong {desk.Topic.Work} năm {desk.ReportedYear}."
            ),
            new PaperParagraph(
                dice.Pick([
                    "Hồ sơ gửi kèm gồm biên bản họp, báo cáo thành tích của từng trường hợp.",
                    "Các trường hợp trên đều bảo đảm tiêu chuẩn theo quy định.",
                ])
            ),
            new PaperParagraph("Kính trình xem xét, quyết định./."),
        };
        return Letterhead.Finish(
            desk,
            "proposal",
            "TTr",
            "Tờ trình",
            $"đề nghị tặng Bằng khen trong {desk.Topic.Work} năm {desk.ReportedYear}",
            body,
            [above]
        );
    }
}
