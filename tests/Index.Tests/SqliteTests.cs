using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;
using Pipeline.Index.Sqlite;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>A folder of its own for each test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("archive-").FullName;
    public string File => System.IO.Path.Combine(Path, "archive.db");

    public IArchive Open() => new SqliteArchive(File);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

public sealed class SqliteFindTests : FindContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteLedgerTests : LedgerContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteRecordTests : RecordContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteAmendmentTests : AmendmentContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteFindingTests : FindingContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteLinkTests : LinkContract
{
    private readonly TestFolder _folder = new();

    protected override IArchive Open() => _folder.Open();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}

public sealed class SqliteSecretTests : SecretContract
{
    private TestFolder? _folder;

    // The base class opens before this one's fields would be set.
    protected override IArchive Open(bool secret) => new SqliteArchive((_folder ??= new TestFolder()).File, secret);

    public override void Dispose()
    {
        base.Dispose();
        _folder?.Dispose();
    }
}

public sealed class SqliteContentsTests : ContentsContract
{
    private readonly TestFolder _other = new();

    protected override IArchive Open() => new SqliteArchive(_other.File, secret: true);

    public override void Dispose()
    {
        base.Dispose();
        _other.Dispose();
    }
}

/// <summary>What only the embedded engine has: its file.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_newer_schema_is_refused()
    {
        _folder.Open().Dispose();
        Execute("PRAGMA user_version=99");
        var error = Should.Throw<ArchiveException>(() => _folder.Open());
        error.Message.ShouldBe($"the archive {_folder.File} has schema 99, this program knows up to 8");
        error.Advice.ShouldBe("use the newer program that made it");
    }

    [Fact]
    public void An_older_schema_is_brought_up_to_date_with_all_that_it_holds()
    {
        using (var archive = _folder.Open())
            archive.Keep(Sample.Record("1/BC-A", "2020-01-01", text: "sáng kiến"));
        MakeOlder();
        // Two at once: one does it, the other finds it done.
        Parallel.For(0, 2, _ => _folder.Open().Dispose());
        using var again = _folder.Open();
        again.Find(new FindQuery("sang kien")).Count.ShouldBe(1);
        again.Write([
            new AmendmentWrite(
                new Amendment
                {
                    Id = Sample.Hash("1/BC-A2020-01-01"),
                    Field = "subject",
                    Value = "Tổng kết",
                    By = "Lan",
                    At = "2026-01-01T00:00:00.000Z",
                }
            ),
        ]);
        again.FindByNumber("1/BC-A")[0].Subject.ShouldBe("Tổng kết");
    }

    [Fact]
    public void An_upgrade_that_is_cut_off_changes_nothing_and_goes_on_when_it_can()
    {
        using (var archive = _folder.Open())
            archive.Keep(Sample.Record("1/BC-A", "2020-01-01", text: "sáng kiến"));
        MakeOlder();
        Execute("CREATE TABLE amendment(x)");
        // A later step fails: the steps before it are not there either.
        Should.Throw<ArchiveException>(() => _folder.Open()).Message.ShouldContain("table amendment already exists");
        Execute("CREATE TABLE link(x)");
        Execute("DROP TABLE link");
        Execute("DROP TABLE amendment");
        using var again = _folder.Open();
        again.Find(new FindQuery("sang kien")).Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        File.WriteAllText(_folder.File, new string('x', 5000));
        Should
            .Throw<ArchiveException>(() => _folder.Open())
            .Message.ShouldBe($"the archive {_folder.File} is no archive: the file is of another kind");
    }

    [Fact]
    public void An_absent_archive_is_told()
    {
        Should
            .Throw<ArchiveException>(() => ArchiveFactory.Open("sqlite:" + _folder.File))
            .Message.ShouldBe($"there is no archive at {_folder.File}");
        File.Exists(_folder.File).ShouldBeFalse();
    }

    [Theory]
    [InlineData("archive.db")]
    [InlineData("sqlite:")]
    [InlineData("mysql:x")]
    public void An_address_that_is_none_is_told(string address) =>
        ArchiveFactory
            .ExplainInvalid(address)
            .ShouldBe($"'{address}' is no address of an archive: write sqlite:PATH or http://host:9200");

    [Fact]
    public void Words_of_an_older_tokenizer_are_indexed_anew()
    {
        using (var archive = _folder.Open())
            archive.Keep(Sample.Record("1/BC-A", "2020-01-01", text: "sáng kiến"));
        Execute("UPDATE meta SET value='0' WHERE name='tokenizer'");
        Execute("INSERT INTO words(words) VALUES('delete-all')");
        using var again = _folder.Open();
        again.Find(new FindQuery("sang kien")).Count.ShouldBe(1);
        again.Find(new FindQuery("1/BC-A")).Count.ShouldBe(1);
    }

    [Fact]
    public void Two_open_archives_see_each_other()
    {
        using var one = _folder.Open();
        using var two = _folder.Open();
        Parallel.For(0, 40, i => (i % 2 == 0 ? one : two).Keep(Sample.Record($"{i + 1}/BC-A", "2020-01-01")));
        one.GetStatus().Records.ShouldBe(40);
        two.GetStatus().Records.ShouldBe(40);
    }

    /// <summary>Takes away what came after the third version of the tables.</summary>
    private void MakeOlder()
    {
        foreach (
            var sql in (string[])
                [
                    "ALTER TABLE failure DROP COLUMN detail",
                    "DROP TABLE criteria",
                    "DROP INDEX record_series",
                    "DROP INDEX citation_series",
                    "DROP INDEX record_issuer",
                    "CREATE INDEX citation_symbol ON citation(symbol)",
                    "DROP TABLE amendment",
                    "DROP TABLE link",
                    "PRAGMA user_version=3",
                ]
        )
            Execute(sql);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
