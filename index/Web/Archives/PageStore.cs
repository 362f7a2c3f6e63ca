using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Index;
using Pipeline.Index.Redaction;
using Pipeline.Output.Pages;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Web.Archives;

/// <summary>How a page's picture is given.</summary>
public enum PictureKind
{
    /// <summary>As it is; PNG.</summary>
    Plain,

    /// <summary>With the places of its facts; PNG.</summary>
    Boxes,

    /// <summary>Small; JPEG.</summary>
    Thumbnail,
}

/// <summary>A page of a record's viewer.</summary>
/// <param name="Number">As the file counts.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
public sealed record ViewerPage(int Number, double Width, double Height);

/// <summary>A place of a fact on a page.</summary>
/// <param name="Field">The field as set names it; findings.ID for a finding.</param>
/// <param name="Kind">What it is; Vietnamese.</param>
/// <param name="Colour">#RRGGBB.</param>
/// <param name="Page">Page number.</param>
/// <param name="Box">Left, top, right, bottom; points from the page's top left.</param>
public sealed record ViewerPlace(string Field, string Kind, string Colour, int Page, double[] Box);

/// <summary>
/// Pictures of pages, drawn once and kept beside the archive: by record, page and what is covered on them. Drawing
/// happens in
/// killable children, two at a time. The folder is bounded: the oldest pictures go first.
/// </summary>
public sealed class PageStore : IDisposable
{
    private const int AtOnce = 2,
        ThumbnailWidth = 180,
        MostArtists = 12;
    private const long MostBytes = 512L << 20;
    private const int TrimEvery = 64;
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(5);
    private static readonly FactKind FindingKind = new("Phát hiện", 0xD0021B);
    private readonly Desk _desk;
    private readonly IPageEngine _engine;
    private readonly string _folder;
    private readonly SemaphoreSlim _drawing = new(AtOnce);
    private readonly Dictionary<string, (Task<RecordPageRenderer> Artist, long Used)> _artists = new(
        StringComparer.Ordinal
    );
    private readonly Lock _lock = new();
    private long _clock;
    private int _written;

    /// <summary>Pictures of the archive's records.</summary>
    public PageStore(Desk desk, WebSettings settings)
    {
        (_desk, _engine) = (desk, settings.Engine);
        _folder = Path.Combine(ArchiveFactory.FolderOf(settings.Index), "pictures");
    }

