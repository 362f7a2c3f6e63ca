using Pipeline.Index.Sqlite;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>A folder of its own for each test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("archive-").FullName;
    public IArchive Open() => new SqliteArchive(System.IO.Path.Combine(Path, "archive.db"));
    public void Dispose() => Directory.Delete(Path, recursive: true);
}

public sealed class SqliteFindTests : FindContract
{
    private readonly TestFolder _folder = new();
    protected override IArchive Open() => _folder.Open();
    public override void Dispose() { base.Dispose(); _folder.Dispose(); }
}
