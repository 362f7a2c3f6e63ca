namespace Pipeline.Index.Tests;

public sealed class BlotTests
{
    [Theory]
    [InlineData("Thực hiện Kế hoạch số 27/KH-CĐXD.", "Thực hiện Kế hoạch số ██████████.", "the number")]
    [InlineData("Kế hoạch số 127/KH-CĐXD và 27/KH-CĐXDA", "Kế hoạch số 127/KH-CĐXD và 27/KH-CĐXDA", "another number")]
    [InlineData("về Bảo vệ\nhầm  ngầm; bảo vệ đê", "về ███ ██\n███  ████; bảo vệ đê", "over the end of a line, and not a part of it")]
    [InlineData("BẢO VỆ HẦM NGẦM", "███ ██ ███ ████", "in capitals")]
    [InlineData("…số <mark>27</mark>/KH-CĐXD", "…số <mark>██</mark>████████", "a match is marked in it")]
    [InlineData("27 / KH-CĐXD", "██ █ ███████", "with blanks")]
    [InlineData("không có gì", "không có gì", "nothing")]
    [InlineData("", "", "empty")]
    public void Leaves_every_other_mark_where_it_was(string text, string expected, string why)
    {
        var blotted = new Blot(["27/KH-CĐXD", "bảo vệ hầm ngầm", ""]).Hide(text);
        blotted.ShouldBe(expected, why);
        blotted.Length.ShouldBe(text.Length, why);
    }

    [Theory]
    [InlineData("…ngầm, xong. Về bảo vệ h…", "…████, xong. Về ███ ██ █…")]
    [InlineData("…vệ hầm", "…██ ███")]
    [InlineData("bảo dưỡng", "bảo dưỡng")]
    public void What_was_cut_off_is_blotted_at_the_edges(string snippet, string expected) => new Blot(["bảo vệ hầm ngầm"]).Hide(snippet, cut: true).ShouldBe(expected);

    [Fact]
    public void Says_where()
    {
        const string text = "số 27/KH-CĐXD về bảo vệ hầm ngầm";
        new Blot(["27/KH-CĐXD", "bảo vệ hầm ngầm"]).Places(text).Select(p => text[p.Start..p.End]).ShouldBe(["27/KH-CĐXD", "bảo vệ hầm ngầm"]);
    }
}
