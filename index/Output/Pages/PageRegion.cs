using Pipeline.Layout;

namespace Pipeline.Output.Pages;

/// <summary>
/// A piece of a line on a page, as it lies there: level, or rising or falling with a page that was scanned askew.
/// Points from the page's top left.
/// </summary>
/// <param name="Page">From 1.</param>
/// <param name="Left">The box of its first word.</param>
/// <param name="Right">The box of its last word.</param>
public readonly record struct PageRegion(int Page, Box Left, Box Right)
{
    /// <summary>Around it.</summary>
    public Box Around => Left.Union(Right);

    // A file's own words are as high as their font with its leading; letters fill the middle.
    private const double Leading = 0.11;

    /// <summary>
    /// Words in reading order to as few patches as their places allow: words that go back or leave the line begin a new
    /// one.
    /// </summary>
    public static IEnumerable<PageRegion> FromWords(int page, IEnumerable<Word> words)
    {
        PageRegion? open = null;
        foreach (
            var word in words
                .Where(w => w.Box is not null)
                .Select(w => w.Confidence is null ? Lettered(w.Box!.Value) : w.Box!.Value)
        )
        {
            if (
                open is { } patch
                && word.X0 >= patch.Right.X0
                && Math.Abs(word.MiddleY - patch.Right.MiddleY) < Math.Max(word.Height, patch.Right.Height) * 0.6
            )
            {
                open = patch with { Right = word };
                continue;
            }
            if (open is { } done)
                yield return done;
            open = new PageRegion(page, word, word);
        }
        if (open is { } last)
            yield return last;
    }

    private static Box Lettered(Box word) =>
        word with
        {
            Y0 = word.Y0 + word.Height * Leading,
            Y1 = word.Y1 - word.Height * Leading,
        };
}
