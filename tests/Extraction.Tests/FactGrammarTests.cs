using System.Globalization;

namespace Pipeline.Extraction.Tests;

/// <summary>Awards, targets, deadlines, programmes and counts told by grammar and by tables and lists.</summary>
public class FactGrammarTests
{
    private static string Awards(Pipeline.Records.DocumentRecord record) =>
        string.Join(
            "; ",
            record.Awards.Select(a =>
                $"{a.Form} {a.Collectives?.ToString(CultureInfo.InvariantCulture) ?? "-"}/{a.Individuals?.ToString(CultureInfo.InvariantCulture) ?? "-"} {a.Stage}{(a.Counted ? " counted" : "")}"
            )
        );

    [Fact]
    public void A_row_of_a_table_names_the_form_and_its_columns_count()
    {
        var record = FactCases.ReadTable([
            ["TT", "Hình thức", "Tập thể", "Cá nhân"],
            ["1", "Huân chương Bảo vệ Tổ quốc hạng Nhì", "", "1"],
            ["2", "Giấy khen của Giám đốc Sở", "7", "23"],
            ["", "Tổng cộng", "7", "24"],
        ]);
        Awards(record).ShouldBe("Huân chương Bảo vệ Tổ quốc hạng Nhì -/1 tặng; Giấy khen 7/23 tặng");
        record.Figures.ShouldBeEmpty();
        record.Awards[1].Anchor.Row.ShouldBe(2);
        record.Awards[1].Grantor.ShouldBe("Giám đốc Sở");
    }

    [Fact]
    public void Headers_of_a_table_of_awards_tell_the_stage()
    {
        var record = FactCases.ReadTable([
            ["Danh hiệu", "Đề nghị tập thể", "Đề nghị cá nhân", "Đã tặng tập thể", "Đã tặng cá nhân"],
            ["Bằng khen của Bộ", "2", "5", "1", "4"],
        ]);
        Awards(record).ShouldBe("Bằng khen 2/5 đề nghị; Bằng khen 1/4 tặng");
    }

    [Fact]
    public void A_table_of_other_figures_gives_no_award()
    {
        var record = FactCases.ReadTable([
            ["TT", "Nội dung", "Tập thể", "Cá nhân"],
            ["1", "Số sáng kiến được công nhận", "7", "23"],
        ]);
        record.Awards.ShouldBeEmpty();
        record.Figures.Length.ShouldBe(2);
    }

    [Fact]
    public void A_cell_of_evidence_reads_like_a_paragraph_and_a_criterion_does_not()
    {
        var record = FactCases.ReadTable([
            ["TT", "Tiêu chí", "Kết quả thực hiện"],
            [
                "1",
                "Có tập thể được tặng Bằng khen cho 02 tập thể trở lên trong năm học",
                "Công đoàn ngành đã tặng Giấy khen cho 9 tập thể và 31 cá nhân.",
            ],
        ]);
        Awards(record).ShouldBe("Giấy khen 9/31 tặng");
        (record.Awards[0].Anchor.Table, record.Awards[0].Anchor.Row, record.Awards[0].Anchor.Col).ShouldBe((0, 1, 2));
    }

    [Theory]
    [InlineData(
        "Điều 1. Tặng Giấy khen cho các tập thể, cá nhân có tên sau đây:\nI. Tập thể\n1. Tổ May 4;\n2. Tổ Cắt.\nII. Cá nhân\n1. Ông Trần Văn Ký, công nhân;\n2. Bà Vũ Thị Lan, tổ trưởng;\n3. Ông Lê Hòa.\nĐiều 2. Các ông, bà chịu trách nhiệm thi hành.",
        "Giấy khen 2/3 tặng counted"
    )]
    [InlineData(
        "Tặng Bằng khen cho các cá nhân sau:\n1. Ông Trần Văn Ký;\n2. Bà Vũ Thị Lan.",
        "Bằng khen -/2 tặng counted"
    )]
    [InlineData("Điều 1. Tặng Giấy khen cho 04 tập thể và 06 cá nhân (danh sách kèm theo).", "Giấy khen 4/6 tặng")]
    [InlineData(
        "Điều 1. Tặng Giấy khen cho các cá nhân (có danh sách kèm theo).\nĐiều 2. Thi hành.\nNơi nhận:\n- Lưu: VT.\nDANH SÁCH CÁ NHÂN\n1. Trần Văn Ký\n2. Vũ Thị Lan\n3. Lê Hòa",
        "Giấy khen -/3 tặng counted"
    )]
    // Nothing runs on from 1: nothing is counted.
    [InlineData("Điều 1. Tặng Giấy khen cho các tập thể sau:\nĐiều 2. Thi hành.", "")]
    public void Who_is_named_in_a_list_is_counted(string text, string expected) =>
        Awards(FactCases.Read(text, "Quyết định", "2021-03-01")).ShouldBe(expected);

