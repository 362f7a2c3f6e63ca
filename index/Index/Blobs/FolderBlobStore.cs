using System.Security.Cryptography;

namespace Pipeline.Index;

/// <summary>
/// Bytes in a folder, local or a share: ab/cdef…, the hash itself. A blob is written under a temporary name, flushed to the
/// disk and renamed, so a name never stands for half the bytes; two writers of the same bytes do no harm.
/// </summary>
public sealed class FolderBlobStore(string folder) : IBlobStore
{
    private const int BufferBytes = 1 << 16;

    /// <inheritdoc/>
    public (string Hash, long Size) Put(string path, CancellationToken cancel)
    {
        var temporary = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "incoming")).FullName, $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        try
        {
            var (hash, size) = Copy(path, temporary, cancel);
            var target = Locate(hash);
            if (File.Exists(target)) return (hash, size);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(temporary, target, overwrite: true);
            return (hash, size);
        }
        finally { File.Delete(temporary); }
    }

    /// <inheritdoc/>
    public string? PathOf(string hash) => Locate(hash) is var path && File.Exists(path) ? path : null;

    /// <inheritdoc/>
    public bool Verify(string hash)
    {
        if (PathOf(hash) is not { } path) return false;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == hash;
    }

    /// <inheritdoc/>
    public void Delete(string hash) => File.Delete(Locate(hash));

    private string Locate(string hash) => hash.Length == 64 && hash.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0
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
            RandomAccess.Write(target, buffer.AsSpan(0, read), size);
        }
        RandomAccess.FlushToDisk(target);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
