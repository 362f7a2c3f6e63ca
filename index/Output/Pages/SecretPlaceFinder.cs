using Pipeline.Index.Redaction;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>Where a record names secret papers: what must be covered on its pages.</summary>
public static class SecretPlaceFinder
{
    /// <summary>Anchors of these places in the record's text.</summary>
    public static IReadOnlyList<Anchor> Find(DocumentRecord record, Redactor blot)
    {
        var text = record.Text ?? "";
        return
        [
            .. blot.FindPlaces(text)
                .Select(p => new Anchor
                {
                    Text = text[p.Start..p.End],
                    Start = CodePoints(text, p.Start),
                    End = CodePoints(text, p.End),
                }),
        ];
    }

    private static int CodePoints(string text, int end)
    {
        var count = 0;
        for (var i = 0; i < end; i++)
            if (!char.IsLowSurrogate(text[i]))
                count++;
        return count;
    }
}
