namespace Pipeline.Extraction.Tests.Citations;

/// <summary>
/// Further sentences in the manner of letters, reports, plans and registers of many houses; all of them invented.
/// </summary>
public class CitationMannerTests
{
    [Theory]
    // Letters: no type, drafting unit apart, dashes with blanks
    [InlineData("Phúc đáp Công văn số 12/LĐLĐ - CSPL ngày 04/5/2021 của Liên đoàn Lao động tỉnh", "12/LĐLĐ-CSPL")]
    [InlineData("Thực hiện Công văn số: 213 /TLĐ - TG ngày 18/2/2020", "213/TLĐ-TG")]
    [InlineData("Thực hiện Công văn số 20/LĐLĐ - ToC ngày 20/08/2021 của LĐLĐ tỉnh", "20/LĐLĐ-ToC")]
    [InlineData("theo công văn 4187/UBND-KGVX ngày 9/9/2019 của UBND tỉnh", "4187/UBND-KGVX")]
    [InlineData("Tiếp theo Công văn số 77/CĐN-VP, Công đoàn ngành đề nghị", "77/CĐN-VP")]
    [InlineData("Văn bản số 1029/BTTTT-CATTT ngày 01/4/2020 của Bộ Thông tin và Truyền thông", "1029/BTTTT-CATTT")]
    [InlineData("Công văn số 318/LĐTBXH-TE ngày 3/2/2021", "318/LĐTBXH-TE")]
    [InlineData("Công văn số 50/CĐ-CSPL ngày 3/2/2021 của Công đoàn Công ty", "50/CĐ-CSPL")]
    [InlineData("Công văn số 61/HD ngày 3/2/2021", "61/HD")]
    // Party, with both orders
    [InlineData("Nghị quyết số 20-NQ/TW ngày 28/01/2008 của Ban Chấp hành Trung ương", "20-NQ/TW")]
    [InlineData("Kế hoạch số 55 -KH/TU ngày 3/3/2021 của Tỉnh ủy", "55-KH/TU")]
    [InlineData("Hướng dẫn số 03 - HD/BTCTW của Ban Tổ chức Trung ương", "03-HD/BTCTW")]
    [InlineData("Quy định số 47-QĐ/TW về những điều đảng viên không được làm", "47-QĐ/TW")]
    [InlineData("Chỉ thị số 10/CT-TU ngày 3/3/2021 của Tỉnh ủy", "10-CT/TU")]
    [InlineData("Công văn số 300-CV/BTGTU ngày 3/3/2021", "300-CV/BTGTU")]
    [InlineData("Kết luận số 12-KL/ĐUK ngày 4/5/2022 của Đảng ủy Khối", "12-KL/ĐUK")]
    [InlineData("Chương trình hành động số 09-CTr/HU", "09-CTr/HU")]
    // State, normative
    [InlineData("Nghị quyết số 35/2022/NQ-HĐND ngày 3/3/2022 của Hội đồng nhân dân tỉnh", "35/2022/NQ-HĐND")]
    [InlineData("Thông tư liên tịch số 37/2015/TTLT-BLĐTBXH-BNV", "37/2015/TTLT-BLĐTBXH-BNV")]
    [InlineData("Luật số 50/2024/QH15 ngày 27/11/2024", "50/2024/QH15")]
    [InlineData("Pháp lệnh số 09/2020/UBTVQH14", "09/2020/UBTVQH14")]
    [InlineData(
        "Nghị định số 191/2013/NĐ-CP ngày 21 tháng 11 năm 2013 của Chính phủ quy định chi tiết về tài chính công đoàn",
        "191/2013/NĐ-CP"
    )]
    [InlineData("Quyết định số 217-QĐ/TW ngày 12/12/2013", "217-QĐ/TW")]
    [InlineData("Chỉ thị số 05-CT/TW ngày 15 tháng 5 năm 2016 của Bộ Chính trị", "05-CT/TW")]
    [InlineData("Thông tư số 01/2022/TT-BLĐTBXH", "01/2022/TT-BLĐTBXH")]
    [InlineData("Nghị định 24/CP ngày 3/3/1996", "24/CP")]
    [InlineData("Quyết định số 202/TTg ngày 8/6/1992 của Chủ tịch Hội đồng Bộ trưởng", "202/TTg")]
    // Line ends, page ends, wrapped
    [InlineData("Căn cứ Quyết định số\n1908/QĐ-TLĐ ngày 19/12/2016", "1908/QĐ-TLĐ")]
    [InlineData("Căn cứ Quyết định số 1908/\nQĐ-TLĐ ngày 19/12/2016", "1908/QĐ-TLĐ")]
    [InlineData("Căn cứ Quyết định số 1908/QĐ\n-TLĐ ngày 19/12/2016", "1908/QĐ-TLĐ")]
    [InlineData("Căn cứ Hướng dẫn số 1799/HD-\nTLĐ ngày 12/11/2019", "1799/HD-TLĐ")]
    [InlineData("Thực hiện Kế\nhoạch số 22/KH-\nLĐLĐ ngày 3/4/2020", "22/KH-LĐLĐ")]
    [InlineData("Nghị định số 43/2014/NĐ-CP\nngày 15 tháng 5 năm\n2014", "43/2014/NĐ-CP")]
    // OCR and typing
    [InlineData("Kế hoạch số 22/KH-LDLD ngày 3/4/2020 của Liên đoàn Lao động tỉnh", "22/KH-LĐLĐ")]
    [InlineData("Quyết định số 1O8/QĐ-UBND ngày 3/4/2020", "108/QĐ-UBND")]
    [InlineData("Quyết định số l08/QĐ-UBND ngày 3/4/2020", "108/QĐ-UBND")]
    [InlineData("Nghị định số 08/2019/ND-CP ngày 3/4/2019", "08/2019/NĐ-CP")]
    [InlineData("Quyết định số 08/QĐ -- UBND ngày 3/4/2019", "08/QĐ-UBND")]
    [InlineData("Chương trình số 02/Ctr-BCH ngày 3/4/2019", "02/CTr-BCH")]
    [InlineData("Tờ trình số 02/TTR-UBND ngày 3/4/2019", "02/TTr-UBND")]
    [InlineData("Quyết định số 5/QĐ-CĐCT và 6/QĐ-CDCT", "5/QĐ-CĐCT | 6/QĐ-CĐCT")]
    // A blank before the symbol, points in it, a year behind it
    [InlineData("Công văn số 153 CV/HTC ngày 4/4/1999", "153-CV/HTC")]
    [InlineData("mua 153 CV/HTC", "")]
    [InlineData("Kế hoạch số 31-KH/Th.U ngày 4/4/2021; Chỉ thị số 5-CT/T.Ư", "31-KH/ThU | 5-CT/TW")]
    [InlineData("Hợp đồng số 25/HĐMB/2021 ngày 4/4/2021", "25/HĐMB/2021")]
    [InlineData("Thỏa ước lao động tập thể số 02/2018/TƯLĐTT ngày 4/4/2018", "02/2018/TƯLĐTT")]
    [InlineData("các công văn số 211, 215/PGDĐT của Phòng", "211/PGDĐT | 215/PGDĐT")]
    [InlineData("quy phạm pháp luật số 12 của luật sư", "")]
    [InlineData("Luật trồng cây có hiệu lực", "")]
    // Lists and ranges
    [InlineData(
        "Các Quyết định số 15/QĐ-UBND, 16/QĐ-UBND và 17/QĐ-UBND ngày 3/4/2020",
        "15/QĐ-UBND | 16/QĐ-UBND | 17/QĐ-UBND"
    )]
    [InlineData("Thông tư số 27/2014/TT-BCT; Thông tư số 42/2015/TT-BCT;", "27/2014/TT-BCT | 42/2015/TT-BCT")]
    [InlineData("Chỉ thị 05, Chỉ thị 08 của Ban Bí thư", "~Chỉ thị 05 | ~Chỉ thị 08")]
    [InlineData("Nghị quyết số 6a, 7b của Ban Chấp hành", "~Nghị quyết số 6a | ~7b")]
    [InlineData("theo Quyết định 1764 và Hướng dẫn 1799 của Tổng Liên đoàn", "~Quyết định 1764 | ~Hướng dẫn 1799")]
    [InlineData("Nghị quyết 18-NQ/TW, Nghị quyết 19-NQ/TW khóa XII", "18-NQ/TW | 19-NQ/TW")]
    [InlineData(
        "1. Quyết định số 11/QĐ-STC;\n2. Quyết định số 12/QĐ-STC;\n3. Quyết định số 13/QĐ-STC.",
        "11/QĐ-STC | 12/QĐ-STC | 13/QĐ-STC"
    )]
    [InlineData("Kế hoạch số 11/KH-UBND và Kế hoạch số 12/KH-UBND", "11/KH-UBND | 12/KH-UBND")]
    // Laws by name
    [InlineData("Căn cứ Luật Công đoàn năm 2012;", "=Luật Công đoàn năm 2012")]
    [InlineData("Căn cứ Bộ luật Lao động ngày 20/11/2019;", "=Bộ luật Lao động ngày 20/11/2019")]
    // What is none
    [InlineData("Điện thoại: 0269.3824.404; Fax: 0269-3871-216", "")]
    [InlineData("đạt 724/724 CĐCS, 45/45 nhiệm vụ", "")]
    [InlineData("trực 24/7, dịp 30/4 và 1/5", "")]
    [InlineData("nhiệm kỳ 2023-2028 - Kế hoạch hoạt động", "")]
    [InlineData("Mẫu số 02-BC/TLĐ kèm theo", "")]
    [InlineData("xe ô tô biển số 29A-123.45, hóa đơn số 0001234", "")]
    [InlineData("Tiêu chuẩn ISO 9001:2015 và TCVN 5574/2018", "")]
    [InlineData("tại khoản 2 Điều 15, điểm a mục 3", "")]
    [InlineData("Số nhà 12/3, đường 30/4, phường 5", "")]
    [InlineData("hợp đồng đạt 35/38 doanh nghiệp - LĐLĐ huyện đạt khá", "")]
    [InlineData("số tài khoản 111000/ABC, mã số thuế 0101-234", "")]
    [InlineData("khen thưởng 12 tập thể, 35/QĐ", "")]
    // Around them
    [InlineData("(kèm theo Công văn số 88/SGDĐT-GDTrH ngày 3/3/2021 của Sở)", "88/SGDĐT-GDTrH")]
    [InlineData("Quyết định này thay thế Quyết định số 45/QĐ-SYT ngày 3/3/2021.", "45/QĐ-SYT")]
    [InlineData("theo Thông báo kết luận số 99/TB-VPCP ngày 3/3/2021 của Văn phòng Chính phủ", "99/TB-VPCP")]
    [InlineData("Giấy mời số 45/GM-UBND ngày 3/3/2021", "45/GM-UBND")]
    [InlineData("Công điện số 02/CĐ-TTg ngày 3/3/2021 của Thủ tướng Chính phủ", "02/CĐ-TTg")]
    [InlineData("Đề án số 03/ĐA-UBND ngày 3/3/2021", "03/ĐA-UBND")]
    [InlineData("Quy chế phối hợp số 01/QCPH-LĐLĐ-SLĐTBXH ngày 3/3/2021", "01/QCPH-LĐLĐ-SLĐTBXH")]
    [InlineData("Chương trình phối hợp số 526/CTPH-TLĐ-NHCSXH ngày 3/3/2021", "526/CTPH-TLĐ-NHCSXH")]
    [InlineData(
        "Quyết định số 4291/QĐ-TLĐ ngày 01/3/2022 “về việc ban hành Quy định xét, tặng giải thưởng”",
        "4291/QĐ-TLĐ"
    )]
    public void A_careful_reader_finds_these(string text, string expected) =>
        Reading.ReadCitations(text).Summary().ShouldBe(expected);
}
