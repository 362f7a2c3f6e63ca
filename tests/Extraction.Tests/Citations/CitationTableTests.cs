namespace Pipeline.Extraction.Tests.Citations;

/// <summary>Sentences of every kind and the citations in them; all of them invented.</summary>
public class CitationTableTests
{
    [Theory]
    // Whole numbers
    [InlineData("Căn cứ Nghị định số 15/2031/NĐ-CP của Chính phủ;", "15/2031/NĐ-CP")]
    [InlineData("Thực hiện Kế hoạch số 12/KH-UBND ngày 3/4/2021 của UBND tỉnh", "12/KH-UBND")]
    [InlineData("Theo số 12/KH-UBND ngày 3/4/2021", "12/KH-UBND")]
    [InlineData("Thực hiện Chỉ thị số 77-CT/TW của Ban Bí thư", "77-CT/TW")]
    [InlineData("Thực hiện Chỉ thị 77/CT-TW của Ban Bí thư", "77-CT/TW")]
    [InlineData("Phúc đáp công văn số 913/STP-VP ngày 5/6/2020", "913/STP-VP")]
    [InlineData("văn bản số 41/XYZ-KT&QLĐT ngày 5/6/2020", "41/XYZ-KT&QLĐT")]
    [InlineData("tại 1622/ABC-XDCB ngày 10/04/2018, phòng đã trình", "1622/ABC-XDCB")]
    [InlineData("Nghị quyết 9c/NQ-TLĐ và Nghị quyết 8b/TLĐ", "9c/NQ-TLĐ | 8b/TLĐ")]
    [InlineData("Quy định 311/QĐ của cấp trên", "311/QĐ")]
    [InlineData("Nghị định số 45-CP ngày 1/8/1996", "45-CP")]
    [InlineData("Thông tư liên tịch số 05/2011/TTLT-BNV-BTC", "05/2011/TTLT-BNV-BTC")]
    [InlineData("Luật Cây xanh số 12/2027/QH16 ngày 3/3/2027", "12/2027/QH16")]
    [InlineData("Nghị quyết số 1300/2016/UBTVQH13", "1300/2016/UBTVQH13")]
    // Print and OCR
    [InlineData("Quyết định số 88 /QĐ - SNV ngày 2/3/2020", "88/QĐ-SNV")]
    [InlineData("Quyết định số 88/2020/QĐ-\nUBND ngày 2/3/2020", "88/2020/QĐ-UBND")]
    [InlineData("Quyết\nđịnh số\n88/2020/QĐ-UBND ngày 2/3/2020", "88/2020/QĐ-UBND")]
    [InlineData("Quyết định số 88/2020/QĐ-\n\n3\n\fUBND ngày 2/3/2020", "88/2020/QĐ-UBND")]
    [InlineData("Quyết định số 88/QD-UBND ngày 2/3/2020", "88/QĐ-UBND")]
    [InlineData("Quyết định số 88/QÐ–UBND ngày 2/3/2020", "88/QĐ-UBND")]
    [InlineData("Nghị quyết số 88/2006/NOQ-HDND ngày 2/3/2020", "88/2006/NQ-HĐND")]
    [InlineData("tra số: 88.,/BC-KTXH, ngày 2/3/2020", "88/BC-KTXH")]
    [InlineData("Quyết định số 88/20202QĐ-UBND", "88/2020/QĐ-UBND")]
    [InlineData("Xét Tờ trình số: 8 8/TTr-UBND ngày 2/3/2020", "88/TTr-UBND")]
    [InlineData("Nghị định số Z88/2020/NĐ-CP ngày 2/3/2020", "88/2020/NĐ-CP")]
    [InlineData("Nghị định số 88/2020/NĐ; CP ngày 2/3/2020", "88/2020/NĐ-CP")]
    [InlineData("Thông tư số 88/2020/TT-BTС", "88/2020/TT-BTC")]
    [InlineData("Quyết định số 88/QĐ-CĐ DK ngày 2/3/2020", "88/QĐ-CĐDK")]
    [InlineData("Quyết định số 88/QĐ-UBNDngày 2/3/2020", "88/QĐ-UBND")]
    [InlineData("Quyết định số 88/QĐ-TTTg ngày 2/3/2020 của Thủ tướng\nChính phủ", "88/QĐ-TTg")]
    [InlineData("ban hành kèm theo Thông tư l 8/2022/T1-BNV", "18/2022/TT-BNV")]
    [InlineData("Nghị định số 88/2021/NĐ ngày 21 tháng 6 năm 2021 của Chính phủ", "88/2021/NĐ-CP")]
    // What is spoilt is unread, never shortened
    [InlineData("Xét Tờ trình số: Š 8/TTr-UBND ngày 2/3/2020", "?8/TTr-UBND")]
    [InlineData("Công văn số 188/V2§-P5 ngày 2/3/2020", "?188/V2")]
    [InlineData("Báo cáo số {8 /BC-ABC ngày 2/3/2020", "?8 /BC-ABC")]
    [InlineData("Báo cáo số **8/BC-ABC** và (số “9/BC-ABC”)", "8/BC-ABC | 9/BC-ABC")]
    // Lists
    [InlineData("bãi bỏ các Quyết định: số 12/QĐ-UBND, số 13/QĐ-UBND", "12/QĐ-UBND | 13/QĐ-UBND")]
    [InlineData("các văn bản số: 15/STC-VP ngày 2/3/2020; 16/ABC-VP ngày 3/3/2020", "15/STC-VP | 16/ABC-VP")]
    [InlineData("Căn cứ các Luật: Đất rừng số 45/2013/QH13; Xây cất số 50/2014/QH13", "45/2013/QH13 | 50/2014/QH13")]
    [InlineData("Quyết định số 317, 318 của Bộ Chính trị", "~Quyết định số 317 | ~318")]
    [InlineData("Quyết định số 317 và 318 của Bộ Chính trị", "~Quyết định số 317 | ~318")]
    [InlineData("theo Nghị định 349 và Nghị định 14 của Chính phủ", "~Nghị định 349 | ~Nghị định 14")]
    [InlineData("triển khai HD 841, HD 865 ngày 27/9", "~HD 841 | ~HD 865")]
    // Short forms
    [InlineData("Chỉ thị 15 về việc tiết kiệm", "~Chỉ thị 15")]
    [InlineData("thực hiện CT 15, KL 21/TW", "~CT 15 | ~KL 21/TW")]
    [InlineData("Chỉ thị số 15-CT/TW về tiết kiệm. Sau khi có Chỉ thị 15, đơn vị đã", "15-CT/TW | ~Chỉ thị 15→0")]
    [InlineData("Nghị quyết số 03-NQ/TW về tiết kiệm. Thực hiện NQ 3/TW", "03-NQ/TW | ~NQ 3/TW→0")]
    [InlineData(
        "Chỉ thị số 15-CT/TW và Chỉ thị số 15/CT-UBND. Theo Chỉ thị 15,",
        "15-CT/TW | 15/CT-UBND | ~Chỉ thị 15"
    )]
    [InlineData("Nghị định số 15/2020/NĐ-CP. Theo Chỉ thị 15,", "15/2020/NĐ-CP | ~Chỉ thị 15")]
    [InlineData("tại Tờ trình số 2345 ngày 22 tháng 09 năm 2022", "~Tờ trình số 2345")]
    // Laws by name
    [InlineData("Căn cứ Luật Cây xanh năm 2015;", "=Luật Cây xanh năm 2015")]
    [InlineData("Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003;", "=Luật Thi đua, khen thưởng ngày 26/11/2003")]
    [InlineData("Căn cứ Luật Phòng, chống bụi và Luật Cây xanh", "=Luật Phòng, chống bụi | =Luật Cây xanh")]
    [InlineData(
        "Căn cứ Luật Cây xanh ngày 1/2/2003; Luật sửa đổi, bổ sung một số điều của Luật Cây xanh và Luật Bóng mát ngày 16/11/2013;",
        "=Luật Cây xanh ngày 1/2/2003 | =Luật sửa đổi, bổ sung một số điều của Luật Cây xanh và Luật Bóng mát ngày 16/11/2013"
    )]
    [InlineData("Luật Thi đua - Khen thưởng ngày 26/11/2003", "=Luật Thi đua - Khen thưởng ngày 26/11/2003")]
    [InlineData("Luật sửa đổi, bổ sung một số điều của Luật Cây xanh số 2/2028/QH16", "2/2028/QH16")]
    [InlineData("Căn cứ Luật Chất lượng hạt giống, cây con số 05/2027/QH16;", "05/2027/QH16")]
    [InlineData("Căn cứ Luật Cây xanh, nghị định số 5/2020/NĐ-CP", "=Luật Cây xanh | 5/2020/NĐ-CP")]
    [InlineData("theo Bộ luật Hàng hải năm 2015", "=Bộ luật Hàng hải năm 2015")]
    [InlineData("Căn cứ Hiến pháp năm 2013", "=Hiến pháp năm 2013")]
    [InlineData("luật sư Luật Văn A, pháp luật hiện hành, Luật này", "=Luật Văn A")]
    // Unread
    [InlineData("Xét Tờ trình số      /TTr-STC ngày   tháng   năm 2024 của Sở Tài chính", "?/TTr-STC")]
    public void Finds_citations(string text, string expected) =>
        Reading.ReadCitations(text).Summary().ShouldBe(expected, text);

