using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>Who signed, in what position and by what authority (Decree 30/2020/NĐ-CP, Annex I, item 7).</summary>
internal static class SignerReader
{
    private const int FarthestName = 14;

    /// <summary>Signers, the principal first; a warning where a signature stands but no name could be read.</summary>
    public static (IReadOnlyList<Signer> Signers, Warning? Warning) Read(DocumentView view, SignatureZone zone)
    {
        if (zone.Pieces.Count == 0)
            return ([], null);
        var recipients = RecipientReader.ListIndices(zone);
        var boxed = zone.Pieces.Any(p => p.Box is not null);
        var signers = new List<Signer>();
        if (boxed)
        {
            signers.AddRange(
                ReadColumn(
                    view,
                    zone,
                    i => !recipients.Contains(i) && SideOf(view, zone, zone.Pieces[i]) != HeadingSide.Left
                )
            );
            signers.AddRange(
                ReadColumn(
                        view,
                        zone,
                        i => !recipients.Contains(i) && SideOf(view, zone, zone.Pieces[i]) == HeadingSide.Left
                    )
                    .Where(s => s.Position is not null)
            );
        }
        else if (SideBySide(zone, recipients))
        {
            signers.AddRange(
                ReadColumn(view, zone, i => !recipients.Contains(i) && zone.Pieces[i].Side != HeadingSide.Left)
            );
            signers.AddRange(
                ReadColumn(view, zone, i => !recipients.Contains(i) && zone.Pieces[i].Side == HeadingSide.Left)
                    .Where(s => s.Position is not null)
            );
        }
        else
            signers.AddRange(ReadColumn(view, zone, i => !recipients.Contains(i)));
        if (signers.Count == 0 && boxed && LoneName(view, zone, recipients) is { } lone)
            signers.Add(lone);
        if (signers.Count == 0)
            return ([], zone.Recipients >= 0 ? new Warning("signer.unread", "Không đọc được người ký") : null);
        // Of those who sign minutes the chair is the signer, the secretary signs beside.
        var chair = signers.FindIndex(s => !IsSecond(s));
        if (chair > 0)
            (signers[0], signers[chair]) = (signers[chair], signers[0]);
        var principal = signers[0];
        return (
            signers,
            principal.Name is null
                ? new Warning("signer.unread", "Không đọc được họ tên người ký", principal.Anchor)
                : null
        );
    }

    // "THƯ KÝ        CHỦ TRÌ": two offices on one line of plain text.
    private static bool SideBySide(SignatureZone zone, HashSet<int> recipients) =>
        Enumerable
            .Range(0, Math.Max(0, zone.Pieces.Count - 1))
            .Any(i =>
                zone.Pieces[i] is { Side: HeadingSide.Left, Table: < 0 } left
                && zone.Pieces[i + 1] is { Side: HeadingSide.Right, Table: < 0 } right
                && !recipients.Contains(i)
                && IsOffice(left)
                && IsOffice(right)
            );

    private static bool IsSecond(Signer signer) =>
        signer.Position is { } position
        && (
            position.StartsWith("Thư ký", StringComparison.Ordinal)
            || position.StartsWith("Người lập", StringComparison.Ordinal)
            || position.StartsWith("Kế toán", StringComparison.Ordinal)
            || position.StartsWith("Xác nhận", StringComparison.Ordinal)
        );

