using System.Collections.Immutable;
using Pipeline.Extraction.Matching;
using Pipeline.Extraction.Scoring.Columns;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Rows of cells to rows of criteria: joins what runs over pages, drops repeated headers, keeps headings and totals
/// apart.
/// </summary>
internal sealed class CriterionRowReader(TableHeaderModel model)
{
    private readonly Dictionary<ScoringGridCell, int> _maxima = new(ReferenceEqualityComparer.Instance);
    private string? _section;
    private int _totalled;
    private bool _broken;

    /// <summary>Rows so far.</summary>
    public List<DraftRow> Rows { get; } = [];

    /// <summary>Headings so far.</summary>
    public List<DraftHeading> Headings { get; } = [];

    /// <summary>Total rows so far: their points and places.</summary>
    public List<DraftRow> Totals { get; } = [];

    /// <summary>Last offset that was read.</summary>
    public int End { get; private set; }

    /// <summary>Reads the next row.</summary>
    public void Add(ScoringGridRow row)
    {
        if (row.Filled.Length == 0)
            return;
        if (HeaderReader.RepeatsHeader(row, model))
        {
            _broken = Rows.Count > 0;
            return;
        }
        if (_broken)
            (row, _broken) = (row with { AfterBreak = true }, false);
        End = row.Range.End;
        var placed = RowAligner.Align(row, model);
        var draft = new DraftRow { Range = row.Range, Section = _section };
        draft.Ranges.Add(row.Range);
        var shifted = placed.Any(p => p.Column != p.Cell.Column);
        if (shifted)
            draft.Confidence = 0.85;
        var (criterion, evidence, group) = ("", "", (ScoringGridCell?)null);
        var unplaced = false;
        foreach (var (cell, column) in placed)
        {
            var role = RoleOf(cell, column);
            if (role.IsPoints())
                unplaced |= !ReadPoints(draft, role, cell, row);
            else if (
                role == ColumnRole.No
                && RowNumberParser.SectionLabel(cell.Text) is null
                && RowNumberParser.Parse(cell.Text) is { } number
            )
                SetNumber(draft, cell.Text, number);
            else if (
                role == ColumnRole.No
                && RowNumberParser.LabelNumber(cell.Text) is { } label
                && RowNumberParser.Parse(label) is { } labelled
            )
            {
                SetNumber(draft, label, labelled);
                draft.NoPrinted = cell.Text;
            }
            else if (
                role == ColumnRole.No
                && group is null
                && model.HasRole(ColumnRole.Criterion)
                && placed.Any(p => RoleOf(p.Cell, p.Column) == ColumnRole.Criterion)
            )
                group = cell;
            else if (role is ColumnRole.No or ColumnRole.Criterion)
            {
                if (criterion.Length == 0)
                    draft.Indent = cell.Indent;
                criterion = Join(criterion, cell.Text);
            }
            else if (role == ColumnRole.Evidence)
                evidence = Join(evidence, cell.Text);
            else if (role == ColumnRole.Group)
                group ??= cell;
        }
        if (criterion.Length == 0 && group is not null && TotalLexicon.IsTotal(group.Text))
            (criterion, group) = (group.Text, null);
        if (group is not null && ReadGroup(group, criterion, draft, row))
            return;
        if (
            criterion.Length == 0
            && group is not null
            && evidence.Length == 0
            && draft.No is null
            && (draft.HasPoints ? HasClaim(group) : placed.Length == 1)
        )
            criterion = group.Text;
        draft.OpensGroup = group is not null && criterion.Length > 0;
        draft.Criterion = criterion;
        draft.Evidence = evidence.Length == 0 ? null : evidence;
        if (TotalLexicon.IsTotal(criterion.Length > 0 ? criterion : evidence))
        {
            if (
                TotalLexicon.IsPartial(criterion)
                || !draft.HasPoints && !TotalsReader.ReadWordedTotals(criterion, draft)
            )
                return;
            Totals.Add(draft);
            _totalled = Rows.Count;
            return;
        }
        if (
            draft.No is null
            && draft.HasPoints
            && Rows.Count > 1
            && TotalLexicon.IsAverage(criterion.Length > 0 ? criterion : evidence)
        )
            return;
        if (unplaced)
            draft.Confidence = Math.Min(draft.Confidence, 0.7);
        if (ContinuesRow(draft, row))
            return;
        LeadingNumber(draft, row);
        if (
            PointClaimReader.Read(draft.Criterion) is { } claim
            && draft.No is null
            && !draft.HasPoints
            && claim.Index + 24 > draft.Criterion.Length - 14
            && IsGroupLine(row)
        )
        {
            Headings.Add(new DraftHeading(claim.Title, claim, row.Range, Rows.Count));
            return;
        }
        ApplySpannedMaxima(draft, row);
        draft.Formula = TotalLexicon.FormulaOf(draft.Criterion);
        draft.AfterTotal = _totalled > 0 && _totalled == Rows.Count;
        draft.Awaits = row.Drawn && draft is { Criterion.Length: 0, No: not null, HasPoints: true };
        Rows.Add(draft);
    }