    [Theory]
    [InlineData("Đã tặng bằng khen cho 02 tập thể và 03 cá nhân khen thưởng 10 năm phong trào.", "Bằng khen 2/3 tặng")]
    [InlineData(
        "Có 12 tác giả được nhận Huy hiệu Lao động sáng tạo của Công đoàn ngành.",
        "Huy hiệu Lao động sáng tạo -/12 tặng"
    )]
    [InlineData("Đã tặng Thư khen cho 4 đơn vị.", "Thư khen 4/- tặng")]
    [InlineData("Đã cấp 40 huy hiệu cho đại biểu.", "")]
    [InlineData(
        "Công đoàn tặng Huân chương Bảo vệ Tổ quốc hạng Ba cho 01 cá nhân.",
        "Huân chương Bảo vệ Tổ quốc hạng Ba -/1 tặng"
    )]
    public void The_verb_and_its_object_make_an_award(string text, string expected) =>
        Awards(FactCases.Read(text)).ShouldBe(expected);

    [Theory]
    [InlineData(
        "Đẩy mạnh các phong trào thi đua “Một giờ có ích”, “Bàn tay vàng” và “Tuyến đường sạch”; cuộc vận động “Nói lời hay”.",
        "Một giờ có ích; Bàn tay vàng; Tuyến đường sạch; Nói lời hay"
    )]
    [InlineData("Phong trào “Bàn tay vàng” được hưởng ứng; khẩu hiệu “Đoàn kết là sức mạnh”.", "Bàn tay vàng")]
    [InlineData(
        "Tiếp tục triển khai Chương trình Ngôi trường không khói thuốc, bảo đảm tiến độ.",
        "Chương trình Ngôi trường không khói thuốc"
    )]
    [InlineData("Xây dựng Chương trình công tác toàn khóa, thực hiện Dự án đầu tư xây dựng trụ sở.", "")]
    [InlineData("Chương trình Ngôi trường không khói thuốc có nhiều đổi mới.", "")]
    public void Programmes_are_named_in_a_row_or_by_their_verb(string text, string expected) =>
        string.Join("; ", FactCases.Read(text).Programmes.Select(p => p.Name)).ShouldBe(expected);

    [Theory]
    [InlineData("Phấn đấu nằm trong nhóm 12 đơn vị dẫn đầu khối.", "<=12")]
    [InlineData("Phấn đấu xếp thứ 8 toàn ngành.", "<=8")]
    [InlineData("Phấn đấu tỷ lệ hộ nghèo giảm còn 1,5%.", "<=1.5")]
    [InlineData("Phấn đấu số vụ tai nạn giảm 10%.", ">=10")]
    [InlineData("Phấn đấu nợ quỹ không vượt quá 2%.", "<=2")]
    [InlineData("Phấn đấu thành lập 3 tổ tuyên truyền, bảo đảm tiêu chuẩn chính trị cho 90% cán bộ.", ">=3; >=90")]
    public void A_verb_tells_how_a_target_is_bounded(string text, string expected) =>
        string.Join(
                "; ",
                FactCases.Read(text, "Kế hoạch", "2021-03-01").Targets.Select(t => $"{t.Comparator}{t.Value:G29}")
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("Các phòng nộp hồ sơ trễ nhất ngày 15/4/2021.", "2021-04-15")]
    [InlineData("Các phòng nộp hồ sơ không trễ hơn ngày 16/4/2021.", "2021-04-16")]
    [InlineData("Kế hoạch của các phòng được xây dựng, ban hành trước ngày 17/4/2021.", "2021-04-17")]
    [InlineData("Các văn bản được ban hành trước ngày 18/4/2021 hết giá trị.", "")]
    [InlineData("Thời gian tổ chức hội thao ngày 20/5/2021.", "")]
    [InlineData("Tổ chức hội thao vào ngày 20/5/2021, các phòng đăng ký trước ngày 01/5/2021.", "2021-05-01")]
    public void Deadlines_are_bounds_and_no_events(string text, string expected) =>
        string.Join("; ", FactCases.Read(text, "Kế hoạch", "2021-03-01").Deadlines.Select(d => d.Date))
            .ShouldBe(expected);

    [Theory]
    [InlineData(
        "Đến nay, tổng số đoàn viên tham gia học tập các lớp bồi dưỡng nghiệp vụ trong toàn hệ thống là 2.372 (tăng 15%).",
        "2372; 15"
    )]
    [InlineData("Số trường đạt chuẩn nâng lên đến 6/139.", "6/139")]
    [InlineData("Hoạt động kéo dài từ 2/9 đến 8/3.", "")]
    [InlineData("Mã số đơn vị là 2.372.", "")]
    public void A_number_alone_counts_behind_its_copula(string text, string expected) =>
        string.Join(
                "; ",
                FactCases.Read(text).Figures.Select(f => $"{f.Value:G29}{(f.Of is { } of ? $"/{of:G29}" : "")}")
            )
            .ShouldBe(expected);
}
