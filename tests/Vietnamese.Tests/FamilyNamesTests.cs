using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Tests;

public class FamilyNamesTests
{
    [Theory]
    [InlineData("Trân", "Trần")]
    [InlineData("Đỉnh", "Đinh")]
    [InlineData("Nguyên", "Nguyễn")]
    [InlineData("Lò", "Lò")]
    [InlineData("Doãn", "Doãn")] // Đoàn is another family
    [InlineData("Lường", "Lường")]
    public void Accents_are_mended_where_one_family_alone_can_be_meant(string read, string name) =>
        FamilyNames.RepairAccents(read).ShouldBe(name);

    [Theory]
    [InlineData("Hà", true)]
    [InlineData("Kim", false)]
    [InlineData("Minh", false)]
    public void Frequent_ones_are_told_from_middle_names(string word, bool frequent) =>
        FamilyNames.IsFrequent(word).ShouldBe(frequent);
}
