using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Index.Access;
using Pipeline.Index.Blobs;
using Pipeline.Index.Elasticsearch;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Sqlite;

namespace Pipeline.Index;

/// <summary>
/// The one place that knows the addresses of archives: sqlite:PATH, or those of <see cref="ElasticAddress"/>.
/// </summary>
public static class ArchiveFactory
{
    /// <summary>The archive of the working folder.</summary>
    public const string Default = "sqlite:.pipeline/archive.db";

    /// <summary>Variable that names the folder of original bytes where no option does.</summary>
    public const string BlobsVariable = "PIPELINE_BLOBS";

    private const string Sqlite = "sqlite:";
    private const string DefaultFolder = ".pipeline";

    /// <summary>Opens an archive.</summary>
    /// <param name="address">sqlite:PATH, or an address of Elasticsearch.</param>
    /// <param name="create">Make it where there is none; else its absence is an error.</param>
    /// <param name="secret">Secret papers are in the answers too; else no question finds them.</param>
    /// <param name="upgrade">Hears how an older program's indices are brought up to date, which takes minutes for each
    /// million documents.</param>
    /// <exception cref="ArchiveException">It cannot be opened.</exception>
    public static IArchive Open(
        string address,
        bool create = false,
        bool secret = false,
        IProgress<UpgradeProgress>? upgrade = null
    )
    {
        if (IsElastic(address))
            return ElasticArchive.Open(AddressOf(address), create, secret, upgrade);
        var path = PathOf(address);
        if (!create && !File.Exists(path))
            throw new ArchiveException(
                $"there is no archive at {path}",
                "ingest files first, or name another archive with --index sqlite:PATH"
            );
        return new SqliteArchive(path, secret);
    }

    /// <summary>
    /// The store of original bytes that belongs to an archive. Unless a folder is named: the folder "blobs" beside
    /// archive.db, NAME.blobs
    /// beside another NAME.db; for an archive on a server the folder of <see cref="BlobsVariable"/>, else
    /// .pipeline/blobs.
    /// </summary>
    /// <param name="address">The archive.</param>
    /// <param name="blobs">Folder of the bytes, local or a share; null for the archive's own.</param>
    public static IBlobStore OpenBlobs(string address, string? blobs = null)
    {
        if ((blobs ?? Environment.GetEnvironmentVariable(BlobsVariable)) is { Length: > 0 } named)
            return new FolderBlobStore(Path.GetFullPath(named));
        if (IsElastic(address))
            return new FolderBlobStore(Path.GetFullPath(Path.Combine(DefaultFolder, "blobs")));
        var path = PathOf(address);
        return new FolderBlobStore(
            Path.GetFileName(path) == "archive.db"
                ? Path.Combine(Path.GetDirectoryName(path)!, "blobs")
                : Path.ChangeExtension(path, ".blobs")
        );
    }

    /// <summary>
    /// File in which this machine keeps what the stages cost: timings.jsonl beside archive.db, NAME.timings.jsonl
    /// beside another NAME.db,
    /// .pipeline/timings.jsonl for an archive on a server.
    /// </summary>
    public static string TimesPath(string address)
    {
        const string name = "timings.jsonl";
        if (IsElastic(address))
            return Path.GetFullPath(Path.Combine(DefaultFolder, name));
        var path = PathOf(address);
        return Path.GetFileName(path) == "archive.db"
            ? Path.Combine(Path.GetDirectoryName(path)!, name)
            : Path.ChangeExtension(path, "." + name);
    }

    /// <summary>Gives the log that hears of trouble with the engines; asked only when there is some.</summary>
    public static Func<ILogger> Log { get; set; } = static () => NullLogger.Instance;

    /// <summary>
    /// Takes the rights of others from the archive and its original bytes (<see cref="StorePermissions"/>); gives lines
    /// of what is open still.
    /// </summary>
    public static IReadOnlyList<string> Close(string address, string? blobs = null)
    {
        var bytes = OpenBlobs(address, blobs).Address;
        if (IsElastic(address))
            return StorePermissions.Close([bytes]);
        var path = PathOf(address);
        // The folder is closed where it is the archive's own; another may hold what is none of this program's.
        IEnumerable<string> folder =
            Path.GetFileName(Path.GetDirectoryName(path)) == DefaultFolder ? [Path.GetDirectoryName(path)!] : [];
        return StorePermissions.Close([.. folder, path, path + "-wal", path + "-shm", bytes]);
    }

    /// <summary>Whoever runs the program may write the archive; of one on a server whoever can ask it.</summary>
    public static bool MayWrite(string address) =>
        IsElastic(address) || !File.Exists(PathOf(address)) || StorePermissions.MayWrite(PathOf(address));

    /// <summary>Why an address is none; null where it is one.</summary>
    public static string? ExplainInvalid(string address) =>
        IsElastic(address) ? ElasticAddress.Parse(address).Why
        : address.StartsWith(Sqlite, StringComparison.Ordinal) && address.Length > Sqlite.Length ? null
        : $"'{address}' is no address of an archive: write sqlite:PATH or http://host:9200";

    /// <summary>
    /// The folder of what is kept beside an archive: the one that it stands in, .pipeline for one on a server.
    /// </summary>
    public static string FolderOf(string address) =>
        IsElastic(address)
            ? Directory.CreateDirectory(DefaultFolder).FullName
            : Path.GetDirectoryName(PathOf(address))!;

    private static bool IsElastic(string address) => ElasticAddress.IsOne(address);

    private static ElasticAddress AddressOf(string address) =>
        ElasticAddress.Parse(address) is { Address: { } parsed }
            ? parsed
            : throw new ArchiveException(ExplainInvalid(address)!, "the default is " + Default);

    private static string PathOf(string address) =>
        ExplainInvalid(address) is { } why
            ? throw new ArchiveException(why, "the default is " + Default)
            : Path.GetFullPath(address[Sqlite.Length..]);
}
