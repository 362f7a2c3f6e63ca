using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>Criteria that a body issues, or a unit's own scores, in an annex.</summary>
internal sealed class ScoringKind(bool selfScored) : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch == OfficeBranch.Union && office.Level == (selfScored ? 2 : 1);

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose) = (desk.Dice, desk.Prose);
        var year = selfScored ? desk.ReportedYear : desk.Date.Year;
        var title = selfScored ? $"BẢNG TỰ CHẤM ĐIỂM THI ĐUA NĂM {year}" : $"BẢNG ĐIỂM THI ĐUA NĂM {year}";
        var sheet = ScoringTableGenerator.Make(desk, title, selfScored ? desk.Office.Name : null, year);
        var word = dice.Pick(["Căn cứ", "Thực hiện"]);
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                $"{word} {prose.Cite(desk.FromAbove("Hướng dẫn", "Kế hoạch"), word.ToLowerInvariant())}, "
                    + $"{desk.Office.Called} "
                    + $"{(selfScored ? $"báo cáo kết quả tự chấm điểm thi đua năm {year}" : $"hướng dẫn chấm điểm thi đua năm {year}")}"
                    + $" như sau:"
            ),
        };
        if (selfScored)
        {
            body.Add(
                new PaperParagraph(
                    dice.Pick([
                        "Số điểm của từng nội dung được trình bày tại bảng kèm theo.",
                        "Kết quả tự chấm chi tiết theo bảng gửi kèm; tài liệu kiểm chứng lưu tại đơn vị.",
                    ])
                )
            );
            body.Add(
                new PaperParagraph($"{desk.Office.Called} cam đoan số điểm trên phản ánh đúng kết quả thực hiện./.")
            );
        }
        else
        {
            body.Add(
                new PaperParagraph(
                    $"Các đơn vị tự chấm điểm theo bảng kèm theo và gửi về {desk.Office.Called} "
                        + $"{prose.Deadline("gửi bảng tự chấm điểm", new DateOnly(year, 11, dice.NextInRange(10, 30)), null)}./."
                )
            );
        }
        var subject = selfScored
            ? $"tự chấm điểm thi đua năm {year}"
            : $"chấm điểm thi đua năm {year} đối với công đoàn cấp trên trực tiếp cơ sở";
        var paper = selfScored
            ? Letterhead.Finish(desk, "self-score", "BC", "Báo cáo", $"kết quả {subject}", body, period: $"{year}")
            : Letterhead.Finish(desk, "criteria", "HD", "Hướng dẫn", subject, body, period: $"{year}");
        var key = paper.Gold.Document.Number!.Key;
        return paper with
        {
            Annexes =
            [
                new PaperAnnex(
                    null,
                    title,
                    $"(Kèm theo {paper.Gold.Document.Type} số {key} {PrintedForms.LongDate(desk.Date)} của "
                        + $"{desk.Office.Called})",
                    [sheet.Table]
                ),
            ],
            Gold = paper.Gold with { ScoringTables = [sheet.Gold] },
            Errors = [.. desk.Errors.Select(e => e with { Document = key })],
        };
    }
}
