using System.Text.RegularExpressions;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Scores that are told in running text, as reports and minutes of councils do: "1. Công tác tuyên giáo: tự chấm 18/20
/// điểm",
/// "Mục a: điểm chuẩn 20, cộng 2, tự chấm 22, thống nhất đạt 22 điểm". The clauses of one paragraph are one row.
/// </summary>
internal static partial class ProseScoreReader
{
    private const int LongestHeading = 200;

    [GeneratedRegex(
        @"^(?:(?<word>mục|phần|chương|nhóm|tiêu\s+chuẩn|tiêu\s+chí|nội\s+dung|tiêu\s+mục)\s+(?<no>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L}\d{0,2})(?=[\s.:),–-]|$)|(?<no>(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L}\d{0,2}))[.)/]+(?=\s|\p{Lu})|(?<no>\d{1,2}(?:\.\d{1,2}){1,3})(?=\s)|(?<no>[-–+•]))\s*[.:)–-]*\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^\W*(?:[IVX]+\.\s*)?(?:tổng\s+(?:số\s+)?điểm|tổng\s+cộng|cộng)\s*(?:chung|toàn\s+bộ)?\s*[:=]\s*(?<n>\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)?\s*[.;]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex BareTotal();

    /// <summary>The maximum that a heading names in parentheses behind itself: "Sơ kết (30 điểm)".</summary>
    [GeneratedRegex(
        @"\s*\((?:tối\s+đa\s+|điểm\s+(?:chuẩn|tối\s+đa)\s*:?\s*)?(?<n>\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm|đ)\)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex MaxBehind();

    /// <summary>A table of the paragraphs that tell a score; null where fewer than two do.</summary>
    public static ScoringTable? Read(DocumentView view, CitationPositionIndex citations, string? issuer)
    {
        var hierarchy = new ProseHierarchyBuilder();
        var rows = new List<DraftRow>();
        var totals = new ScoringTotals();
        TextRange? totalAt = null;
        var self = false;
        foreach (var range in Paragraphs(view))
        {
            var raw = view.Layout.Slice(range);
            var pointed =
                raw.IndexOf("iểm", StringComparison.OrdinalIgnoreCase) >= 0 && raw.IndexOfAnyInRange('0', '9') >= 0;
            var text = pointed || raw.Length < LongestHeading ? CellTextCleaner.Clean(raw) : "";
            if (text.Length == 0)
                continue;
            var clauses = pointed ? ProseClauseReader.Read(text) : null;
            // "Tổng điểm: 53,5 điểm" has no verb.
            if (
                clauses is null or { Score: null, Appraised: null }
                && BareTotal().Match(text) is { Success: true } sum
                && PointValue.TryNumber(sum.Groups["n"].ValueSpan, out var whole)
            )
            {
                totals = totals with { Score = totals.Score ?? whole };
                totalAt ??= range;
                continue;
            }
            // "Công tác tổ chức: 05 điểm + 0,5 điểm cộng = 5,5 điểm" among rows that score themselves.
            if (clauses is null or { Score: null, Appraised: null } && pointed)
                clauses = ProseClauseReader.ReadSum(text) ?? clauses;
            if (clauses is not { Score: not null } && clauses is not { Appraised: not null })
            {
                if (Label().Match(text) is { Success: true } section && section.Groups["word"].Success)
                    hierarchy.Section(section.Groups["no"].Value);
                continue;
            }
            var head = text[..clauses.Index].TrimEndAny(" :-–(,;.+").TrimStartAny(" :(,;.");
            // A number without a verb is a score only behind its label: "… nâng 18/20 điểm trường" counts schools.
            if (
                clauses.Bare
                && !text.AsSpan(0, clauses.Index).TrimEnd(" (").EndsWith(':')
                && text[Math.Max(0, clauses.Index - 1)] != '('
            )
                continue;
            self |= clauses.Told;
            if (TotalLexicon.IsTotal(head) || Folding.FoldLower(head) is "" or "tong" or "tong diem" or "diem")
            {
                totals = totals with
                {
                    Score = clauses.Score ?? clauses.Appraised,
                    Max = clauses.Max ?? totals.Max,
                    ScoreBonus = clauses.ScoreBonus ?? totals.ScoreBonus,
                };
                totalAt = range;
                continue;
            }
            var row = Row(head, text, clauses, range);
            hierarchy.Place(rows, row);
            rows.Add(row);
        }
        if (rows.Count < 2 || !self || rows.Count(r => r.Max is not null) < 2)
            return null;
        var (title, unit, year) = TableTitleReader.Read(view, rows[0].Range.Start, []);
        return new ScoringTable
        {
            Title = title,
            Unit = unit ?? issuer,
            Year = year,
            Columns =
            [
                new ScoringColumn("criterion", null),
                new ScoringColumn("score", null),
                new ScoringColumn("max", null),
            ],
            Rows = [.. rows.Select(r => ScoringTableBuilder.BuildRow(view, r, citations))],
            Totals = totalAt is { } at ? totals with { Anchor = view.AnchorOf(at) } : null,
            Confidence = 0.8,
            Anchor = view.AnchorOf(rows[0].Range),
        };
    }

    private static DraftRow Row(string head, string text, ProseClauseReader clauses, TextRange range)
    {
        var row = new DraftRow
        {
            Range = range,
            Criterion = head,
            Score = clauses.Score,
            Max = clauses.Max,
            Bonus = clauses.Bonus,
            ScoreBonus = clauses.ScoreBonus,
            Deduct = clauses.Deduct,
            Appraised = clauses.Appraised,
            Confidence = 0.85,
        };
        row.Ranges.Add(range);
        if (
            row.Max is null
            && MaxBehind().Match(head) is { Success: true } most
            && PointValue.TryNumber(most.Groups["n"].ValueSpan, out var max)
        )
        {
            row.Max = max;
            row.Criterion = head = head[..most.Index].TrimEnd();
        }
        // What is said behind the points may explain them: "(vượt chỉ tiêu nên được cộng)".
        var tail = text[clauses.End..].TrimAny(" .;,)");
        if (tail.Length > 3)
            row.Evidence = tail;
        if (
            Label().Match(head) is not { Success: true } label
            || RowNumberParser.Parse(label.Groups["no"].Value) is not { } number
        )
            return row;
        row.Number = number;
        if (number.Parts[0] == "-")
            return row;
        (row.No, row.Criterion) = (label.Groups["no"].Value, head[label.Length..].Trim());
        if (label.Groups["word"].Success)
            row.NoPrinted = label.Value.TrimAny(" .:)–-");
        if (row.Criterion.Length == 0)
            row.Criterion = head;
        return row;
    }

    /// <summary>
    /// Paragraphs outside tables: a line that begins no item and follows an open one goes on with it.
    /// </summary>
    private static IEnumerable<TextRange> Paragraphs(DocumentView view)
    {
        TextRange? open = null;
        foreach (var line in view.Lines)
        {
            if (line.Span.Length == 0)
                continue;
            if (view.CellAt(line.Span.Start) is not null)
            {
                if (open is { } before)
                    yield return before;
                open = null;
                continue;
            }
            if (open is { } paragraph)
            {
                if (GoesOn(view, paragraph, line.Span))
                {
                    open = new TextRange(paragraph.Start, line.Span.End);
                    continue;
                }
                yield return paragraph;
            }
            open = line.Span;
        }
        if (open is { } last)
            yield return last;
    }

    private static bool GoesOn(DocumentView view, TextRange before, TextRange next)
    {
        const int Longest = 1500;
        var text = view.Text;
        if (before.Length > Longest || text.AsSpan(before.End, next.Start - before.End).Count('\n') > 1)
            return false;
        var end = text.AsSpan(before.Start, before.Length).TrimEnd();
        if (end.Length == 0 || end[^1] is '.' or ';' or ':')
            return false;
        var begin = text.AsSpan(next.Start, next.Length).TrimStart();
        if (begin.Length == 0)
            return false;
        if (CharacterClasses.IsLower(begin[0]))
            return !Label().IsMatch(begin.ToString());
        return view.Layout.Paged
            && (char.IsAsciiDigit(begin[0]) || begin[0] is '(' or '/')
            && !Label().IsMatch(begin.ToString());
    }
}
