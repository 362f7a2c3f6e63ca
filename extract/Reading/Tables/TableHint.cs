using Pipeline.Layout;
using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Tables;

/// <summary>Tells from the words alone whether a page may hold a table, so that only such pages are drawn and searched for rules.</summary>
internal static class TableHint
{
    private const double Gap = 11;
    private const int Rows = 3;

    /// <summary>True where several lines fall into pieces with wide gaps between them.</summary>
    internal static bool MayHoldTable(IReadOnlyList<RawWord> words)
    {
        var broken = 0;
        foreach (var row in Composition.Rows.Of(words))
        {
            var gaps = 0;
            for (var i = 1; i < row.Words.Count; i++)
                if (row.Words[i].Box!.Value.X0 - row.Words[i - 1].Box!.Value.X1 > Gap) gaps++;
            if (gaps >= 2) broken += 2;
            else if (gaps == 1) broken++;
        }
        // A heading and a foot of two columns have at most seven broken lines together.
        return broken > 7 || broken >= Rows && words.Count < 60;
    }
}
