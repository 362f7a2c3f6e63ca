using System.Collections.Immutable;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Signers;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading;

/// <summary>"Nơi nhận": the list that ends in the line of the filed copy, "Lưu: VT, …".</summary>
internal static class RecipientReader
{
    private const int Most = 60;

    /// <summary>The recipients with their evidence.</summary>
    public static (ImmutableArray<string> Names, Evidence? Evidence) Read(DocumentView view, SignatureZone zone)
    {
        if (zone.Recipients < 0)
            return ([], null);
        var items = new List<string>();
        var head = zone.Pieces[zone.Recipients];
        var colon = head.Text.IndexOf(':');
        if (colon >= 0 && colon + 2 < head.Text.Length)
            items.Add(head.Text[(colon + 1)..]);
        foreach (var i in ListRecipientIndices(zone))
        {
            var text = zone.Pieces[i].Text;
            if (IsItem(text) || items.Count == 0 || LostItsMark(items[^1], zone.Pieces[i]))
                items.Add(text);
            else
                items[^1] = items[^1].TrimEnd() + " " + text;
        }
        ImmutableArray<string> names =
        [
            .. items
                .Select(t => t.Trim().TrimStartAny("-–—+•*_~ ").TrimEndAny(" ;.,*"))
                .Where(t => t.Count(char.IsLetter) > 1 && t.Length < 300),
        ];
        return (
            names,
            new Evidence
            {
                Printed = head.Text,
                Confidence = head.Scanned ? 0.85 : 0.95,
                Anchor = view.AnchorOf(head.Range),
            }
        );
    }

    /// <summary>Indices of the pieces that the list fills, its head included.</summary>
    public static HashSet<int> ListIndices(SignatureZone zone) =>
        zone.Recipients < 0 ? [] : [zone.Recipients, .. ListRecipientIndices(zone)];

    private static IEnumerable<int> ListRecipientIndices(SignatureZone zone)
    {
        var head = zone.Pieces[zone.Recipients];
        var (count, filed) = (0, false);
        for (var i = zone.Recipients + 1; i < zone.Pieces.Count && count < Most; i++)
        {
            var piece = zone.Pieces[i];
            if (piece.Side == HeadingSide.Right && head.Side != HeadingSide.Right)
                continue;
            if (
                head.Box is { } box
                && piece.Box is { } at
                && (
                    at.X0 > box.X0 + 190
                    || piece.Page != head.Page
                        && (filed || Math.Abs(at.X0 - box.X0) > 60 || count == 0 && !IsItem(piece.Text))
                )
            )
                continue;
            if (
                SignatureZone.IsAuthority(piece.Fold)
                || (PositionLexicon.IsPosition(piece.Fold) && HeadingFragment.IsCapitals(piece.Text))
            )
            {
                if (head.Box is null && head.Table < 0)
                {
                    if (count == 0)
                        continue;
                    yield break;
                }
                continue;
            }
            if (piece.Text.Count(char.IsLetter) < 2 && !IsItem(piece.Text))
                continue;
            if (
                piece.Fold.StartsWith("NGUOI KY", StringComparison.Ordinal)
                || piece.Fold.StartsWith("KY BOI", StringComparison.Ordinal)
                || AnnexReader.IsTitle(piece)
            )
                yield break;
            var item = IsItem(piece.Text);
            if (!item && (filed || count == 0 && piece.Text.Length > 80))
                yield break;
            if (!item && PersonNameReader.Read(piece.Text, known: true) is not null && filed)
                yield break;
            if (!item && piece.GapBefore && count > 0)
                yield break;
            if (item && filed && piece.GapBefore)
                yield break;
            if (IsFiled(piece.Fold))
                filed = true;
            else if (item && filed)
                yield break;
            count++;
            yield return i;
        }
    }

    // OCR passes over a dash: behind a closed item a row that begins like one is the next. "VPCP: các PCN, …;" goes on.
    private static bool LostItsMark(string before, HeadingFragment row) =>
        row.Scanned
        && before.TrimEnd().EndsWith(';')
        && !before.Contains(':', StringComparison.Ordinal)
        && CharacterClasses.IsUpper(row.Text[0]);

