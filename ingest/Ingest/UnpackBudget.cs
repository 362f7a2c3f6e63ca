using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>
/// What one given file may unpack to, with everything nested in it: archives of archives multiply, so each one alone may
/// keep every limit and all together fill the disk.
/// </summary>
internal sealed class UnpackBudget(ReadLimits limits)
{
    private long _bytes = limits.UnpackedBytes;
    private long _parts = limits.Parts;

    /// <summary>
    /// Takes what an archive gave; one that broke its limit has used up what there is. False where nothing was left before
    /// it, so that its parts are not read.
    /// </summary>
    public bool Take(ReadResult archive)
    {
        var left = _bytes >= 0 && _parts >= 0;
        _parts -= archive.Parts.Length;
        foreach (var part in archive.Parts) _bytes -= new FileInfo(part.Path).Length;
        if (archive.PartsFolder is not null && archive.Failure?.Kind == FailureKind.TooLarge) _bytes -= limits.UnpackedBytes;
        return left;
    }

    /// <summary>What is said once nothing is left.</summary>
    public ReadFailure Spent { get; } = new(FailureKind.TooLarge,
        $"what is nested in it unpacks to more than {limits.UnpackedBytes >> 20} MiB or {limits.Parts} parts; the rest is left out",
        "unpack it by hand, or raise the limits unpacked-bytes and parts");
}
