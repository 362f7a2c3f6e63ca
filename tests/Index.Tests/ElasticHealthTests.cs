using Pipeline.Index.Elasticsearch;

namespace Pipeline.Index.Tests;

public sealed class ElasticHealthTests
{
    [Theory]
    [InlineData(1, 1, "green", 0, "in order")]
    [InlineData(3, 3, "green", 0, "3 of 3 nodes answer, every copy is there")]
    [InlineData(2, 3, "green", 0, "2 of 3 nodes answer, searches go on, every copy is there")]
    [InlineData(2, 3, "yellow", 1, "2 of 3 nodes answer, searches go on, one copy is missing")]
    [InlineData(2, 3, "yellow", 4, "2 of 3 nodes answer, searches go on, 4 copies are missing")]
    [InlineData(1, 1, "yellow", 2, "the only node answers, searches go on, 2 copies are missing")]
    [InlineData(
        1,
        3,
        "red",
        1,
        "1 of 3 nodes answer, searches miss what one part holds: start the nodes that are away"
    )]
    public void Health_is_told_in_words(int answer, int all, string status, long missing, string words) =>
        ElasticHealth.Describe(answer, all, status, missing).ShouldBe(words);
}
