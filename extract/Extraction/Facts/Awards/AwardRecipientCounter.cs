using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>
/// Counts who is named: "Tặng Bằng khen cho các tập thể, cá nhân có tên sau:" gives its counts by the numbered rows
/// below it, or by
/// those of the list that is attached. Nothing is counted whose numbers do not run on from 1.
/// </summary>
internal static partial class AwardRecipientCounter
{
    private const int MostRows = 2000;

    /// <summary>The act names those below, or a list that goes with it.</summary>
    [GeneratedRegex(
        @"\scho\s.{0,160}(?:gồm|sau đây|như sau|sau|dưới đây|kèm theo|danh sách)[^.;]{0,120}[:.;/)]*\s*$|\scho\s[^.;]{0,200}:\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        5000
    )]
    private static partial Regex Names();

    [GeneratedRegex(@"kèm\s+theo|danh\s+sách\s+đính", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Attached();

    [GeneratedRegex(
        @"^\s*(?:[IVX]{1,4}|[A-Da-d]|\d{1,2})?\s*[.)]?\s*(?:[-+*]\s*)?(?:danh\s+sách\s+)?(?:(?:các|những)\s+)?(?:đối\s+với\s+|về\s+)?(?<side>tập\s+thể|cá\s+nhân)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Side();

    [GeneratedRegex(
        @"^\s*(?<n>\d{1,4})\s*[.)/]?\s+\p{L}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Row();

    [GeneratedRegex(
        @"^\s*(?:\d{1,4}\s*[.)/]?\s+)?(?:Ông|Bà|Đồng\s+chí|Đ/c|Anh|Chị|Em)\s+\p{Lu}",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Person();

    /// <summary>True for "Tập thể", false for "Cá nhân", null for a line that opens neither list.</summary>
    public static bool? SideOf(string line) =>
        Side().Match(line) is { Success: true } match
            ? char.ToLowerInvariant(match.Groups["side"].Value[0]) == 't'
            : null;

    /// <summary>
    /// Collectives and individuals of the list that the sentence announces behind a form; null where it announces none,
    /// or nothing could be counted.
    /// </summary>
    public static (int Collectives, int Individuals)? Count(FactContext context, int index, AwardForm form)
    {
        var sentence = context.Sentences[index];
        var rest = Sentence
            .OneLine(context.View.Text.AsSpan(form.Range.End, sentence.Range.End - form.Range.End))
            .ToString();
        if (!Names().IsMatch(rest))
            return null;
        // "cho cá nhân": whom the rows count where no heading above them says it.
        var (collectives, individuals) = (
            rest.Contains("tập thể", StringComparison.OrdinalIgnoreCase),
            rest.Contains("cá nhân", StringComparison.OrdinalIgnoreCase)
        );
        var told = collectives == individuals ? (bool?)null : collectives;
        var below = Below(context, index, told);
        if (below is null && Attached().IsMatch(rest))
            below = Annex(context, index, told);
        return below;
    }

    private static (int, int)? Below(FactContext context, int index, bool? told)
    {
        var counter = new Counter(told);
        var paragraph = context.Sentences[index].Paragraph;
        // A table right below holds the list.
        var next = index + 1;
        while (next < context.Sentences.Length && context.Sentences[next].Paragraph == paragraph)
            next++;
        var end = next < context.Sentences.Length ? context.Sentences[next].Range.Start : context.View.Span.End;
        foreach (var table in context.View.Tables)
            if (table.Span.Start >= context.Sentences[index].Range.End && table.Span.Start < end)
                counter.Take(context, table);
        if (counter.Any)
            return counter.Result;
        for (var i = next; i < context.Sentences.Length && i < next + MostRows; i++)
        {
            if (context.Sentences[i].Paragraph == paragraph)
                continue;
            paragraph = context.Sentences[i].Paragraph;
            if (!counter.Take(Line(context, i)))
                break;
        }
        return counter.Any ? counter.Result : null;
    }

    /// <summary>The annexed list: it begins with a line "DANH SÁCH …" below the act.</summary>
    private static (int, int)? Annex(FactContext context, int index, bool? told)
    {
        var counter = new Counter(told);
        var open = -1;
        foreach (var line in context.View.Lines)
        {
            if (line.Span.Start < context.Sentences[index].Range.End)
                continue;
            var text = FactContext.CollapseWhiteSpace(context.View.Text.AsSpan(line.Span.Start, line.Span.Length));
            if (text.StartsWith("DANH SÁCH", StringComparison.Ordinal))
            {
                if (open < 0)
                    open = line.Span.Start;
                counter.Turn(SideOf(text) ?? told);
            }
            else if (open >= 0)
                counter.Take(text);
        }
        if (open < 0)
            return null;
        if (!counter.Any)
            foreach (var table in context.View.Tables)
                if (table.Span.Start > open)
                    counter.Take(context, table);
        return counter.Any ? counter.Result : null;
    }

    private static string Line(FactContext context, int i) =>
        FactContext.CollapseWhiteSpace(
            context.View.Text.AsSpan(context.Sentences[i].Range.Start, context.Sentences[i].Range.Length)
        );

    /// <summary>Counts rows whose numbers run on.</summary>
    private sealed class Counter(bool? told)
    {
        private bool? _side = told;
        private int _last;
        private int _collectives;
        private int _individuals;

        public bool Any => _collectives + _individuals > 0;
        public (int, int) Result => (_collectives, _individuals);

        /// <summary>Another list begins.</summary>
        public void Turn(bool? side) => (_side, _last) = (side, 0);

        /// <summary>Takes a line; false where the list is over.</summary>
        public bool Take(string line)
        {
            if (
                line.StartsWith("Điều ", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase)
            )
                return false;
            if (line.Length < 60 && SideOf(line) is { } side)
            {
                Turn(side);
                return true;
            }
            if (Row().Match(line) is not { Success: true } row)
                return !Any || line.Length > 0 && !char.IsUpper(line[0]) || line[0] is '-' or '(';
            var number = int.Parse(row.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (number != _last + 1)
                return number == 1 || !Any;
            Add(number, Person().IsMatch(line));
            return true;
        }

        /// <summary>
        /// Takes the rows of a table whose first column numbers them; its header may say whom it lists.
        /// </summary>
        public void Take(FactContext context, Table table)
        {
            var grid = new TableGrid(context.View, table);
            var header = Enumerable.Range(0, table.ColumnCount).Select(c => grid.GetText(0, c)).ToArray();
            if (Array.Exists(header, h => h.StartsWith("Họ", StringComparison.OrdinalIgnoreCase)))
                Turn(false);
            else if (Array.Exists(header, h => h.Contains("tập thể", StringComparison.OrdinalIgnoreCase)))
                Turn(true);
            for (var row = 0; row < table.RowCount; row++)
            {
                var label =
                    table.ColumnCount > 1 && grid.GetText(row, 1) is { Length: > 0 } second
                        ? second
                        : grid.GetText(row, 0);
                var first = grid.GetText(row, 0).TrimEndAny(". )");
                if (first.Length is > 0 and < 5 && first.AllCharacters(char.IsAsciiDigit))
                {
                    var number = int.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
                    if (number == 1 && _last > 0)
                        _last = 0;
                    if (number == _last + 1)
                        Add(number, Person().IsMatch(label));
                }
                else if (label.Length < 60 && (SideOf(label) ?? SideOf(grid.GetText(row, 0))) is { } side)
                    Turn(side);
            }
        }

        private void Add(int number, bool person)
        {
            _last = number;
            if (_side ?? !person)
                _collectives++;
            else
                _individuals++;
        }
    }
}