    [Theory]
    [InlineData("nhiệm kỳ 2023-2028 - Kế hoạch công tác")]
    [InlineData("có 724/724 CĐCS và 11/11 đơn vị trực 24/7")]
    [InlineData("12/15 xã đạt chuẩn, 3/4 huyện")]
    [InlineData("diện tích 12 m2/người, tốc độ 60 km/h, 5.000 đ/kg, giá 100/USD")]
    [InlineData("điện thoại 0261.3544/123, tài khoản 3713/0123456")]
    [InlineData("biển số 29A-12345, 51C/123.45")]
    [InlineData("theo TCVN 5574:2018, QCVN 01:2021/BXD và ISO 9001:2015/TQM")]
    [InlineData("Mẫu số 01/TĐKT, 02/TĐKT")]
    [InlineData("Biểu 02/BNV; biểu số 03/BC-BNV; Phụ lục 1/PL-KH")]
    [InlineData("mẫu 2C-BNV/2008")]
    [InlineData("bản đồ tỷ lệ 1/2000/QH, Tờ khai 01/GTGT, 05/KK-TNCN")]
    [InlineData("Nhà máy số 5/KCN-A, Dự án 47/VIE-WB, lớp số 3/CLC-B")]
    [InlineData("nhà số 12/B đường Hoa, ngõ 5/HN, tổ 7/KV1")]
    [InlineData("Kế hoạch 5 năm 2021-2025, Kế hoạch 05 năm 2021-2025, Báo cáo 6 tháng")]
    [InlineData("Chương trình 135, Đề án 06, Dự án 661")]
    [InlineData("Quyết định 03 nội dung, Thông báo 15 ngày, Kết luận 02 vụ việc")]
    [InlineData("kế hoạch năm 2020; Kế hoạch 2020 của đơn vị")]
    [InlineData("Ủy ban MTTQ, 1/2 ngày; tỷ lệ 1/500; ngày 30/4-1/5")]
    [InlineData("https://example.vn/van-ban/12/2019/QD-UBND")]
    [InlineData("D:\\VB\\12/BC-STC.doc")]
    [InlineData("- Lưu: VT, NC (05b).")]
    [InlineData("khoản 2 Điều 5 Nghị định này; các luật có liên quan")]
    [InlineData("COVID-19/SARS, H5N1/A")]
    [InlineData("1\tQĐ\t12/\tKH-UBND")]
    [InlineData("")]
    public void Finds_none(string text) => Reading.ReadCitations(text).Summary().ShouldBe("", text);