    /// <summary>Ends the table: remarks, ranks and signatures below the last total are no criteria.</summary>
    public void Finish()
    {
        if (_totalled == 0 || Rows.Skip(_totalled).Any(r => r.No is not null || r.HasPoints))
            return;
        Rows.RemoveRange(_totalled, Rows.Count - _totalled);
    }

    private ColumnRole RoleOf(ScoringGridCell cell, int column)
    {
        var role = model.RoleAt(column);
        if (cell.ColumnSpan == 1 || role == ColumnRole.Criterion)
            return role;
        // A merged cell of words belongs to what is asked wherever it covers that column.
        if (!cell.Points.FitsPoints)
            for (var c = column; c < cell.EndColumn; c++)
                if (model.RoleAt(c) == ColumnRole.Criterion)
                    return ColumnRole.Criterion;
        if (role == ColumnRole.Other || role.IsText())
            for (var c = column; c < cell.EndColumn; c++)
                if (cell.Points.FitsPoints && model.RoleAt(c).IsPoints())
                    return model.RoleAt(c);
        return role;
    }

    private bool ReadPoints(DraftRow draft, ColumnRole role, ScoringGridCell cell, ScoringGridRow row)
    {
        var value = cell.Points;
        if (row.Drawn && value.Kind == PointKind.Text && ParseUnbroken(cell.Text) is { } whole)
            (value, draft.Confidence) = (whole, 0.75);
        switch (value.Kind)
        {
            case PointKind.Number:
                if (draft.Get(role) is null)
                    draft.SetValue(role, role == ColumnRole.Deduct ? -Math.Abs(value.Value) : value.Value);
                return true;
            case PointKind.Pair when role is ColumnRole.Max or ColumnRole.Score or ColumnRole.Total:
                var maxFirst = value.Value > value.Second || HeaderNamesMaxFirst(cell.Column);
                draft.Score = maxFirst ? value.Second : value.Value;
                draft.Max ??= maxFirst ? value.Value : value.Second;
                return true;
            case PointKind.Range when role == ColumnRole.Max:
                draft.Max = value.Second;
                draft.Confidence = 0.8;
                return true;
            default:
                return value.Kind is PointKind.Blank or PointKind.Mark;
        }
    }

    // A narrow column breaks a decimal over two lines, "7,7 5": its mark tells that the digits after it go on.
    private static PointValue? ParseUnbroken(string text) =>
        text.Length < 10
        && text.IndexOf(' ', StringComparison.Ordinal) is > 1 and var gap
        && gap == text.LastIndexOf(' ')
        && text.AsSpan(0, gap).IndexOf(',') > 0
        && text.AsSpan(gap + 1).IndexOfAnyExceptInRange('0', '9') < 0
        && PointValue.Parse(text.Remove(gap, 1)) is { Kind: PointKind.Number } value
            ? value
            : null;

