using Pipeline.Layout;
using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Tables;

/// <summary>Tells from the words alone whether a page may hold a table, so that only such pages are drawn and searched for rules.</summary>
internal static class TableHint
{
    private const double Gap = 11;
    private const double HeadingEnd = 150;
    private const int Rows = 3;

    /// <summary>True where several lines fall into pieces with wide gaps between them.</summary>
    internal static bool MayHoldTable(IReadOnlyList<RawWord> words)
    {
        var (twice, once) = (0, 0);
        foreach (var row in Composition.Rows.Of(words))
        {
            // Below the recipients stands the foot of two columns.
            if (row.Words[0].Text.StartsWith("Nơi", StringComparison.Ordinal) && row.Words.Count > 1 && row.Words[1].Text.StartsWith("nhận", StringComparison.Ordinal)) break;
            var gaps = 0;
            for (var i = 1; i < row.Words.Count; i++)
                if (row.Words[i].Box!.Value.X0 - row.Words[i - 1].Box!.Value.X1 > Gap) gaps++;
            if (gaps >= 2) twice++;
            else if (gaps == 1 && row.Box.Y0 > HeadingEnd) once++;
        }
        return twice >= 2 || once >= Rows;
    }
}
