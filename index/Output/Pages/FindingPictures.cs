using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Output.Sheets;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>
/// Pictures of the places of findings, cut out of their pages, as PNG files in a folder that goes with this.
/// </summary>
/// <param name="engine">What draws pages.</param>
public sealed class FindingPictures(IPageEngine engine) : IDisposable
{
    private const int Colour = 0xD0021B;

    // Points: what is seen around a place, how wide a picture is at least, and how high at most.
    private const double Around = 22,
        Narrowest = 330,
        Highest = 300;
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-pictures-").FullName;
    private readonly Dictionary<string, SheetPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>Findings whose place is on no page, or whose page cannot be drawn.</summary>
    public int Missing { get; private set; }

    /// <summary>The picture of a finding; null where there is none.</summary>
    public SheetPicture? ForFinding(string findingId) => _pictures.GetValueOrDefault(findingId);

    /// <summary>Draws those of one record.</summary>
    /// <param name="archive">Where it is held.</param>
    /// <param name="blobs">Its original bytes.</param>
    /// <param name="record">The record.</param>
    /// <param name="findings">Its findings.</param>
    /// <param name="cancel">Stops.</param>
    public async Task AddAsync(
        IArchive archive,
        IBlobStore blobs,
        DocumentRecord record,
        IReadOnlyList<Finding> findings,
        CancellationToken cancel
    )
    {
        if (findings.Count == 0)
            return;
        try
        {
            using var artist = await RecordPageRenderer.OfAsync(
                engine,
                archive,
                blobs,
                record with
                {
                    Text = archive.GetText(record.Id),
                },
                cancel
            );
            var placed = findings
                .Select(f => (Finding: f, Patches: Places(artist, f)))
                .Where(p => p.Patches.Count > 0)
                .ToArray();
            foreach (var page in placed.GroupBy(p => p.Patches[0].Page))
            {
                using var picture = await artist.DrawAsync(page.Key, cancel);
                foreach (var (finding, patches) in page)
                {
                    using var cut = Cut(picture, patches);
                    Keep(finding, cut);
                }
            }
        }
        catch (ReadException)
        { /* Counted below. */
        }
        Missing += findings.Count(f => !_pictures.ContainsKey(f.FindingId));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The first place, and those of its page that fit into one picture with it.</summary>
    private static List<PageRegion> Places(RecordPageRenderer artist, Finding finding)
    {
        var taken = new List<PageRegion>();
        foreach (var patches in finding.Anchors.Select(artist.PlacesOf).Where(p => p.Count > 0))
        {
            var here =
                taken.Count == 0
                    ? patches.Where(p => p.Page == patches[0].Page)
                    : patches.Where(p => p.Page == taken[0].Page);
            var both = taken.Concat(here).ToList();
            if (taken.Count == 0 || both.Select(p => p.Around).Aggregate((a, b) => a.Union(b)).Height <= Highest)
                taken = both;
        }
        return taken;
    }

    /// <summary>The cut around patches, marked, with what stands around them.</summary>
    public static PagePicture Cut(PagePicture page, IReadOnlyList<PageRegion> patches)
    {
        using var marked = page.Copy();
        foreach (var patch in patches)
            marked.Tint(patch, Colour);
        foreach (var patch in patches)
            marked.Frame(patch, Colour, 1);
        return marked.Cut(patches, Around, Narrowest, Highest + 2 * Around);
    }

    private void Keep(Finding finding, PagePicture cut)
    {
        var path = Path.Combine(_folder, $"{_pictures.Count}.png");
        File.WriteAllBytes(path, cut.ToPng());
        _pictures[finding.FindingId] = new SheetPicture(path, cut.Width, cut.Height);
    }
}
