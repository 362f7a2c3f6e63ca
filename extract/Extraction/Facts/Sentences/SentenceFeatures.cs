using Pipeline.Extraction.Facts.Awards;
using Pipeline.Extraction.Facts.Programmes;
using Pipeline.Extraction.Matching;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>
/// Kinds of words that open a fact or turn its time. Which of them stand in a sentence is found in one pass; readers
/// look closer only where theirs do.
/// </summary>
[Flags]
internal enum SentenceFeatures
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A form of award.</summary>
    Award = 1,

    /// <summary>What is still to come: no award was given.</summary>
    Coming = 1 << 1,

    /// <summary>"đã": what was done.</summary>
    Past = 1 << 2,

    /// <summary>Money of an award.</summary>
    Reward = 1 << 3,

    /// <summary>"phấn đấu": what one strives for.</summary>
    Striving = 1 << 4,

    /// <summary>Words with which a sentence looks ahead.</summary>
    Ahead = 1 << 5,

    /// <summary>Words that tell of a result.</summary>
    Done = 1 << 6,

    /// <summary>Words of what comes again.</summary>
    Recurring = 1 << 7,

    /// <summary>A kind of programme.</summary>
    Programme = 1 << 8,

    /// <summary>The end of a programme.</summary>
    Ending = 1 << 9,

    /// <summary>A digit.</summary>
    Number = 1 << 10,
}

/// <summary>The words of each sign.</summary>
internal static class SentenceFeatureLexicon
{
    private static readonly MultiWordMatcher Scan = new(
        [
            ((int)SentenceFeatures.Award, AwardFormFinder.Openings),
            (
                (int)SentenceFeatures.Coming,
                ["dự kiến", "xem xét", "sẽ ", "đề nghị", "phấn đấu", "tối thiểu", "ít nhất", "số lượng", "cơ cấu"]
            ),
            ((int)SentenceFeatures.Past, ["đã "]),
            ((int)SentenceFeatures.Reward, ["tiền thưởng"]),
            ((int)SentenceFeatures.Striving, ["phấn đấu "]),
            ((int)SentenceFeatures.Ahead, SentenceTenseClassifier.Openings),
            ((int)SentenceFeatures.Done, [" đã ", "kết quả", "đều đạt", "vượt", "hoàn thành 1", "đạt được"]),
            (
                (int)SentenceFeatures.Recurring,
                [
                    "định kỳ",
                    "hằng",
                    "hàng tháng",
                    "hàng quý",
                    "hàng tuần",
                    "hàng năm",
                    "mỗi tháng",
                    "mỗi quý",
                    "mỗi tuần",
                ]
            ),
            ((int)SentenceFeatures.Programme, ProgrammeReader.Kinds),
            ((int)SentenceFeatures.Ending, ["kết thúc"]),
            ((int)SentenceFeatures.Number, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]),
        ],
        ignoreCase: true
    );

    /// <summary>The signs that stand in a sentence.</summary>
    public static SentenceFeatures FindFeatures(ReadOnlySpan<char> sentence) =>
        (SentenceFeatures)Scan.FindWords(sentence);
}
