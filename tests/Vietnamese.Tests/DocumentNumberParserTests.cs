using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Vietnamese.Tests;

public class DocumentNumberParserTests
{
    [Theory]
    // State, letters, with year
    [InlineData("604/CĐDK-CSQH", "604/CĐDK-CSQH", "604/CDDK-CSQH")]
    [InlineData("58/HD-L.ĐLĐ", "58/HD-LĐLĐ", "58/HD-LDLD")] // a speck
    [InlineData("10/KH-LĐL.Đ", "10/KH-LĐLĐ", "10/KH-LDLD")]
    [InlineData("7/QĐ-LĐLĐ.VP", "7/QĐ-LĐLĐ-VP", "7/QD-LDLD-VP")]
    [InlineData("339 /BC - LĐLĐ", "339/BC-LĐLĐ", "339/BC-LDLD")]
    [InlineData("42/2010/NĐ - CP", "42/2010/NĐ-CP", "42/2010/ND-CP")]
    [InlineData("45/2019/QH14", "45/2019/QH14", "45/2019/QH14")]
    [InlineData("1211/2016/UBTVQH13", "1211/2016/UBTVQH13", "1211/2016/UBTVQH13")]
    [InlineData("77/STC-GCS&TCDN", "77/STC-GCS&TCDN", "77/STC-GCS&TCDN")]
    [InlineData("129/V28-P5", "129/V28-P5", "129/V28-P5")]
    [InlineData("1849/TTr-SNV-TĐKT", "1849/TTr-SNV-TĐKT", "1849/TTR-SNV-TDKT")]
    [InlineData("1479/BTĐKT-VIII", "1479/BTĐKT-VIII", "1479/BTDKT-VIII")]
    [InlineData("01/2012/TTLT-BNV-BTC", "01/2012/TTLT-BNV-BTC", "01/2012/TTLT-BNV-BTC")]
    [InlineData("02/2009/TTLT/BTP-BNV", "02/2009/TTLT/BTP-BNV", "02/2009/TTLT/BTP-BNV")]
    [InlineData("15/KH-TTTTƯD", "15/KH-TTTTƯD", "15/KH-TTTTUD")]
    // Contracts print the year behind
    [InlineData("25/HĐMB/2021", "25/HĐMB/2021", "25/HDMB/2021")]
    [InlineData("07 /HĐLĐ-ABC/2019", "07/HĐLĐ-ABC/2019", "07/HDLD-ABC/2019")]
    // Points in a committee's symbol
    [InlineData("31-KH/Th.U", "31-KH/ThU", "31-KH/THU")]
    [InlineData("05-CT/T.Ư", "05-CT/TW", "05-CT/TW")]
    // A stroke that a seal or OCR doubled
    [InlineData("38/QĐĐ-LĐLĐ", "38/QĐ-LĐLĐ", "38/QD-LDLD")]
    [InlineData("11/LĐĐLĐ-ToC", "11/LĐLĐ-ToC", "11/LDLD-TOC")]
    [InlineData("17/LĐĐĐLĐ-VP", "17/LĐLĐ-VP", "17/LDLD-VP")] // three strokes of one Đ
    [InlineData("62/TIr--STP", "62/TTr-STP", "62/TTR-STP")] // no other type ends in a small r
    [InlineData("8/CIr-STP", "8/CTr-STP", "8/CTR-STP")]
    [InlineData("12/HĐĐ-VP", "12/HĐĐ-VP", "12/HDD-VP")]
    // Party
    [InlineData("52-CT/TW", "52-CT/TW", "52-CT/TW")]
    [InlineData("34/CT-TW", "34-CT/TW", "34-CT/TW")]
    [InlineData("22 -CT/TW", "22-CT/TW", "22-CT/TW")]
    [InlineData("32 - CT / TU", "32-CT/TU", "32-CT/TU")]
    [InlineData("22-CT-TW", "22-CT/TW", "22-CT/TW")]
    [InlineData("36-HD/VPTW", "36-HD/VPTW", "36-HD/VPTW")]
    [InlineData("02/HD-UBKTTW", "02/HD-UBKTTW", "02/HD-UBKTTW")]
    [InlineData("59-CV/ĐU", "59-CV/ĐU", "59-CV/DU")]
    [InlineData("34-CT/TƯ", "34-CT/TW", "34-CT/TW")]
    [InlineData("10-TTr/TWĐTN-BTG", "10-TTr/TWĐTN-BTG", "10-TTR/TWDTN-BTG")]
    // Union, serials with a letter, old forms
    [InlineData("6b/TLĐ", "6b/TLĐ", "6B/TLD")]
    [InlineData("7c/NQ-TLĐ", "7c/NQ-TLĐ", "7C/NQ-TLD")]
    [InlineData("45-CP", "45-CP", "45-CP")]
    [InlineData("124/QĐ", "124/QĐ", "124/QD")]
    // Blank serials
    [InlineData("/BC-STC", "/BC-STC", "/BC-STC")]
    [InlineData("     /BC-STC", "/BC-STC", "/BC-STC")]
    [InlineData("…/KH-LĐLĐ", "/KH-LĐLĐ", "/KH-LDLD")]
    [InlineData("......./QĐ-UBND", "/QĐ-UBND", "/QD-UBND")]
    // Case, lost Đ, look-alikes, dashes
    [InlineData("417/Ctr- CĐDK", "417/CTr-CĐDK", "417/CTR-CDDK")]
    [InlineData("12/ĐA-UBND", "12/ĐA-UBND", "12/DA-UBND")]
    [InlineData("12/DA-UBND", "12/DA-UBND", "12/DA-UBND")]
    [InlineData("87 /KH-CDCT", "87/KH-CĐCT", "87/KH-CDCT")]
    [InlineData("388/QĐ-CĐ DK", "388/QĐ-CĐDK", "388/QD-CDDK")]
    [InlineData("69/HD-TLD", "69/HD-TLĐ", "69/HD-TLD")]
    [InlineData("54/TTR-UBND", "54/TTr-UBND", "54/TTR-UBND")]
    [InlineData("31/QD-UBND", "31/QĐ-UBND", "31/QD-UBND")]
    [InlineData("31/QÐ–UBND", "31/QĐ-UBND", "31/QD-UBND")]
    [InlineData("9/QĐ-TTG", "9/QĐ-TTg", "9/QD-TTG")]
    [InlineData("11/2026/TT-BTС", "11/2026/TT-BTC", "11/2026/TT-BTC")]
    [InlineData("8/TB-BLDTBXH", "8/TB-BLĐTBXH", "8/TB-BLDTBXH")]
    [InlineData("1O3/QĐ-UBND", "103/QĐ-UBND", "103/QD-UBND")]
    [InlineData("l2/KH-UBND", "12/KH-UBND", "12/KH-UBND")]
    [InlineData("42/20l0/NĐ-CP", "42/2010/NĐ-CP", "42/2010/ND-CP")]
    // Malformed
    [InlineData("21./BC-KTXH", "21/BC-KTXH", "21/BC-KTXH")]
    [InlineData("42/2010NĐ-CP", "42/2010/NĐ-CP", "42/2010/ND-CP")]
    [InlineData("42/2010/NĐCP", "42/2010/NĐ-CP", "42/2010/ND-CP")]
    [InlineData("18/20202QĐ-UBND", "18/2020/QĐ-UBND", "18/2020/QD-UBND")]
    [InlineData("21.,/BC-KTXH", "21/BC-KTXH", "21/BC-KTXH")]
    [InlineData("23/⁄2017/NQ-HĐND", "23/2017/NQ-HĐND", "23/2017/NQ-HDND")]
    [InlineData("21/201 7/QHI4", "21/2017/QH14", "21/2017/QH14")]
    [InlineData("30/2009/QH112", "30/2009/QH12", "30/2009/QH12")]
    [InlineData("21/201 7H14", "21/2017/QH14", "21/2017/QH14")]
    [InlineData("30/2014/0H13", "30/2014/QH13", "30/2014/QH13")]
    [InlineData("4180/2006/QĐÐ-UBND", "4180/2006/QĐ-UBND", "4180/2006/QD-UBND")]
    [InlineData("60/2021/NĐ; CP", "60/2021/NĐ-CP", "60/2021/ND-CP")]
    [InlineData("12/QĐ--UBND", "12/QĐ-UBND", "12/QD-UBND")]
    public void Reads_numbers(string printed, string key, string fold)
    {
        var number = DocumentNumberParser.Parse(printed).Value;
        number.Key.ShouldBe(key);
        number.Fold.ShouldBe(fold);
        DocumentNumberParser.Parse(key).Value.ShouldBe(number, "a key is read back as the same number");
        DocumentNumberParser.Read(key).Value.Repaired.ShouldBeNull("a key needs no repair");
    }

