using System.Reflection;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Tests;

/// <summary>Lists of words are compared with their tones, as whole words.</summary>
public class FactWordTests
{
    private static readonly string[] Vowels =
    [
        "aàáảãạăằắẳẵặâầấẩẫậ",
        "eèéẻẽẹêềếểễệ",
        "iìíỉĩị",
        "oòóỏõọôồốổỗộơờớởỡợ",
        "uùúủũụưừứửữự",
        "yỳýỷỹỵ",
        "dđ",
    ];

    public static TheoryData<string> Lists()
    {
        var data = new TheoryData<string>();
        foreach (var (name, _) in All())
            data.Add(name);
        return data;
    }

    private static IEnumerable<(string Name, TonedWordSet Words)> All() =>
        typeof(RecordExtractor)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType == typeof(TonedWordSet))
            .Select(f => ($"{f.DeclaringType!.Name}.{f.Name}", (TonedWordSet)f.GetValue(null)!));

    [Theory]
    [MemberData(nameof(Lists))]
    public void No_entry_matches_another_toned_word(string list)
    {
        var words = All().First(l => l.Name == list).Words;
        words.Entries.Count.ShouldBeGreaterThan(0);
        foreach (var entry in words.Entries)
        {
            words.Contains(entry).ShouldBeTrue(entry);
            var syllables = entry.Split(' ');
            for (var i = 0; i < syllables.Length; i++)
                foreach (var other in Alike(syllables[i]))
                {
                    var changed = string.Join(' ', syllables.Select((s, j) => j == i ? other : s));
                    if (
                        other == syllables[i]
                        || !SyllableGrammar.IsValid(other)
                        || words.Entries.Contains(TonedWordSet.Key(changed))
                        || changed.All(char.IsAscii)
                    )
                        continue;
                    words.Contains(changed).ShouldBeFalse($"{list}: “{entry}” takes “{changed}”");
                }
        }
    }

    /// <summary>Spellings that differ in the mark of one letter.</summary>
    private static IEnumerable<string> Alike(string syllable)
    {
        for (var i = 0; i < syllable.Length; i++)
            if (Array.Find(Vowels, v => v.Contains(syllable[i])) is { } group)
                foreach (var letter in group)
                    yield return syllable[..i] + letter + syllable[(i + 1)..];
    }

    [Theory]
    [InlineData("Đã cấp 1.200 khẩu trang, 35 phản ánh, 4 phân xưởng.", "1200 khẩu trang; 35 phản ánh; 4 phân xưởng")]
    [InlineData(
        "Ngân hàng có 6 khoản vay, 12 điều dưỡng, 3 chương trình, 25 cấp ủy.",
        "6 khoản vay; 12 điều dưỡng; 3 chương trình; 25 cấp ủy"
    )]
    [InlineData("Thực hiện 3 khâu, 5 phần, 2 khoản và 4 chương.", "")]
    [InlineData("Đóng góp 450 giờ công trong 12 giờ.", "450 giờ công")]
    public void Counts_what_only_folds_like_a_part_of_a_text(string text, string expected) =>
        string.Join("; ", FactCases.Read(text).Figures.Select(f => $"{f.Value:G29} {f.Measure}")).ShouldBe(expected);

    [Theory]
    [InlineData("Các chi nhánh báo cáo thủ tục, thứ tự định kỳ vào thứ Sáu hằng tuần.", "FREQ=WEEKLY;BYDAY=FR")]
    [InlineData("Gửi báo cáo định kỳ thứ Bảy hằng tuần, thu bảo hiểm đầy đủ.", "FREQ=WEEKLY;BYDAY=SA")]
    [InlineData("Rà soát thủ tục, báo cáo định kỳ hằng tuần.", "FREQ=WEEKLY")]
    public void A_day_of_the_week_is_a_whole_word_with_its_tone(string text, string expected) =>
        FactCases.Read(text, "Kế hoạch", "2021-03-01").Deadlines.Select(d => d.Recurring).ShouldBe([expected]);

    [Theory]
    [InlineData("Đã tặng Giấy khen cho 15 chi nhánh.", "15/-")]
    [InlineData("Đã tặng Giấy khen cho 15 chị.", "-/15")]
    [InlineData("Đã tặng Giấy khen cho 4 nghệ sĩ và 3 kỹ sư.", "-/7")]
    [InlineData("Năm qua có đơn vị đạt giải, 12 đơn vị đang xét.", "")]
    public void Whom_an_award_counts_is_told_by_the_toned_noun(string text, string expected) =>
        string.Join(
                "; ",
                FactCases
                    .Read(text)
                    .Awards.Select(a => $"{a.Collectives?.ToString() ?? "-"}/{a.Individuals?.ToString() ?? "-"}")
            )
            .ShouldBe(expected);
}
