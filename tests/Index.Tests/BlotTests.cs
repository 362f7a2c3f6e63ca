using Pipeline.Index.Redaction;

namespace Pipeline.Index.Tests;

public sealed class BlotTests
{
    [Theory]
    [InlineData("Thực hiện Kế hoạch số 27/KH-CĐXD.", "Thực hiện Kế hoạch số ██████.", "the number")]
    [InlineData("Kế hoạch số 127/KH-CĐXD và 27/KH-CĐXDA", "Kế hoạch số 127/KH-CĐXD và 27/KH-CĐXDA", "another number")]
    [InlineData(
        "về Bảo vệ\nhầm  ngầm; bảo vệ đê",
        "về ██████; bảo vệ đê",
        "over the end of a line, and not a part of it"
    )]
    [InlineData("BẢO VỆ HẦM NGẦM", "██████", "in capitals")]
    [InlineData("…số <mark>27</mark>/KH-CĐXD", "…số ██████", "a match is marked in it")]
    [InlineData("27 / KH-CĐXD", "██████", "with blanks")]
    [InlineData("không có gì", "không có gì", "nothing")]
    [InlineData("", "", "empty")]
    public void Puts_one_blot_of_one_width_in_its_place(string text, string expected, string why)
    {
        var blotted = new Redactor(["27/KH-CĐXD", "bảo vệ hầm ngầm", ""]).Redact(text);
        blotted.ShouldBe(expected, why);
    }

    [Theory]
    [InlineData("…ngầm, xong. Về bảo vệ h…", "…██████, xong. Về ██████…")]
    [InlineData("…vệ hầm", "…██████")]
    [InlineData("bảo dưỡng", "bảo dưỡng")]
    public void What_was_cut_off_is_blotted_at_the_edges(string snippet, string expected) =>
        new Redactor(["bảo vệ hầm ngầm"]).Redact(snippet, cut: true).ShouldBe(expected);

    [Theory]
    [InlineData("27/KH-CĐXD về bảo vệ hầm ngầm", "██████ về ██████")]
    [InlineData("27/KH-CĐXD bảo vệ hầm ngầm, 27/KH-CĐXD", "██████, ██████")]
    public void Blots_that_stand_together_are_one(string text, string expected) =>
        new Redactor(["27/KH-CĐXD", "bảo vệ hầm ngầm"]).Redact(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "bảo vệ kho tài liệu Hoàng Mai năm 2024, đã kết nạp 120 đoàn viên",
        "Bảo vệ kho tài liệu Hoàng Mai năm 2024",
        "bảo vệ kho tài liệu Hoàng Mai năm 2024",
        "the sentence goes on"
    )]
    [InlineData(
        "bảo vệ các kho tài liệu Hoàng Mai, đã kết nạp 120 đoàn viên",
        "Bảo vệ kho tài liệu Hoàng Mai năm 2024",
        "bảo vệ các kho tài liệu Hoàng Mai",
        "told in other words"
    )]
    [InlineData(
        "công tác an toàn, vệ sinh lao động",
        "Bảo vệ kho",
        "công tác an toàn, vệ sinh lao động",
        "nothing in common: the whole, as it is short"
    )]
    [InlineData("bảo vệ kho", null, "bảo vệ kho", "nothing is known")]
    public void Of_a_cited_title_only_the_title_is_secret(string title, string? subject, string secret, string why) =>
        SecretReferenceWords.TitleOf(title, subject is null ? [] : [subject]).ShouldBe(secret, why);

    [Fact]
    public void Later_places_are_those_of_the_text_that_is_shown()
    {
        const string text = "số 27/KH-CĐXD, 𝑥 kết nạp 120 đoàn viên";
        var shifted = new AnchorShifter(text, new Redactor(["27/KH-CĐXD"]).FindPlaces(text));
        var anchor = System.Text.Json.Nodes.JsonNode.Parse(
            """{"anchor": {"start": 25, "end": 28, "text": "120"}, "in": [{"start": 5, "end": 9, "text": "KH-C"}]}"""
        )!;
        shifted.Move(anchor);
        anchor["anchor"]!.ToJsonString().ShouldBe("""{"start":21,"end":24,"text":"120"}""");
        ((int)anchor["in"]![0]!["start"]!, (int)anchor["in"]![0]!["end"]!, (string)anchor["in"]![0]!["text"]!).ShouldBe(
            (3, 9, Redactor.Mark)
        );
        (shifted.Hides(5, 9), shifted.Hides(5, 16)).ShouldBe((true, false));
    }

    [Fact]
    public void Says_where()
    {
        const string text = "số 27/KH-CĐXD về bảo vệ hầm ngầm";
        new Redactor(["27/KH-CĐXD", "bảo vệ hầm ngầm"])
            .FindPlaces(text)
            .Select(p => text[p.Start..p.End])
            .ShouldBe(["27/KH-CĐXD", "bảo vệ hầm ngầm"]);
    }
}
