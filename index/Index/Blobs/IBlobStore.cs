namespace Pipeline.Index.Blobs;

/// <summary>Original bytes by their hash.</summary>
public interface IBlobStore
{
    /// <summary>Where the bytes lie, as another process can open it: a folder's full path.</summary>
    string Address { get; }

    /// <summary>
    /// Copies a file in and gives the SHA-256 of its bytes in lower-case hex and their number. Kept bytes are not
    /// written again.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read, or the store is full.</exception>
    (string Hash, long Size) Put(string path, CancellationToken cancel);

    /// <summary>A path at which a reader can open the bytes; null where they are not held.</summary>
    string? PathOf(string hash);

    /// <summary>True where the bytes are held and give their hash.</summary>
    bool Verify(string hash);

    /// <summary>Hashes of all bytes that are held, in no order.</summary>
    IEnumerable<string> EnumerateHashes();

    /// <summary>Deletes the bytes; nothing where they are not held.</summary>
    void Delete(string hash);
}
