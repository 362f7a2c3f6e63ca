using Microsoft.Data.Sqlite;
using Pipeline.Index;

namespace Pipeline.Ingest.Tests;

/// <summary>What is damaged is told, and mended where it can be.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_whole_archive_is_told_as_whole()
    {
        for (var i = 1; i <= 5; i++)
            _desk.Write($"{i}.txt", Desk.Letter(i, "Các đơn vị tổ chức thực hiện nghiêm túc nội dung này."));
        await _desk.IngestAsync();
        Verify().ShouldBe(new VerifySummary(5, 5, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Lost_bytes_are_taken_from_where_they_came_or_told_with_what_to_do()
    {
        var (first, second, third) = (
            _desk.Write("1.txt", Desk.Letter(1)),
            _desk.Write("2.txt", Desk.Letter(2)),
            _desk.Write("3.txt", Desk.Letter(3))
        );
        await _desk.IngestAsync();
        var paths = _desk
            .Ids()
            .ToDictionary(id => _desk.Archive.GetNames(id)[0], id => _desk.Blobs.PathOf(id)!, StringComparer.Ordinal);
        File.Delete(paths[first]);
        File.Delete(paths[second]);
        File.Delete(second);
        File.WriteAllText(paths[third], "spoilt");
        File.Delete(third);
        var summary = Verify();
        (summary.Restored, summary.Missing, summary.Damaged, summary.Whole).ShouldBe((1, 1, 1, false));
        _desk
            .Told.Lines.Order(StringComparer.Ordinal)
            .ShouldBe([
                "2.txt: its original bytes are missing; restore them from a backup, or ingest the file again; its records stay",
                "3.txt: its original bytes are damaged; restore them from a backup, or ingest the file again; its records stay",
            ]);
        File.Exists(paths[first]).ShouldBeTrue();
        File.ReadAllText(paths[third]).ShouldBe("spoilt");
        // What it says to do helps.
        _desk.Write("2.txt", Desk.Letter(2));
        _desk.Write("3.txt", Desk.Letter(3));
        Verify().ShouldBe(new VerifySummary(3, 3, 2, 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("INSERT INTO words(words) VALUES('delete-all')")]
    [InlineData("DELETE FROM citation")]
    [InlineData("UPDATE record SET fold=NULL, key=NULL")]
    [InlineData("UPDATE stage SET payload=x'00'")]
    public async Task What_is_searched_is_built_anew_from_what_is_stored(string damage)
    {
        _desk.Write(
            "1.txt",
            Desk.Letter(1, "Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch số 87/KH-CĐM ngày 27/02/2020.")
        );
        await _desk.IngestAsync();
        var id = _desk.Ids()[0];
        Execute(damage);
        Verify().Rebuilt.ShouldBe(1);
        Verify().Rebuilt.ShouldBe(0);
        _desk.Archive.Find(new FindQuery("1/BC-CĐM"))[0].Record.Id.ShouldBe(id);
        _desk.Archive.Find(new FindQuery("\"tổ chức thực hiện\"")).Count.ShouldBe(1);
        _desk.Archive.FindCitations("87/KH-CDM").Count.ShouldBe(1);
        _desk.Archive.GetText(id)!.ShouldContain("nghiêm túc");
    }

    [Fact]
    public async Task Bytes_that_no_file_stands_for_are_told_and_left()
    {
        _desk.Write("1.txt", Desk.Letter(1));
        await _desk.IngestAsync();
        var stray = Path.GetTempFileName();
        File.WriteAllText(stray, "stray");
        var (hash, _) = _desk.Blobs.Put(stray, CancellationToken.None);
        File.Delete(stray);
        (Verify().Orphans, _desk.Blobs.PathOf(hash) is not null).ShouldBe((1, true));
    }

    private VerifySummary Verify()
    {
        using var archive = ArchiveFactory.Open(_desk.Address, secret: true);
        return new ArchiveVerifier(archive, _desk.Blobs, f => f.State.Given, _desk.Told).Run(CancellationToken.None);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_desk.Address["sqlite:".Length..]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
