namespace Pipeline.Extraction.Tests;

/// <summary>
/// What a figure counts, in the words of its sentence: whole phrases, no half ones, and what was told before where it
/// says nothing itself.
/// </summary>
public class IndicatorTests
{
    [Theory]
    [InlineData("Toàn ngành hiện có 32 CĐCS với 4.120 đoàn viên.", "CĐCS | đoàn viên")]
    [InlineData(
        "Thu nhập bình quân của thợ lò đạt 14.200.000 đồng/người/tháng, tăng 5,1%.",
        "Thu nhập bình quân của thợ lò | Thu nhập bình quân của thợ lò tăng"
    )]
    [InlineData("Đã giải quyết 96 đơn, chiếm 91,4%.", "giải quyết đơn | giải quyết đơn")]
    [InlineData("Số hồ sơ nộp qua mạng là 812 hồ sơ (đạt 46%).", "Số hồ sơ nộp qua mạng | Số hồ sơ nộp qua mạng")]
    [InlineData("Xảy ra 14 vụ cháy, so với cùng kỳ giảm 03 vụ.", "Xảy ra vụ cháy | Xảy ra vụ cháy giảm")]
    [InlineData("Kiểm tra 25 cơ sở, đạt 104% kế hoạch.", "Kiểm tra cơ sở | Kiểm tra cơ sở đạt kế hoạch")]
    [InlineData(
        "Sửa 12 căn nhà (08 căn ở xã, 04 căn ở phường) trị giá 240 triệu đồng.",
        "Sửa căn nhà | căn ở xã | căn ở phường | trị giá sửa căn nhà"
    )]
    [InlineData(
        "Chuyển cơ quan điều tra 3 vụ, 07 đối tượng.",
        "Chuyển cơ quan điều tra vụ | Chuyển cơ quan điều tra đối tượng"
    )]
    [InlineData("Hội thi “Thợ giỏi, thợ trẻ” thu hút 84 thí sinh.", "Hội thi Thợ giỏi, thợ trẻ thu hút thí sinh")]
    [InlineData("Ủng hộ Quỹ phòng, chống thiên tai 65.000.000 đồng.", "Ủng hộ Quỹ phòng, chống thiên tai")]
    [InlineData("Công đoàn các cấp đã thăm 215 gia đình.", "thăm gia đình")]
    [InlineData("Kết nạp 45 đảng viên, trong đó có 18 nữ.", "Kết nạp đảng viên | Kết nạp đảng viên nữ")]
    [InlineData("Lao động nữ 612 người; dân tộc thiểu số 97 người.", "Lao động nữ | dân tộc thiểu số")]
    [InlineData("Hiến máu 310 lượt (năm 2018: 275 lượt).", "Hiến máu lượt | Hiến máu lượt")]
    [InlineData("Kiểm tra nội bộ (nếu có): 0", "Kiểm tra nội bộ (nếu có)")]
    [InlineData("3. Tọa đàm với công nhân: 02 cuộc.", "Tọa đàm với công nhân")]
    [InlineData(
        "Tổng sản phẩm trên địa bàn (GRDP) tăng 6,4% so với cùng kỳ.",
        "Tổng sản phẩm trên địa bàn (GRDP) tăng so với cùng kỳ"
    )]
    // Days, connectives and what ties a name to its number are no part of it; the money is named first
    [InlineData("Tính đến ngày 30/9/2021, quỹ nhận được 12 đơn.", "quỹ nhận đơn")]
    [InlineData("Giá gạo tẻ dao động từ 15.000 đồng.", "Giá gạo tẻ")]
    [InlineData("Giá xi măng bình quân hiện nay ở mức 75.000 đồng.", "Giá xi măng")]
    [InlineData("Ủng hộ đồng bào vùng lũ với tổng số tiền 45.000.000 đồng.", "tổng số tiền Ủng hộ đồng bào vùng lũ")]
    [InlineData(
        "Tổng thu 12 tỷ đồng, trong đó thu hội phí 8 tỷ đồng, thu khác 4 tỷ đồng.",
        "Tổng thu | thu hội phí | thu khác"
    )]
    // What says only that it counts is no part of it, and an act stands behind its "cuộc"
    [InlineData("Tổng số 284 lớp học, trong đó 38 lớp ban đêm.", "lớp học | lớp ban đêm")]
    [InlineData(
        "Tổ chức 12 lớp tập huấn; ban hành 9 văn bản chỉ đạo, hướng dẫn.",
        "lớp tập huấn | văn bản chỉ đạo, hướng dẫn"
    )]
    [InlineData(
        "Kiểm tra 03 cuộc về công tác an toàn, vệ sinh lao động.",
        "cuộc kiểm tra về công tác an toàn, vệ sinh lao động"
    )]
    [InlineData("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97%.", "hồ sơ giải quyết đúng hạn")]
    [InlineData(
        "Kiểm tra đồng cấp 876 cuộc, kiểm tra cấp dưới 378 cuộc.",
        "cuộc kiểm tra đồng cấp | cuộc kiểm tra cấp dưới"
    )]
    [InlineData("Toàn tỉnh thực hiện 67 công trình thanh niên.", "công trình thanh niên")]
    [InlineData(
        "CĐ ngành đã kết nạp 39 đoàn viên mới, nâng tổng số đoàn viên lên 184 người.",
        "kết nạp đoàn viên mới | tổng số đoàn viên"
    )]
    [InlineData("Toàn ngành có 1.234 đoàn viên, nữ 789 người.", "đoàn viên | đoàn viên nữ")]
    [InlineData(
        "Thu nhập đạt 9,8 triệu đồng/người/tháng, tăng 450.000 đồng so với cùng kỳ.",
        "Thu nhập | Thu nhập tăng so với cùng kỳ"
    )]
    [InlineData(
        "Ký kết 12 thỏa thuận hợp tác, 256 lượt đoàn viên được hưởng lợi.",
        "Ký kết thỏa thuận hợp tác | lượt đoàn viên được hưởng lợi"
    )]
    // Words that go together over a comma, and the money that is told behind them
    [InlineData(
        "Hỗ trợ 148 đoàn viên, người lao động khó khăn về chỗ ở với tổng kinh phí 9,1 tỉ đồng.",
        "Hỗ trợ đoàn viên, người lao động khó khăn về chỗ ở | tổng kinh phí hỗ trợ đoàn viên, người lao động khó khăn về chỗ ở"
    )]
    [InlineData(
        "Trao 60 suất học bổng cho con CNLĐ vượt khó, học giỏi với số tiền lên đến 66 triệu đồng.",
        "Trao suất học bổng cho con CNLĐ vượt khó, học giỏi | số tiền trao suất học bổng cho con CNLĐ vượt khó, học giỏi"
    )]
    [InlineData("Tính đến ngày 17/1/2022 đã có hơn 650 lượt đoàn viên được thăm.", "lượt đoàn viên được thăm")]
    // "ước" alone says that it is an estimate
    [InlineData(
        "Doanh thu ước đạt 12 tỷ đồng; ký mới thỏa ước lao động tập thể: 06 bản.",
        "Doanh thu | ký mới thỏa ước lao động tập thể"
    )]
    public void Says_what_is_counted(string text, string expected) =>
        string.Join(" | ", FactCases.Read(text).Figures.Select(f => f.Indicator)).ShouldBe(expected);
}
