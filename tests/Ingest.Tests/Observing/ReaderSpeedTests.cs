using Pipeline.Ingest.Observing;

namespace Pipeline.Ingest.Tests.Observing;

/// <summary>Which reader is slow, and since when.</summary>
public class ReaderSpeedTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    // Hours of one reader: seconds a page, each of ten pages.
    private static ReaderSpeed Judge(params double[] each) =>
        ReaderSpeed
            .Judge(
                each.Select((seconds, hour) => new HourlyTime(Start.AddHours(hour), "read", "pdf", 10, seconds * 10))
            )
            .Single();

    [Fact]
    public void A_reader_that_became_slow_is_told_with_the_hour_and_what_was_usual()
    {
        var slow = Judge(0.3, 0.3, 0.35, 0.3, 1.5, 1.6);
        (slow.SlowSince, slow.Usual, slow.Units).ShouldBe((Start.AddHours(4), 0.3, 20));
        slow.SecondsEach.ShouldBe(1.55, 1e-9);
    }

    [Theory]
    [InlineData(0.3, 0.3, 0.3, 0.3)] // as ever
    [InlineData(0.3, 0.3, 0.3, 0.5)] // slower, not slow
    [InlineData(0.3, 0.3, 2.0, 0.3, 0.3)] // slow once, well again
    [InlineData(0.3, 1.5, 1.5)] // too few hours to know what is usual
    [InlineData(0.001, 0.001, 0.001, 0.01)] // ten times a thousandth of a second is nobody's trouble
    public void Others_are_not(params double[] each) => Judge(each).SlowSince.ShouldBeNull();

    [Fact]
    public void An_hour_with_few_pages_tells_nothing()
    {
        HourlyTime[] hours =
        [
            .. Enumerable.Range(0, 4).Select(h => new HourlyTime(Start.AddHours(h), "read", "pdf", 10, 3)),
            new(Start.AddHours(4), "read", "pdf", 1, 9),
        ];
        ReaderSpeed.Judge(hours).Single().SlowSince.ShouldBeNull();
    }

    [Fact]
    public void Readers_are_judged_each_for_itself_and_the_costliest_comes_first() =>
        ReaderSpeed
            .Judge([new(Start, "read", "docx", 10, 1), new(Start, "read", "pdf", 10, 5)])
            .Select(s => (s.Name, s.SecondsEach))
            .ShouldBe([("pdf", 0.5), ("docx", 0.1)]);
}