    [Theory]
    [InlineData("339/BC-LĐLĐ", "339", null, "BC", "LĐLĐ", false)]
    [InlineData("42/2010/NĐ-CP", "42", 2010, "NĐ", "CP", false)]
    [InlineData("604/CĐDK-CSQH", "604", null, null, "CĐDK-CSQH", false)]
    [InlineData("52-CT/TW", "52", null, "CT", "TW", true)]
    [InlineData("/BC-STC", null, null, "BC", "STC", false)]
    [InlineData("12/CĐ-TTg", "12", null, "CĐ", "TTg", false)]
    [InlineData("12/CĐ", "12", null, null, "CĐ", false)]
    public void Tells_the_parts(string printed, string? serial, int? year, string? type, string issuer, bool party)
    {
        var number = DocumentNumberParser.Parse(printed).Value;
        (number.Serial, number.Year, number.Type, number.Issuer, number.Party).ShouldBe(
            (serial, year, type, issuer, party)
        );
    }

    [Theory]
    [InlineData("KH-UBND", "'KH-UBND' does not begin with a serial.")]
    [InlineData("", "'' does not begin with a serial.")]
    [InlineData("Số", "'Số' does not begin with a serial.")]
    [InlineData("12345678/QĐ-UBND", "'12345678/QĐ-UBND' does not begin with a serial.")]
    [InlineData("604", "'604' has no symbol after its serial.")]
    [InlineData("2023-2028", "'2023-2028' has digits where a symbol should stand.")]
    [InlineData("2023-2028 - Kế hoạch", "'2023-2028 - Kế hoạch' has 'Kếhoạch' where a symbol should stand.")]
    [InlineData("724/724 CĐCS", "'724/724 CĐCS' has an impossible year.")]
    [InlineData("11/11", "'11/11' has digits where a symbol should stand.")]
    [InlineData("24/7", "'24/7' has digits where a symbol should stand.")]
    [InlineData("02/11/2022", "'02/11/2022' has digits where a symbol should stand.")]
    [InlineData("12/3050/QĐ-UBND", "'12/3050/QĐ-UBND' has an impossible year.")]
    [InlineData("60/km", "'60/km' has 'km' where a symbol should stand.")]
    [InlineData("12/Kế-UBND", "'12/Kế-UBND' has 'Kế' where a symbol should stand.")]
    [InlineData("12/", "'12/' has an empty symbol.")]
    [InlineData("12/QĐ-", "'12/QĐ-' has an empty symbol.")]
    public void Says_why_it_is_none(string printed, string error) =>
        DocumentNumberParser.Parse(printed).Error.ShouldBe(error);

