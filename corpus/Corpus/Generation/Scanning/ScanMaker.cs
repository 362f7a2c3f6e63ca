using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>What was done to a paper on its way through pen, stamp and scanner.</summary>
/// <param name="Bytes">The PDF.</param>
/// <param name="Tags">Degradations.</param>
/// <param name="Arrival">The arrival stamp; null where none was put on.</param>
internal sealed record ScannedPaper(byte[] Bytes, ImmutableArray<string> Tags, Pipeline.Records.Arrival? Arrival);

/// <summary>Turns a printed PDF into a scan: handwriting, signature, seal, stamp, then the scanner's faults.</summary>
internal sealed class ScanMaker(string stampPdf)
{
    /// <summary>Makes the scan.</summary>
    /// <param name="pdf">The PDF of the paper.</param>
    /// <param name="papers">The papers in it; the first one's number and day may be in ink.</param>
    /// <param name="inked">Number and day were left blank in print.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="work">A folder for page images.</param>
    public ScannedPaper Make(string pdf, IReadOnlyList<Paper> papers, bool inked, SeededRandom dice, string work)
    {
        var dpi = dice.Pick([150, 200, 200, 200, 250, 300]);
        var tags = new List<string> { "scanned", $"dpi{dpi}" };
        var pages = Pages(pdf, dpi, work);
        var words = PrintedWordReader.Read(pdf);
        var hand = new Handwriting(dice);
        if (inked)
        {
            HandwritingFiller.Fill(pages, words, papers, hand, dpi);
            tags.Add("ink");
        }
        var sealed_ = dice.IsChosen(0.75);
        foreach (var block in papers.SelectMany(p => p.Signatures))
            if (PrintedWordReader.Last(words, block.Name) is { } name)
                Attest(pages[name.Page - 1], dice, name, dpi, sealed_);
        if (sealed_)
            tags.Add("seal");
        Pipeline.Records.Arrival? arrival = null;
        if (dice.IsChosen(0.25))
        {
            arrival = ArrivalStamp.Press(
                pages[0],
                words,
                Pages(stampPdf, dpi, work)[0],
                dice,
                new Handwriting(dice),
                papers[0],
                dpi
            );
            tags.Add("stamp");
        }
        if (dice.IsChosen(0.15))
        {
            foreach (var page in pages)
                SealPainter.Punch(page, dpi);
            tags.Add("punched");
        }
        return new ScannedPaper(Expose(pages, dice, dpi, tags), [.. tags], arrival);
    }

    private static byte[] Expose(List<ColourRaster> pages, SeededRandom dice, int dpi, List<string> tags)
    {
        var (skewed, shadow, blur, fax) = (
            dice.IsChosen(0.5),
            dice.IsChosen(0.15),
            dice.IsChosen(0.3) ? 0.3 + 0.7 * dice.NextShare() : 0,
            dice.IsChosen(0.1)
        );
        var (grain, tone, grey, quality) = (
            dice.IsChosen(0.5) ? 2 + 5 * dice.NextShare() : 0,
            dice.NextInRange(232, 255),
            dice.IsChosen(0.35),
            dice.NextInRange(35, 75)
        );
        if (skewed)
            tags.Add("skew");
        if (shadow && !fax)
            tags.Add("shadow");
        if (blur > 0)
            tags.Add("blur");
        if (grain > 0 && !fax)
            tags.Add("noise");
        tags.Add(fax ? "fax" : "jpeg");
        var pdf = new ImagePdfWriter();
        foreach (var straight in pages)
        {
            var page = skewed ? Degradation.Skew(straight, (dice.NextShare() - 0.5) * 3) : straight;
            if (shadow && !fax)
                Degradation.Shadow(page, dice);
            if (blur > 0)
                page = Degradation.Blur(page, blur);
            if (fax)
            {
                Degradation.Fax(page, dice);
                pdf.AddBilevel(page, dpi);
                continue;
            }
            if (grain > 0)
                Degradation.Noise(page, dice, grain, tone);
            pdf.AddJpeg(page, JpegWriter.Write(page, quality, grey), grey, dpi);
        }
        return pdf.ToArray();
    }

    private static void Attest(ColourRaster page, SeededRandom dice, PrintedWord name, double dpi, bool withSeal)
    {
        var (x, y, mm) = (name.X0 / 72 * dpi, name.Y0 / 72 * dpi, dpi / 25.4);
        if (withSeal)
            SealPainter.Press(
                page,
                dice,
                x - dice.NextInRange(0, 8) * mm,
                y - dice.NextInRange(11, 16) * mm,
                17.5 * mm
            );
        SealPainter.Sign(page, dice, x + dice.NextInRange(0, 6) * mm, y - 11 * mm, 32 * mm);
    }

    private static List<ColourRaster> Pages(string pdf, int dpi, string work)
    {
        Directory.CreateDirectory(work);
        var prefix = Path.Combine(work, "p");
        NativeTool.Run("pdftoppm", "-r", $"{dpi}", pdf, prefix);
        var pages = new List<ColourRaster>();
        foreach (var file in Directory.GetFiles(work, "p-*.ppm").Order(StringComparer.Ordinal))
        {
            pages.Add(ColourRaster.FromPpm(File.ReadAllBytes(file)));
            File.Delete(file);
        }
        return pages;
    }
}