    [Theory]
    // text, type, issuer, date, printed date, title, relation of the first citation
    [InlineData(
        "Căn cứ Nghị định số 15/2031/NĐ-CP ngày 31 tháng 7 năm 2031 của Chính phủ quy định về cây xanh;",
        "Nghị định",
        "Chính phủ",
        "2031-07-31",
        "ngày 31 tháng 7 năm 2031",
        "quy định về cây xanh",
        "căn cứ"
    )]
    [InlineData(
        "Thực hiện Kế hoạch số 12/KH-UBND, ngày 3/4/2021 của UBND tỉnh Hoa Sen về việc trồng cây.",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Hoa Sen",
        "2021-04-03",
        "3/4/2021",
        "trồng cây",
        "thực hiện"
    )]
    [InlineData(
        "Phúc đáp công văn số 913/ABC-VP của Sở Tư pháp ngày 5/6/2020 V/v góp ý dự thảo;",
        "Công văn",
        "Sở Tư pháp",
        "2020-06-05",
        "5/6/2020",
        "góp ý dự thảo",
        "phúc đáp"
    )]
    [InlineData(
        "Phát động thi đua số 01/PĐTĐ-XYZ, 26/12/2019.",
        "Phát động thi đua",
        null,
        "2019-12-26",
        "26/12/2019",
        null,
        null
    )]
    [InlineData(
        "quán triệt Chỉ thị số 77-CT/TW ngày 22/11/20222 của Ban Bí thư về “Tăng cường trồng cây”",
        "Chỉ thị",
        "Ban Bí thư",
        null,
        "22/11/20222",
        "Tăng cường trồng cây",
        "quán triệt"
    )]
    [InlineData(
        "sửa đổi, bổ sung một số điều của Thông tư số 08/2020/TT-BTC",
        "Thông tư",
        "Bộ Tài chính",
        null,
        null,
        null,
        "sửa đổi"
    )]
    [InlineData(
        "Quyết định này thay thế Quyết định số 5/2011/QĐ-UBND ngày 1/2/2011.",
        "Quyết định",
        null,
        "2011-02-01",
        "1/2/2011",
        null,
        "thay thế"
    )]
    [InlineData(
        "bãi bỏ Nghị quyết số 11/2006/NQ-HĐND ngày 17/8/2006 của Hội đồng nhân dân huyện",
        "Nghị quyết",
        "Hội đồng nhân dân huyện",
        "2006-08-17",
        "17/8/2006",
        null,
        "bãi bỏ"
    )]
    [InlineData("Quy chế ban hành kèm theo Quyết định số 7/QĐ-ABC", "Quyết định", null, null, null, null, "kèm theo")]
    [InlineData(
        "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 27/TTr-STP 28/9/2022",
        "Tờ trình",
        "Giám đốc Sở Tư pháp",
        "2022-09-28",
        "28/9/2022",
        null,
        "theo đề nghị tại"
    )]
    [InlineData(
        "Quy định số 10/QĐ-ABC ngày 3/4/2021 của Ban Thường vụ Tỉnh ủy",
        "Quy định",
        "Ban Thường vụ Tỉnh ủy",
        "2021-04-03",
        "3/4/2021",
        null,
        null
    )]
    [InlineData("Chương trình hành động số 26/CTr-BCH năm 2021", "Chương trình", null, "2021", "năm 2021", null, null)]
    [InlineData(
        "Thông tư số 34/2016/TT-BTC ngày của Bộ Tài chính ngày 30/12/2016",
        "Thông tư",
        "Bộ Tài chính",
        "2016-12-30",
        "30/12/2016",
        null,
        null
    )]
    [InlineData(
        "của Bộ Văn hóa. Thông tư số 3/2016/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch quy định về lễ hội.",
        "Thông tư",
        "Bộ Văn hóa, Thể thao và Du lịch",
        null,
        null,
        "quy định về lễ hội",
        null
    )]
    [InlineData(
        "Công văn số 26/ABC-CCTT của Sở Nông nghiệp và Phát\ntriển nông thôn và Công văn số 27/ABC",
        "Công văn",
        "Sở Nông nghiệp và Phát triển nông thôn",
        null,
        null,
        null,
        null
    )]
    [InlineData(
        "TRIỂN KHAI CHỈ THỊ SỐ 37-CT/TW NGÀY 03/9/2029 CỦA BAN\nBÍ THƯ VỀ TĂNG CƯỜNG",
        "Chỉ thị",
        "Ban bí thư",
        "2029-09-03",
        "03/9/2029",
        "TĂNG CƯỜNG",
        "triển khai"
    )]
    [InlineData(
        "Nghị định số 74/2018/NĐ-CP của Chính phủ về giải thưởng hết hiệu lực kể từ ngày ký",
        "Nghị định",
        "Chính phủ",
        null,
        null,
        "giải thưởng",
        null
    )]
    [InlineData("Thông báo kết luận số 45-TB/TU của Tỉnh ủy\nTheo đó", "Thông báo", "Tỉnh ủy", null, null, null, null)]
    [InlineData(
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
        "Nghị quyết",
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng",
        "2017-10-25",
        "25/10/2017",
        null,
        null
    )]
    [InlineData(
        "Thông tư liên tịch số 05/2011/TTLT-BNV-BTC",
        "Thông tư liên tịch",
        "Bộ Nội vụ, Bộ Tài chính",
        null,
        null,
        null,
        null
    )]
    [InlineData("Công văn số 16/CV-ABC; Luật số 20/2028/QH16", "Công văn", null, null, null, null, null)]
    [InlineData("Luật Cây xanh số 12/2027/QH16 của Quốc hội", "Luật", "Quốc hội", null, null, "Luật Cây xanh", null)]
    [InlineData("theo Nghị định số 45-CP", "Nghị định", "Chính phủ", null, null, null, "theo")]
    // Who proposes stands before the paper; abbreviations of houses are written out
    [InlineData(
        "Xét đề nghị của Công đoàn Cảng sông tại Công văn số 15/CĐCS-VP ngày 2/3/2020",
        "Công văn",
        "Công đoàn Cảng sông",
        "2020-03-02",
        "2/3/2020",
        null,
        "theo đề nghị tại"
    )]
    [InlineData(
        "Công văn số 15/GDĐT-VP ngày 2/3/2020 của Sở GD&ĐT tỉnh",
        "Công văn",
        "Sở Giáo dục và Đào tạo tỉnh",
        "2020-03-02",
        "2/3/2020",
        null,
        null
    )]
    [InlineData(
        "Quyết định số 7/QĐ-CTY ngày 2/3/2020 của HĐTV Công ty",
        "Quyết định",
        "Hội đồng thành viên Công ty",
        "2020-03-02",
        "2/3/2020",
        null,
        null
    )]
    [InlineData("Công văn số 8/ABC-VP của quý Cơ quan", "Công văn", null, null, null, null, null)]
    // The title ends where the sentence turns to who acts, to the next paper, or to the next paragraph
    [InlineData(
        "Kế hoạch số 31/KH-ABC ngày 2/3/2020 về việc trồng cây xanh, Ban Thường vụ xây dựng kế hoạch như sau",
        "Kế hoạch",
        null,
        "2020-03-02",
        "2/3/2020",
        "trồng cây xanh",
        null
    )]
    [InlineData(
        "Hướng dẫn số 5/HD-ABC ngày 2/3/2020 về trồng cây và Kế hoạch số 6/KH-ABC ngày 3/3/2020",
        "Hướng dẫn",
        null,
        "2020-03-02",
        "2/3/2020",
        "trồng cây",
        null
    )]
    [InlineData(
        "Nghị quyết số 5/NQ-ABC về trồng cây giai đoạn 2020 - 2025, Kết luận số 9/KL-ABC",
        "Nghị quyết",
        null,
        null,
        null,
        "trồng cây giai đoạn 2020 - 2025",
        null
    )]
    [InlineData(
        "Hướng dẫn Quyết định số 5/QĐ-ABC về chăm sóc cây\nThi hành Chỉ thị",
        "Quyết định",
        null,
        null,
        null,
        "chăm sóc cây",
        "hướng dẫn"
    )]
    [InlineData(
        "Kế hoạch số 45/KH-ABC của UBND tỉnh Yên Châu\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kế hoạch",
        "Ủy ban nhân dân tỉnh Yên Châu",
        null,
        null,
        null,
        null
    )]
    [InlineData(
        "Kế hoạch số 9/KH-ABC về Chương trình “Trồng cây”; khác",
        "Kế hoạch",
        null,
        null,
        null,
        "Chương trình “Trồng cây”",
        null
    )]
    [InlineData(
        "Kế hoạch số 9/KH-ABC ngày 2/3/2020, Hướng dẫn 641/HD-ABC",
        "Kế hoạch",
        null,
        "2020-03-02",
        "2/3/2020",
        null,
        null
    )]
    // A plenum without "của"
    [InlineData(
        "Nghị quyết số 9-NQ/TW ngày 2/3/2020 Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XX về trồng cây",
        "Nghị quyết",
        "Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng",
        "2020-03-02",
        "2/3/2020",
        "trồng cây",
        null
    )]
    // A noun is no verb; a verb opens the list, whatever came before the semicolon
    [InlineData("Thực hiện Chương trình công tác số 2/CTr-ABC", "Chương trình", null, null, null, null, "thực hiện")]
    [InlineData("Căn cứ Điều lệ Hội Trồng cây; Quy định số 2/QyĐ-ABC", "Quy định", null, null, null, null, "căn cứ")]
    [InlineData("trên cơ sở Kế hoạch số 2/KH-ABC", "Kế hoạch", null, null, null, null, "căn cứ")]
    // Names of laws hold verbs and halves of words
    [InlineData(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2031/QH18;",
        "Luật",
        "Quốc hội",
        null,
        null,
        "Luật Ban hành văn bản quy phạm pháp luật",
        "căn cứ"
    )]
    [InlineData(
        "theo Luật Thực hiện dân chủ ở cơ sở số 10/2031/QH18",
        "Luật",
        "Quốc hội",
        null,
        null,
        "Luật Thực hiện dân chủ ở cơ sở",
        "theo"
    )]
    [InlineData(
        "Căn cứ Luật Giao thông đường thủy năm 2031;",
        "Luật",
        null,
        "2031",
        "năm 2031",
        "Luật Giao thông đường thủy",
        "căn cứ"
    )]
    [InlineData(
        "Căn cứ Luật trồng cây ngày 3 tháng 4 năm 1999;",
        "Luật",
        null,
        "1999-04-03",
        "ngày 3 tháng 4 năm 1999",
        "Luật trồng cây",
        "căn cứ"
    )]
    [InlineData(
        "Căn cứ Luật Trồng cây của Hội đồng nhân dân và Uỷ ban nhân dân năm 2003;",
        "Luật",
        null,
        "2003",
        "năm 2003",
        "Luật Trồng cây của Hội đồng nhân dân và Uỷ ban nhân dân",
        "căn cứ"
    )]
    [InlineData(
        "ý kiến thẩm định của Sở Tư pháp tại Báo cáo số 20/BC-STP",
        "Báo cáo",
        "Sở Tư pháp",
        null,
        null,
        null,
        "theo"
    )]
    [InlineData(
        "Trả lời công văn số 63/CT-TTHT ngày 2/3/2020 của Cục Thuế tỉnh hỏi về trồng cây",
        "Công văn",
        "Cục Thuế tỉnh",
        "2020-03-02",
        "2/3/2020",
        null,
        "phúc đáp"
    )]
    [InlineData("Công văn số 77-TC/NSNN ngày 2/3/1999", "Công văn", null, "1999-03-02", "2/3/1999", null, null)]
    public void Reads_the_context(
        string text,
        string? type,
        string? issuer,
        string? date,
        string? printed,
        string? title,
        string? relation
    )
    {
        var first = Reading.ReadCitations(text).First();
        (first.Type, first.Issuer, first.Date, first.DatePrinted, first.Title, first.Relation).ShouldBe(
            (type, issuer, date, printed, title, relation),
            text
        );
    }

