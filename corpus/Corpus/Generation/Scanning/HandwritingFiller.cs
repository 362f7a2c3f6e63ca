namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>Fills number, day and month in by hand where print left them blank.</summary>
internal static class HandwritingFiller
{
    /// <summary>Fills in all papers of a file.</summary>
    public static void Fill(
        List<ColourRaster> pages,
        List<PrintedWord> words,
        IReadOnlyList<Paper> papers,
        Handwriting hand,
        double dpi
    )
    {
        var from = 0;
        foreach (var paper in papers)
        {
            from = Number(pages, words, paper, hand, dpi, from);
            from = Day(pages, words, paper, hand, dpi, from);
        }
    }

    private static int Number(
        List<ColourRaster> pages,
        List<PrintedWord> words,
        Paper paper,
        Handwriting hand,
        double dpi,
        int from
    )
    {
        var at = words.FindIndex(
            from,
            w => w.Text.TrimEnd('\u00A0').TrimEnd(':') == "Số" || w.Text.StartsWith("Số:", StringComparison.Ordinal)
        );
        if (at < 0 || paper.InkNumber is null)
            return from;
        var label = words[at];
        var start = label.Text.Contains('\u00A0') ? label.X0 + 17 : label.X1 + 4;
        Write(pages, label, paper.InkNumber, start, hand, dpi);
        return at + 1;
    }

    private static int Day(
        List<ColourRaster> pages,
        List<PrintedWord> words,
        Paper paper,
        Handwriting hand,
        double dpi,
        int from
    )
    {
        if (!paper.InkDate || paper.Gold.Document.Date is not { } iso)
            return from;
        var day = words.FindIndex(Math.Max(0, from - 3), w => w.Text.StartsWith("ngày", StringComparison.Ordinal));
        if (day < 0)
            return from;
        Write(pages, words[day], iso[8..10], words[day].X0 + 27, hand, dpi);
        var month = words.FindIndex(day, w => w.Text.Contains("tháng", StringComparison.Ordinal));
        if (month < 0)
            return from;
        var width = words[month].Text.StartsWith("tháng", StringComparison.Ordinal)
            ? words[month].X0 + 33
            : words[month].X1 - 22;
        Write(pages, words[month], iso[5..7], width, hand, dpi);
        return month + 1;
    }

    private static void Write(
        List<ColourRaster> pages,
        PrintedWord near,
        string digits,
        double x,
        Handwriting hand,
        double dpi
    )
    {
        var height = (near.Y1 - near.Y0) * 0.82;
        hand.Write(
            pages[near.Page - 1],
            digits,
            x / 72 * dpi,
            (near.Y1 - (near.Y1 - near.Y0) * 0.2) / 72 * dpi,
            height / 72 * dpi
        );
    }
}
