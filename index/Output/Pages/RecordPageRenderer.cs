using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Redaction;
using Pipeline.Layout;
using Pipeline.Reading;
using Pipeline.Reading.Drawing;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>Draws pages of one stored record from its stored bytes, and knows what stands where on them.</summary>
public sealed class RecordPageRenderer : IDisposable
{
    private const int MostPixels = 1600;
    private readonly IPageEngine _engine;
    private readonly DocumentLayout _layout;
    private readonly string _path;
    private readonly bool _temporary;
    private readonly Func<Anchor, IReadOnlyList<PageRegion>> _places;
    private IReadOnlyList<PageRegion> _covered = [];

    private RecordPageRenderer(
        IPageEngine engine,
        DocumentRecord record,
        DocumentLayout layout,
        string path,
        bool temporary,
        Func<Anchor, IReadOnlyList<PageRegion>> places,
        (int, int) pages
    ) =>
        (_engine, Record, _layout, _path, _temporary, _places, (First, Last)) = (
            engine,
            record,
            layout,
            path,
            temporary,
            places,
            pages
        );

    /// <summary>
    /// The record as it was read: what stands on its pages. What it says of secret papers is covered on the pictures,
    /// and must not be told either.
    /// </summary>
    public DocumentRecord Record { get; }

    /// <summary>
    /// Pages that the document stands on, as its file counts them; those of its drawing where the format has none.
    /// </summary>
    public int First { get; }

    /// <summary>The last of them.</summary>
    public int Last { get; }

    /// <summary>Width and height of an upright page in points; 0 where they are not known.</summary>
    public (double Width, double Height) SizeOf(int page) =>
        page >= 1 && page <= _layout.Pages.Length
            ? (_layout.Pages[page - 1].Width, _layout.Pages[page - 1].Height)
            : (0, 0);

    /// <summary>Makes one for a record with its text.</summary>
    /// <exception cref="ReadException">The file cannot be drawn, or what must be covered on it is not
    /// found.</exception>
    public static async Task<RecordPageRenderer> OfAsync(
        IPageEngine engine,
        IArchive archive,
        IBlobStore blobs,
        DocumentRecord record,
        CancellationToken cancel
    )
    {
        if ((archive as RedactingArchive)?.BlotOf(record.Id) is not { } blot)
            return await MakeAsync(engine, archive, blobs, record, cancel);
        var whole = RedactingArchive.Unwrap(archive);
        var artist = await MakeAsync(
            engine,
            archive,
            blobs,
            whole.Get(record.Id)! with
            {
                Text = whole.GetText(record.Id),
            },
            cancel
        );
        var places = SecretPlaceFinder.Find(artist.Record, blot).Select(artist.PlacesOf).ToArray();
        if (places.Length > 0 && places.All(p => p.Count > 0))
        {
            artist._covered = [.. places.SelectMany(p => p)];
            return artist;
        }
        artist.Dispose();
        throw new ReadException(
            FailureKind.NoAccess,
            "it names a secret document, and where is not found on its pages",
            "--secret draws it"
        );
    }

    private static async Task<RecordPageRenderer> MakeAsync(
        IPageEngine engine,
        IArchive archive,
        IBlobStore blobs,
        DocumentRecord record,
        CancellationToken cancel
    )
    {
        var hash = record.Id.Split('#')[0];
        var path =
            blobs.PathOf(hash)
            ?? throw new ReadException(
                FailureKind.NoAccess,
                $"its stored bytes are not at {blobs.Address}",
                "put them back with ingest --verify"
            );
        var source = new SourceFile(path, record.Source.Path);
        if (record.Source.Format is "pdf" or "image")
        {
            var layout = engine.Stored(archive, hash) ?? await ReadAsync(engine, source, cancel);
            var first = record.Source.FirstPage ?? 1;
            return new RecordPageRenderer(
                engine,
                record,
                layout,
                path,
                false,
                new PagePlaceFinder(layout, record).FindRegions,
                (first, Math.Min(layout.Pages.Length, first + (record.Source.Pages ?? layout.Pages.Length) - 1))
            );
        }
        using var drawer = engine.CreateDrawer([]);
        using var made = Good(await drawer.ReadAsync(source, cancel));
        // What the child made goes with the child: the PDF is kept apart.
        var pdf = Path.GetTempFileName();
        File.Copy(made.Parts[0].Path, pdf, overwrite: true);
        return new RecordPageRenderer(
            engine,
            record,
            made.Layout!,
            pdf,
            true,
            new RenderedPlaceFinder(made.Layout!, record).FindRegions,
            (1, made.Layout!.Pages.Length)
        );
    }

    /// <summary>The patches of an anchor on all pages; empty where its words are not found.</summary>
    public IReadOnlyList<PageRegion> PlacesOf(Anchor anchor) => _places(anchor);

    /// <summary>The places of a page that are filled in by hand, as they were found when it was read.</summary>
    public ImmutableArray<InkPlace> FindInk(int page) =>
        page >= 1 && page <= _layout.Pages.Length && _layout.Pages[page - 1].Ink is { IsDefault: false } places
            ? places
            : [];

    /// <summary>A page upright. The caller disposes of it.</summary>
    /// <param name="page">As the file counts.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="mostPixels">The longest side that is given.</param>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    public async Task<PagePicture> DrawAsync(int page, CancellationToken cancel, int mostPixels = MostPixels)
    {
        using var drawer = _engine.CreateDrawer([page]);
        using var drawn = Good(await drawer.ReadAsync(new SourceFile(_path, _path), cancel));
        var known = _layout.Pages[page - 1];
        var image = PageImage.Open(drawn.Parts.Single(p => p.Name == page.ToString(CultureInfo.InvariantCulture)).Path);
        var picture = PagePicture.FromImage(image, known.Rotation, mostPixels, known.Width);
        foreach (var patch in _covered.Where(p => p.Page == page))
            picture.Cover(patch);
        return picture;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_temporary)
            File.Delete(_path);
    }

    private static async Task<DocumentLayout> ReadAsync(IPageEngine engine, SourceFile source, CancellationToken cancel)
    {
        using var reader = engine.CreateReader();
        return Good(await reader.ReadAsync(source, cancel)).Layout!;
    }

    private static ReadResult Good(ReadResult result) =>
        result.Failure is { } failure ? throw new ReadException(failure) : result;
}
