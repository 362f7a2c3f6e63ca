using System.Collections.Immutable;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Forms;

/// <summary>The outline of a report that is asked for (đề cương báo cáo), as a checklist of its sections.</summary>
internal static class OutlineReader
{
    private const int Longest = 260;

    private const int LongestLine = 120;

    /// <summary>Sections in order; empty where no outline stands.</summary>
    public static ImmutableArray<OutlineSection> Read(FactContext context)
    {
        var sections = ImmutableArray.CreateBuilder<OutlineSection>();
        var text = context.View.Text;
        var open = false;
        foreach (var paragraph in ParagraphJoiner.FindRanges(context.View))
        {
            // Titles of outlines are capitals: nothing else is looked at until one stands.
            if (
                !open
                && text.AsSpan(paragraph.Start, paragraph.Length).TrimStart("*# \t\u00A0")
                    is not ['Đ' or 'D' or 'Ð', ..]
            )
                continue;
            var flat = FactContext.CollapseWhiteSpace(text.AsSpan(paragraph.Start, paragraph.Length)).TrimAny("*# ");
            if (flat.Length == 0)
                continue;
            var folded = flat.Length < 160 ? Folding.FoldLower(flat) : "";
            if (folded.StartsWith("de cuong", StringComparison.Ordinal) && flat == flat.ToUpperInvariant())
            {
                open = true;
                continue;
            }
            if (!open)
                continue;
            if (
                folded.StartsWith("noi nhan", StringComparison.Ordinal)
                || folded.StartsWith("bieu mau", StringComparison.Ordinal)
                || Table(context, paragraph)
            )
                break;
            if (Number(flat) is not var (number, title, level))
            {
                // "PHẦN THỨ NHẤT" has its title on the lines below.
                if (
                    sections.Count > 0
                    && sections[^1] is { Level: 1 } part
                    && flat.Length < LongestLine
                    && char.IsUpper(flat[0])
                )
                    sections[^1] = part with { Title = $"{part.Title} {flat}".TrimStart() };
                continue;
            }
            if (title.Length < 3 && level > 1)
                continue;
            sections.Add(
                new OutlineSection(
                    number,
                    title.Length <= Longest ? title : title[..Longest].TrimEnd(),
                    level,
                    context.View.AnchorOf(paragraph),
                    context.ComputeConfidence(0.85, paragraph)
                )
            );
        }
        return sections.ToImmutable();
    }

    private static bool Table(FactContext context, TextRange paragraph) => context.View.Text[paragraph.Start] == '\t';

    private static (string Number, string Title, int Level)? Number(string flat)
    {
        var end = flat.IndexOf(' ');
        if (flat.StartsWith("PHẦN ", StringComparison.OrdinalIgnoreCase))
        {
            var words = flat.Split(' ');
            var count = words.Length > 2 && words[1].Equals("THỨ", StringComparison.OrdinalIgnoreCase) ? 3 : 2;
            return (
                string.Join(' ', words.Take(count)).TrimEndAny(".:"),
                words.Length > count ? string.Join(' ', words.Skip(count)).TrimStartAny(".:- ") : "",
                1
            );
        }
        if (end <= 0 || end > 8)
            return null;
        var mark = flat[..end].TrimEndAny(".):");
        var title = flat[(end + 1)..].Trim();
        if (mark.Length == 0)
            return null;
        if (mark.AllCharacters(c => c is 'I' or 'V' or 'X'))
            return (mark, title, 2);
        if (char.IsAsciiDigit(mark[0]) && mark.AllCharacters(c => char.IsAsciiDigit(c) || c == '.'))
            return (mark, title, 3 + mark.Count(c => c == '.'));
        return null;
    }
}
