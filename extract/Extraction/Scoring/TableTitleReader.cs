using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>What stands above a scoring table: its title, the unit that is scored and the year.</summary>
internal static partial class TableTitleReader
{
    private const int LinesAbove = 8;

    [GeneratedRegex(@"năm\s+(?:học\s+)?(20\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex YearWords();

    [GeneratedRegex(@"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(20\d\d)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex YearOfDate();

    /// <summary>Title, unit and year; null where nothing says them.</summary>
    public static (string? Title, string? Unit, int? Year) Read(
        DocumentView view,
        int start,
        ImmutableArray<ScoringGridRow> titleRows
    )
    {
        var above = new List<string>();
        var first = view.LineIndexAt(start);
        for (var i = Math.Max(0, first - LinesAbove); i < first && i < view.Lines.Length; i++)
        {
            if (view.Lines[i].Span.Start >= start)
                break;
            // A table between this line and ours: the line belongs to that one.
            if (
                view.Tables.Any(t =>
                    t.Span.Start > view.Lines[i].Span.Start
                    && t.Span.End <= start - 1
                    && t.Span.Length > 0
                    && t.Span.End > view.Lines[i].Span.End
                    && t.RowCount > 2
                )
            )
            {
                above.Clear();
                continue;
            }
            var text = CellTextCleaner.Clean(view.Layout.Slice(view.Lines[i].Span));
            if (text.Length > 0)
                above.Add(text);
        }
        foreach (var row in titleRows)
            if (row.Filled.Length is > 0 and <= 2)
                above.AddRange(row.Filled.Select(c => c.Text));
        string? unit = null,
            annex = null;
        var title = new List<string>();
        for (var i = above.Count - 1; i >= 0; i--)
        {
            var (text, fold) = (above[i], Folding.FoldLower(above[i]));
            if (
                text[0] == '('
                || fold.StartsWith("kem theo", StringComparison.Ordinal)
                || fold.StartsWith("ban hanh kem", StringComparison.Ordinal)
            )
            {
                if (title.Count > 0)
                    break;
                annex ??= text;
                continue;
            }
            if (FindUnitName(text, fold) is { } named)
            {
                unit ??= named;
                continue;
            }
            if (
                fold.StartsWith("phu luc", StringComparison.Ordinal)
                || fold.StartsWith("bieu", StringComparison.Ordinal)
                || fold.StartsWith("mau so", StringComparison.Ordinal)
            )
            {
                if (title.Count == 0 && text.Length > 25)
                    title.Insert(0, text);
                break;
            }
            if (!IsTitle(text, fold))
            {
                if (title.Count > 0 || annex is null && i < above.Count - 2)
                    break;
                if (title.Count > 0)
                    break;
                continue;
            }
            if (title.Count > 0 && title.Sum(t => t.Length) > 200)
                break;
            title.Insert(0, text);
        }
        var joined = title.Count == 0 ? null : string.Join(' ', title);
        unit ??= annex is null ? null : AfterOf(annex);
        var year = YearIn(YearWords(), joined) ?? YearIn(YearOfDate(), annex) ?? YearIn(YearWords(), annex);
        return (joined, unit, year);
    }

    private static bool IsTitle(string text, string fold)
    {
        if (text.Length > 220)
            return false;
        var letters = text.Count(char.IsLetter);
        if (letters < 6)
            return false;
        if (
            fold.StartsWith("tm.", StringComparison.Ordinal)
            || fold.StartsWith("kt.", StringComparison.Ordinal)
            || fold.StartsWith("pho ", StringComparison.Ordinal)
            || fold.StartsWith("chu tich", StringComparison.Ordinal)
            || fold.StartsWith("doc lap", StringComparison.Ordinal)
            || fold.StartsWith("cong hoa", StringComparison.Ordinal)
        )
            return false;
        var capitals = text.Count(char.IsUpper);
        if (capitals * 10 >= letters * 7)
            return true;
        return fold.StartsWith("bang ", StringComparison.Ordinal)
            || fold.StartsWith("phieu ", StringComparison.Ordinal)
            || fold.StartsWith("thang diem", StringComparison.Ordinal)
            || fold.StartsWith("bo tieu chi", StringComparison.Ordinal)
            || fold.StartsWith("bo chi so", StringComparison.Ordinal)
            || fold.StartsWith("tieu chi", StringComparison.Ordinal);
    }

    private static string? FindUnitName(string text, string fold)
    {
        foreach (
            var label in new[]
            {
                "don vi:",
                "ten don vi:",
                "don vi tu cham:",
                "don vi duoc cham:",
                "don vi tu danh gia:",
                "co quan, don vi:",
                "ten co quan:",
                "ten co quan, don vi:",
                "don vi cham diem:",
            }
        )
            if (
                fold.StartsWith(label, StringComparison.Ordinal)
                && text[label.Length..].TrimAny(" .…;:") is { Length: > 2 } name
            )
                return name;
        return null;
    }

    private static string? AfterOf(string annex)
    {
        var at = annex.LastIndexOf(" của ", StringComparison.Ordinal);
        var name = at < 0 ? null : annex[(at + 5)..].TrimAny(" ).;");
        return name is { Length: > 2 and < 120 } && char.IsUpper(name[0]) ? name : null;
    }

    private static int? YearIn(Regex regex, string? text)
    {
        if (text is null)
            return null;
        int? year = null;
        foreach (Match match in regex.Matches(text))
            year = int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return year;
    }
}
