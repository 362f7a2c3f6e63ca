using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Layout;
using Pipeline.Output.Pages;
using Pipeline.Reading;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Cli;

/// <summary>Draws pages with children of this same program.</summary>
internal sealed class PageEngine : IPageEngine
{
    private readonly ReadLimits _limits = new();

    /// <inheritdoc/>
    public DocumentLayout? Stored(IArchive archive, string hash) =>
        StoredLayoutReader.Load(archive, StoredLayoutReader.CreateKey(hash, new IngestOptions().Versions));

    /// <inheritdoc/>
    public SandboxedFileReader CreateReader() => ReadingFactory.Create(_limits, 1);

    /// <inheritdoc/>
    public SandboxedFileReader CreateDrawer(IReadOnlyList<int> pages) => ReadingFactory.CreateDrawer(_limits, pages);
}
