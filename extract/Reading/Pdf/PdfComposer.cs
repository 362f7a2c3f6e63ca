using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Puts pages, blocks and tables into the layout; a table that runs over pages stands where it begins.
/// </summary>
internal static class PdfComposer
{
    /// <summary>Adds all pages.</summary>
    internal static void Compose(LayoutBuilder builder, IReadOnlyList<PdfPage> pages)
    {
        var joined = Join(pages);
        var composed = new List<IReadOnlyList<ComposedBlock>>[pages.Count];
        if (pages.Count > 2)
            Parallel.For(0, pages.Count, i => composed[i] = Parts(pages[i]));
        else
            for (var i = 0; i < pages.Count; i++)
                composed[i] = Parts(pages[i]);
        for (var i = 0; i < pages.Count; i++)
        {
            var (page, parts) = (pages[i], composed[i]);
            builder.BeginPage(
                new Page
                {
                    Number = page.Number,
                    Width = page.Width,
                    Height = page.Height,
                    Rotation = page.Reading?.Rotation ?? 0,
                    OcrConfidence = page.Reading is { Confidence: > 0 } reading ? reading.Confidence : null,
                    Source =
                        page.Failed ? PageSource.Unread
                        : page.Reading is not null ? PageSource.Ocr
                        : page.Mixed ? PageSource.Mixed
                        : PageSource.Text,
                    HasUnreadTable = page.Reading?.HasRuledGrid ?? false,
                    IsPicture = page.IsPicture || page.Reading is not null,
                    Layer = page.Layer,
                    Ink = page.Reading?.Ink ?? [],
                }
            );
            for (var t = 0; t < parts.Count; t++)
            {
                foreach (var block in parts[t])
                    Add(builder, block, page.Reading);
                if (t < page.Tables.Count && page.Tables[t] is var table && joined.TryGetValue(table, out var whole))
                    builder.AddTable(
                        TableSource.Rules,
                        whole.Rows,
                        whole.Columns,
                        whole.Cells,
                        page.Number,
                        table.Grid.Box,
                        null,
                        whole.PageBreaks
                    );
            }
            foreach (var stamp in page.Stamps)
                Add(builder, new ComposedBlock(BlockKind.Stamp, WordRowGrouper.Group(stamp)));
        }
    }

    private static List<IReadOnlyList<ComposedBlock>> Parts(PdfPage page) =>
        Parts(page.Reading?.Words ?? (page.Failed ? [] : page.Words), page.Tables, page.Width, page.Height);

    /// <summary>The text above each table of a page, and that below the last.</summary>
    internal static List<IReadOnlyList<ComposedBlock>> Parts(
        IReadOnlyList<RawWord> words,
        IReadOnlyList<PageTable> tables,
        double width,
        double height
    )
    {
        var parts = new List<IReadOnlyList<ComposedBlock>>();
        var top = double.MinValue;
        foreach (var table in tables)
        {
            var edge = table.Grid.Box.Y0;
            parts.Add(
                PageComposer.Compose(
                    [.. words.Where(w => w.Box!.Value.MiddleY >= top && w.Box.Value.MiddleY < edge)],
                    width,
                    height
                )
            );
            top = edge;
        }
        parts.Add(PageComposer.Compose([.. words.Where(w => w.Box!.Value.MiddleY >= top)], width, height));
        return parts;
    }

    private static void Add(LayoutBuilder builder, ComposedBlock block, OcrPage? reading = null)
    {
        builder.BeginBlock(block.Kind);
        foreach (var line in block.Lines)
            builder.AddLine(reading is null ? line.Words : [.. reading.OnPage(line.Words)]);
    }

    // The last part on a page goes on with the first part of the next page where nothing but margins stands between.
    private static Dictionary<PageTable, MultiPageTable> Join(IReadOnlyList<PdfPage> pages)
    {
        var joined = new Dictionary<PageTable, MultiPageTable>(ReferenceEqualityComparer.Instance);
        var parts = new List<PageTable>();
        for (var i = 0; i < pages.Count; i++)
            foreach (var table in pages[i].Tables)
            {
                var goesOn =
                    parts.Count > 0
                    && parts[^1].Page == table.Page - 1
                    && table == pages[i].Tables[0]
                    && Ends(pages[i - 1], parts[^1])
                    && Begins(pages[i], table)
                    && MultiPageTableJoiner.IsContinuation(parts[^1], table);
                if (!goesOn)
                    Close();
                parts.Add(table);
            }
        Close();
        return joined;

        void Close()
        {
            if (parts.Count > 0)
                joined[parts[0]] = MultiPageTableJoiner.Join(parts);
            parts = [];
        }
    }

    private static bool Ends(PdfPage page, PageTable table) =>
        table == page.Tables[^1]
        && !Print(page).Any(w => w.Box!.Value.MiddleY > table.Grid.Box.Y1 && w.Box.Value.MiddleY < page.Height * 0.92);

    private static bool Begins(PdfPage page, PageTable table) =>
        !Print(page).Any(w => w.Box!.Value.MiddleY < table.Grid.Box.Y0 && w.Box.Value.MiddleY > page.Height * 0.085);

    // What OCR made of specks and of stamps at the edge stands between no two parts of a table.
    private static IEnumerable<RawWord> Print(PdfPage page) =>
        page.Reading is { } reading
            ? reading.Words.Where(w => !w.Stamp && w.Confidence > 0.5 && w.Text.Any(char.IsLetterOrDigit))
            : page.Words;
}
