using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Statistical forms, blank or filled in: number, indicator, measure (“ repeats the one above), value.</summary>
internal static partial class FormReader
{
    private const int FewestRows = 5;

    /// <summary>"… ban nữ công quần chúng. Trong đó:": what leads over to the sub-rows.</summary>
    [GeneratedRegex(@"[\s.,;:(]*(?:trong đó|gồm|bao gồm|chia ra)?[\s.,;:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex GroupTail();

    /// <summary>Forms in the order of the text.</summary>
    public static ImmutableArray<StatisticalForm> Read(FactContext context)
    {
        var forms = ImmutableArray.CreateBuilder<StatisticalForm>();
        foreach (var rows in FormRows.Of(context.View))
            if (Read(context, rows) is { } form) forms.Add(form);
        return forms.ToImmutable();
    }

    private static StatisticalForm? Read(FactContext context, ImmutableArray<FormRowCells> rows)
    {
        var text = context.View.Text;
        var found = ImmutableArray.CreateBuilder<FormRow>();
        string? measure = null;
        string? group = null;
        var (numbered, measured, first) = (0, 0, -1);
        var last = 0;
        var columns = FormColumns.OfValues(context, rows);
        foreach (var (cells, index) in rows.Select((r, i) => (r.Cells, i)))
        {
            if (cells.Length < 2) continue;
            string Text(int i) => i < cells.Length ? FactContext.Flat(text.AsSpan(cells[i].Start, cells[i].Length)) : "";
            var no = Number(Text(0));
            if (no is null && Text(0).Length > 0) continue;
            var indicator = Text(1);
            if (indicator.Length < 3 || !indicator.Any(char.IsLetter) || (no is null && found.Count == 0) || indicator.StartsWith("Ngày ", StringComparison.Ordinal) || Paragraphs_IsSignature(indicator)) continue;
            var printed = Text(2);
            if (printed.Length > 24 || NumberToken.Read(printed) is { Length: > 0 } token && token.Length == printed.Length) continue;
            if (no is not null)
            {
                var ordinal = int.Parse(no, System.Globalization.CultureInfo.InvariantCulture);
                // Numbers of a form run on; a jump back is another table.
                if (numbered > 0 && ordinal < last) break;
                (last, numbered) = (ordinal, numbered + 1);
                if (first < 0) first = index;
            }
            var own = IsDitto(printed) ? measure : printed.Length > 0 ? printed : null;
            if (printed.Length > 0) measured++;
            measure = own ?? measure;
            var value = columns.Select(Text).FirstOrDefault(t => t.Length > 0 && NumberToken.Read(t) is { Length: > 0 } n && n.Length == t.Length);
            var place = new TextRange(cells[1].Start, cells[1].End);
            if (no is not null) group = GroupTail().Replace(indicator, "");
            found.Add(new FormRow
            {
                No = no,
                Indicator = indicator.TrimStartAny("+- "),
                Group = no is null ? group : null,
                Measure = own,
                Value = value is null ? null : NumberToken.Read(value).Value,
                Confidence = context.Confidence(0.9, place),
                Anchor = context.View.AnchorOf(place),
            });
        }
        // Most rows of a form have a measure; lists of people and of papers have none.
        if (numbered < FewestRows || measured * 2 < found.Count || found.Count(r => r.Measure is not null) * 2 < found.Count) return null;
        if (found.Count(r => r.Measure is { } m && IsMeasure(m)) * 3 < found.Count) return null;
        return new StatisticalForm { Title = Title(context, found[0].Anchor), Rows = found.ToImmutable(), Confidence = 0.85, Anchor = found[0].Anchor };
    }

    /// <summary>The mark “ (and its kin) repeats the measure above.</summary>
    internal static bool IsDitto(string printed) => printed is "“" or "\"" or "”" or "''" or "-nt-" or "nt" or "-" or "〃" or "“ “";

    private static string? Number(string cell)
    {
        var trimmed = cell.TrimEndAny(".) ");
        return trimmed.Length is > 0 and < 4 && trimmed.All(char.IsAsciiDigit) ? trimmed : null;
    }

    /// <summary>Measures are short and written in small letters or capitals alone: "lượt người", "triệu đồng", "CĐCS", "%".</summary>
    private static bool IsMeasure(string text) => text == "%" || (text.Length < 20 && (char.IsLower(text[0]) || text.All(c => char.IsUpper(c) || !char.IsLetter(c)) || text.Count(' ') < 3));

    private static bool Paragraphs_IsSignature(string text) => text.StartsWith("TM.", StringComparison.Ordinal) || text.StartsWith("KT.", StringComparison.Ordinal) || text.StartsWith("Nơi nhận", StringComparison.Ordinal);

    /// <summary>The nearest line in capitals above the form.</summary>
    private static string? Title(FactContext context, Anchor anchor)
    {
        var at = context.View.RangeOf(anchor).Start;
        var lines = context.View.Lines;
        for (var i = context.View.LineIndexAt(at) - 1; i >= 0 && i > context.View.LineIndexAt(at) - 14; i--)
        {
            var line = FactContext.Flat(context.View.Text.AsSpan(lines[i].Span.Start, lines[i].Span.Length)).TrimAny("*# ");
            var folded = Folding.FoldLower(line);
            if (line.Length > 8 && (folded.StartsWith("bao cao", StringComparison.Ordinal) || folded.StartsWith("bieu", StringComparison.Ordinal) || folded.StartsWith("phu luc", StringComparison.Ordinal) || folded.StartsWith("tong hop", StringComparison.Ordinal) || folded.StartsWith("so lieu", StringComparison.Ordinal))) return line;
        }
        return null;
    }
}
