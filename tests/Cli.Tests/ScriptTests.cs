namespace Pipeline.Cli.Tests;

/// <summary>The one command itself, as people call it.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Runs_from_any_folder_and_through_a_link()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "pipeline")))
            root = Path.GetDirectoryName(root)!;
        File.CreateSymbolicLink(Path.Combine(_here.Folder, "p"), Path.Combine(root, "pipeline"));
        var good = _here.WriteGood("a \"b\".txt");
        var outcome = Workplace.Finish(_here.Start([Path.Combine(_here.Folder, "p"), "extract", "--json", good]));
        outcome.Code.ShouldBe(0, string.Join('\n', outcome.Errors));
        outcome.Out.Length.ShouldBe(1);
        outcome.Out[0].ShouldContain("27/KH-CĐXD");
        Workplace.Finish(_here.Start([Path.Combine(_here.Folder, "p"), "bogus"])).Code.ShouldBe(2);
    }
}
