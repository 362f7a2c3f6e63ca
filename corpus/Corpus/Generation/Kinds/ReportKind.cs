using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A report with figures, money, shares and awards.</summary>
/// <param name="comparable">A whole year's report in which every unit tells the same indicators.</param>
internal sealed class ReportKind(bool comparable = false) : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != Branch.Party;

    /// <inheritdoc/>
    public Paper Write(Desk desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var year = desk.ReportedYear;
        var (period, told) = (comparable ? 3 : dice.Range(0, 3)) switch
        {
            0 when desk.Date.Month is >= 6 and <= 8 => ($"{desk.Date.Year}-H1", $"6 tháng đầu năm {desk.Date.Year}"),
            1 when desk.Date.Month > 3 => ($"{desk.Date.Year}-Q{(desk.Date.Month - 1) / 3}", $"quý {new[] { "I", "II", "III" }[(desk.Date.Month - 1) / 3 - 1]} năm {desk.Date.Year}"),
            _ => ($"{year}", $"năm {year}"),
        };
        var plan = desk.FromAbove("Kế hoạch", "Công văn", "Hướng dẫn");
        var body = new List<Element>
        {
            new Paragraph(dice.Range(0, 2) switch
            {
                0 => $"Thực hiện {prose.Cite(plan, "thực hiện")}, {desk.Office.Called} báo cáo kết quả như sau:",
                1 => $"Căn cứ {prose.Cite(desk.Law(), "căn cứ")}; thực hiện {prose.Cite(plan, "thực hiện")}, {desk.Office.Called} báo cáo {told} như sau:",
                _ => $"Phúc đáp {prose.Cite(plan, "phúc đáp")}, {desk.Office.Called} xin báo cáo:",
            }),
            new Paragraph("I. CÔNG TÁC CHỈ ĐẠO", ParagraphStyle.Heading),
            new Paragraph($"Đơn vị đã ban hành {prose.Figure("văn bản chỉ đạo", dice.Range(2, 60), "văn bản", period)} chỉ đạo, hướng dẫn{(desk.Own("Kế hoạch") is { } own ? $"; trong đó có {prose.Cite(own, null)}" : "")}; {Print.Lower(topic.Tasks[0])} được chú trọng."),
            new Paragraph("II. KẾT QUẢ THỰC HIỆN", ParagraphStyle.Heading),
        };
        var units = dice.Range(20, 400);
        var n = 0;
        body.Add(new Paragraph($"{++n}. {dice.Pick(["Có", "Đến nay có", "Toàn đơn vị có"])} {prose.Part("đơn vị đăng ký thi đua", dice.Range(units / 2, units), units, "đơn vị", period)} đăng ký tham gia {prose.Named(topic)}."));
        foreach (var shape in comparable ? [Shapes[0], Shapes[1], Shapes[3], .. dice.Some(Shapes[4..], 2)] : dice.Some(Shapes, dice.Range(3, 5))) body.Add(new Paragraph($"{++n}. {shape(desk, period)}"));
        if (dice.Chance(0.6)) body.Add(Table(desk, period));
        body.Add(new Paragraph("III. KHEN THƯỞNG", ParagraphStyle.Heading));
        var (awards, received) = (new List<string>(), dice.Chance(0.4));
        foreach (var (form, grantor) in dice.Some(Awards(desk), dice.Range(1, 2))) awards.Add(prose.Award(form, grantor, "tặng", dice.Chance(0.8) ? dice.Range(1, 40) : 0, dice.Range(1, 90), period, received));
        body.Add(new Paragraph($"{(received ? "Trong kỳ, có" : dice.Pick(["Trong kỳ, tặng", "Đơn vị đã tặng", "Kết quả: tặng"]))} {string.Join("; ", awards)}."));
        body.Add(new Paragraph("IV. PHƯƠNG HƯỚNG", ParagraphStyle.Heading));
        body.Add(new Paragraph($"Tiếp tục {topic.Tasks[^1]}; khắc phục những việc còn chậm./."));
        return Letterhead.Finish(desk, "report", "BC", "Báo cáo", $"kết quả {topic.Work} {told}", body, period: period);
    }

    private static readonly Func<Desk, string, string>[] Shapes =
    [
        (d, p) => $"Kết nạp mới {d.Prose.Figure("kết nạp đoàn viên", d.Dice.Range(15, 4000), "đoàn viên", p)}, thành lập {d.Prose.Figure("thành lập công đoàn cơ sở", d.Dice.Range(1, 60), "công đoàn cơ sở", p)}.",
        (d, p) => $"Thăm hỏi, trợ cấp khó khăn cho {d.Prose.Figure("người lao động được trợ cấp", d.Dice.Range(20, 9000), "người", p)} với tổng số tiền {d.Prose.Money("tiền trợ cấp khó khăn", d.Dice.Range(20, 9000) * 1000L, p)}.",
        (d, p) => $"Tổ chức được {d.Prose.Figure("lớp tập huấn", d.Dice.Range(1, 45), "lớp tập huấn", p)} cho {d.Prose.Figure("lượt người tham gia tập huấn", d.Dice.Range(60, 5000), "lượt người", p)}.",
        (d, p) => $"Công nhận {d.Prose.Figure("sáng kiến được công nhận", d.Dice.Range(5, 900), "sáng kiến", p)}, giá trị làm lợi {d.Prose.Money("giá trị làm lợi", d.Dice.Range(100, 20000) * 1000L + d.Dice.Range(0, 999), p)}.",
        (d, p) => $"Tỷ lệ hồ sơ giải quyết đúng hạn đạt {d.Prose.Percent("hồ sơ giải quyết đúng hạn", Math.Round(80 + d.Dice.Range(0, 199) / 10m, 1), p)}.",
        (d, p) => Sum(d, p),
        (d, p) => $"Tiếp nhận {d.Prose.Figure("đơn thư tiếp nhận", d.Dice.Range(1, 70), "đơn thư", p)}; đã xử lý xong theo quy định.",
        (d, p) => $"Xây dựng, sửa chữa {d.Prose.Figure("mái ấm", d.Dice.Range(1, 50), "căn nhà", p)}, kinh phí {d.Prose.Money("kinh phí xây nhà", d.Dice.Range(3, 90) * 50_000L, p)}.",
        (d, p) => Malformed(d, p),
    ];

    private static string Sum(Desk d, string p)
    {
        var (a, b) = (d.Dice.Range(20, 700), d.Dice.Range(5, 300));
        var wrong = d.Dice.Chance(d.ErrorShare);
        var whole = a + b + (wrong ? d.Dice.Range(1, 9) : 0);
        var (all, planned, sudden) = (d.Prose.Figure("cuộc kiểm tra", whole, "cuộc kiểm tra", p), d.Prose.Figure("cuộc kiểm tra định kỳ", a, "cuộc định kỳ", p), d.Prose.Figure("cuộc kiểm tra đột xuất", b, "cuộc đột xuất", p));
        // "Trên 715 cuộc" contradicts no sum.
        if (wrong && char.IsDigit(all[0]) && char.IsDigit(planned[0]) && char.IsDigit(sudden[0])) d.Errors.Add(new PlantedError("figure.sum", null, $"{a + b}", $"{whole}", "Tổng số không bằng tổng các phần"));
        return $"Tổng số {all}, trong đó {planned} và {sudden}.";
    }

    private static string Malformed(Desk d, string p)
    {
        if (!d.Dice.Chance(d.ErrorShare * 2)) return $"Vận động ủng hộ {d.Prose.Money("tiền vận động ủng hộ", d.Dice.Range(10, 4000) * 1000L, p)}.";
        var printed = $"{d.Dice.Range(1, 9)}.{d.Dice.Range(100, 999)}.{d.Dice.Range(1000, 9999)}.{d.Dice.Range(100, 999)}";
        d.Errors.Add(new PlantedError("figure.malformed", null, null, printed, "Nhóm chữ số sai"));
        d.Prose.Malformed("tiền vận động ủng hộ", printed, "đồng", p);
        return $"Vận động ủng hộ {printed} đồng.";
    }

    private static (string, string?)[] Awards(Desk desk) => desk.Office.Branch == Branch.Union
        ? [("Bằng khen", "Tổng Liên đoàn Lao động Việt Nam"), ("Giấy khen", desk.Office.Called), ("Bằng khen", desk.Province[1].Called), ("Cờ thi đua", desk.Province[1].Called)]
        : [("Giấy khen", desk.Office.Called), ("Bằng khen", desk.Province[0].Called), ("Bằng khen", "Bộ Nội vụ")];

    private static PaperTable Table(Desk desk, string period)
    {
        var rows = desk.Dice.Some(Lines, desk.Dice.Range(3, 6));
        var cells = new List<PaperCell> { new(0, 0, "TT", Bold: true, Centre: true), new(0, 1, "Nội dung", Bold: true, Centre: true), new(0, 2, "Đơn vị tính", Bold: true, Centre: true), new(0, 3, "Kết quả", Bold: true, Centre: true) };
        for (var i = 0; i < rows.Length; i++)
        {
            var value = desk.Dice.Range(1, 3000);
            cells.AddRange([new(i + 1, 0, $"{i + 1}", Centre: true), new(i + 1, 1, rows[i].Item1), new(i + 1, 2, rows[i].Item2, Centre: true), new(i + 1, 3, Print.Count(value), Centre: true)]);
            desk.Prose.Cell(rows[i].Item1, value, rows[i].Item2, period, Print.Count(value));
        }
        return new PaperTable([8, 50, 20, 22], [.. cells], rows.Length + 1, 1);
    }

    private static readonly (string, string)[] Lines =
    [
        ("Buổi tuyên truyền trực tiếp", "buổi"), ("Người được khám sức khỏe", "người"), ("Tủ sách pháp luật", "tủ"), ("Thỏa ước lao động tập thể ký mới", "bản"),
        ("Cuộc đối thoại tại nơi làm việc", "cuộc"), ("Suất quà đã trao", "suất"), ("Công trình được gắn biển", "công trình"), ("Cán bộ được bồi dưỡng", "người"),
    ];
}
