using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A directive (chỉ thị) or guidance (hướng dẫn) to the level below.</summary>
internal sealed class DirectiveKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Level <= 2;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var guidance = desk.Office.Branch != OfficeBranch.State || dice.IsChosen(0.3);
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                dice.Pick([
                    $"Thời gian qua, {topic.Work} trên địa bàn đã có chuyển biến. Tuy nhiên, ở một số nơi "
                        + $"việc triển khai còn chậm, kết quả chưa đều.",
                    $"Qua kiểm tra thực tế cho thấy {topic.Work} tuy được quan tâm nhưng còn biểu hiện giao "
                        + $"khoán, thiếu đôn đốc.",
                    $"Nhằm tạo bước tiến mới trong {topic.Work}, khắc phục những hạn chế đã được chỉ ra.",
                ])
            ),
            new PaperParagraph(
                $"{(dice.IsChosen(0.5) ? $"Để thực hiện nghiêm {prose.Cite(desk.FromAbove(), "thực hiện")}" : $"Để triển khai có hiệu quả {prose.Cite(desk.FromAbove(), "triển khai")}")}"
                    + $", {desk.Office.Called} {(guidance ? "hướng dẫn" : "chỉ thị")} {desk.UnitsBelow()} làm tốt "
                    + $"các nhiệm vụ:"
            ),
        };
        var n = 0;
        foreach (var task in topic.Tasks)
        {
            body.Add(new PaperParagraph($"{++n}. {PrintedForms.CapitalizeFirst(task)}", PaperParagraphStyle.Heading));
            body.Add(
                new PaperParagraph(
                    dice.Pick([
                        "Phân công rõ người, rõ việc, rõ thời hạn; người đứng đầu chịu trách nhiệm về kết quả.",
                        "Chủ động phối hợp giữa các bên liên quan; kịp thời tháo gỡ vướng mắc phát sinh.",
                        "Gắn với kế hoạch công tác hằng tháng, có sơ kết rút kinh nghiệm.",
                    ])
                )
            );
        }
        body.Add(
            new PaperParagraph(
                $"{++n}. Phấn đấu "
                    + $"{prose.Target($"{desk.UnitsBelow()} hoàn thành các nội dung trên", ">=", dice.NextInRange(80, 98), "%")}."
            )
        );
        if (dice.IsChosen(0.4) && desk.PickOwnPaper("Chỉ thị", "Hướng dẫn") is { } old)
        {
            body.Add(new PaperParagraph($"Văn bản này thay thế {prose.Cite(old, "thay thế")}."));
            desk.Registry.Forget(desk.Office, old);
        }
        body.Add(
            new PaperParagraph(
                $"Các đơn vị báo cáo kết quả về {desk.Office.Called} "
                    + $"{prose.Deadline("báo cáo kết quả", desk.Date.AddDays(dice.NextInRange(30, 120)), null)}./."
            )
        );
        var subject = dice.Pick([
            $"tăng cường {topic.Work}",
            $"nâng cao chất lượng {topic.Work}",
            $"đẩy mạnh {topic.Work} năm {desk.Date.Year}",
        ]);
        return guidance
            ? Letterhead.Finish(
                desk,
                "guidance",
                "HD",
                "Hướng dẫn",
                dice.Pick([$"thực hiện {topic.Work}", $"triển khai {topic.Work} năm {desk.Date.Year}"]),
                body
            )
            : Letterhead.Finish(desk, "directive", "CT", "Chỉ thị", subject, body);
    }
}