    private static List<Signer> ReadColumn(DocumentView view, SignatureZone zone, Func<int, bool> belongs)
    {
        var found = new List<Signer>();
        var pieces = zone.Pieces;
        var used = new HashSet<int>();
        for (var i = AfterBody(zone); i < pieces.Count; i++)
        {
            if (!belongs(i) || used.Contains(i) || !IsOffice(pieces[i]))
                continue;
            var offices = new List<HeadingFragment> { pieces[i] };
            string? name = null;
            HeadingFragment? rest = null;
            var last = i;
            var passed = 0;
            for (var j = i + 1; j < pieces.Count && passed <= FarthestName + offices.Count; j++)
            {
                // Recipients beside the signature are no rows of it.
                if (!belongs(j))
                {
                    if (pieces[j].Box is null)
                        passed++;
                    continue;
                }
                passed++;
                if (used.Contains(j))
                    continue;
                var piece = pieces[j];
                if (OpensAnnex(piece))
                    break;
                if (IsOffice(piece) && name is null)
                {
                    if (!IsUnder(piece, offices[^1]))
                        continue;
                    if (
                        j > last + 4
                        && offices.Count > 0
                        && piece.Box is null
                        && offices.Any(o => PositionLexicon.IsPosition(o.Fold))
                    )
                        break;
                    offices.Add(piece);
                    used.Add(j);
                    last = j;
                    continue;
                }
                if (IsStamp(piece))
                    continue;
                if (!IsUnder(piece, offices[^1]))
                    continue;
                if (
                    NameOf(piece, known: j > last + 1 || piece.Scanned) is { } person
                    && !(piece.Capitals && NameStandsBelow(pieces, belongs, j))
                )
                {
                    name = person;
                    used.Add(j);
                    offices.Add(piece);
                    last = j;
                    break;
                }
                if (rest is null && RecipientCorroboration.IsRest(piece))
                    rest = piece;
                if (
                    HeadingFragment.IsCapitals(piece.Text)
                    && j == last + 1
                    && piece.Text.Length > 4
                    && offices.Count < 4
                    && !piece.Scanned
                    && GoesOn(offices[^1], piece)
                )
                {
                    offices.Add(piece);
                    last = j;
                }
            }
            var signer = SignerPositionReader.ReadSigner(view, offices, name);
            // A seal hides how the name begins, or the name was doubted for standing aside.
            if (
                signer.Name is null
                && (name is null ? rest : offices[^1]) is { } row
                && RecipientCorroboration.Complete(row.Text, pieces.Where((_, at) => !belongs(at))) is { } whole
            )
                signer = signer with { Name = whole, Anchor = view.AnchorOf(row.Range) };
            found.Add(signer);
            if (pieces[i].Box is null)
                i = last;
            if (found.Count >= 4)
                break;
        }
        return found;
    }

    // The office that issues a decision stands over its basis in the same words as over a signature.
    private static int AfterBody(SignatureZone zone)
    {
        var end = zone.Recipients >= 0 ? zone.Recipients : zone.Pieces.Count;
        for (var i = end - 1; i >= 0; i--)
            if (
                BodyStartPatterns.IsBasis(zone.Pieces[i].Fold)
                || zone.Pieces[i].Fold.TrimAny(" :.") is "QUYET DINH" or "QUYET NGHI" or "DIEU 1" or "DIEU 2"
            )
                return i + 1;
        return 0;
    }

    private static bool IsOffice(HeadingFragment piece) =>
        piece.Text.Length < 90
        && (SignatureZone.IsAuthority(piece.Fold) || PositionLexicon.IsPosition(piece.Fold))
        && (HeadingFragment.IsCapitals(piece.Text) || HeadingFragment.IsCapitals(piece.Text.Split('(')[0]))
        && !piece.Text.EndsWith(';')
        && !piece.Text.EndsWith(':')
        && !piece.Text.Contains(": ", StringComparison.Ordinal);

    private static bool GoesOn(HeadingFragment above, HeadingFragment piece) =>
        !piece.GapBefore
        && (above.Box is null || (piece.Box is { } b && above.Box is { } a && Math.Abs(a.MiddleX - b.MiddleX) < 60));

    private static bool IsUnder(HeadingFragment piece, HeadingFragment office) =>
        piece.Box is not { } box
        || office.Box is not { } above
        || (Math.Abs(box.MiddleX - above.MiddleX) < 90 && (piece.Page != office.Page || box.Y0 >= above.Y0));

    // OCR slips in accents, and a seal may hide the family name: what is left then begins with a middle name.
    internal static string? NameOf(HeadingFragment piece, bool known)
    {
        var name = PersonNameReader.Read(piece.Text, known) ?? (piece.Scanned ? BehindStroke(piece) : null);
        if (name is null || !piece.Scanned)
            return name;
        var words = name.Split(' ');
        if (words.Length == 2 && !FamilyNames.IsFrequent(words[0]))
            return null;
        if (Folding.FoldUpper(name) is "BAN NHAN DAN" or "BAN THUONG VU" or "BAN CHAP HANH")
            return null;
        words[0] = FamilyNames.RepairAccents(words[0]);
        return string.Join(' ', words);
    }