    [Fact]
    public void A_list_has_one_verb_and_one_type()
    {
        var found = Reading.ReadCitations(
            "Căn cứ Luật Cây xanh; Nghị định số 1/2020/NĐ-CP; bãi bỏ các Quyết định số 12/QĐ-ABC, 13/QĐ-ABC và 14/QĐ-ABC."
        );
        found.Select(c => c.Relation).ShouldBe(["căn cứ", "căn cứ", "bãi bỏ", "bãi bỏ", "bãi bỏ"]);
        found.Select(c => c.Type).ShouldBe(["Luật", "Nghị định", "Quyết định", "Quyết định", "Quyết định"]);
    }

    [Fact]
    public void A_register_gives_dates_from_its_own_row()
    {
        Reading
            .ReadCitations(
                "1\t604/ABC-CSQH\t04/11/2022\tVề việc trồng cây\n2\t605/ABC-CSQH\t05/11/2022\tPhê duyệt kế hoạch"
            )
            .Select(c => (c.Key, c.Date, c.Title))
            .ShouldBe([
                ("604/ABC-CSQH", "2022-11-04", "trồng cây"),
                ("605/ABC-CSQH", "2022-11-05", "Phê duyệt kế hoạch"),
            ]);
        Reading
            .ReadCitations("15/3/2020\t12/KH-UBND\n16/3/2020\t13/KH-UBND\nngày 17/3/2020\t14/KH-UBND")
            .Select(c => c.Date)
            .ShouldBe(["2020-03-15", "2020-03-16", "2020-03-17"]);
        Reading.ReadCitations("Trồng cây\t12/KH-UBND\nngày 3/4/2020\tđạt").Single().Date.ShouldBe("2020-04-03");
    }

