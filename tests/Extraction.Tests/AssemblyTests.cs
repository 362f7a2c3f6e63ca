namespace Pipeline.Extraction.Tests;

public class AssemblyTests
{
    [Fact]
    public void Project_is_wired() => typeof(AssemblyTests).Assembly.GetName().Name.ShouldBe("Pipeline.Extraction.Tests");
}
