using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Flow;

/// <summary>
/// Tells tables that only set columns side by side: the heading of a document and its signature zone (Decree
/// 30/2020/NĐ-CP, Annex I).
/// </summary>
internal static class LayoutTableDetector
{
    private const int MostRows = 8;
    private const int MostText = 2500;
    private static readonly string[] SignHere = ["(KY,", "(KY TEN", "(KY VA ", "(KY GHI", "(KY)", "(DA KY)"];

    /// <summary>True where the cells are the columns of a heading or of a signature zone, and no data.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns that have text.</param>
    /// <param name="cells">Text of the cells, in any order.</param>
    /// <param name="ruled">The table has drawn rules; null where unknown.</param>
    public static bool IsLayout(int rows, int columns, IEnumerable<string> cells, bool? ruled)
    {
        if (columns > 3 || rows > MostRows)
            return false;
        var texts = cells.Where(c => c.Length > 0).ToArray();
        if (texts.Length == 0 || texts.Sum(t => t.Length) > MostText)
            return false;
        var folded = texts.Select(t => Folding.FoldUpper(t)).ToArray();
        if (folded.Any(IsNational))
            return true;
        if (folded.Any(f => Begins(f, "NOI NHAN")) || folded.Count(IsAuthority) > 0 && ruled != true && columns == 2)
            return true;
        return ruled != true && folded.Any(HasNumber) && folded.Any(HasDate);
    }

    /// <summary>True where one of the texts is the national heading or that of the Party.</summary>
    public static bool HasNationalHeading(IEnumerable<string> texts) =>
        texts.Any(t => IsNational(Folding.FoldUpper(t)));

    private static bool IsNational(string folded) =>
        folded.Contains("CONG HOA XA HOI CHU NGHIA VIET NAM", StringComparison.Ordinal)
        || folded.Contains("DANG CONG SAN VIET NAM", StringComparison.Ordinal) && folded.Length < 120
        || folded.Contains("DOC LAP", StringComparison.Ordinal)
            && folded.Contains("HANH PHUC", StringComparison.Ordinal)
            && folded.Length < 200;

    private static bool IsAuthority(string folded)
    {
        foreach (var line in folded.Split('\n'))
            if (
                line.TrimStart() is var l
                && (
                    Begins(l, "TM.")
                    || Begins(l, "KT.")
                    || Begins(l, "TL.")
                    || Begins(l, "TUQ.")
                    || SignHere.Any(s => l.Contains(s, StringComparison.Ordinal))
                )
            )
                return true;
        return false;
    }

    private static bool Begins(string text, string what) =>
        text.AsSpan().TrimStart(" *-\n").StartsWith(what, StringComparison.Ordinal);

    private static bool HasNumber(string folded) =>
        folded.Split('\n').Any(l => Begins(l, "SO") && l.Contains('/') && l.Length < 60);

    private static bool HasDate(string folded) =>
        folded.IndexOf("NGAY", StringComparison.Ordinal) is var day and >= 0
        && folded.IndexOf("THANG", day, StringComparison.Ordinal) is var month and >= 0
        && folded.IndexOf("NAM", month, StringComparison.Ordinal) >= 0;
}