    [Theory]
    [InlineData("339 /BC - LĐLĐ", null, 1.0)]
    [InlineData("87/KH-CDCT", "CDCT đọc là CĐCT", 0.95)]
    [InlineData("54/TTR-UBND", "TTR đọc là TTr", 0.98)]
    [InlineData("21./BC-KTXH", "bỏ dấu thừa sau số", 0.85)]
    [InlineData("18/20202QĐ-UBND", "năm 20202 có năm chữ số, đọc là 2020", 0.55)]
    [InlineData("1O3/QĐ-UBND", "số 1O3 đọc là 103", 0.8)]
    [InlineData("34/CT-TW", "đặt lại thứ tự theo thể thức của Đảng", 0.95)]
    public void Tells_what_was_mended(string printed, string? repaired, double confidence)
    {
        var reading = DocumentNumberParser.Read(printed).Value;
        reading.Repaired.ShouldBe(repaired);
        reading.Confidence.ShouldBe(confidence, 0.001);
    }

    [Fact]
    public void Keeps_the_other_readings_of_a_spoilt_year() =>
        DocumentNumberParser
            .Read("18/20202QĐ-UBND")
            .Value.Candidates.Select(c => c.Key)
            .ShouldBe(["18/2022/QĐ-UBND", "18/2002/QĐ-UBND"]);
}
