using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>
/// Resolutions and conclusions of the Party (Guidance 36-HD/VPTW): "*" below the issuer, number as 12-NQ/TU.
/// </summary>
internal sealed class PartyKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch == OfficeBranch.Party;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var (abbreviation, type) = dice.Pick([
            ("NQ", "Nghị quyết"),
            ("KL", "Kết luận"),
            ("CT", "Chỉ thị"),
            ("KH", "Kế hoạch"),
            ("TB", "Thông báo"),
        ]);
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                $"{dice.Pick(["Quán triệt và thực hiện", "Thực hiện"])} "
                    + $"{prose.Cite(desk.FromAbove("Nghị quyết", "Chỉ thị", "Kết luận"), "thực hiện")}, "
                    + $"{desk.Office.Collective} {desk.Office.Called} "
                    + $"{(abbreviation == "NQ" ? "ban hành nghị quyết" : "yêu cầu")} như sau:"
            ),
            new PaperParagraph("I- TÌNH HÌNH VÀ NGUYÊN NHÂN", PaperParagraphStyle.Heading),
            new PaperParagraph(
                $"1. Trong những năm qua, {topic.Work} đạt nhiều kết quả. "
                    + $"{dice.Pick(["Nhận thức của cấp ủy được nâng lên.", "Nhiều nơi có cách làm sáng tạo."])}"
            ),
            new PaperParagraph(
                "2. Bên cạnh đó còn hạn chế, chủ yếu do người đứng đầu ở một số nơi chưa quan tâm đúng mức."
            ),
            new PaperParagraph("II- NHIỆM VỤ, GIẢI PHÁP", PaperParagraphStyle.Heading),
        };
        var n = 0;
        foreach (var task in topic.Tasks)
            body.Add(
                new PaperParagraph(
                    $"{++n}. {PrintedForms.CapitalizeFirst(task)}; "
                        + $"{dice.Pick(["đưa nội dung vào sinh hoạt chi bộ", "phát huy vai trò nêu gương của đảng viên", "tăng cường kiểm tra, giám sát"])}."
                )
            );
        body.Add(
            new PaperParagraph(
                $"{++n}. Phấn đấu "
                    + $"{prose.Target("chi bộ trực thuộc tổ chức học tập", ">=", dice.NextInRange(90, 99), "%")}."
            )
        );
        if (desk.PickOwnPaper() is { } own && dice.IsChosen(0.5))
            body.Add(new PaperParagraph($"{++n}. Tiếp tục thực hiện {prose.Cite(own, "thực hiện")}."));
        body.Add(
            new PaperParagraph(
                $"{PrintedForms.CapitalizeFirst(desk.UnitsBelow())} báo cáo kết quả về {desk.Office.Called} "
                    + $"{prose.Deadline("báo cáo kết quả", desk.Date.AddDays(dice.NextInRange(30, 200)), null)}."
            )
        );
        return Letterhead.Finish(
            desk,
            "party",
            abbreviation,
            type,
            abbreviation switch
            {
                "NQ" => $"lãnh đạo {topic.Work}",
                "CT" => $"tăng cường {topic.Work}",
                _ => $"tiếp tục thực hiện {topic.Work}",
            },
            body
        );
    }
}