    /// <summary>The picture of a page and the stamp of what it shows; null where the record has no such page.</summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    public async Task<(byte[] Bytes, string Stamp)?> PictureAsync(
        DocumentRecord record,
        int page,
        PictureKind kind,
        CancellationToken cancel
    )
    {
        if (kind == PictureKind.Thumbnail && record.Source.Format is not ("pdf" or "image"))
            return null;
        var stamp = Stamp(record, page, kind);
        if (kind != PictureKind.Boxes && await KeptAsync(stamp, cancel) is { } kept)
            return (kept, stamp);
        var artist = await ArtistAsync(record, cancel);
        if (page < artist.First || page > artist.Last)
            return null;
        var plain = await PlainAsync(artist, record, page, cancel);
        if (kind == PictureKind.Plain)
            return (plain, stamp);
        using var picture = PagePicture.OfPng(plain, artist.SizeOf(page).Width);
        if (kind == PictureKind.Thumbnail)
        {
            using var small = picture.Narrow(ThumbnailWidth);
            var jpeg = small.ToJpeg();
            await KeepAsync(stamp, jpeg, cancel);
            return (jpeg, stamp);
        }
        AnnotatedPage.Mark(
            picture,
            [
                .. Facts(artist, record)
                    .Select(f =>
                        (f.Kind, Patches: (IReadOnlyList<PageRegion>)[.. f.Patches.Where(p => p.Page == page)])
                    )
                    .Where(f => f.Patches.Count > 0),
            ]
        );
        return (picture.ToPng(), stamp);
    }

    /// <summary>The pages of a record and the places of its facts and findings.</summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    public async Task<(ImmutableArray<ViewerPage> Pages, ImmutableArray<ViewerPlace> Places)> PlacesAsync(
        DocumentRecord record,
        IReadOnlyList<Finding> findings,
        CancellationToken cancel
    )
    {
        var artist = await ArtistAsync(record, cancel);
        var pages = Enumerable
            .Range(artist.First, Math.Max(0, artist.Last - artist.First + 1))
            .Select(n => new ViewerPage(n, artist.SizeOf(n).Width, artist.SizeOf(n).Height));
        var told = findings.SelectMany(f =>
            f.Anchors.Where(IsTold)
                .Select(a => (Kind: FindingKind, Field: $"findings.{f.FindingId}", Patches: artist.PlacesOf(a)))
        );
        var places = Facts(artist, record)
            .Concat(told)
            .SelectMany(f =>
                f.Patches.Select(p => new ViewerPlace(
                    f.Field,
                    f.Kind.Name,
                    string.Create(CultureInfo.InvariantCulture, $"#{f.Kind.Colour:X6}"),
                    p.Page,
                    [.. new[] { p.Around.X0, p.Around.Y0, p.Around.X1, p.Around.Y1 }.Select(v => Math.Round(v, 1))]
                ))
            );
        return ([.. pages], [.. places]);
    }

    /// <summary>
    /// The cut of a page around a place, marked; the head of the first page where the place is not known.
    /// </summary>
    /// <exception cref="ReadException">It cannot be drawn.</exception>
    public async Task<byte[]> CutAsync(DocumentRecord record, Anchor? anchor, CancellationToken cancel)
    {
        const double headShare = 0.36;
        var artist = await ArtistAsync(record, cancel);
        var patches = anchor is null ? [] : artist.PlacesOf(anchor);
        var page = patches.Count > 0 ? patches[0].Page : artist.First;
        using var picture = PagePicture.OfPng(
            await PlainAsync(artist, record, page, cancel),
            artist.SizeOf(page).Width
        );
        using var cut =
            patches.Count > 0
                ? FindingPictures.Cut(picture, [.. patches.Where(p => p.Page == page)])
                : picture.Crop(0, 0, picture.Width, (int)(picture.Height * headShare));
        return cut.ToPng();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (task, _) in _artists.Values)
                if (task.IsCompletedSuccessfully)
                    task.Result.Dispose();
            _artists.Clear();
        }
        _drawing.Dispose();
    }

    // What names a secret paper is neither told nor marked: the shown record has it blotted, so its words are found
    // nowhere.
    private static IEnumerable<(FactKind Kind, string Field, IReadOnlyList<PageRegion> Patches)> Facts(
        RecordPageRenderer artist,
        DocumentRecord record
    ) =>
        PlacedFactFinder
            .Find(record)
            .Where(f => IsTold(f.Anchor))
            .Select(f => (f.Kind, f.Field, artist.PlacesOf(f.Anchor)));

    private static bool IsTold(Anchor anchor) => !anchor.Text.Contains(Redactor.Ink, StringComparison.Ordinal);

    private async Task<byte[]> PlainAsync(
        RecordPageRenderer artist,
        DocumentRecord record,
        int page,
        CancellationToken cancel
    )
    {
        var stamp = Stamp(record, page, PictureKind.Plain);
        if (await KeptAsync(stamp, cancel) is { } kept)
            return kept;
        await _drawing.WaitAsync(cancel);
        try
        {
            // Another request may have drawn it while this one waited.
            if (await KeptAsync(stamp, cancel) is { } drawn)
                return drawn;
            using var picture = await artist.DrawAsync(page, cancel);
            var png = picture.ToPng();
            await KeepAsync(stamp, png, cancel);
            return png;
        }
        finally
        {
            _drawing.Release();
        }
    }

    private Task<RecordPageRenderer> ArtistAsync(DocumentRecord record, CancellationToken cancel)
    {
        var key = $"{record.Id}|{_desk.BlotStamp(record.Id)}";
        lock (_lock)
        {
            if (_artists.TryGetValue(key, out var known) && !known.Artist.IsFaulted && !known.Artist.IsCanceled)
            {
                _artists[key] = (known.Artist, ++_clock);
                return known.Artist.WaitAsync(cancel);
            }
            if (_artists.Count >= MostArtists)
                Leave(_artists.MinBy(a => a.Value.Used).Key);
            var made = MakeAsync(record);
            _artists[key] = (made, ++_clock);
            return made.WaitAsync(cancel);
        }
    }

    // It may still be drawing for someone: its file goes later.
    private void Leave(string key)
    {
        var left = _artists[key].Artist;
        _artists.Remove(key);
        _ = Task.Delay(Linger)
            .ContinueWith(
                _ =>
                {
                    if (left.IsCompletedSuccessfully)
                        left.Result.Dispose();
                },
                TaskScheduler.Default
            );
    }

    // It is made for all who wait, so nobody's leaving stops it.
    private async Task<RecordPageRenderer> MakeAsync(DocumentRecord record)
    {
        await _drawing.WaitAsync();
        try
        {
            return await RecordPageRenderer.OfAsync(
                _engine,
                _desk.Shown,
                _desk.Blobs,
                record with
                {
                    Text = await _desk.TextAsync(record.Id),
                },
                CancellationToken.None
            );
        }
        finally
        {
            _drawing.Release();
        }
    }

    private string Stamp(DocumentRecord record, int page, PictureKind kind) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"1|{record.Id}|{page}|{kind}|{ReaderVersion.Current}|{_desk.BlotStamp(record.Id)}|"
                            + $"{(kind == PictureKind.Boxes ? RecordJson.Print(record) : "")}"
                    )
                )
            )
        );

    private string PathOf(string stamp) => Path.Combine(_folder, stamp[..2], stamp);

    private async Task<byte[]?> KeptAsync(string stamp, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(stamp), cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Written first and named after: a kill leaves no half of a picture. A full disk only costs the keeping.
    private async Task KeepAsync(string stamp, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var path = PathOf(stamp);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = $"{path}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(fresh, bytes, cancel);
            File.Move(fresh, path, overwrite: true);
            if (Interlocked.Increment(ref _written) % TrimEvery == 0)
                Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        { /* It is drawn again. */
        }
    }

    private void Trim()
    {
        var files = new DirectoryInfo(_folder)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(f => f.LastWriteTimeUtc)
            .ToList();
        var over = files.Sum(f => f.Length) - MostBytes;
        foreach (var file in files.TakeWhile(_ => over > 0))
        {
            over -= file.Length;
            file.Delete();
        }
    }
}
