using System.Collections.Immutable;
using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>Minutes of a meeting, signed by chair and secretary.</summary>
internal sealed class MinutesKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != OfficeBranch.Party && office.Level == 2;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, office) = (desk.Dice, desk.Prose, desk.Office);
        var (chair, secretary) = (office.People[0], office.People[1]);
        var present = dice.NextInRange(5, 15);
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                $"Hôm nay, vào hồi {dice.NextInRange(7, 14)} giờ {dice.Pick(["00", "30"])} phút, "
                    + $"{PrintedForms.LongDate(desk.Date)}, tại "
                    + $"{dice.Pick(["phòng họp cơ quan", "hội trường tầng 2", "trụ sở đơn vị"])}, {office.Called} "
                    + $"tổ chức họp về {desk.Topic.Work}."
            ),
            new PaperParagraph("I. THÀNH PHẦN", PaperParagraphStyle.Heading),
            new PaperParagraph($"- Chủ trì: đồng chí {chair}, {office.Head}."),
            new PaperParagraph($"- Thư ký: đồng chí {secretary}."),
            new PaperParagraph("II. NỘI DUNG", PaperParagraphStyle.Heading),
            new PaperParagraph($"1. Chủ trì quán triệt {prose.Cite(desk.FromAbove(), null)}."),
            new PaperParagraph(
                $"2. Các thành viên thảo luận việc {desk.Topic.Tasks[0]} và {desk.Topic.Tasks[1]}; thống "
                    + $"nhất giao bộ phận chuyên môn thực hiện "
                    + $"{prose.Deadline(desk.Topic.Tasks[0], desk.Date.AddDays(dice.NextInRange(7, 40)), null)}."
            ),
            new PaperParagraph(
                $"3. Biểu quyết: {prose.Part("thành viên nhất trí", present, present, "thành viên", null)} nhất trí."
            ),
            new PaperParagraph(
                $"Cuộc họp kết thúc vào hồi {dice.NextInRange(15, 17)} giờ 30 phút cùng ngày; biên bản đã "
                    + $"đọc cho mọi người cùng nghe./."
            ),
        };
        var paper = Letterhead.Finish(desk, "minutes", "BB", "Biên bản", $"họp về {desk.Topic.Work}", body);
        var signer = new Signer { Name = chair, Position = "Chủ trì" };
        return paper with
        {
            Signatures = [new SignatureBlock(["THƯ KÝ"], secretary), new SignatureBlock(["CHỦ TRÌ"], chair)],
            Gold = paper.Gold with
            {
                Document = paper.Gold.Document with
                {
                    Signer = signer,
                    CoSigners = [new Signer { Name = secretary, Position = "Thư ký" }],
                },
            },
        };
    }
}
