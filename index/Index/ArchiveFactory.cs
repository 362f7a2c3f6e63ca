using Pipeline.Index.Sqlite;

namespace Pipeline.Index;

/// <summary>The one place that knows the addresses of archives: sqlite:PATH.</summary>
public static class ArchiveFactory
{
    /// <summary>The archive of the working folder.</summary>
    public const string Default = "sqlite:.pipeline/archive.db";

    /// <summary>Variable that names the folder of original bytes where no option does.</summary>
    public const string BlobsVariable = "PIPELINE_BLOBS";

    private const string Sqlite = "sqlite:";

    /// <summary>Opens an archive.</summary>
    /// <param name="address">sqlite:PATH.</param>
    /// <param name="create">Make it where there is none; else its absence is an error.</param>
    /// <param name="secret">Secret papers are in the answers too; else no question finds them.</param>
    /// <exception cref="ArchiveException">It cannot be opened.</exception>
    public static IArchive Open(string address, bool create = false, bool secret = false)
    {
        var path = PathOf(address);
        if (!create && !File.Exists(path)) throw new ArchiveException($"there is no archive at {path}", "ingest files first, or name another archive with --index sqlite:PATH");
        return new SqliteArchive(path, secret);
    }

    /// <summary>
    /// The store of original bytes that belongs to an archive. Unless a folder is named, by the argument or by <see cref="BlobsVariable"/>:
    /// the folder "blobs" beside archive.db, NAME.blobs beside another NAME.db.
    /// </summary>
    /// <param name="address">The archive.</param>
    /// <param name="blobs">Folder of the bytes, local or a share; null for the archive's own.</param>
    public static IBlobStore OpenBlobs(string address, string? blobs = null)
    {
        if ((blobs ?? Environment.GetEnvironmentVariable(BlobsVariable)) is { Length: > 0 } named) return new FolderBlobStore(Path.GetFullPath(named));
        var path = PathOf(address);
        return new FolderBlobStore(Path.GetFileName(path) == "archive.db" ? Path.Combine(Path.GetDirectoryName(path)!, "blobs") : Path.ChangeExtension(path, ".blobs"));
    }

    /// <summary>Why an address is none; null where it is one.</summary>
    public static string? Refuse(string address) => address.StartsWith(Sqlite, StringComparison.Ordinal) && address.Length > Sqlite.Length
        ? null
        : $"'{address}' is no address of an archive: write sqlite:PATH";

    /// <summary>The folder that an archive stands in.</summary>
    public static string FolderOf(string address) => Path.GetDirectoryName(PathOf(address))!;

    private static string PathOf(string address) => Refuse(address) is { } why
        ? throw new ArchiveException(why, "the default is " + Default)
        : Path.GetFullPath(address[Sqlite.Length..]);
}
