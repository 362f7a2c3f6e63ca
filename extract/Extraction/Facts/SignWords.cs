namespace Pipeline.Extraction.Facts;

/// <summary>The words of each sign.</summary>
internal static class SignWords
{
    private static readonly WordScan Scan = new(
    [
        ((int)Signs.Award, AwardForms.Openings),
        ((int)Signs.Coming, ["dự kiến", "xem xét", "sẽ ", "đề nghị", "phấn đấu", "tối thiểu", "ít nhất", "số lượng", "cơ cấu"]),
        ((int)Signs.Past, ["đã "]),
        ((int)Signs.Reward, ["tiền thưởng"]),
        ((int)Signs.Striving, ["phấn đấu "]),
        ((int)Signs.Ahead, SentenceTime.Openings),
        ((int)Signs.Done, [" đã ", "kết quả", "đều đạt", "vượt", "hoàn thành 1", "đạt được"]),
        ((int)Signs.Recurring, ["định kỳ", "hằng", "hàng tháng", "hàng quý", "hàng tuần", "hàng năm", "mỗi tháng", "mỗi quý", "mỗi tuần"]),
        ((int)Signs.Programme, ProgrammeReader.Kinds),
        ((int)Signs.Ending, ["kết thúc"]),
        ((int)Signs.Number, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    ], ignoreCase: true);

    /// <summary>The signs that stand in a sentence.</summary>
    public static Signs In(ReadOnlySpan<char> sentence) => (Signs)Scan.In(sentence);
}
