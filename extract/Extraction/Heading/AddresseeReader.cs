using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>"Kính gửi": those to whom the paper is addressed.</summary>
internal static class AddresseeReader
{
    /// <summary>The addressees with their evidence; empty where none stand.</summary>
    public static (ImmutableArray<string> Names, Evidence? Evidence) Read(DocumentView view, HeadingZone zone)
    {
        for (var i = 0; i < zone.Pieces.Count && !(i > zone.Title && i > zone.Number && (BodySigns.IsSection(zone.Pieces[i].Fold) || BodySigns.IsBasis(zone.Pieces[i].Fold))); i++)
            if (BodySigns.IsAddressee(zone.Pieces[i].Fold) || zone.Type == "Công điện" && IsTelegram(zone.Pieces[i].Fold)) return Read(view, zone, i);
        return ([], null);
    }

    // "CHỦ TỊCH … điện:": how a telegram addresses (Decree 30/2020/NĐ-CP, Annex III, form 1.6).
    private static bool IsTelegram(string fold) => fold.IndexOf(" DIEN:", StringComparison.Ordinal) > 4;

    private static (ImmutableArray<string>, Evidence?) Read(DocumentView view, HeadingZone zone, int at)
    {
        var first = zone.Pieces[at];
        var telegram = IsTelegram(first.Fold);
        var colon = first.Text.IndexOf(':');
        var rest = telegram ? first.Text[(first.Text.IndexOf(':') + 1)..] : colon >= 0 && colon < 14 ? first.Text[(colon + 1)..] : first.Text[Math.Min(8, first.Text.Length)..];
        var items = new List<string>();
        rest = rest.TrimAny(" |");
        if (rest.Trim().Length > 0) items.Add(rest.Trim());
        var listed = items.Count == 0;
        for (var i = at + 1; i < zone.Pieces.Count && items.Count < 40; i++)
        {
            var piece = zone.Pieces[i];
            var text = piece.Text.TrimAny(" |");
            if (text.Count(char.IsLetter) < 3) continue;
            if (BodySigns.IsBasis(piece.Fold) || BodySigns.IsSection(piece.Fold) || text.Length > 160) break;
            var item = text[0] is '-' or '–' or '+' or '•' or '*';
            if (item) { items.Add(text.TrimStartAny("-–+•*_ ")); listed = true; continue; }
            if (items.Count == 0) { items.Add(text); continue; }
            var open = items[^1].TrimEnd();
            if (open.EndsWith('.') || (open.EndsWith(';') && listed) || (piece.GapBefore && !char.IsLower(text[0])) || BodySigns.OpensSentence(piece.Fold)) break;
            // A full line goes on in a short one, whatever its first letter: "… thành phố trực thuộc" / "Trung ương".
            var wraps = open.Length > 45 && text.Length < 36 && !text.EndsWith(':') && !piece.GapBefore;
            if (!char.IsLower(text[0]) && !open.EndsWith(',') && !open.EndsWith(';') && piece.Box is null && !wraps) break;
            if (piece.Box is { } box && first.Box is { } above && box.X0 < above.X0 - 20 && !char.IsLower(text[0])) break;
            items[^1] = open + " " + text;
        }
        ImmutableArray<string> names = [.. items.SelectMany(t => t.Split(';')).Select(t => t.TrimAny(" .,;-*")).Where(t => t.Length > 1)];
        return (names, new Evidence { Printed = first.Text, Confidence = first.Scanned ? 0.85 : 0.95, Anchor = view.AnchorOf(first.Range) });
    }
}
