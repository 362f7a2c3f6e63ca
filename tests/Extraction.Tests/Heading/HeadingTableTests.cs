using System.Text;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// Invented headings of many bodies as they are printed: ministries and provinces, the Party, unions of branches,
/// schools and
/// hospitals, blanks to be filled in, slips of OCR. Each row is: left column, right column, what stands under them,
/// then what a
/// careful reader takes from it (number, type, issuer, date; "-" for none). Lines are divided by "/ ", N is the
/// national heading.
/// </summary>
public sealed class HeadingTableTests
{
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";

    [Theory]
    // Provinces, districts, departments
    [InlineData(
        "UBND TỈNH LAI CHÂU/ SỞ NỘI VỤ/ Số: 88/SNV-XDCQ/ V/v rà soát biên chế năm 2023",
        "N/ Lai Châu, ngày 02 tháng 02 năm 2023",
        "Kính gửi: Các sở, ban, ngành tỉnh.",
        "88/SNV-XDCQ",
        "Công văn",
        "Sở Nội vụ tỉnh Lai Châu",
        "2023-02-02"
    )]
    [InlineData(
        "ỦY BAN NHÂN DÂN/ HUYỆN ĐẠI TỪ/ Số: 1450/UBND-NN",
        "N/ Đại Từ, ngày 19 tháng 10 năm 2021",
        "Kính gửi: Ủy ban nhân dân các xã, thị trấn.",
        "1450/UBND-NN",
        "Công văn",
        "Ủy ban nhân dân huyện Đại Từ",
        "2021-10-19"
    )]
    [InlineData(
        "UBND THÀNH PHỐ HẢI PHÒNG/ SỞ Y TẾ/ Số: 305/QĐ-SYT",
        "N/ Hải Phòng, ngày 7 tháng 3 năm 2022",
        "QUYẾT ĐỊNH/ Về việc thành lập Tổ kiểm tra",
        "305/QĐ-SYT",
        "Quyết định",
        "Sở Y tế thành phố Hải Phòng",
        "2022-03-07"
    )]
    [InlineData(
        "UBND TỈNH KON TUM/ BAN DÂN TỘC/ Số: 41/BC-BDT",
        "N/ Kon Tum, ngày 15 tháng 12 năm 2020",
        "BÁO CÁO/ Kết quả công tác dân tộc năm 2020",
        "41/BC-BDT",
        "Báo cáo",
        "Ban Dân tộc tỉnh Kon Tum",
        "2020-12-15"
    )]
    [InlineData(
        "ỦY BAN NHÂN DÂN/ PHƯỜNG TÂN LẬP/ Số: 12/TB-UBND",
        "N/ Tân Lập, ngày 30 tháng 8 năm 2022",
        "THÔNG BÁO/ Về việc niêm yết công khai",
        "12/TB-UBND",
        "Thông báo",
        "Ủy ban nhân dân phường Tân Lập",
        "2022-08-30"
    )]
    [InlineData(
        "UBND TỈNH VĨNH LONG/ VĂN PHÒNG/ Số: 77/GM-VP",
        "N/ Vĩnh Long, ngày 11 tháng 5 năm 2021",
        "GIẤY MỜI/ Dự họp Ủy ban nhân dân tỉnh",
        "77/GM-VP",
        "Giấy mời",
        null,
        "2021-05-11"
    )]
    [InlineData(
        "HỘI ĐỒNG NHÂN DÂN/ TỈNH NINH THUẬN/ Số: 21/2021/NQ-HĐND",
        "N/ Ninh Thuận, ngày 10 tháng 12 năm 2021",
        "NGHỊ QUYẾT/ Quy định mức chi bồi dưỡng",
        "21/2021/NQ-HĐND",
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh Ninh Thuận",
        "2021-12-10"
    )]
    [InlineData(
        "ỦY BAN NHÂN DÂN/ TỈNH HẬU GIANG/ Số: 09/2023/QĐ-UBND",
        "N/ Hậu Giang, ngày 28 tháng 4 năm 2023",
        "QUYẾT ĐỊNH/ Ban hành Quy định quản lý chợ",
        "09/2023/QĐ-UBND",
        "Quyết định",
        "Ủy ban nhân dân tỉnh Hậu Giang",
        "2023-04-28"
    )]
    [InlineData(
        "UBND HUYỆN BÌNH LIÊU/ PHÒNG NỘI VỤ/ Số: 15/TTr-PNV",
        "N/ Bình Liêu, ngày 06 tháng 6 năm 2022",
        "TỜ TRÌNH/ Về việc đề nghị tặng Giấy khen",
        "15/TTr-PNV",
        "Tờ trình",
        "Phòng Nội vụ huyện Bình Liêu",
        "2022-06-06"
    )]
    [InlineData(
        "UBND TỈNH ĐÔNG/ HỘI/ SỞ TƯ PHÁP/ Số: 41/BC-STP",
        "N/ Đông Hội, ngày 15 tháng 12 năm 2020",
        "BÁO CÁO/ Kết quả công tác năm 2020",
        "41/BC-STP",
        "Báo cáo",
        "Sở Tư pháp tỉnh Đông Hội",
        "2020-12-15"
    )]
    // Ministries and bodies of the State
    [InlineData(
        "BỘ TƯ PHÁP/ CỤC TRỢ GIÚP PHÁP LÝ/ Số: 230/CTGPL-TCHC",
        "N/ Hà Nội, ngày 03 tháng 4 năm 2019",
        "Kính gửi: Sở Tư pháp các tỉnh, thành phố.",
        "230/CTGPL-TCHC",
        "Công văn",
        "Cục Trợ giúp pháp lý",
        "2019-04-03"
    )]
    [InlineData(
        "BỘ CÔNG THƯƠNG/ Số: 18/2022/TT-BCT",
        "N/ Hà Nội, ngày 31 tháng 10 năm 2022",
        "THÔNG TƯ/ Quy định về kiểm tra chất lượng",
        "18/2022/TT-BCT",
        "Thông tư",
        "Bộ Công Thương",
        "2022-10-31"
    )]
    [InlineData(
        "THỦ TƯỚNG CHÍNH PHỦ/ Số: 655/QĐ-TTg",
        "N/ Hà Nội, ngày 12 tháng 5 năm 2017",
        "QUYẾT ĐỊNH/ Phê duyệt Đề án xây dựng thiết chế",
        "655/QĐ-TTg",
        "Quyết định",
        "Thủ tướng Chính phủ",
        "2017-05-12"
    )]
    [InlineData(
        "THANH TRA CHÍNH PHỦ/ Số: 1120/TTCP-KHTH",
        "N/ Hà Nội, ngày 22 tháng 7 năm 2020",
        "Kính gửi: Thanh tra các bộ.",
        "1120/TTCP-KHTH",
        "Công văn",
        "Thanh tra Chính phủ",
        "2020-07-22"
    )]
    [InlineData(
        "CHỦ TỊCH NƯỚC/ Số: 540/QĐ-CTN",
        "N/ Hà Nội, ngày 09 tháng 5 năm 2022",
        "QUYẾT ĐỊNH/ Về việc tặng thưởng Huân chương Lao động",
        "540/QĐ-CTN",
        "Quyết định",
        "Chủ tịch nước",
        "2022-05-09"
    )]
    [InlineData(
        "BẢO HIỂM XÃ HỘI VIỆT NAM/ BẢO HIỂM XÃ HỘI TỈNH QUẢNG TRỊ/ Số: 602/BHXH-QLT",
        "N/ Quảng Trị, ngày 14 tháng 9 năm 2021",
        "Kính gửi: Các đơn vị sử dụng lao động.",
        "602/BHXH-QLT",
        "Công văn",
        "Bảo hiểm xã hội tỉnh Quảng Trị",
        "2021-09-14"
    )]
    [InlineData(
        "TÒA ÁN NHÂN DÂN/ TỈNH BẮC GIANG/ Số: 33/TB-TA",
        "N/ Bắc Giang, ngày 20 tháng 3 năm 2020",
        "THÔNG BÁO/ Về việc thụ lý vụ án",
        "33/TB-TA",
        "Thông báo",
        "Tòa án nhân dân tỉnh Bắc Giang",
        "2020-03-20"
    )]
    // The Party
    [InlineData(
        "TỈNH ỦY TRÀ VINH/ */ Số 18-CT/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Trà Vinh, ngày 05 tháng 5 năm 2021",
        "CHỈ THỊ/ về tăng cường công tác dân vận",
        "18-CT/TU",
        "Chỉ thị",
        "Tỉnh ủy Trà Vinh",
        "2021-05-05"
    )]
    [InlineData(
        "BAN CHẤP HÀNH TRUNG ƯƠNG/ */ Số 29-NQ/TW",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Hà Nội, ngày 17 tháng 11 năm 2022",
        "NGHỊ QUYẾT/ về tiếp tục đẩy mạnh công nghiệp hóa",
        "29-NQ/TW",
        "Nghị quyết",
        "Ban Chấp hành Trung ương",
        "2022-11-17"
    )]
    [InlineData(
        "ĐẢNG BỘ TỈNH CÀ MAU/ ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP/ */ Số 120-BC/ĐUK",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Cà Mau, ngày 01 tháng 7 năm 2022",
        "BÁO CÁO/ công tác xây dựng Đảng 6 tháng đầu năm 2022",
        "120-BC/ĐUK",
        "Báo cáo",
        null,
        "2022-07-01"
    )]
    [InlineData(
        "HUYỆN ỦY CHỢ MỚI/ ỦY BAN KIỂM TRA/ */ Số 44-KH/UBKTHU",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Chợ Mới, ngày 08 tháng 3 năm 2021",
        "KẾ HOẠCH/ kiểm tra, giám sát năm 2021",
        "44-KH/UBKTHU",
        "Kế hoạch",
        null,
        "2021-03-08"
    )]
    [InlineData(
        "THÀNH ỦY ĐÀ NẴNG/ */ Số 07-QĐ/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Đà Nẵng, ngày 23 tháng 10 năm 2020",
        "QUYẾT ĐỊNH/ về phân công nhiệm vụ",
        "07-QĐ/TU",
        "Quyết định",
        "Thành ủy Đà Nẵng",
        "2020-10-23"
    )]
    [InlineData(
        "ĐẢNG BỘ HUYỆN NGA SƠN/ ĐẢNG ỦY XÃ NGA AN/ */ Số 05-NQ/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM/ Nga An, ngày 16 tháng 8 năm 2020",
        "NGHỊ QUYẾT/ Đại hội Đảng bộ xã",
        "05-NQ/ĐU",
        "Nghị quyết",
        "Đảng ủy xã Nga An",
        "2020-08-16"
    )]
    // Unions
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/ LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH/ Số: 73/HD-LĐLĐ",
        "N/ Tây Ninh, ngày 09 tháng 9 năm 2021",
        "HƯỚNG DẪN/ Tổ chức Tết sum vầy",
        "73/HD-LĐLĐ",
        "Hướng dẫn",
        "Liên đoàn Lao động tỉnh Tây Ninh",
        "2021-09-09"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SÓC TRĂNG/ LIÊN ĐOÀN LAO ĐỘNG HUYỆN KẾ SÁCH/ Số: 12/LĐLĐ - CSPL",
        "N/ Kế Sách, ngày 18 tháng 4 năm 2022",
        "Kính gửi: Các công đoàn cơ sở.",
        "12/LĐLĐ-CSPL",
        "Công văn",
        "Liên đoàn Lao động huyện Kế Sách",
        "2022-04-18"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH PHÚ YÊN/ CÔNG ĐOÀN VIÊN CHỨC TỈNH/ Số: 09 /KH - CĐVC",
        "N/ Phú Yên, ngày 21 tháng 01 năm 2020",
        "KẾ HOẠCH/ Tổ chức hội thao",
        "09/KH-CĐVC",
        "Kế hoạch",
        null,
        "2020-01-21"
    )]
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/ CÔNG ĐOÀN Y TẾ VIỆT NAM/ Số: 144 /BC-CĐYT",
        "N/ Hà Nội, ngày 05 tháng 11 năm 2019",
        "BÁO CÁO/ Tổng kết phong trào thi đua năm 2019",
        "144/BC-CĐYT",
        "Báo cáo",
        "Công đoàn Y tế Việt Nam",
        "2019-11-05"
    )]
    [InlineData(
        "LĐLĐ TỈNH NAM ĐỊNH/ CÔNG ĐOÀN NGÀNH GIÁO DỤC/ Số: 31/CĐN",
        "N/ Nam Định, ngày 12 tháng 10 năm 2021",
        "Kính gửi: Công đoàn các trường THPT.",
        "31/CĐN",
        "Công văn",
        null,
        "2021-10-12"
    )]
    [InlineData(
        "CÔNG ĐOÀN NGÀNH Y TẾ BÌNH PHƯỚC/ CĐCS BỆNH VIỆN ĐA KHOA/ Số: 04/BC-CĐCS",
        "N/ Bình Phước, ngày 30 tháng 5 năm 2022",
        "BÁO CÁO/ Sơ kết hoạt động công đoàn",
        "04/BC-CĐCS",
        "Báo cáo",
        null,
        "2022-05-30"
    )]
    [InlineData(
        "CÔNG ĐOÀN GIÁO DỤC HUYỆN HÀM YÊN/ CĐCS TRƯỜNG TIỂU HỌC MINH HƯƠNG/ Số: 02/QĐ-CĐCS",
        "N/ Minh Hương, ngày 14 tháng 9 năm 2020",
        "QUYẾT ĐỊNH/ Về việc khen thưởng đoàn viên",
        "02/QĐ-CĐCS",
        "Quyết định",
        null,
        "2020-09-14"
    )]
    [InlineData(
        "TỔNG LIÊN ĐOÀN/ LAO ĐỘNG VIỆT NAM/ Số: 1908/QĐ-TLĐ",
        "N/ Hà Nội, ngày 19 tháng 12 năm 2016",
        "QUYẾT ĐỊNH/ Về việc ban hành Quy định quản lý tài chính",
        "1908/QĐ-TLĐ",
        "Quyết định",
        "Tổng Liên đoàn Lao động Việt Nam",
        "2016-12-19"
    )]
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/ BAN CHẤP HÀNH/ Số: 6c/NQ-BCH",
        "N/ Hà Nội, ngày 16 tháng 01 năm 2018",
        "NGHỊ QUYẾT/ Về đổi mới nội dung hoạt động",
        "6c/NQ-BCH",
        "Nghị quyết",
        null,
        "2018-01-16"
    )]
    [InlineData(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM/ CÔNG ĐOÀN ĐƯỜNG SẮT VIỆT NAM/ Số: 57/CTr-CĐĐS",
        "N/ Hà Nội, ngày 26 tháng 02 năm 2019",
        "CHƯƠNG TRÌNH/ Công tác năm 2019",
        "57/CTr-CĐĐS",
        "Chương trình",
        "Công đoàn Đường sắt Việt Nam",
        "2019-02-26"
    )]
    [InlineData(
        "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP/ VÀ CHẾ XUẤT HÀ NỘI/ Số: 215/CĐ-TGNC",
        "N/ Hà Nội, ngày 17 tháng 3 năm 2020",
        "Kính gửi: Công đoàn cơ sở trực thuộc.",
        "215/CĐ-TGNC",
        "Công văn",
        null,
        "2020-03-17"
    )]
    // Schools, hospitals, enterprises, associations
    [InlineData(
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO/ TRƯỜNG ĐẠI HỌC VINH/ Số: 1290/QĐ-ĐHV",
        "N/ Nghệ An, ngày 24 tháng 6 năm 2022",
        "QUYẾT ĐỊNH/ Về việc công nhận tốt nghiệp",
        "1290/QĐ-ĐHV",
        "Quyết định",
        "Trường Đại học Vinh",
        "2022-06-24"
    )]
    [InlineData(
        "SỞ Y TẾ TỈNH HÒA BÌNH/ BỆNH VIỆN ĐA KHOA TỈNH/ Số: 508/BVĐK-KHTH",
        "N/ Hòa Bình, ngày 02 tháng 8 năm 2021",
        "Kính gửi: Sở Y tế tỉnh Hòa Bình.",
        "508/BVĐK-KHTH",
        "Công văn",
        null,
        "2021-08-02"
    )]
    [InlineData(
        "PHÒNG GD&ĐT HUYỆN TIÊN YÊN/ TRƯỜNG THCS ĐÔNG HẢI/ Số: 19/KH-THCS",
        "N/ Đông Hải, ngày 05 tháng 9 năm 2023",
        "KẾ HOẠCH/ Giáo dục nhà trường năm học 2023-2024",
        "19/KH-THCS",
        "Kế hoạch",
        "Trường THCS Đông Hải",
        "2023-09-05"
    )]
    [InlineData(
        "TỔNG CÔNG TY CẢNG HÀNG KHÔNG/ CẢNG HÀNG KHÔNG PHÙ CÁT/ Số: 66/TB-CPC",
        "N/ Bình Định, ngày 15 tháng 7 năm 2020",
        "THÔNG BÁO/ Về việc lựa chọn đơn vị thẩm định giá",
        "66/TB-CPC",
        "Thông báo",
        null,
        "2020-07-15"
    )]
    [InlineData(
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM/ BAN THƯỜNG VỤ TỈNH BẠC LIÊU/ Số: 47/HD-BTV",
        "N/ Bạc Liêu, ngày 08 tháng 3 năm 2022",
        "HƯỚNG DẪN/ Thực hiện phong trào thi đua",
        "47/HD-BTV",
        "Hướng dẫn",
        null,
        "2022-03-08"
    )]
    [InlineData(
        "ỦY BAN MTTQ VIỆT NAM/ TỈNH LONG AN/ BAN THƯỜNG TRỰC/ Số: 381/MTTQ-BTT",
        "N/ Long An, ngày 27 tháng 9 năm 2021",
        "Kính gửi: Ban Thường trực các huyện.",
        "381/MTTQ-BTT",
        "Công văn",
        null,
        "2021-09-27"
    )]
    // As it is typed: blanks, case, dashes, lost marks
    [InlineData(
        "UBND TỈNH GIA LAI/ SỞ XÂY DỰNG/ Số : 99 /SXD - QLN",
        "N/ Gia Lai, ngày 9 tháng 9 năm 2019",
        "Kính gửi: Ủy ban nhân dân tỉnh.",
        "99/SXD-QLN",
        "Công văn",
        "Sở Xây dựng tỉnh Gia Lai",
        "2019-09-09"
    )]
    [InlineData(
        "UBND TỈNH ĐIỆN BIÊN/ SỞ TƯ PHÁP/ Số:123/STP-PBGDPL",
        "N/ Điện Biên, ngày 10/10/2020",
        "Kính gửi: Phòng Tư pháp các huyện.",
        "123/STP-PBGDPL",
        "Công văn",
        "Sở Tư pháp tỉnh Điện Biên",
        "2020-10-10"
    )]
    [InlineData(
        "UBND TỈNH HÀ GIANG/ SỞ DU LỊCH/ Số. 45/KH–SDL",
        "N/ Hà Giang, ngày 11 tháng 11 năm 2021",
        "KẾ HOẠCH/ Xúc tiến du lịch",
        "45/KH-SDL",
        "Kế hoạch",
        "Sở Du lịch tỉnh Hà Giang",
        "2021-11-11"
    )]
    [InlineData(
        "UBND TỈNH LẠNG SƠN/ SỞ NGOẠI VỤ/ Số: 07 /Ctr-SNgV",
        "N/ Lạng Sơn, ngày 12 tháng 01 năm 2022",
        "CHƯƠNG TRÌNH/ Công tác đối ngoại",
        "07/CTr-SNgV",
        "Chương trình",
        "Sở Ngoại vụ tỉnh Lạng Sơn",
        "2022-01-12"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG/ TỈNH THÁI BÌNH/ Số: 60/QD-LDLD",
        "N/ Thái Bình, ngày 06 tháng 6 năm 2018",
        "QUYẾT ĐỊNH/ Về việc công nhận Ban Chấp hành",
        "60/QĐ-LĐLĐ",
        "Quyết định",
        "Liên đoàn Lao động tỉnh Thái Bình",
        "2018-06-06"
    )]
    [InlineData(
        "ỦY BAN NHÂN DÂN/ HUYỆN SA PA/ Số: 1O2/BC-UBND",
        "N/ Sa Pa, ngày 13 tháng 5 năm 2019",
        "BÁO CÁO/ Tình hình kinh tế - xã hội",
        "102/BC-UBND",
        "Báo cáo",
        "Ủy ban nhân dân huyện Sa Pa",
        "2019-05-13"
    )]
    // Blank, to be filled in by hand
    [InlineData(
        "UBND TỈNH TUYÊN QUANG/ SỞ TÀI CHÍNH/ Số:      /BC-STC",
        "N/ Tuyên Quang, ngày     tháng     năm 2024",
        "BÁO CÁO/ Công tác quản lý giá",
        "-",
        "Báo cáo",
        "Sở Tài chính tỉnh Tuyên Quang",
        "-"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG/ TỈNH BẮC KẠN/ Số: ……/KH-LĐLĐ",
        "N/ Bắc Kạn, ngày … tháng … năm 2021",
        "KẾ HOẠCH/ Tổ chức Tháng Công nhân",
        "-",
        "Kế hoạch",
        "Liên đoàn Lao động tỉnh Bắc Kạn",
        "-"
    )]
    [InlineData(
        "UBND QUẬN NINH KIỀU/ PHÒNG KINH TẾ/ Số: ____/TTr-PKT",
        "N/ Ninh Kiều, ngày ___ tháng 8 năm 2022",
        "TỜ TRÌNH/ Về việc phê duyệt dự toán",
        "-",
        "Tờ trình",
        "Phòng Kinh tế quận Ninh Kiều",
        "-"
    )]
    [InlineData(
        "CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM/ CÔNG ĐOÀN BỘ TƯ PHÁP/ Số:         /QĐ-CĐBTP",
        "N/ Hà Nội, ngày      tháng 3 năm 2023",
        "QUYẾT ĐỊNH/ Về việc trích quỹ",
        "-",
        "Quyết định",
        "Công đoàn Bộ Tư pháp",
        "-"
    )]
    [InlineData(
        "BỘ NỘI VỤ/ Số:      /2023/TT-BNV/ DỰ THẢO",
        "N/ Hà Nội, ngày      tháng      năm 2023",
        "THÔNG TƯ/ Hướng dẫn xếp lương",
        "-",
        "Thông tư",
        "Bộ Nội vụ",
        "-"
    )]
    // Papers that have no number, or other titles
    [InlineData(
        "CÔNG ĐOÀN CÔNG TY MAY 9/ BAN CHẤP HÀNH",
        "N/ Nam Định, ngày 03 tháng 02 năm 2020",
        "BIÊN BẢN/ Họp Ban Chấp hành công đoàn",
        "-",
        "Biên bản",
        null,
        "2020-02-03"
    )]
    [InlineData(
        "UBND XÃ HÒA TIẾN/ TRƯỜNG MẦM NON SỐ 1",
        "N/ Hòa Tiến, ngày 20 tháng 11 năm 2021",
        "DANH SÁCH/ Khen thưởng năm học",
        "-",
        "Danh sách",
        null,
        "2021-11-20"
    )]
    [InlineData(
        "THỦ TƯỚNG CHÍNH PHỦ/ Số: 1063/CĐ-TTg",
        "N/ Hà Nội, ngày 31 tháng 7 năm 2021",
        "CÔNG ĐIỆN/ Về việc tiếp tục giãn cách",
        "1063/CĐ-TTg",
        "Công điện",
        "Thủ tướng Chính phủ",
        "2021-07-31"
    )]
    [InlineData(
        "BỘ TÀI CHÍNH - BỘ NỘI VỤ/ Số: 71/2014/TTLT-BTC-BNV",
        "N/ Hà Nội, ngày 30 tháng 5 năm 2014",
        "THÔNG TƯ LIÊN TỊCH/ Quy định chế độ tự chủ",
        "71/2014/TTLT-BTC-BNV",
        "Thông tư liên tịch",
        null,
        "2014-05-30"
    )]
    [InlineData(
        "UBND TỈNH CAO BẰNG/ BCĐ 389 TỈNH/ Số: 08/KH-BCĐ389",
        "N/ Cao Bằng, ngày 04 tháng 4 năm 2022",
        "KẾ HOẠCH/ Cao điểm chống buôn lậu",
        "08/KH-BCĐ389",
        "Kế hoạch",
        null,
        "2022-04-04"
    )]
    [InlineData(
        "UBND TỈNH BÌNH THUẬN/ HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG/ Số: 22/HD-HĐTĐKT",
        "N/ Bình Thuận, ngày 18 tháng 8 năm 2020",
        "HƯỚNG DẪN/ Bình xét thi đua",
        "22/HD-HĐTĐKT",
        "Hướng dẫn",
        null,
        "2020-08-18"
    )]
    [InlineData(
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH KHÁNH HÒA/ KHỐI THI ĐUA SỐ 3/ Số: 01/PĐTĐ-KTĐ",
        "N/ Khánh Hòa, ngày 10 tháng 3 năm 2021",
        "PHÁT ĐỘNG THI ĐUA/ Năm 2021",
        "01/PĐTĐ-KTĐ",
        "Phát động thi đua",
        null,
        "2021-03-10"
    )]
    [InlineData(
        "UBND TỈNH NGHỆ AN/ SỞ LĐTB&XH/ Số: 2715/LĐTBXH-VL",
        "N/ Nghệ An, ngày 16 tháng 8 năm 2022",
        "Kính gửi: Các doanh nghiệp.",
        "2715/LĐTBXH-VL",
        "Công văn",
        "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An",
        "2022-08-16"
    )]
    [InlineData(
        "HỘI NÔNG DÂN VIỆT NAM/ BCH TỈNH QUẢNG NAM/ Số: 214-CV/HNDT",
        "N/ Quảng Nam, ngày 23 tháng 5 năm 2022",
        "Kính gửi: Hội Nông dân các huyện.",
        "214-CV/HNDT",
        "Công văn",
        null,
        "2022-05-23"
    )]
    [InlineData(
        "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM/ CHI NHÁNH TỈNH ĐỒNG THÁP/ Số: 190/ĐTH-THNS",
        "N/ Đồng Tháp, ngày 28 tháng 02 năm 2020",
        "Kính gửi: Các tổ chức tín dụng.",
        "190/ĐTH-THNS",
        "Công văn",
        null,
        "2020-02-28"
    )]
    [InlineData(
        "CÔNG AN TỈNH QUẢNG NGÃI/ PHÒNG CẢNH SÁT GIAO THÔNG/ Số: 310/TB-PC08",
        "N/ Quảng Ngãi, ngày 01 tháng 6 năm 2021",
        "THÔNG BÁO/ Phân luồng giao thông",
        "310/TB-PC08",
        "Thông báo",
        null,
        "2021-06-01"
    )]
    public void A_careful_reader_takes_this(
        string left,
        string right,
        string centre,
        string number,
        string type,
        string? issuer,
        string date
    )
    {
        foreach (var kind in HeadingLayouts.Kinds)
        {
            var document = HeadingLayouts.Read(PaperOf(left, right, centre), kind).Document;
            var told = $"{kind}: {document.Number?.Printed} {document.Type} {document.Issuer} {document.Date}";
            (document.Number?.Key ?? "-").ShouldBe(number, told);
            document.Type.ShouldBe(type, told);
            if (issuer is not null)
                document.Issuer.ShouldBe(issuer, told);
            (document.Date ?? "-").ShouldBe(date, told);
        }
    }

    [Fact]
    public void Marks_set_apart_from_their_letters_change_nothing()
    {
        const string text =
            "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH YÊN BÁI\nSố: 19/LĐLĐ - CSPL\n\n"
            + Nation
            + "\nYên Bái, ngày 04 tháng 5 năm 2021\n\nKính gửi: Các công đoàn cơ sở.\n\nThực hiện Kế hoạch số 12/KH-TLĐ ngày 03/02/2021, đề nghị các đơn vị báo cáo.";
        var composed = HeadingLayouts.Read(HeadingLayouts.Plain(text)).Document;
        var apart = HeadingLayouts.Read(HeadingLayouts.Plain(Apart(text))).Document;
        (apart.Number!.Key, apart.Issuer, apart.Date).ShouldBe((composed.Number!.Key, composed.Issuer, composed.Date));
        composed.Number.Key.ShouldBe("19/LĐLĐ-CSPL");
    }

    // The runtime of the house has no tables of decomposition: the letters that the text uses are enough.
    private static string Apart(string text) =>
        new StringBuilder(text)
            .Replace("ộ", "o\u0323\u0302")
            .Replace("ê", "e\u0302")
            .Replace("ố", "o\u0302\u0301")
            .Replace("Ỉ", "I\u0309")
            .Replace("Ê", "E\u0302")
            .Replace("á", "a\u0301")
            .ToString();

    private static Paper PaperOf(string left, string right, string centre) =>
        new(
            left.Split("/ "),
            [.. right.Split("/ ").SelectMany(l => l == "N" ? Paper.Nation : [l])],
            centre.Split("/ "),
            [
                "Căn cứ Luật Tổ chức ngày 19 tháng 6 năm 2015;",
                "1. Nội dung thứ nhất của văn bản này được viết để có một đoạn văn dài hơn một dòng.",
            ]
        );
}
