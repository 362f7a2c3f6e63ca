using System.Globalization;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Layout;
using Pipeline.Reading;
using Pipeline.Reading.Drawing;
using Pipeline.Records;

namespace Pipeline.Cli.Pages;

/// <summary>Draws pages of one stored record from its stored bytes, and knows what stands where on them.</summary>
internal sealed class PageArtist : IDisposable
{
    private const int MostPixels = 1600;
    private readonly ReadLimits _limits = new();
    private readonly DocumentLayout _layout;
    private readonly string _path;
    private readonly bool _temporary;
    private readonly Func<Anchor, IReadOnlyList<Patch>> _places;

    private PageArtist(DocumentLayout layout, string path, bool temporary, Func<Anchor, IReadOnlyList<Patch>> places, (int, int) pages) =>
        (_layout, _path, _temporary, _places, (First, Last)) = (layout, path, temporary, places, pages);

    /// <summary>Pages that the document stands on, as its file counts them; those of its drawing where the format has none.</summary>
    public int First { get; }
    /// <summary>The last of them.</summary>
    public int Last { get; }

    /// <summary>Makes one for a record with its text.</summary>
    /// <exception cref="ReadException">The file cannot be drawn.</exception>
    public static async Task<PageArtist> OfAsync(IArchive archive, IBlobStore blobs, DocumentRecord record, CancellationToken cancel)
    {
        var hash = record.Id.Split('#')[0];
        var path = blobs.PathOf(hash) ?? throw new ReadException(FailureKind.NoAccess, $"its stored bytes are not at {blobs.Address}", "put them back with ingest --verify");
        var source = new SourceFile(path, record.Source.Path);
        if (record.Source.Format is "pdf" or "image")
        {
            var layout = StoredLayout.Of(archive, StoredLayout.Key(hash, new IngestOptions().Versions)) ?? await ReadAsync(source, cancel);
            var first = record.Source.FirstPage ?? 1;
            return new PageArtist(layout, path, false, new PagedPlaces(layout, record).Of, (first, Math.Min(layout.Pages.Length, first + (record.Source.Pages ?? layout.Pages.Length) - 1)));
        }
        using var drawer = ReadingFactory.CreateDrawer(new ReadLimits(), []);
        using var made = Good(await drawer.ReadAsync(source, cancel));
        // What the child made goes with the child: the PDF is kept apart.
        var pdf = Path.GetTempFileName();
        File.Copy(made.Parts[0].Path, pdf, overwrite: true);
        return new PageArtist(made.Layout!, pdf, true, new DrawnPlaces(made.Layout!, record).Of, (1, made.Layout!.Pages.Length));
    }

    /// <summary>The patches of an anchor on all pages; empty where its words are not found.</summary>
    public IReadOnlyList<Patch> PlacesOf(Anchor anchor) => _places(anchor);

    /// <summary>A page upright, and how many pixels a point has on it.</summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    public async Task<(PageImage Image, double Scale)> DrawAsync(int page, CancellationToken cancel)
    {
        using var drawer = ReadingFactory.CreateDrawer(_limits, [page]);
        using var drawn = Good(await drawer.ReadAsync(new SourceFile(_path, _path), cancel));
        var known = _layout.Pages[page - 1];
        var image = PageImage.Open(drawn.Parts.Single(p => p.Name == page.ToString(CultureInfo.InvariantCulture)).Path).Shrink(MostPixels).Turn(known.Rotation);
        return (image, image.Width / (known.Width > 0 ? known.Width : image.Width));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_temporary) File.Delete(_path);
    }

    private static async Task<DocumentLayout> ReadAsync(SourceFile source, CancellationToken cancel)
    {
        using var reader = ReadingFactory.Create(new ReadLimits(), 1);
        return Good(await reader.ReadAsync(source, cancel)).Layout!;
    }

    private static ReadResult Good(ReadResult result) => result.Failure is { } failure ? throw new ReadException(failure) : result;
}
