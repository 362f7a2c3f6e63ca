using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>A web page names the paper that it holds: where its title and the paper's heading disagree, a person must look.</summary>
internal static partial class TitleConflict
{
    [GeneratedRegex(@"[Ss]ố\s*:?\s*(?<number>\d{1,5}[a-zđ]?\s*[/\-–]\s*(?:\d{4}\s*[/\-–]\s*)?[\p{Lu}][\p{L}\d&]*(?:\s*[-–/]\s*[\p{Lu}][\p{L}\d&]*)*)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Numbered();

    /// <summary>The field with both readings and a warning where they disagree; as it was where they agree.</summary>
    /// <param name="view">The document.</param>
    /// <param name="zone">Its heading: what stands before it is the page's own.</param>
    /// <param name="field">The number of the paper's heading.</param>
    public static (NumberField Field, Warning? Warning) Check(DocumentView view, HeadingZone zone, NumberField field)
    {
        if (field.Key is null || view.Layout.Paged || zone.Pieces.Count == 0) return (field, null);
        if (Named(view, zone) is not { } titled || titled.Fold == field.Fold) return (field, null);
        return (field with { Candidates = [field.Key, titled.Key], Confidence = Math.Min(field.Confidence, 0.6) },
            new Warning("number.conflict", $"Tiêu đề trang ghi số {titled.Key}, phần đầu văn bản ghi số {field.Key}", field.Anchor));
    }

    private static DocumentNumber? Named(DocumentView view, HeadingZone zone)
    {
        if (view.Layout.Format == "html" && view.Layout.Title is { } title && First(title) is { } named) return named;
        var start = zone.Pieces[0].Start;
        var from = Math.Max(view.Span.Start, start - 4_000);
        if (zone.Nation < 0 || start - from < 10) return null;
        return First(view.Text[from..start]);
    }

    // The first number is the paper's; later ones belong to what its title speaks of.
    private static DocumentNumber? First(string text) =>
        Numbered().Match(text) is { Success: true } match && DocumentNumberParser.Parse(match.Groups["number"].Value).TryGet(out var number) && number.Serial is not null ? number : null;
}
