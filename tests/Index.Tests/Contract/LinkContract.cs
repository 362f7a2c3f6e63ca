using Pipeline.Index.Model;

namespace Pipeline.Index.Tests.Contract;

public abstract class LinkContract : ArchiveContract
{
    private static NameLink Link(
        string one,
        string other,
        bool same = true,
        string kind = "indicator",
        string? note = null
    ) => new(kind, one, other, same, "Lan", "2026-01-01T00:00:00Z", note);

    [Fact]
    public void What_was_said_of_names_comes_back_as_it_was()
    {
        Archive.ListLinks().ShouldBeEmpty();
        var (first, second) = (
            Link("số đoàn viên mới", "đoàn viên kết nạp"),
            Link("CĐDK", "Công đoàn Dầu khí", same: false, kind: "organisation", note: "hai ngành")
        );
        Archive.PutLink(second);
        Archive.PutLink(first);
        Archive.ListLinks().ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("số đoàn viên mới", "đoàn viên kết nạp", 1)]
    [InlineData("đoàn viên kết nạp", "Số  đoàn viên MỚI", 1)]
    [InlineData("số đoàn viên mới", "đoàn viên", 2)]
    [InlineData("số đoan viên mới", "đoàn viên kết nạp", 2)]
    public void A_later_word_on_the_same_two_names_takes_the_place_of_the_earlier(string one, string other, int held)
    {
        Archive.PutLink(Link("số đoàn viên mới", "đoàn viên kết nạp"));
        Archive.PutLink(Link(one, other, same: false));
        Archive.ListLinks().Count.ShouldBe(held);
        Archive.ListLinks().Count(l => !l.Same).ShouldBe(1);
    }
}
