using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Reading;

/// <summary>
/// A part of an archive or e-mail: unpacked to a temporary file that the caller deletes with
/// <see cref="ReadResult.Dispose"/>.
/// </summary>
/// <param name="Name">Its name within its parent.</param>
/// <param name="Path">Where its bytes lie now.</param>
public sealed record ReadPart(string Name, string Path);

/// <summary>What reading a file gave: a layout, parts, both (an e-mail), or a failure.</summary>
public sealed record ReadResult : IDisposable
{
    /// <summary>Null for archives and failures.</summary>
    public DocumentLayout? Layout { get; init; }

    /// <summary>Parts to be read in their turn.</summary>
    public ImmutableArray<ReadPart> Parts { get; init; } = [];

    /// <summary>Null where all went well.</summary>
    public ReadFailure? Failure { get; init; }

    /// <summary>What native engines cost, by engine; told by the reading child.</summary>
    public ImmutableArray<Pipeline.Reading.Engines.EngineCalls> Calls { get; init; } = [];

    /// <summary>Folder of the unpacked parts; null where none.</summary>
    public string? PartsFolder { get; init; }

    /// <summary>Deletes the unpacked parts.</summary>
    public void Dispose()
    {
        if (PartsFolder is null)
            return;
        try
        {
            Directory.Delete(PartsFolder, recursive: true);
        }
        catch (IOException)
        { /* The folder is temporary: the system clears what a busy file keeps. */
        }
    }
}

/// <summary>Reads a file of any format.</summary>
public interface IFileReader
{
    /// <summary>Reads; never throws for what is wrong with the file.</summary>
    Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel);
}

/// <summary>A file on disk and the name it goes by.</summary>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Name">As given by the user; parts of archives after "!/".</param>
/// <param name="PagesDone">Told the number of pages finished so far, as they finish: each report gives the read more
/// time. Null where nobody listens.</param>
public sealed record SourceFile(string Path, string Name, IProgress<int>? PagesDone = null);
