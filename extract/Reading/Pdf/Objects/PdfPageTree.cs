namespace Pipeline.Reading.Pdf.Objects;

/// <summary>A page of the file with what it inherits.</summary>
/// <param name="Dictionary">The page itself.</param>
/// <param name="Resources">Fonts, images, forms.</param>
/// <param name="MediaBox">Left, bottom, right, top in the page's own space.</param>
/// <param name="Rotate">Degrees clockwise: 0, 90, 180, 270.</param>
internal sealed record PdfPageObject(PdfDictionary Dictionary, PdfDictionary Resources, double[] MediaBox, int Rotate)
{
    /// <summary>Width as shown, points.</summary>
    internal double Width => Rotate % 180 == 0 ? MediaBox[2] - MediaBox[0] : MediaBox[3] - MediaBox[1];

    /// <summary>Height as shown, points.</summary>
    internal double Height => Rotate % 180 == 0 ? MediaBox[3] - MediaBox[1] : MediaBox[2] - MediaBox[0];
}

/// <summary>Walks the tree of pages (ISO 32000-1, 7.7.3).</summary>
internal static class PdfPageTree
{
    private const int Deepest = 40;

    // A node that is its own grandchild would else be walked for ever.
    private const int NodesPerPage = 4;
    private static readonly string[] Inherited = ["Resources", "MediaBox", "Rotate"];

    /// <summary>All pages in order; a page without size is left out.</summary>
    internal static List<PdfPageObject> ReadPages(PdfObjects objects, int most)
    {
        var pages = new List<PdfPageObject>();
        var nodes = 0L;
        Walk(objects.Dictionary(objects.Root, "Pages"), [], 0);
        return pages;

        void Walk(PdfDictionary? node, Dictionary<string, PdfValue> above, int depth)
        {
            if (node is null || depth > Deepest || pages.Count >= most || ++nodes > (long)most * NodesPerPage)
                return;
            var known = new Dictionary<string, PdfValue>(above, StringComparer.Ordinal);
            foreach (var name in Inherited)
                if (node[name] is { } value)
                    known[name] = value;
            if (objects.Get(node, "Kids") is PdfArray kids)
            {
                foreach (var kid in kids.Items)
                    Walk(objects.Resolve(kid) as PdfDictionary, known, depth + 1);
                return;
            }
            if (objects.Numbers(known.GetValueOrDefault("MediaBox")) is not [var x0, var y0, var x1, var y1])
                return;
            var turn = objects.Resolve(known.GetValueOrDefault("Rotate")) is PdfNumber degrees
                ? ((int)degrees.Value % 360 + 360) % 360
                : 0;
            pages.Add(
                new PdfPageObject(
                    node,
                    objects.Resolve(known.GetValueOrDefault("Resources")) as PdfDictionary ?? PdfDictionary.Empty,
                    [Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1)],
                    turn
                )
            );
        }
    }
}
