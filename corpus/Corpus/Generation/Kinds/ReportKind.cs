using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A report with figures, money, shares and awards.</summary>
/// <param name="comparable">A whole year's report in which every unit tells the same indicators.</param>
internal sealed class ReportKind(bool comparable = false) : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != OfficeBranch.Party;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, topic) = (desk.Dice, desk.Prose, desk.Topic);
        var year = desk.ReportedYear;
        var (period, told) = (comparable ? 3 : dice.NextInRange(0, 3)) switch
        {
            0 when desk.Date.Month is >= 6 and <= 8 => ($"{desk.Date.Year}-H1", $"6 tháng đầu năm {desk.Date.Year}"),
            1 when desk.Date.Month > 3 => (
                $"{desk.Date.Year}-Q{(desk.Date.Month - 1) / 3}",
                $"quý {new[] { "I", "II", "III" }[(desk.Date.Month - 1) / 3 - 1]} năm {desk.Date.Year}"
            ),
            _ => ($"{year}", $"năm {year}"),
        };
        var plan = desk.FromAbove("Kế hoạch", "Công văn", "Hướng dẫn");
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                dice.NextInRange(0, 2) switch
                {
                    0 => $"Thực hiện {prose.Cite(plan, "thực hiện")}, {desk.Office.Called} báo cáo kết quả như sau:",
                    1 => $"Căn cứ {prose.Cite(desk.PickLaw(), "căn cứ")}; thực hiện "
                        + $"{prose.Cite(plan, "thực hiện")}, {desk.Office.Called} báo cáo {told} như sau:",
                    _ => $"Phúc đáp {prose.Cite(plan, "phúc đáp")}, {desk.Office.Called} xin báo cáo:",
                }
            ),
            new PaperParagraph("I. CÔNG TÁC CHỈ ĐẠO", PaperParagraphStyle.Heading),
            new PaperParagraph(
                $"Đơn vị đã ban hành "
                    + $"{prose.Figure("văn bản chỉ đạo", dice.NextInRange(2, 60), "văn bản", period)} chỉ đạo, "
                    + $"hướng dẫn"
                    + $"{(desk.PickOwnPaper("Kế hoạch") is { } own ? $"; trong đó có {prose.Cite(own, null)}" : "")}"
                    + $"; {PrintedForms.LowerFirst(topic.Tasks[0])} được chú trọng."
            ),
            new PaperParagraph("II. KẾT QUẢ THỰC HIỆN", PaperParagraphStyle.Heading),
        };
        var units = dice.NextInRange(20, 400);
        var n = 0;
        body.Add(
            new PaperParagraph(
                $"{++n}. {dice.Pick(["Có", "Đến nay có", "Toàn đơn vị có"])} "
                    + $"{prose.Part("đơn vị đăng ký thi đua", dice.NextInRange(units / 2, units), units, "đơn vị", period)}"
                    + $" đăng ký tham gia {prose.Named(topic)}."
            )
        );
        foreach (
            var shape in comparable
                ? [Shapes[0], Shapes[1], Shapes[3], .. dice.PickSome(Shapes[4..], 2)]
                : dice.PickSome(Shapes, dice.NextInRange(3, 5))
        )
            body.Add(new PaperParagraph($"{++n}. {shape(desk, period)}"));
        if (dice.IsChosen(0.6))
            body.Add(Table(desk, period));
        body.Add(new PaperParagraph("III. KHEN THƯỞNG", PaperParagraphStyle.Heading));
        var (awards, received) = (new List<string>(), dice.IsChosen(0.4));
        foreach (var (form, grantor) in dice.PickSome(Awards(desk), dice.NextInRange(1, 2)))
            awards.Add(
                prose.Award(
                    form,
                    grantor,
                    "tặng",
                    dice.IsChosen(0.8) ? dice.NextInRange(1, 40) : 0,
                    dice.NextInRange(1, 90),
                    period,
                    received
                )
            );
        body.Add(
            new PaperParagraph(
                $"{(received ? "Trong kỳ, có" : dice.Pick(["Trong kỳ, tặng", "Đơn vị đã tặng", "Kết quả: tặng"]))}"
                    + $" {string.Join("; ", awards)}."
            )
        );
        body.Add(new PaperParagraph("IV. PHƯƠNG HƯỚNG", PaperParagraphStyle.Heading));
        body.Add(new PaperParagraph($"Tiếp tục {topic.Tasks[^1]}; khắc phục những việc còn chậm./."));
        return Letterhead.Finish(desk, "report", "BC", "Báo cáo", $"kết quả {topic.Work} {told}", body, period: period);
    }

    private static readonly Func<AuthoringContext, string, string>[] Shapes =
    [
        (d, p) =>
            $"Kết nạp mới {d.Prose.Figure("kết nạp đoàn viên", d.Dice.NextInRange(15, 4000), "đoàn viên", p)}"
            + $", thành lập "
            + $"{d.Prose.Figure("thành lập công đoàn cơ sở", d.Dice.NextInRange(1, 60), "công đoàn cơ sở", p)}.",
        (d, p) =>
            $"Thăm hỏi, trợ cấp khó khăn cho "
            + $"{d.Prose.Figure("người lao động được trợ cấp", d.Dice.NextInRange(20, 9000), "người", p)} với "
            + $"tổng số tiền {d.Prose.Money("tiền trợ cấp khó khăn", d.Dice.NextInRange(20, 9000) * 1000L, p)}.",
        (d, p) =>
            $"Tổ chức được {d.Prose.Figure("lớp tập huấn", d.Dice.NextInRange(1, 45), "lớp tập huấn", p)} cho "
            + $"{d.Prose.Figure("lượt người tham gia tập huấn", d.Dice.NextInRange(60, 5000), "lượt người", p)}.",
        (d, p) =>
            $"Công nhận "
            + $"{d.Prose.Figure("sáng kiến được công nhận", d.Dice.NextInRange(5, 900), "sáng kiến", p)}, giá "
            + $"trị làm lợi "
            + $"{d.Prose.Money("giá trị làm lợi", d.Dice.NextInRange(100, 20000) * 1000L + d.Dice.NextInRange(0, 999), p)}.",
        (d, p) =>
            $"Tỷ lệ hồ sơ giải quyết đúng hạn đạt "
            + $"{d.Prose.Percent("hồ sơ giải quyết đúng hạn", Math.Round(80 + d.Dice.NextInRange(0, 199) / 10m, 1), p)}.",
        (d, p) => Sum(d, p),
        (d, p) =>
            $"Tiếp nhận {d.Prose.Figure("đơn thư tiếp nhận", d.Dice.NextInRange(1, 70), "đơn thư", p)}; đã "
            + $"xử lý xong theo quy định.",
        (d, p) =>
            $"Xây dựng, sửa chữa {d.Prose.Figure("mái ấm", d.Dice.NextInRange(1, 50), "căn nhà", p)}, kinh "
            + $"phí {d.Prose.Money("kinh phí xây nhà", d.Dice.NextInRange(3, 90) * 50_000L, p)}.",
        (d, p) => Malformed(d, p),
    ];

    private static string Sum(AuthoringContext d, string p)
    {
        var (a, b) = (d.Dice.NextInRange(20, 700), d.Dice.NextInRange(5, 300));
        var wrong = d.Dice.IsChosen(d.ErrorShare);
        var whole = a + b + (wrong ? d.Dice.NextInRange(1, 9) : 0);
        var (all, planned, sudden) = (
            d.Prose.Figure("cuộc kiểm tra", whole, "cuộc kiểm tra", p),
            d.Prose.Figure("cuộc kiểm tra định kỳ", a, "cuộc định kỳ", p),
            d.Prose.Figure("cuộc kiểm tra đột xuất", b, "cuộc đột xuất", p)
        );
        // "Trên 715 cuộc" contradicts no sum.
        if (wrong && char.IsDigit(all[0]) && char.IsDigit(planned[0]) && char.IsDigit(sudden[0]))
            d.Errors.Add(
                new PlantedError("figure.sum", null, $"{a + b}", $"{whole}", "Tổng số không bằng tổng các phần")
            );
        return $"Tổng số {all}, trong đó {planned} và {sudden}.";
    }

    private static string Malformed(AuthoringContext d, string p)
    {
        if (!d.Dice.IsChosen(d.ErrorShare * 2))
            return $"Vận động ủng hộ {d.Prose.Money("tiền vận động ủng hộ", d.Dice.NextInRange(10, 4000) * 1000L, p)}.";
        var printed =
            $"{d.Dice.NextInRange(1, 9)}.{d.Dice.NextInRange(100, 999)}.{d.Dice.NextInRange(1000, 9999)}."
            + $"{d.Dice.NextInRange(100, 999)}";
        d.Errors.Add(new PlantedError("figure.malformed", null, null, printed, "Nhóm chữ số sai"));
        d.Prose.AddMalformedFigure("tiền vận động ủng hộ", printed, "đồng", p);
        return $"Vận động ủng hộ {printed} đồng.";
    }

    private static (string, string?)[] Awards(AuthoringContext desk) =>
        desk.Office.Branch == OfficeBranch.Union
            ?
            [
                ("Bằng khen", "Tổng Liên đoàn Lao động Việt Nam"),
                ("Giấy khen", desk.Office.Called),
                ("Bằng khen", desk.Province[1].Called),
                ("Cờ thi đua", desk.Province[1].Called),
            ]
            : [("Giấy khen", desk.Office.Called), ("Bằng khen", desk.Province[0].Called), ("Bằng khen", "Bộ Nội vụ")];

    private static PaperTable Table(AuthoringContext desk, string period)
    {
        var rows = desk.Dice.PickSome(Lines, desk.Dice.NextInRange(3, 6));
        var cells = new List<PaperCell>
        {
            new(0, 0, "TT", Bold: true, Centre: true),
            new(0, 1, "Nội dung", Bold: true, Centre: true),
            new(0, 2, "Đơn vị tính", Bold: true, Centre: true),
            new(0, 3, "Kết quả", Bold: true, Centre: true),
        };
        for (var i = 0; i < rows.Length; i++)
        {
            var value = desk.Dice.NextInRange(1, 3000);
            cells.AddRange([
                new(i + 1, 0, $"{i + 1}", Centre: true),
                new(i + 1, 1, rows[i].Item1),
                new(i + 1, 2, rows[i].Item2, Centre: true),
                new(i + 1, 3, PrintedForms.Count(value), Centre: true),
            ]);
            desk.Prose.AddTableFigure(rows[i].Item1, value, rows[i].Item2, period, PrintedForms.Count(value));
        }
        return new PaperTable([8, 50, 20, 22], [.. cells], rows.Length + 1, 1);
    }

    private static readonly (string, string)[] Lines =
    [
        ("Buổi tuyên truyền trực tiếp", "buổi"),
        ("Người được khám sức khỏe", "người"),
        ("Tủ sách pháp luật", "tủ"),
        ("Thỏa ước lao động tập thể ký mới", "bản"),
        ("Cuộc đối thoại tại nơi làm việc", "cuộc"),
        ("Suất quà đã trao", "suất"),
        ("Công trình được gắn biển", "công trình"),
        ("Cán bộ được bồi dưỡng", "người"),
    ];
}
