using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pipeline.Index.Blobs;

/// <summary>
/// Bytes in a folder, local or a share: ab/cdef…, the hash itself. A blob is written under a temporary name, flushed to
/// the
/// disk and renamed, so a name never stands for half the bytes; two writers of the same bytes do no harm.
/// </summary>
public sealed class FolderBlobStore(string folder) : IBlobStore
{
    private const int BufferBytes = 1 << 16;
    private const int FileTooLarge = 27;
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private int _swept;

    /// <inheritdoc/>
    public string Address { get; } = Path.GetFullPath(folder);

    private string Incoming => Path.Combine(folder, "incoming");

    /// <inheritdoc/>
    public (string Hash, long Size) Put(string path, CancellationToken cancel)
    {
        RemoveAbandoned();
        var temporary = Path.Combine(
            Directory.CreateDirectory(Incoming).FullName,
            $"{Environment.ProcessId}-{Guid.NewGuid():N}"
        );
        try
        {
            var (hash, size) = Copy(path, temporary, cancel);
            var target = PathOfBlob(hash);
            // Bytes that were spoilt since are replaced.
            if (Verify(hash))
                return (hash, size);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(temporary, target, overwrite: true);
            return (hash, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public string? PathOf(string hash) => PathOfBlob(hash) is var path && File.Exists(path) ? path : null;

    /// <inheritdoc/>
    public bool Verify(string hash)
    {
        if (PathOf(hash) is not { } path)
            return false;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == hash;
    }

    /// <inheritdoc/>
    public void Delete(string hash) => File.Delete(PathOfBlob(hash));

    /// <inheritdoc/>
    public IEnumerable<string> EnumerateHashes() =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateDirectories(folder)
                .Select(Path.GetFileName)
                .OfType<string>()
                .Where(d => d.Length == 2 && IsHex(d))
                .SelectMany(d => Directory.EnumerateFiles(Path.Combine(folder, d)).Select(f => d + Path.GetFileName(f)))
                .Where(h => h.Length == 64 && IsHex(h));

    private static bool IsHex(string text) => text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;

    private string PathOfBlob(string hash) =>
        hash.Length == 64 && IsHex(hash)
            ? Path.Combine(folder, hash[..2], hash[2..])
            : throw new ArgumentException($"'{hash}' is no SHA-256.", nameof(hash));

    private static (string Hash, long Size) Copy(string from, string to, CancellationToken cancel)
    {
        using var source = File.OpenHandle(from, options: FileOptions.SequentialScan);
        using var target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        long size = 0;
        for (int read; (read = RandomAccess.Read(source, buffer, size)) > 0; size += read)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            Write(target, buffer.AsSpan(0, read), size);
        }
        RandomAccess.FlushToDisk(target);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private static void Write(SafeFileHandle target, ReadOnlySpan<byte> bytes, long at)
    {
        try
        {
            RandomAccess.Write(target, bytes, at);
        }
        // The runtime tells EFBIG (a limit of file sizes) as if an argument were wrong.
        catch (ArgumentOutOfRangeException e)
        {
            throw new IOException(e.Message, FileTooLarge);
        }
    }

    /// <summary>
    /// What killed processes left half written; done once, of files that nobody can still be writing.
    /// </summary>
    private void RemoveAbandoned()
    {
        if (Interlocked.Exchange(ref _swept, 1) == 1 || !Directory.Exists(Incoming))
            return;
        foreach (var file in new DirectoryInfo(Incoming).EnumerateFiles())
            if (DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned)
                file.Delete();
    }
}
