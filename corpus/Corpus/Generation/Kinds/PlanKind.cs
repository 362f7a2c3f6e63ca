using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A plan with targets, tasks and deadlines; sometimes a draft whose number is blank.</summary>
internal sealed class PlanKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => true;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var year = desk.Date.Year;
        var root = desk.FromAbove("Chỉ thị", "Hướng dẫn", "Nghị quyết", "Kế hoạch");
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                dice.NextInRange(0, 2) switch
                {
                    0 => $"Thực hiện {prose.Cite(root, "thực hiện")}, {desk.Office.Called} xây dựng kế hoạch "
                        + $"với các nội dung sau:",
                    1 => $"Triển khai {prose.Cite(root, "triển khai")}; căn cứ "
                        + $"{prose.Cite(desk.PickLaw(), "căn cứ")}, {desk.Office.Called} ban hành kế hoạch như sau:",
                    _ => $"Căn cứ {prose.Cite(desk.PickLaw(), "căn cứ")} và tình hình của đơn vị, "
                        + $"{desk.Office.Called} đề ra kế hoạch cụ thể:",
                }
            ),
            new PaperParagraph("I. MỤC ĐÍCH, YÊU CẦU", PaperParagraphStyle.Heading),
            new PaperParagraph(
                dice.Pick([
                    "1. Nâng cao nhận thức và trách nhiệm của cán bộ, đoàn viên, người lao động.",
                    "1. Tạo sự thống nhất trong chỉ đạo và tổ chức thực hiện từ trên xuống dưới.",
                ])
            ),
            new PaperParagraph(
                dice.Pick([
                    "2. Việc tổ chức phải thiết thực, tiết kiệm, phù hợp với điều kiện từng nơi.",
                    "2. Nội dung có trọng tâm, phân công rõ trách nhiệm, dễ kiểm tra.",
                ])
            ),
            new PaperParagraph("II. CHỈ TIÊU", PaperParagraphStyle.Heading),
        };
        foreach (var (indicator, measure, low, high) in dice.PickSome(Aims, dice.NextInRange(2, 3)))
            body.Add(
                new PaperParagraph(
                    $"- {PrintedForms.CapitalizeFirst(prose.Target(indicator, ">=", dice.NextInRange(low, high), measure))}."
                )
            );
        body.Add(new PaperParagraph("III. NỘI DUNG VÀ GIẢI PHÁP", PaperParagraphStyle.Heading));
        var n = 0;
        foreach (var task in topic.Tasks)
        {
            var due = desk.Date.AddDays(dice.NextInRange(20, 200));
            body.Add(
                new PaperParagraph(
                    $"{++n}. {PrintedForms.CapitalizeFirst(task)}"
                        + $"{(dice.IsChosen(0.6) ? $", hoàn thành {prose.Deadline(task, due, null)}" : "")}."
                )
            );
        }
        body.Add(
            new PaperParagraph(
                $"{++n}. Hưởng ứng {prose.Named(topic, desk.Province[1].Name)} do {desk.Province[1].Called} phát động."
            )
        );
        body.Add(new PaperParagraph("IV. TỔ CHỨC THỰC HIỆN", PaperParagraphStyle.Heading));
        body.Add(
            new PaperParagraph(
                $"1. {PrintedForms.CapitalizeFirst(desk.UnitsBelow())} căn cứ kế hoạch này tổ chức thực "
                    + $"hiện, gửi báo cáo "
                    + $"{prose.Deadline("gửi báo cáo", desk.Date.AddDays(dice.NextInRange(150, 240)), null)}."
            )
        );
        body.Add(
            new PaperParagraph(
                $"2. {dice.Pick(["Bộ phận văn phòng", "Ban chuyên đề", "Cán bộ phụ trách"])} theo dõi, đôn "
                    + $"đốc{(dice.IsChosen(0.5) ? $" theo tinh thần {prose.CiteAgain(root)}" : "")}; trong quá "
                    + $"trình thực hiện nếu có vướng mắc thì phản ánh để kịp thời điều chỉnh./."
            )
        );
        if (dice.IsChosen(desk.ErrorShare))
            Anachronism(desk, body);
        if (dice.IsChosen(desk.ErrorShare))
            DateConflict(desk, root, body);
        var subject = dice.Pick([
            $"triển khai {topic.Work} năm {year}",
            $"thực hiện {topic.Work} năm {year}",
            $"tổ chức {topic.Kind} “{topic.Movement}” năm {year}",
        ]);
        var draft = dice.IsChosen(0.06);
        // A draft has no date yet: nothing in it comes too late.
        if (draft)
            desk.Errors.RemoveAll(e => e.Rule == "citation.anachronism");
        return Letterhead.Finish(desk, "plan", "KH", "Kế hoạch", subject, body, period: $"{year}", blank: draft);
    }

    private static readonly (string, string, int, int)[] Aims =
    [
        ("công đoàn cơ sở đăng ký tham gia", "%", 85, 99),
        ("đoàn viên, người lao động được tuyên truyền", "%", 70, 98),
        ("cán bộ chuyên trách được tập huấn", "%", 80, 95),
        ("đơn vị xây dựng kế hoạch cụ thể", "%", 90, 99),
        ("hồ sơ được giải quyết đúng hạn", "%", 90, 99),
    ];

    // A held paper that the body cites with another day of its month.
    private static void DateConflict(AuthoringContext desk, IssuedPaper paper, List<PaperElement> body)
    {
        if (!paper.Held)
            return;
        var wrong = paper.Date.AddDays(
            paper.Date.Day > 15 ? -desk.Dice.NextInRange(3, 9) : desk.Dice.NextInRange(3, 9)
        );
        if (wrong >= desk.Date)
            return;
        body.Add(new PaperParagraph($"Các nội dung khác thực hiện theo {desk.Prose.Cite(paper, null, date: wrong)}."));
        desk.Errors.Add(
            new PlantedError(
                "citation.date-conflict",
                null,
                paper.IsoDate,
                PrintedForms.FormatIsoDate(wrong),
                $"{paper.Key} đề ngày {paper.IsoDate}"
            )
        );
    }

    private static void Anachronism(AuthoringContext desk, List<PaperElement> body)
    {
        if (CentralDocuments.PickAfter(desk.Dice, desk.Registry, desk.Date, desk.Office.Branch) is not { } later)
            return;
        body.Add(
            new PaperParagraph(
                $"Ngoài ra, các đơn vị nghiên cứu vận dụng {desk.Prose.Cite(later, null, title: false)}."
            )
        );
        desk.Errors.Add(
            new PlantedError(
                "citation.anachronism",
                null,
                null,
                later.Key,
                $"Dẫn chiếu văn bản ngày {later.IsoDate}, sau ngày ban hành {PrintedForms.FormatIsoDate(desk.Date)}"
            )
        );
    }
}