    // A person's name is printed in small letters (Decree 30/2020/NĐ-CP, Annex I): over one a row of capitals is the
    // office's.
    private static bool NameStandsBelow(IReadOnlyList<HeadingFragment> pieces, Func<int, bool> belongs, int row)
    {
        if (pieces[row].Box is null)
            return false;
        for (var i = row + 1; i < pieces.Count && i - row <= FarthestName; i++)
        {
            if (
                !belongs(i)
                || pieces[i].Capitals && !IsOffice(pieces[i])
                || !IsUnder(pieces[i], pieces[row])
                || IsStamp(pieces[i])
            )
                continue;
            if (OpensAnnex(pieces[i]) || IsOffice(pieces[i]))
                return false;
            if (NameOf(pieces[i], known: true) is not null)
                return true;
        }
        return false;
    }

    // What a pen or a seal left before the name on its row: "_—S.S Đỗ Văn Hạnh".
    private static string? BehindStroke(HeadingFragment piece)
    {
        if (piece.Capitals)
            return null;
        for (
            var at = piece.Text.IndexOf(' ');
            at > 0 && at + 1 < piece.Text.Length;
            at = piece.Text.IndexOf(' ', at + 1)
        )
        {
            if (IsWord(piece.Text.AsSpan(0, at)))
                return null;
            var tail = piece.Text[(at + 1)..];
            if (
                PersonNameReader.Read(tail, known: true) is { } name
                && name.Split(' ') is { Length: > 2 } words
                && FamilyNames.IsFrequent(words[0])
            )
                return name;
        }
        return null;
    }

    // Three letters or more that make a syllable are no stroke.
    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var part in text.ToString().Split(' '))
            if (part.AsSpan().Trim("_-—–.,;:|'`~\"/\\") is { Length: > 2 } word && SyllableGrammar.IsValid(word))
                return true;
        return false;
    }

    private static bool OpensAnnex(HeadingFragment piece) =>
        AnnexReader.IsTitle(piece) || piece.Fold.StartsWith("(KEM THEO", StringComparison.Ordinal);

    // A person named in a list or in a sentence: none signs with "Ông" before the name or a bracket behind it.
    private static bool IsListed(string fold) =>
        fold.StartsWith("ONG ", StringComparison.Ordinal)
        || fold.StartsWith("BA ", StringComparison.Ordinal)
        || fold.EndsWith(')')
        || fold.EndsWith(',')
        || fold.EndsWith(';');

    private static bool IsStamp(HeadingFragment piece) =>
        piece.Text.Contains(':', StringComparison.Ordinal)
        || piece.Text.Contains('@', StringComparison.Ordinal)
        || piece.Text.AnyCharacter(char.IsDigit);

    private static HeadingSide SideOf(DocumentView view, SignatureZone zone, HeadingFragment piece)
    {
        // Beside the recipients everything right of their list is the signers'.
        if (
            zone.Recipients >= 0
            && zone.Pieces[zone.Recipients].Box is { } list
            && piece.Box is { } own
            && zone.Pieces[zone.Recipients].Page == piece.Page
            && own.Y0 >= list.Y0 - 60
        )
            return own.MiddleX < list.X0 + 150 ? HeadingSide.Left : HeadingSide.Right;
        if (piece.Side != HeadingSide.Unknown)
            return piece.Side;
        if (piece.Box is not { } box)
            return HeadingSide.Right;
        var width = view.Pages.FirstOrDefault(p => p.Number == piece.Page)?.Width ?? 0;
        return width > 0 && box.MiddleX < width * 0.42 ? HeadingSide.Left : HeadingSide.Right;
    }

    // A seal may hide authority and position; the name under it stands alone on the right, above any annex.
    private static Signer? LoneName(DocumentView view, SignatureZone zone, HashSet<int> recipients)
    {
        var annex = Math.Max(0, zone.Recipients);
        while (annex < zone.Pieces.Count && !OpensAnnex(zone.Pieces[annex]))
            annex++;
        // Its title stands over "(Kèm theo …)".
        if (annex < zone.Pieces.Count)
            for (
                var up = 0;
                up < 3 && annex > zone.Recipients + 1 && HeadingFragment.IsCapitals(zone.Pieces[annex - 1].Text);
                up++
            )
                annex--;
        for (var i = annex - 1; i >= 0; i--)
        {
            var piece = zone.Pieces[i];
            if (
                recipients.Contains(i)
                || IsListed(piece.Fold)
                || SideOf(view, zone, piece) == HeadingSide.Left
                || i < zone.Recipients
            )
                continue;
            // Of a name in two words, whose office is hidden, the same seal may hide a third.
            if (NameOf(piece, known: true) is { } name && (!piece.Scanned || name.Count(c => c == ' ') > 1))
                return new Signer { Name = name, Anchor = view.AnchorOf(piece.Range) };
        }
        return null;
    }
}
