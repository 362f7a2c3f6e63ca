using Pipeline.Index;
using Pipeline.Layout;

namespace Pipeline.Ingest;

/// <summary>The layout that reading a file gave, as the archive keeps it.</summary>
public static class StoredLayout
{
    /// <summary>Name of the stage.</summary>
    public const string Stage = "read";

    /// <summary>What it is kept under.</summary>
    public static StageKey Key(string hash, StageVersions versions) => new(hash, Stage, versions.Read);

    /// <summary>The layout; null where none of this version is kept.</summary>
    public static DocumentLayout? Of(IArchive archive, StageKey key)
    {
        try { return archive.Stage(key) is { } payload ? LayoutSerializer.Read(payload) : null; }
        catch (InvalidDataException) { return null; /* A damaged layout is read anew from the bytes. */ }
    }
}
