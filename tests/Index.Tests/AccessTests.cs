#pragma warning disable CA1416 // Rights are those of Linux: the program runs nowhere else.
using System.Security.Cryptography;
using Pipeline.Index.Access;
using Pipeline.Index.Sqlite;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>Who may read what is kept, and who may see secret papers.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rw-rw-rw-", "rw-rw----")]
    [InlineData("rw-r--r--", "rw-r-----")]
    [InlineData("rw-------", "rw-------")]
    public void Others_lose_their_rights_and_nobody_wins_any(string before, string after)
    {
        var path = Path.Combine(_folder.Path, "a");
        File.WriteAllText(path, "a");
        File.SetUnixFileMode(path, Mode(before));
        StorePermissions.Close([path, Path.Combine(_folder.Path, "is-not-there")]).ShouldBeEmpty();
        File.GetUnixFileMode(path).ShouldBe(Mode(after));
    }

    [Theory]
    [InlineData(null, true, true, "nothing is said: whoever may write it")]
    [InlineData(null, false, false, "nothing is said, and he may only read")]
    [InlineData("{\"key\": \"%\"}", false, true, "he holds the key")]
    [InlineData("{\"key\": \"00\"}", true, false, "he holds another, though he may write")]
    [InlineData("{\"group\": \"no-such-group\"}", true, false, "a group that is not there")]
    [InlineData("{\"group\": \"0\", \"key\": \"00\"}", false, null, "his own group, by number")]
    [InlineData("no JSON", true, false, "what cannot be read clears nobody")]
    [InlineData("[]", true, false, "nor what says nothing")]
    public void The_keeper_says_who_sees_secret_papers(string? said, bool mayWrite, bool? may, string why)
    {
        var key = Path.Combine(_folder.Path, "key");
        File.WriteAllText(key, "a key");
        if (said is not null)
            File.WriteAllText(
                Path.Combine(_folder.Path, Clearance.FileName),
                said.Replace(
                    "%",
                    Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(key))),
                    StringComparison.Ordinal
                )
            );
        Environment.SetEnvironmentVariable(Clearance.KeyVariable, key);
        try
        {
            (Clearance.Refuse(_folder.Path, mayWrite) is null).ShouldBe(may ?? SystemGroups.Holds(0), why);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Clearance.KeyVariable, null);
        }
    }

    [Fact]
    public void An_archive_that_may_only_be_read_answers()
    {
        using (var archive = _folder.Open())
            archive.Keep(Sample.Record("1/BC-A", "2020-01-01", "Mẫu"));
        using var database = new SqliteDatabase(_folder.File, secret: false, readOnly: true);
        database.QueryNumber("SELECT count(*) FROM record").ShouldBe(1);
        Should.Throw<ArchiveException>(() => database.Execute("DELETE FROM record"));
        Directory
            .GetFiles(_folder.Path)
            .Select(Path.GetFileName)
            .ShouldBe(["archive.db"], "nothing was made beside it");
    }

    private static UnixFileMode Mode(string text) =>
        (UnixFileMode)text.Select((c, i) => c == '-' ? 0 : 1 << (8 - i)).Sum();
}
