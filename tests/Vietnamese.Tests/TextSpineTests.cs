using System.Text;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Vietnamese.Tests;

public class TextSpineTests
{
    private const string Sample =
        "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập - tự do - hạnh phúc. Căn cứ Quyết định số 12/QĐ-UBND ngày 03 tháng 4 năm 2019 về việc "
        + "khen thưởng những tập thể, cá nhân đã có thành tích xuất sắc; ý kiến của Hội đồng; thủy sản, uỷ ban, quỹ, kỹ thuật, nghỉ, nghĩ, bị, ở, ử, ưỡn, ặt ẫm ằng ẻo ỡm ỹ ỵ";

    private static string Nfd(string text)
    {
        // The house composes; the test takes apart by the published order of canonical decomposition: base, mark of
        // class 220 or 216, mark of class 230.
        const string plain = "aeiouy";
        var apart = new StringBuilder();
        foreach (var c in text)
        {
            var bare = VietnameseLetter.WithoutTone(c);
            var letter = Folding.Fold(bare);
            if (!plain.Contains(char.ToLowerInvariant(letter)))
            {
                apart.Append(c);
                continue;
            }
            var quality = char.ToLowerInvariant(bare) switch
            {
                'â' or 'ê' or 'ô' => "\u0302",
                'ă' => "\u0306",
                'ơ' or 'ư' => "\u031B",
                _ => "",
            };
            var tone = VietnameseLetter.ToneOf(c) switch
            {
                Tone.Grave => "\u0300",
                Tone.Hook => "\u0309",
                Tone.Tilde => "\u0303",
                Tone.Acute => "\u0301",
                Tone.Dot => "\u0323",
                _ => "",
            };
            apart.Append(letter).Append(tone == "\u0323" && quality != "\u031B" ? tone + quality : quality + tone);
        }
        return apart.ToString();
    }

    [Fact]
    public void One_text_in_every_writing_is_one_text()
    {
        TextNormalizer.Normalize(Sample).Text.ShouldBe(Sample);
        TextNormalizer.Normalize(Sample).Repairs.ShouldBeEmpty();
        Nfd(Sample).ShouldNotBe(Sample);
        TextNormalizer.Normalize(Nfd(Sample)).Text.ShouldBe(Sample);
        TextNormalizer.Normalize(LegacyText.Encode(Sample, LegacyEncoding.Vni)).Text.ShouldBe(Sample);
        TextNormalizer
            .Normalize(LegacyText.Encode(Sample.ToUpperInvariant(), LegacyEncoding.Vni))
            .Text.ShouldBe(Sample.ToUpperInvariant());
        TextNormalizer.Normalize(LegacyText.Encode(Sample, LegacyEncoding.ShiftedGlyphs)).Text.ShouldBe(Sample);
        TextNormalizer
            .Normalize(LegacyText.Encode(Sample, LegacyEncoding.Tcvn3))
            .Text.ToLowerInvariant()
            .ShouldBe(Sample.ToLowerInvariant());
    }

    [Theory]
    [InlineData("e\u0323\u0302", "ệ")]
    [InlineData("e\u0302\u0323", "ệ")]
    [InlineData("ẹ\u0302", "ệ")]
    [InlineData("ê\u0323", "ệ")]
    [InlineData("o\u031B\u0301", "ớ")]
    [InlineData("o\u0301\u031B", "ớ")]
    [InlineData("ó\u031B", "ớ")]
    [InlineData("A\u0306\u0309", "Ẳ")]
    [InlineData("n\u0303 u\u0308 c\u0327", "ñ ü ç")]
    [InlineData("a\u0300\u0300", "à")]
    [InlineData("x\u0323", "x\u0323")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("tiê\u0301ng viê\u0323t", "tiếng việt")]
    public void Composes_marks_in_any_order(string apart, string composed) =>
        NfcComposer.Compose(apart).ShouldBe(composed);

