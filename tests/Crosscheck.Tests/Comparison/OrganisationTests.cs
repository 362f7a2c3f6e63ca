using Pipeline.Crosscheck.Comparison;
using Pipeline.Index.Model;

namespace Pipeline.Crosscheck.Tests.Comparison;

public class OrganisationTests
{
    [Theory]
    [InlineData("CĐ DKVN", "Công đoàn Dầu khí Việt Nam", true)]
    [InlineData("CĐDK", "Công đoàn Dầu khí Việt Nam", true)]
    [InlineData("CĐDK", "CĐ DKVN", true)]
    [InlineData("CÔNG ĐOÀN DẦU KHÍ VIỆT NAM", "Công đoàn Dầu khí Việt Nam", true)]
    [InlineData("LĐLĐ huyện Hoà Vang", "Liên đoàn Lao động huyện Hòa Vang", true)]
    [InlineData("CĐCS Nhà máy Sợi 2", "Công đoàn cơ sở Nhà máy Sợi 2", true)]
    [InlineData("LĐLĐ TP Vinh", "Liên đoàn Lao động thành phố Vinh", true)]
    [InlineData("LĐLĐ huyện A Lưới", "LĐLĐ tỉnh A Lưới", false)]
    [InlineData("LĐLĐ tỉnh Quảng Bình", "LĐLĐ tỉnh Quảng Ninh", false)]
    [InlineData("CĐCS Nhà máy Sợi 1", "Công đoàn cơ sở Nhà máy Sợi 2", false)]
    [InlineData("CĐ Dầu khí", "Công đoàn Dệt kim", false)]
    [InlineData("SYT", "Sở Y tế", false)]
    public void Names_are_one_where_each_letter_stands_for_a_word(string one, string other, bool same) =>
        (OrganisationNameMatcher.Match(one, other)?.Score >= OrganisationNameMatcher.Sure).ShouldBe(
            same,
            OrganisationNameMatcher.Match(one, other)?.Reason
        );

    [Fact]
    public void An_abbreviation_that_fits_two_bodies_is_left_to_a_person()
    {
        string[] names = ["CĐDK", "Công đoàn Dầu khí Việt Nam", "Công đoàn Dệt kim"];
        var groups = new OrganisationGroups(names, NameLinkIndex.Empty);
        groups.DisplayName("CĐDK").ShouldBe("CĐDK");
        groups
            .Suggestions.Select(s => $"{s.One}~{s.Other}")
            .ShouldBe(["Công đoàn Dầu khí Việt Nam~CĐDK", "Công đoàn Dệt kim~CĐDK"], ignoreOrder: true);

        var said = new NameLinkIndex([
            new NameLink("organisation", "CĐDK", "Công đoàn Dệt kim", true, "Lan", "2026-01-01T00:00:00Z", null),
            new NameLink(
                "organisation",
                "CĐDK",
                "Công đoàn Dầu khí Việt Nam",
                false,
                "Lan",
                "2026-01-01T00:00:00Z",
                null
            ),
        ]);
        var judged = new OrganisationGroups(names, said);
        judged.DisplayName("CĐDK").ShouldBe("Công đoàn Dệt kim");
        judged.DisplayName("Công đoàn Dầu khí Việt Nam").ShouldBe("Công đoàn Dầu khí Việt Nam");
        judged.Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public void An_abbreviation_that_fits_one_body_is_that_body() =>
        new OrganisationGroups(["CĐDK", "CĐ DKVN", "Công đoàn Dầu khí Việt Nam", "Sở Y tế"], NameLinkIndex.Empty)
            .DisplayName("CĐDK")
            .ShouldBe("Công đoàn Dầu khí Việt Nam");
}