    private bool HeaderNamesMaxFirst(int column)
    {
        var header = column < model.Columns.Length ? HeaderClassifier.Normalize(model.Columns[column].Header) : "";
        var max = Math.Max(
            header.IndexOf("chuan", StringComparison.Ordinal),
            header.IndexOf("toi da", StringComparison.Ordinal)
        );
        var self = Math.Max(
            header.IndexOf("tu ", StringComparison.Ordinal),
            header.IndexOf("dat", StringComparison.Ordinal)
        );
        return max >= 0 && self > max;
    }

    private bool ReadGroup(ScoringGridCell cell, string criterion, DraftRow draft, ScoringGridRow row)
    {
        var label = RowNumberParser.SectionLabel(cell.Text);
        if (label is not null)
        {
            draft.Section = _section = label;
            if (PointClaimReader.Read(criterion) is not { } named || draft.HasPoints)
                return false;
            Headings.Add(new DraftHeading(named.Title, named, row.Range, Rows.Count) { Section = true });
            return true;
        }
        if (PointClaimReader.Read(cell.Text) is { } claim)
            Headings.Add(new DraftHeading(claim.Title, claim, cell.Range, Rows.Count));
        return criterion.Length == 0
            && draft.No is null
            && !draft.HasPoints
            && draft.Evidence is null
            && PointClaimReader.Read(cell.Text) is not null;
    }

    // A group of one row, with the points in the same row, states what is asked itself.
    private static bool HasClaim(ScoringGridCell group) =>
        group.RowSpan == 1
        && RowNumberParser.SectionLabel(group.Text) is null
        && PointClaimReader.Read(group.Text) is null;

    private static readonly ColumnRole[] Pointed =
    [
        ColumnRole.Max,
        ColumnRole.Bonus,
        ColumnRole.Deduct,
        ColumnRole.Score,
        ColumnRole.ScoreBonus,
        ColumnRole.Appraised,
        ColumnRole.Total,
    ];

    private bool ContinuesRow(DraftRow draft, ScoringGridRow row)
    {
        // A row cut by the end of a page has its number and points in either half: they stand at its middle height.
        var cut = row.AfterBreak && row.Drawn && Rows.Count > 0 && CellTextCleaner.BeginsInside(draft.Criterion);
        if (
            draft.No is not null
            && !(cut && (Rows[^1] is { No: null, HasPoints: false } || WholeNumber(Rows[^1], draft) is not null))
        )
            return false;
        if (
            draft.HasPoints
            && draft.Criterion.Length > 0
            && !(cut && Pointed.All(r => draft.Get(r) is null || Rows[^1].Get(r) is null))
        )
            return false;
        if (Rows.Count == 0)
            // What stands before the first row of a table that lost its beginning belongs to a row nobody has.
            return !draft.HasPoints && (model.EndRow == 0 || draft.Criterion.Length == 0);
        var last = Rows[^1];
        if (draft.HasPoints)
        {
            foreach (var role in Pointed)
                if (draft.Get(role) is not null && last.Get(role) is not null)
                {
                    draft.Criterion = draft.Evidence ?? "";
                    draft.Evidence = null;
                    return false;
                }
            foreach (var role in Pointed)
                if (draft.Get(role) is { } value)
                    last.SetValue(role, value);
        }
        else if (draft.Criterion.Length > 0 && !RunsOn(draft, last, row))
            return false;
        if (draft.No is not null)
            (last.Number, last.No, last.NoPrinted) = (
                WholeNumber(last, draft) ?? draft.Number,
                last.No + draft.No,
                draft.NoPrinted
            );
        if (draft.Criterion.Length > 0)
            last.Criterion = Join(last.Criterion, draft.Criterion);
        if (draft.Evidence is not null)
            last.Evidence = Join(last.Evidence ?? "", draft.Evidence);
        last.Ranges.Add(row.Range);
        return true;
    }

