using System.Collections.Immutable;
using System.Text;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Flow;

/// <summary>Joins and divides cleaned texts with their repairs.</summary>
internal static class CleanTexts
{
    public static CleanText Join(IReadOnlyList<CleanText> parts, string between)
    {
        if (parts.Count == 1) return parts[0];
        var text = new StringBuilder();
        var repairs = ImmutableArray.CreateBuilder<SpineRepair>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(between);
            foreach (var repair in parts[i].Repairs) repairs.Add(repair with { Start = repair.Start + text.Length, End = repair.End + text.Length });
            text.Append(parts[i].Text);
        }
        return new CleanText(text.ToString(), repairs.ToImmutable());
    }

    /// <summary>The same text with each tab as one blank.</summary>
    public static CleanText WithoutTabs(this CleanText clean) => clean.Text.Contains('\t') ? clean with { Text = clean.Text.Replace('\t', ' ') } : clean;

    /// <summary>A piece of it, with the repairs that lie within.</summary>
    public static CleanText Slice(this CleanText clean, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(clean.Text[start])) start++;
        while (end > start && char.IsWhiteSpace(clean.Text[end - 1])) end--;
        return new CleanText(clean.Text[start..end], [.. clean.Repairs.Where(r => r.Start >= start && r.End <= end).Select(r => r with { Start = r.Start - start, End = r.End - start })]);
    }

    /// <summary>The style of most of the letters.</summary>
    public static FontStyle? MostOf(IEnumerable<(FontStyle? Font, int Letters)> pieces)
    {
        var groups = pieces.Where(p => p.Letters > 0).GroupBy(p => p.Font).Select(g => (Font: g.Key, Letters: g.Sum(p => p.Letters))).ToArray();
        return groups.Length == 0 ? null : groups.MaxBy(g => g.Letters).Font;
    }
}
