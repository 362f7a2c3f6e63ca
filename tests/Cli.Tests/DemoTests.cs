namespace Pipeline.Cli.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Demo_shows_a_near_miss_a_finding_with_its_place_and_a_comparison()
    {
        var outcome = _here.Run("demo");
        outcome.Code.ShouldBe(0, string.Join('\n', outcome.Errors));
        outcome.Out.ShouldContain(l => l.StartsWith("2. find ", StringComparison.Ordinal));
        outcome.Out.ShouldContain(l => l.Contains("  near: ", StringComparison.Ordinal));
        outcome.Out.ShouldContain(l => l.StartsWith("3. check ", StringComparison.Ordinal));
        outcome.Out.ShouldContain(l => l.StartsWith("4. compare ", StringComparison.Ordinal));
    }
}
