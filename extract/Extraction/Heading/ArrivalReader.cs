using System.Text.RegularExpressions;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>The arrival stamp ("ĐẾN", Decree 30/2020/NĐ-CP, Annex IV): its number and date are never the paper's own.</summary>
internal static partial class ArrivalReader
{
    [GeneratedRegex(@"S[OÓÔÖ]\s*[:.]*\s*(?<number>\d{1,6})\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"NGAY\s*[:.]*\s*(?<date>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Date();

    /// <summary>The stamp; null where none stands. Its ink is left unread where OCR is not sure.</summary>
    public static Arrival? Read(DocumentView view, HeadingZone zone)
    {
        for (var i = 0; i < zone.Pieces.Count; i++)
        {
            var piece = zone.Pieces[i];
            var title = BodySigns.IsArrivalTitle(piece.Fold);
            if (!title && !((piece.Fold.StartsWith("DEN ", StringComparison.Ordinal) || piece.Fold.StartsWith("DEN:", StringComparison.Ordinal) || piece.Fold.StartsWith("CONG VAN DEN", StringComparison.Ordinal) || piece.Fold.StartsWith("VAN BAN DEN", StringComparison.Ordinal)) &&
                (piece.Fold.Contains("NGAY", StringComparison.Ordinal) || piece.Fold.Contains(" SO", StringComparison.Ordinal)) && piece.Text.Length < 90)) continue;
            return Stamp(view, zone, i);
        }
        return null;
    }

    private static Arrival Stamp(DocumentView view, HeadingZone zone, int at)
    {
        string? number = null, date = null, forwarded = null;
        var end = at;
        for (var j = at; j < Math.Min(zone.Pieces.Count, at + 6); j++)
        {
            var piece = zone.Pieces[j];
            if (j == zone.Number || j == zone.Date || j == zone.Title) break;
            if (j > at && piece.Text.Length > 90) break;
            if (number is null && Number().Match(piece.Fold) is { Success: true } n && Sure(piece, n.Groups["number"])) { number = n.Groups["number"].Value; end = j; }
            if (date is null && Date().Match(piece.Fold) is { Success: true } d && Sure(piece, d.Groups["date"]) && VietnameseDateParser.Parse(d.Groups["date"].Value).TryGet(out var day)) { date = day.ToString(); end = j; }
            var to = piece.Fold.IndexOf("CHUYEN", StringComparison.Ordinal);
            if (forwarded is null && to >= 0 && piece.Text[(to + 6)..].TrimAny(" :.…_") is { Length: > 1 } whom) { forwarded = whom; end = j; }
        }
        var last = zone.Pieces[end].Range;
        var first = zone.Pieces[at].Range;
        return new Arrival { Number = number, Date = date, ForwardedTo = forwarded, Anchor = view.AnchorOf(last.End > first.Start && last.End - first.Start < 200 ? new Layout.TextRange(first.Start, last.End) : first) };
    }

    private static bool Sure(Piece piece, Group group)
    {
        foreach (var (start, word) in piece.Words)
            if (start < group.Index + group.Length && start + word.Span.Length > group.Index && word.Confidence < 0.88) return false;
        return true;
    }
}
