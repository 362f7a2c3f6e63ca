using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>
/// "Pi:Ó GIÁM ĐỐC", "PĐHÓ BÍ THƯ", "Z'PHÓ CHỦ TỊCH": a seal's rim in the first word of a deputy's office on a scan.
/// Only a word that begins and ends as "PHÓ" does is mended, and only before the name of an office.
/// </summary>
internal static class DeputyOfficeRepair
{
    private const string Deputy = "PHÓ";
    private const int Longest = 6;

    /// <summary>The row with its first word mended; the row itself where there is nothing to mend.</summary>
    public static HeadingFragment Mend(HeadingFragment row)
    {
        if (!row.Scanned || row.Text.IndexOf(' ') is not (> 2 and <= Longest and var end))
            return row;
        var word = row.Text[..end];
        if (word == Deputy || !IsDeputy(word) || !HeadingFragment.IsCapitals(row.Text.AsSpan(end)))
            return row;
        var text = Deputy + row.Text[end..];
        if (!PositionLexicon.IsPosition(Folding.FoldUpper(text)))
            return row;
        // Each of the three letters points into the word that they stand for.
        int[] map =
        [
            .. Deputy.Select((_, i) => row.OffsetOf(Math.Min(i, end - 1))),
            .. Enumerable.Range(end, row.Text.Length - end).Select(row.OffsetOf),
        ];
        var shift = Deputy.Length - end;
        return new HeadingFragment(text, map)
        {
            Side = row.Side,
            Box = row.Box,
            Page = row.Page,
            Bold = row.Bold,
            GapBefore = row.GapBefore,
            Table = row.Table,
            Scanned = row.Scanned,
            Words = [.. row.Words.Select(w => (w.Start < end ? 0 : w.Start + shift, w.Word))],
        };
    }

    private static bool IsDeputy(string word)
    {
        if (word.EndsWith(Deputy, StringComparison.Ordinal))
            return true;
        var fold = Folding.FoldUpper(word);
        return fold[0] == 'P' && (word[^1] is 'Ó' or 'Ò' or 'Ô' or 'Õ');
    }
}
