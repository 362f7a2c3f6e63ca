using System.Collections.Immutable;
using Pipeline.Extraction.Scoring.Columns;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>Joined cells to the record of a scoring table.</summary>
internal static class ScoringTableBuilder
{
    /// <summary>The record.</summary>
    public static ScoringTable Build(
        DocumentView view,
        JoinedScoringTable joined,
        CitationPositionIndex citations,
        string? issuer
    )
    {
        var reader = new CriterionRowReader(joined.Model);
        foreach (var row in joined.Body)
            reader.Add(row);
        reader.Finish();
        var drafts = reader.Rows;
        RowNumberRepair.Repair(drafts);
        RowHierarchyBuilder.Build(drafts);
        MoveUnnamedTotal(drafts, reader.Totals);
        AlternativeRowFinder.Find(drafts, reader.Totals.Count > 0 ? reader.Totals[^1].Max : null);
        TakeMaximaFromWording(joined.Model, drafts);
        MoveStrayTotals(joined.Model, drafts);
        var (title, unit, year) = TableTitleReader.Read(view, joined.Range.Start, joined.Titles);
        var scored = drafts.Any(d => d.Score is not null || d.ScoreBonus is not null);
        return new ScoringTable
        {
            Title = title,
            Unit = unit ?? (scored ? issuer : null),
            Year = year,
            Columns =
            [
                .. joined.Model.Columns.Select(c => new ScoringColumn(
                    c.Role.ToRecordName(),
                    c.Header.Length > 0 ? c.Header : null
                )),
            ],
            Rows = [.. drafts.Select(d => BuildRow(view, d, citations))],
            Headings = [.. reader.Headings.Select(h => Heading(view, h, reader))],
            Totals = TotalsReader.Read(view, reader.Totals, joined.Range.End),
            Confidence =
                joined.Model.Columns.Any(c => c.Inferred) ? 0.7
                : joined.Model.EndRow == 0 ? 0.75
                : 0.95,
            Anchor = view.AnchorOf(
                new TextRange(joined.Range.Start, Math.Min(joined.Range.End, joined.Range.Start + 200))
            ),
        };
    }

    /// <summary>One row.</summary>
    public static ScoringRow BuildRow(DocumentView view, DraftRow d, CitationPositionIndex citations) =>
        new()
        {
            No = d.No,
            NoPrinted = d.NoPrinted,
            Path = d.Path,
            Level = d.Level,
            Parent = d.Parent,
            Criterion = d.Criterion,
            Evidence = d.Evidence,
            Max = d.Max,
            Bonus = d.Bonus,
            Deduct = d.Deduct,
            Score = d.Score,
            ScoreBonus = d.ScoreBonus,
            Appraised = d.Appraised,
            Total = d.Total,
            MaxSpan = d.MaxSpan,
            Choice = d.Choice,
            Formula = d.Formula,
            Rules = ScoringRuleReader.Read(d.Criterion),
            Citations = citations.FindInRanges(view, d.Ranges),
            Confidence = d.Confidence,
            Anchor = view.AnchorOf(d.Range),
        };

    private static ScoringHeading Heading(DocumentView view, DraftHeading heading, CriterionRowReader reader)
    {
        var next = reader.Headings.FirstOrDefault(h =>
            h.First >= heading.First
            && h != heading
            && reader.Headings.IndexOf(h) > reader.Headings.IndexOf(heading)
            && (!heading.Section || h.Section)
        );
        return new ScoringHeading(
            heading.Title,
            heading.Claim.Score,
            heading.Claim.Max,
            view.AnchorOf(heading.Range),
            0.9
        )
        {
            FirstRow = heading.First,
            EndRow = next?.First ?? reader.Rows.Count,
        };
    }

    // A last row of points alone is the total where it is what the rows above add up to.
    private static void MoveUnnamedTotal(List<DraftRow> drafts, List<DraftRow> totals)
    {
        if (
            totals.Count > 0
            || drafts.Count < 3
            || drafts[^1] is not { No: null, Criterion.Length: 0, Evidence: null, MaxSpan: null, Awaits: false } last
            || !last.HasPoints
        )
            return;
        var top = drafts.Take(drafts.Count - 1).Where(d => d.Parent is null).ToList();
        if (
            top.Count < 2
            || !(
                last.Max is { } max && top.Sum(d => d.Max ?? 0) == max
                || last.Score is { } score && top.Sum(d => d.Score ?? 0) == score
            )
        )
            return;
        drafts.RemoveAt(drafts.Count - 1);
        totals.Add(last);
    }

    // A row that can only earn a bonus, with its points one column too far right in a sum column that is blank
    // everywhere else.
    private static void MoveStrayTotals(TableHeaderModel model, List<DraftRow> drafts)
    {
        if (!model.HasRole(ColumnRole.ScoreBonus) || drafts.Count(d => d.Total is not null) * 10 > drafts.Count)
            return;
        foreach (var draft in drafts)
        {
            if (
                draft is not { Total: { } total, Score: null, ScoreBonus: null, Max: null, Bonus: { } bonus }
                || total > bonus
            )
                continue;
            (draft.ScoreBonus, draft.Total, draft.Confidence) = (total, null, 0.75);
        }
    }

    // A maximum that stands only in the wording: "… tối đa 5 điểm". Only where the row's own column is silent.
    private static void TakeMaximaFromWording(TableHeaderModel model, List<DraftRow> drafts)
    {
        if (model.HasRole(ColumnRole.Max))
            return;
        foreach (var draft in drafts)
        {
            if (draft.Max is not null)
                continue;
            var caps = ScoringRuleReader
                .Read(draft.Criterion)
                .Where(r =>
                    r.Kind == "cap"
                    && !Pipeline
                        .Vietnamese.Characters.Folding.FoldLower(r.Sentence)
                        .Contains("thuong", StringComparison.Ordinal)
                )
                .ToList();
            if (caps.Count == 1)
                draft.Max = caps[0].Values[0];
            else if (PointClaimReader.Read(draft.Criterion) is { } claim && caps.Count == 0)
                draft.Max = claim.Max ?? claim.Score;
        }
    }
}

/// <summary>Citations by their places, to tie them to rows.</summary>
internal sealed class CitationPositionIndex
{
    private readonly ImmutableArray<Citation> _citations;
    private (int Start, int Index)[]? _starts;

    public CitationPositionIndex(ImmutableArray<Citation> citations) => _citations = citations;

    /// <summary>Indices of the citations that begin in the ranges, in reading order.</summary>
    public ImmutableArray<int> FindInRanges(DocumentView view, IEnumerable<TextRange> ranges)
    {
        if (_citations.Length == 0)
            return [];
        // Most papers have no scoring table.
        var starts = _starts ??= [.. _citations.Select((c, i) => (c.Anchor.Start, i)).OrderBy(c => c.Start)];
        var found = new SortedSet<int>();
        foreach (var range in ranges)
        {
            var anchor = view.AnchorOf(range);
            var low = Array.BinarySearch(starts, (anchor.Start, -1));
            for (var i = low < 0 ? ~low : low; i < starts.Length && starts[i].Start < anchor.End; i++)
                found.Add(starts[i].Index);
        }
        return [.. found];
    }
}
