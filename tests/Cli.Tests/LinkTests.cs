using System.Text.Json;

namespace Pipeline.Cli.Tests;

public sealed class LinkTests : IDisposable
{
    private readonly Workplace _place = new();

    public LinkTests()
    {
        Paper("a", "Công đoàn ngành Dệt Hà An", "Các cấp công đoàn đã kết nạp 120 đoàn viên.", 11);
        Paper("b", "Công đoàn ngành May Hà An", "Đã phát triển mới được 95 đoàn viên.", 12);
        _place.Run("ingest", "in").Code.ShouldBe(0);
    }

    public void Dispose() => _place.Dispose();

    private void Paper(string name, string issuer, string sentence, int number) =>
        _place.Write(
            $"in/{name}.txt",
            $"{issuer.ToUpperInvariant()}\nSố: {number}/BC-CĐN\n\nHà An, ngày 5 tháng 1 năm 2022\n\nBÁO CÁO\nTổng kết hoạt động công đoàn năm 2021\n\nI. Kết quả\n{sentence}\n"
        );

    private string[] Units() =>
        [
            .. _place
                .Run("compare", "kết nạp đoàn viên", "--json")
                .Out.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("unit").GetString()!),
        ];

    [Fact]
    public void A_person_pairs_two_wordings_once_and_compare_keeps_to_it()
    {
        Units().Length.ShouldBe(1);
        _place
            .Run(
                "link",
                "indicator",
                "kết nạp đoàn viên",
                "phát triển mới đoàn viên",
                "--by",
                "Lan",
                "--note",
                "cùng chỉ tiêu"
            )
            .Code.ShouldBe(0);
        Units().Length.ShouldBe(2);
        _place.Run("link", "list").Out.Single().ShouldContain("Lan");
        _place
            .Run("unlink", "indicator", "phát triển mới đoàn viên", "kết nạp đoàn viên", "--by", "Minh")
            .Code.ShouldBe(0);
        Units().Length.ShouldBe(1);
        var said = JsonDocument.Parse(_place.Run("link", "list", "--json").Out.Single()).RootElement;
        said.GetProperty("by").GetString().ShouldBe("Minh");
        said.GetProperty("same").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("link", "indicator", "a b", "c d")]
    [InlineData("link", "indicator", "đoàn viên mới", "Đoàn viên  MỚI", "--by", "Lan")]
    [InlineData("link", "organisation", "", "CĐDK", "--by", "Lan")]
    public void What_says_nothing_is_refused(params string[] arguments)
    {
        var outcome = _place.Run(arguments);
        outcome.Code.ShouldBe(2);
        outcome.Errors.ShouldNotBeEmpty();
    }
}