    // "2.2." at the end of a page and "3" at the top of the next.
    private static RowNumber? WholeNumber(DraftRow last, DraftRow draft) =>
        last.No is { } no
        && no.EndsWith('.')
        && !draft.HasPoints
        && last.Criterion.Length > 0
        && last.Criterion[^1] is not ('.' or ';' or ':')
        && RowNumberParser.Parse(no + draft.No) is { Parts.Length: > 1 } whole
            ? whole
            : null;

    private bool RunsOn(DraftRow draft, DraftRow last, ScoringGridRow row)
    {
        var inside = CellTextCleaner.BeginsInside(draft.Criterion);
        if (
            row.Drawn
            && (
                last.Awaits
                || IsInCapitals(last.Criterion)
                    && IsInCapitals(draft.Criterion)
                    && last.No is not null
                    && draft.Criterion.Length < 40
            )
        )
            return true;
        var listed = draft.Criterion[0] is '-' or '+' or '•' or '“' or '"';
        if (row.AfterBreak)
            return inside
                || listed && row.Shifted
                || last.Criterion.Length > 0
                    && last.Criterion[^1] is not ('.' or ';' or ':' or ')' or '”')
                    && row.Shifted;
        if (row.Shifted)
            return inside || listed && model.HasRole(ColumnRole.Evidence);
        return false;
    }

    private static bool IsInCapitals(string text) =>
        text.AnyCharacter(char.IsUpper) && !text.AnyCharacter(char.IsLower);

    private void SetNumber(DraftRow draft, string text, RowNumber number)
    {
        if (number.Parts[0] == "-")
            return;
        // A narrow column breaks "1.2.1" into "1.2 .1" or "1.2. 1".
        var clean = text.TrimStartAny(". ,'`")
            .Trim()
            .Replace(" .", ".", StringComparison.Ordinal)
            .Replace(". ", ".", StringComparison.Ordinal);
        // A spreadsheet shows the number 1.2 with the decimal mark of its settings.
        if (clean.Contains(',', StringComparison.Ordinal))
            clean = clean.Replace(',', '.');
        draft.No = clean;
        if (clean != text)
            draft.NoPrinted = text;
        draft.Number = number;
    }

    private void LeadingNumber(DraftRow draft, ScoringGridRow row)
    {
        if (draft.No is not null)
            return;
        var text = draft.Criterion;
        var cut = text.IndexOfAny([' ', '\t']);
        if (cut is < 1 or > 9)
            return;
        var head = text[..cut];
        if (
            head[^1] is not ('.' or ')' or '/' or ':')
            && !(head.Contains('.', StringComparison.Ordinal) && char.IsDigit(head[0]))
        )
            return;
        if (RowNumberParser.Parse(head) is not { } number || number.Parts[0] == "-")
            return;
        draft.Number = number;
        // Where the number column is merged into the wording, the number counts; else it is part of the wording.
        var column = model.IndexOf(ColumnRole.No);
        if (
            column < 0
            || !row.Filled.Any(c => c.Column <= column && c.EndColumn > column && (c.ColumnSpan > 1 || c.Text == text))
        )
            return;
        draft.No = head.TrimEndAny(".)/:");
        if (draft.No != head)
            draft.NoPrinted = head;
        draft.Criterion = text[cut..].Trim();
    }

    private void ApplySpannedMaxima(DraftRow draft, ScoringGridRow row)
    {
        var column = model.IndexOf(ColumnRole.Max);
        if (column < 0)
            return;
        foreach (var cell in row.Cells)
            if (cell.RowSpan > 1 && cell.Column <= column && cell.EndColumn > column)
                _maxima[cell] = Rows.Count;
        if (draft.Max is not null)
            return;
        foreach (var cell in row.Above)
            if (
                cell.Column <= column
                && cell.EndColumn > column
                && cell.Points.FitsPoints
                && _maxima.TryGetValue(cell, out var first)
            )
                draft.MaxSpan = first;
    }

    private static bool IsGroupLine(ScoringGridRow row) => row.Filled.Length <= 2;

    private static string Join(string a, string b) =>
        a.Length == 0 ? b
        : b.Length == 0 ? a
        : a + " " + b;
}
