using Pipeline.Corpus.Evaluation;

namespace Pipeline.Corpus.Tests.Evaluation;

public class TextSimilarityTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string a, string b, int distance) =>
        TextSimilarity.Distance(a, b).ShouldBe(distance);

    [Theory]
    [InlineData("  Hòa   Bình! ", "hoa binh")]
    [InlineData("ĐẮK R’LẤP", "dak r lap")]
    [InlineData("…", "")]
    public void Normalising_leaves_letters_and_digits(string text, string normal) =>
        TextSimilarity.Normalise(text).ShouldBe(normal);

    [Theory]
    [InlineData("02 cuộc thanh tra", "triển khai 02 cuộc thanh tra", 1.0)]
    [InlineData("a b c d", "a b x y", 0.5)]
    [InlineData("a", "", 0.0)]
    public void Overlap_is_the_share_of_common_words(string a, string b, double share) =>
        TextSimilarity.WordOverlap(a, b).ShouldBe(share);
}
