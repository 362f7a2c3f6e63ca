using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A plan with targets, tasks and deadlines; sometimes a draft whose number is blank.</summary>
internal sealed class PlanKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => true;

    /// <inheritdoc/>
    public Paper Write(Desk desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var year = desk.Date.Year;
        var root = desk.FromAbove("Chỉ thị", "Hướng dẫn", "Nghị quyết", "Kế hoạch");
        var body = new List<Element>
        {
            new Paragraph(dice.Range(0, 2) switch
            {
                0 => $"Thực hiện {prose.Cite(root, "thực hiện")}, {desk.Office.Called} xây dựng kế hoạch với các nội dung sau:",
                1 => $"Triển khai {prose.Cite(root, "triển khai")}; căn cứ {prose.Cite(desk.Law(), "căn cứ")}, {desk.Office.Called} ban hành kế hoạch như sau:",
                _ => $"Căn cứ {prose.Cite(desk.Law(), "căn cứ")} và tình hình của đơn vị, {desk.Office.Called} đề ra kế hoạch cụ thể:",
            }),
            new Paragraph("I. MỤC ĐÍCH, YÊU CẦU", ParagraphStyle.Heading),
            new Paragraph(dice.Pick(["1. Nâng cao nhận thức và trách nhiệm của cán bộ, đoàn viên, người lao động.", "1. Tạo sự thống nhất trong chỉ đạo và tổ chức thực hiện từ trên xuống dưới."])),
            new Paragraph(dice.Pick(["2. Việc tổ chức phải thiết thực, tiết kiệm, phù hợp với điều kiện từng nơi.", "2. Nội dung có trọng tâm, phân công rõ trách nhiệm, dễ kiểm tra."])),
            new Paragraph("II. CHỈ TIÊU", ParagraphStyle.Heading),
        };
        foreach (var (indicator, measure, low, high) in dice.Some(Aims, dice.Range(2, 3)))
            body.Add(new Paragraph($"- {Print.Capital(prose.Target(indicator, ">=", dice.Range(low, high), measure))}."));
        body.Add(new Paragraph("III. NỘI DUNG VÀ GIẢI PHÁP", ParagraphStyle.Heading));
        var n = 0;
        foreach (var task in topic.Tasks)
        {
            var due = desk.Date.AddDays(dice.Range(20, 200));
            body.Add(new Paragraph($"{++n}. {Print.Capital(task)}{(dice.Chance(0.6) ? $", hoàn thành {prose.Deadline(task, due, null)}" : "")}."));
        }
        body.Add(new Paragraph($"{++n}. Hưởng ứng {prose.Named(topic, desk.Province[1].Name)} do {desk.Province[1].Called} phát động."));
        body.Add(new Paragraph("IV. TỔ CHỨC THỰC HIỆN", ParagraphStyle.Heading));
        body.Add(new Paragraph($"1. {Print.Capital(desk.UnitsBelow())} căn cứ kế hoạch này tổ chức thực hiện, gửi báo cáo {prose.Deadline("gửi báo cáo", desk.Date.AddDays(dice.Range(150, 240)), null)}."));
        body.Add(new Paragraph($"2. {dice.Pick(["Bộ phận văn phòng", "Ban chuyên đề", "Cán bộ phụ trách"])} theo dõi, đôn đốc{(dice.Chance(0.5) ? $" theo tinh thần {prose.Again(root)}" : "")}; trong quá trình thực hiện nếu có vướng mắc thì phản ánh để kịp thời điều chỉnh./."));
        if (dice.Chance(desk.ErrorShare)) Anachronism(desk, body);
        if (dice.Chance(desk.ErrorShare)) DateConflict(desk, root, body);
        var subject = dice.Pick([$"triển khai {topic.Work} năm {year}", $"thực hiện {topic.Work} năm {year}", $"tổ chức {topic.Kind} “{topic.Movement}” năm {year}"]);
        var draft = dice.Chance(0.06);
        // A draft has no date yet: nothing in it comes too late.
        if (draft) desk.Errors.RemoveAll(e => e.Rule == "citation.anachronism");
        return Letterhead.Finish(desk, "plan", "KH", "Kế hoạch", subject, body, period: $"{year}", blank: draft);
    }

    private static readonly (string, string, int, int)[] Aims =
    [
        ("công đoàn cơ sở đăng ký tham gia", "%", 85, 99), ("đoàn viên, người lao động được tuyên truyền", "%", 70, 98), ("cán bộ chuyên trách được tập huấn", "%", 80, 95),
        ("đơn vị xây dựng kế hoạch cụ thể", "%", 90, 99), ("hồ sơ được giải quyết đúng hạn", "%", 90, 99),
    ];

    // A held paper that the body cites with another day of its month.
    private static void DateConflict(Desk desk, IssuedPaper paper, List<Element> body)
    {
        if (!paper.Held) return;
        var wrong = paper.Date.AddDays(paper.Date.Day > 15 ? -desk.Dice.Range(3, 9) : desk.Dice.Range(3, 9));
        if (wrong >= desk.Date) return;
        body.Add(new Paragraph($"Các nội dung khác thực hiện theo {desk.Prose.Cite(paper, null, date: wrong)}."));
        desk.Errors.Add(new PlantedError("citation.date-conflict", null, paper.IsoDate, Print.Iso(wrong), $"{paper.Key} đề ngày {paper.IsoDate}"));
    }

    private static void Anachronism(Desk desk, List<Element> body)
    {
        if (Outside.After(desk.Dice, desk.Registry, desk.Date, desk.Office.Branch) is not { } later) return;
        body.Add(new Paragraph($"Ngoài ra, các đơn vị nghiên cứu vận dụng {desk.Prose.Cite(later, null, title: false)}."));
        desk.Errors.Add(new PlantedError("citation.anachronism", null, null, later.Key, $"Dẫn chiếu văn bản ngày {later.IsoDate}, sau ngày ban hành {Print.Iso(desk.Date)}"));
    }
}
