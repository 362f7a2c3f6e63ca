using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Scoring;

/// <summary>Citations by their places, to tie them to rows.</summary>
internal sealed class CitationPlaces
{
    private readonly ImmutableArray<Citation> _citations;
    private (int Start, int Index)[]? _starts;

    public CitationPlaces(ImmutableArray<Citation> citations) => _citations = citations;

    /// <summary>Indices of the citations that begin in the ranges, in reading order.</summary>
    public ImmutableArray<int> In(DocumentView view, IEnumerable<TextRange> ranges)
    {
        if (_citations.Length == 0) return [];
        // Most papers have no scoring table.
        var starts = _starts ??= [.. _citations.Select((c, i) => (c.Anchor.Start, i)).OrderBy(c => c.Start)];
        var found = new SortedSet<int>();
        foreach (var range in ranges)
        {
            var anchor = view.AnchorOf(range);
            var low = Array.BinarySearch(starts, (anchor.Start, -1));
            for (var i = low < 0 ? ~low : low; i < starts.Length && starts[i].Start < anchor.End; i++) found.Add(starts[i].Index);
        }
        return [.. found];
    }
}