    private static bool IsItem(string text) =>
        text.Length > 0 && text[0] is '-' or '–' or '—' or '+' or '•' or '~' or '*' or '_';

    private static bool IsFiled(string fold) => SignatureZone.IsFiled("-" + fold);
}

/// <summary>"Kính gửi": those to whom the paper is addressed.</summary>
internal static class AddresseeReader
{
    /// <summary>The addressees with their evidence; empty where none stand.</summary>
    public static (ImmutableArray<string> Names, Evidence? Evidence) Read(DocumentView view, HeadingZone zone)
    {
        for (
            var i = 0;
            i < zone.Pieces.Count
                && !(
                    i > zone.Title
                    && i > zone.Number
                    && (
                        BodyStartPatterns.IsSection(zone.Pieces[i].Fold)
                        || BodyStartPatterns.IsBasis(zone.Pieces[i].Fold)
                    )
                );
            i++
        )
            if (
                BodyStartPatterns.IsAddressee(zone.Pieces[i].Fold)
                || zone.Type == "Công điện" && IsTelegram(zone.Pieces[i].Fold)
            )
                return Read(view, zone, i);
        return ([], null);
    }

    // "CHỦ TỊCH … điện:": how a telegram addresses (Decree 30/2020/NĐ-CP, Annex III, form 1.6).
    private static bool IsTelegram(string fold) => fold.IndexOf(" DIEN:", StringComparison.Ordinal) > 4;

    private static (ImmutableArray<string>, Evidence?) Read(DocumentView view, HeadingZone zone, int at)
    {
        var first = zone.Pieces[at];
        var telegram = IsTelegram(first.Fold);
        var colon = first.Text.IndexOf(':');
        var rest =
            telegram ? first.Text[(first.Text.IndexOf(':') + 1)..]
            : colon >= 0 && colon < 14 ? first.Text[(colon + 1)..]
            : first.Text[Math.Min(8, first.Text.Length)..];
        var items = new List<string>();
        rest = rest.TrimAny(" |");
        if (rest.Trim().Length > 0)
            items.Add(rest.Trim());
        var listed = items.Count == 0;
        for (var i = at + 1; i < zone.Pieces.Count && items.Count < 40; i++)
        {
            var piece = zone.Pieces[i];
            var text = piece.Text.TrimAny(" |");
            if (text.Count(char.IsLetter) < 3)
                continue;
            if (BodyStartPatterns.IsBasis(piece.Fold) || BodyStartPatterns.IsSection(piece.Fold) || text.Length > 160)
                break;
            var item = text[0] is '-' or '–' or '+' or '•' or '*';
            if (item)
            {
                items.Add(text.TrimStartAny("-–+•*_ "));
                listed = true;
                continue;
            }
            if (items.Count == 0)
            {
                items.Add(text);
                continue;
            }
            var open = items[^1].TrimEnd();
            if (
                open.EndsWith('.')
                || (open.EndsWith(';') && listed)
                || (piece.GapBefore && !char.IsLower(text[0]))
                || BodyStartPatterns.OpensSentence(piece.Fold)
            )
                break;
            // A full line goes on in a short one, whatever its first letter: "… thành phố trực thuộc" / "Trung ương".
            var wraps = open.Length > 45 && text.Length < 36 && !text.EndsWith(':') && !piece.GapBefore;
            if (!char.IsLower(text[0]) && !open.EndsWith(',') && !open.EndsWith(';') && piece.Box is null && !wraps)
                break;
            if (piece.Box is { } box && first.Box is { } above && box.X0 < above.X0 - 20 && !char.IsLower(text[0]))
                break;
            items[^1] = open + " " + text;
        }
        ImmutableArray<string> names =
        [
            .. items.SelectMany(t => t.Split(';')).Select(t => t.TrimAny(" .,;-*")).Where(t => t.Length > 1),
        ];
        return (
            names,
            new Evidence
            {
                Printed = first.Text,
                Confidence = first.Scanned ? 0.85 : 0.95,
                Anchor = view.AnchorOf(first.Range),
            }
        );
    }
}
