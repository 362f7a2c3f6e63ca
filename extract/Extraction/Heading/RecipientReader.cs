using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>"Nơi nhận": the list that ends in the line of the filed copy, "Lưu: VT, …".</summary>
internal static class RecipientReader
{
    private const int Most = 60;

    /// <summary>The recipients with their evidence.</summary>
    public static (ImmutableArray<string> Names, Evidence? Evidence) Read(DocumentView view, SignatureZone zone)
    {
        if (zone.Recipients < 0) return ([], null);
        var items = new List<string>();
        var head = zone.Pieces[zone.Recipients];
        var colon = head.Text.IndexOf(':');
        if (colon >= 0 && colon + 2 < head.Text.Length) items.Add(head.Text[(colon + 1)..]);
        foreach (var i in Listed(zone))
        {
            var text = zone.Pieces[i].Text;
            if (IsItem(text) || items.Count == 0) items.Add(text);
            else items[^1] = items[^1].TrimEnd() + " " + text;
        }
        ImmutableArray<string> names =
        [
            .. items.Select(t => t.Trim().TrimStartAny("-–—+•*_~ ").TrimEndAny(" ;.,*")).Where(t => t.Count(char.IsLetter) > 1 && t.Length < 300),
        ];
        return (names, new Evidence { Printed = head.Text, Confidence = head.Scanned ? 0.85 : 0.95, Anchor = view.AnchorOf(head.Range) });
    }

    /// <summary>Indices of the pieces that the list fills, its head included.</summary>
    public static HashSet<int> Indices(SignatureZone zone) => zone.Recipients < 0 ? [] : [zone.Recipients, .. Listed(zone)];

    private static IEnumerable<int> Listed(SignatureZone zone)
    {
        var head = zone.Pieces[zone.Recipients];
        var (count, filed) = (0, false);
        for (var i = zone.Recipients + 1; i < zone.Pieces.Count && count < Most; i++)
        {
            var piece = zone.Pieces[i];
            if (piece.Side == Side.Right && head.Side != Side.Right) continue;
            if (head.Box is { } box && piece.Box is { } at && (at.X0 > box.X0 + 190 || piece.Page != head.Page && (filed || Math.Abs(at.X0 - box.X0) > 60 || count == 0 && !IsItem(piece.Text)))) continue;
            if (SignatureZone.IsAuthority(piece.Fold) || (Positions.IsPosition(piece.Fold) && Piece.IsCapitals(piece.Text))) { if (head.Box is null && head.Table < 0) { if (count == 0) continue; yield break; } continue; }
            if (piece.Text.Count(char.IsLetter) < 2 && !IsItem(piece.Text)) continue;
            if (piece.Fold.StartsWith("NGUOI KY", StringComparison.Ordinal) || piece.Fold.StartsWith("KY BOI", StringComparison.Ordinal) || AnnexReader.IsTitle(piece)) yield break;
            var item = IsItem(piece.Text);
            if (!item && (filed || count == 0 && piece.Text.Length > 80)) yield break;
            if (!item && PersonNames.Read(piece.Text, known: true) is not null && filed) yield break;
            if (!item && piece.GapBefore && count > 0) yield break;
            if (item && filed && piece.GapBefore) yield break;
            if (IsFiled(piece.Fold)) filed = true;
            else if (item && filed) yield break;
            count++;
            yield return i;
        }
    }

    private static bool IsItem(string text) => text.Length > 0 && text[0] is '-' or '–' or '—' or '+' or '•' or '~' or '*' or '_';

    private static bool IsFiled(string fold) => SignatureZone.IsFiled("-" + fold);
}