    [Fact]
    public void One_number_with_two_dates_is_two_citations()
    {
        var found = Reading.ReadCitations(
            "tại các văn bản số 18/TTr-ABC ngày 05 tháng 9 năm 2023 và số 18/TTr-ABC ngày 30 tháng 7 năm 2024"
        );
        found.Select(c => (c.Key, c.Date)).ShouldBe([("18/TTr-ABC", "2023-09-05"), ("18/TTr-ABC", "2024-07-30")]);
    }

    [Fact]
    public void Anchors_and_prints_stand_in_the_text()
    {
        var found = Reading.ReadCitations("Theo Quyết định số 388/QĐ- CĐ DK ngày 6/6/2019 và CT 15").ToArray();
        found.Select(c => c.Printed).ShouldBe(["388/QĐ- CĐ DK", "CT 15"]);
        found[0].Anchor.Text.ShouldBe("388/QĐ- CĐ DK");
        (found[0].Anchor.Start, found[0].Anchor.End).ShouldBe((19, 32));
        found[1].Repaired.ShouldBeNull();
    }

    [Fact]
    public void A_lost_stroke_comes_back_from_the_papers_own_words()
    {
        var found = Reading
            .ReadCitations("Trung tâm Điều dưỡng Hoa Sen\nCăn cứ Quyết định số 15/QĐ-TTDDHS ngày 1/2/2020")
            .Single();
        (found.Key, found.Fold, found.Repaired).ShouldBe(("15/QĐ-TTĐDHS", "15/QD-TTDDHS", "TTDDHS đọc là TTĐDHS"));
    }

    [Fact]
    public void Repairs_lower_the_confidence()
    {
        var found = Reading.ReadCitations("Quyết định số 88/QĐ-UBND và Quyết định số 88/20202QĐ-UBND").ToArray();
        found[0].Confidence.ShouldBe(1);
        found[1].Confidence.ShouldBeLessThan(0.7);
        found[1].Repaired.ShouldBe("năm 20202 có năm chữ số, đọc là 2020");
    }
}
