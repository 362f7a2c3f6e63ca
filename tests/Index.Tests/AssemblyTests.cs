namespace Pipeline.Index.Tests;

public class AssemblyTests
{
    [Fact]
    public void Project_is_wired() => typeof(AssemblyTests).Assembly.GetName().Name.ShouldBe("Pipeline.Index.Tests");
}
