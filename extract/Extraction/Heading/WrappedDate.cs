using System.Text.RegularExpressions;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Puts together a place and date line that a narrow column broke: after the place ("Thành phố Hồ Chí Minh," / "ngày 07 …"),
/// or before the year ("… ngày 18 tháng 01 năm" / "2021").
/// </summary>
internal static partial class WrappedDate
{
    // The left column's lines stand between the two halves.
    private const int Reach = 4;

    [GeneratedRegex(@"\bNGAY\b[^\d]{0,6}\d{0,2}[\s.]*(?:THANG[\s.]*\d{0,2}[\s.]*(?:NAM)?)?[\s.:]*$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?:THANG\s*\d{1,2}\s*)?(?:NAM\s*)?(?:19|20)\d\d\s*[.*]?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Rest();

    /// <summary>Joins the halves in a list of pieces, in place.</summary>
    public static void Join(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Text.Length >= 90 || DateStart(pieces[i].Fold) is not (>= 0 and var day)) continue;
            if (day == 0 && PlaceBefore(pieces, i) is >= 0 and var place)
            {
                pieces[place] = Piece.Join(pieces[place], pieces[i]);
                pieces.RemoveAt(i);
                i = place;
            }
            if (Open().IsMatch(pieces[i].Fold) && After(pieces, i) is > 0 and var rest)
            {
                pieces[i] = Piece.Join(pieces[i], pieces[rest]);
                pieces.RemoveAt(rest);
            }
        }
    }

    private static int DateStart(string fold) => fold.IndexOf("NGAY ", StringComparison.Ordinal) is >= 0 and var at && (at == 0 || fold[at - 1] is ' ' or ',') ? at : -1;

    private static int After(List<Piece> pieces, int at)
    {
        for (var i = at + 1; i < Math.Min(pieces.Count, at + 1 + Reach); i++)
            if (SameColumn(pieces[at], pieces[i], i == at + 1)) return Rest().IsMatch(pieces[i].Fold) ? i : -1;
        return -1;
    }

    private static int PlaceBefore(List<Piece> pieces, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
            if (SameColumn(pieces[at], pieces[i], i == at - 1))
                return pieces[i].Text is { Length: < 45 } text && text.EndsWith(',') && Piece.Join(pieces[i], pieces[at]) is var whole && DateLine.PlaceStart(whole, pieces[i].Text.Length + 1) == 0 ? i : -1;
        return -1;
    }

    private static bool SameColumn(Piece a, Piece b, bool next)
    {
        if (a.Page != b.Page || a.Table != b.Table) return false;
        if (a.Box is { } x && b.Box is { } y) return x.X0 < y.X1 && y.X0 < x.X1;
        return a.Side == b.Side && (a.Side != Side.Unknown || next);
    }
}