    [Theory]
    [InlineData("Sè: 12/Q§-UB, ngµy 5 th¸ng 3 n¨m 2001", "Số: 12/QĐ-UB, ngày 5 tháng 3 năm 2001")]
    [InlineData("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam")]
    [InlineData("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("n­íc, ®­îc, ng­êi", "nước, được, người")]
    [InlineData("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    [InlineData("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("ĈӝF OұS Tӵ GR", "ĈӝF OұS Tӵ GR")]
    [InlineData("Ĉӝc lұp - Tӵ do - Hҥnh phúc", "Độc lập - Tự do - Hạnh phúc")]
    public void Old_encodings_are_told_by_the_text(string old, string expected) =>
        TextNormalizer.Normalize(old).Text.ShouldBe(expected);

    [Theory]
    [InlineData("Công ty cổ phần Café Résumé, José Nuño, Müller, Façade")]
    [InlineData("có số liệu; cá nhân; ý kiến; ô tô; và là gì")]
    [InlineData("kích thước 3×4 m, ±5 µm, 25°C, ½, «trích dẫn», § 5, ©")]
    [InlineData("VÕ VĂN RÕ ở LÕI NGÕ")]
    [InlineData("bề dày 5 µm, 10 µm, 20 µm")]
    [InlineData("Москва и 2020")]
    [InlineData("hệ số α, β, Δ, tổng Σ")]
    [InlineData("Krông Nô, Đắk R'lấp, Ea H'leo")]
    public void Other_text_stays(string text)
    {
        TextNormalizer.Normalize(text).Text.ShouldBe(text);
        TextNormalizer.Normalize(text).Repairs.ShouldBeEmpty();
    }

    [Fact]
    public void The_document_decides_the_lines_that_do_not_tell()
    {
        var context = NormalizationContext.FromLines([LegacyText.Encode(Sample, LegacyEncoding.Tcvn3)]);
        context.Encoding.ShouldBe(LegacyEncoding.Tcvn3);
        TextNormalizer.Normalize("cã", NormalizationContext.None).Text.ShouldBe("cã");
        TextNormalizer.Normalize("cã", context).Text.ShouldBe("có");
        TextNormalizer.Normalize("Q§", context).Text.ShouldBe("QĐ");
        TextNormalizer.Normalize("Những người đã có công", context).Text.ShouldBe("Những người đã có công");
    }

    [Fact]
    public void A_line_of_both_is_decoded_where_it_is_old()
    {
        var clean = TextNormalizer.Normalize(
            "Số lượng người được thưởng: ngµy 5 th¸ng 3 n¨m 2001 ®­îc héi ®ång x¸c nhËn"
        );
        clean.Text.ShouldBe("Số lượng người được thưởng: ngày 5 tháng 3 năm 2001 được hội đồng xác nhận");
        clean.Repairs.ShouldAllBe(r => r.Kind == "encoding");
    }

    [Theory]
    [InlineData("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI", "HÕA", "capitals")]
    [InlineData("TỈNH QUẢNG PHÖ", "TỈNH QUẢNG PHÚ", "PHÖ", "capitals")]
    [InlineData("VĂN PHÕNG", "VĂN PHÒNG", "PHÕNG", "capitals")]
    [InlineData("đƣợc", "được", "đƣợc", "encoding")]
    [InlineData("12/QÐ-UBND", "12/QĐ-UBND", "12/QÐ-UBND", "look-alike")]
    [InlineData("34-СТ/ТW", "34-CT/TW", "34-СТ/ТW", "look-alike")]
    [InlineData("05/ВС-ТСТ", "05/BC-TCT", "05/ВС-ТСТ", "look-alike")]
    [InlineData("KẾ HОẠCH", "KẾ HOẠCH", "HОẠCH", "look-alike")]
    public void Letters_are_mended_and_the_printed_form_is_kept(
        string text,
        string expected,
        string printed,
        string kind
    )
    {
        var clean = TextNormalizer.Normalize(text);
        clean.Text.ShouldBe(expected);
        var repair = clean.Repairs.ShouldHaveSingleItem();
        repair.Kind.ShouldBe(kind);
        repair.Printed.ShouldContain(printed);
        expected[repair.Start..repair.End].Length.ShouldBe(repair.Printed.Length);
    }

    [Theory]
    [InlineData("a\u00A0b\u2009c", "a b c")]
    [InlineData("thi\u00AD đua\u200B\uFEFF", "thi đua")]
    [InlineData("604\u2011CĐDK", "604-CĐDK")]
    [InlineData("Phần Ⅱ", "Phần II")]
    [InlineData("\uF0B7 mục", "• mục")]
    [InlineData("a\r\nb\u2028c\td", "a\nb\nc\td")]
    [InlineData("Số：１２", "Số:12")]
    [InlineData("\u0093trích\u0094", "“trích”")]
    public void Invisible_characters_and_variants_go(string text, string expected) =>
        TextNormalizer.Normalize(text).Text.ShouldBe(expected);

    [Fact]
    public void Words_of_a_line_are_judged_together() =>
        TextNormalizer
            .CleanWords(["cã", "®­îc", "h¹nh", "phóc"])
            .Select(c => c.Text)
            .ShouldBe(["có", "được", "hạnh", "phúc"]);
}
