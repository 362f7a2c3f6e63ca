using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>The lines of the heading that bear names of bodies, each name's lines whole.</summary>
internal static class IssuerLineFinder
{
    /// <summary>The lines over the number, from the top; at most six.</summary>
    /// <param name="zone">The heading.</param>
    /// <param name="place">The place line's place, or null.</param>
    public static List<HeadingFragment> Find(HeadingZone zone, string? place) => WithPlace(FindNameLines(zone), place);

    private static List<HeadingFragment> FindNameLines(HeadingZone zone)
    {
        var lines = new List<HeadingFragment>();
        var end =
            zone.Number >= 0 ? zone.Number
            : zone.Title >= 0 ? zone.Title
            : zone.Nation >= 0 ? Math.Min(zone.Nation + 5, zone.Pieces.Count)
            : 0;
        if (zone.Number > zone.Title && zone.Title >= 0)
            end = zone.Title;
        // Where the number stands over the body's name, the name stands under it.
        var begin = zone.Number == 0 && zone.Pieces[0].Box is null ? 1 : 0;
        if (begin > 0)
            end = zone.Title >= 0 ? zone.Title : Math.Max(0, zone.Nation);
        for (var i = begin; i < end; i++)
        {
            var piece = zone.Pieces[i];
            if (i == zone.Date || piece.Side == HeadingSide.Right || piece.IsNational)
                continue;
            piece = StampResidueTrimmer.TrimResidue(
                piece,
                lines.Count > 0 && IssuerPhraseRepair.AsksForUnit(lines[^1].Text)
            );
            if (lines.Count > 0 && WrappedNameTail.Find(piece, lines[^1]) is { } word)
            {
                lines.Add(word);
                continue;
            }
            if (!IsName(piece))
                continue;
            if (
                lines.Count > 0
                && piece.Side == HeadingSide.Unknown
                && lines[^1].Side == HeadingSide.Left
                && piece.Box is not null
            )
                continue;
            lines.Add(piece);
        }
        return lines.Count > 6 ? lines.GetRange(lines.Count - 6, 6) : lines;
    }

    private static bool IsName(HeadingFragment piece)
    {
        var text = piece.Text;
        if (
            text.Length is < 3 or > 90
            || text.Count(char.IsLetter) * 3 < text.Count(c => c != ' ') * 2
            || IsLabelled(text)
        )
            return false;
        if (
            text.StartsWith("Số", StringComparison.Ordinal)
            || MarkReader.IsMark(piece.Fold)
            || BodyStartPatterns.IsArrivalTitle(piece.Fold)
            || piece.Fold.StartsWith("V/V", StringComparison.Ordinal)
        )
            return false;
        if (
            HoldsNumber(text)
            || IssuerCorroboration.IsNumber(piece)
            || text.Contains("@", StringComparison.Ordinal)
            || text.Contains("www", StringComparison.OrdinalIgnoreCase)
            || text.Contains(".vn", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return HeadingFragment.IsCapitals(text)
            ? text.Count(char.IsLetter) > 3
                || (
                    piece.Side == HeadingSide.Left
                    && !piece.Scanned
                    && text.AllCharacters(c => char.IsLetter(c) || c == ' ')
                )
                || IssuerReader.StartsWithHead(piece.Fold)
                || OrganisationNamePhrases.Find(piece.Fold) is not null
            : piece.Side == HeadingSide.Left && IssuerReader.StartsWithHead(piece.Fold) && char.IsUpper(text[0]);
    }

    // A document number that OCR put on the row: its stroke stands between capitals or digits ("-KH/TU",
    // "443/KH-SKHCN").
    private static bool HoldsNumber(string text)
    {
        var stroke = text.IndexOf('/');
        return stroke > 0
            && stroke + 2 < text.Length
            && (char.IsAsciiDigit(text[stroke - 1]) || text.StartsWith('-'))
            && char.IsUpper(text[stroke + 1])
            && char.IsUpper(text[stroke + 2]);
    }

    // "Cơ quan: …" is a label; a stroke that OCR took for a colon within capitals is none.
    private static bool IsLabelled(string text) =>
        text.IndexOf(':') is var at
        && at >= 0
        && (!HeadingFragment.IsCapitals(text) || at + 2 >= text.Length || at < 4);

    // "… TỈNH ĐÔNG / HỘI" over "Đông Hội, ngày …": the place line tells that no "Hội" begins, also where the next line
    // was joined to it.
    private static List<HeadingFragment> WithPlace(List<HeadingFragment> lines, string? place)
    {
        if (place is null || lines.Count < 2)
            return lines;
        var whole = Folding.FoldUpper(IssuerPlaceResolver.WithoutUnit(place));
        for (var i = 1; i < lines.Count; i++)
        for (var cut = whole.IndexOf(' '); cut > 0; cut = whole.IndexOf(' ', cut + 1))
        {
            var (above, rest, line) = (
                Folding.FoldUpper(IssuerReader.TrimMarks(lines[i - 1].Text)),
                whole[(cut + 1)..],
                lines[i].Fold
            );
            if (
                !above.EndsWith(" " + whole[..cut], StringComparison.Ordinal)
                || !line.StartsWith(rest, StringComparison.Ordinal)
            )
                continue;
            if (
                line.Length > rest.Length
                && (line[rest.Length] != ' ' || !IssuerReader.StartsWithHead(line[(rest.Length + 1)..]))
            )
                continue;
            if (line.Length > rest.Length)
                lines.Insert(i + 1, lines[i].Slice(rest.Length + 1, line.Length, lines[i].Side));
            lines[i - 1] = HeadingFragment.Join(lines[i - 1], lines[i].Slice(0, rest.Length, lines[i].Side));
            lines.RemoveAt(i);
            break;
        }
        return lines;
    }
}

/// <summary>
/// Cuts off what a stamp or a stroke puts before a body's name on its row of a scan: "22/11 !22HUYỆN ỦY …", "75/3/22 ỦY
/// BAN …". What
/// stands before must be none of a name's words, and a name must begin behind it.
/// </summary>
internal static class StampResidueTrimmer
{
    private static readonly string[] Units = ["TINH ", "HUYEN ", "QUAN ", "THANH PHO ", "THI XA ", "PHUONG "];

    /// <summary>The row from the name on; the row itself where nothing foreign stands before it.</summary>
    /// <param name="row">A row of the left column.</param>
    /// <param name="goesOn">The name above goes on in this row: it may begin with the unit ("TỈNH …").</param>
    public static HeadingFragment TrimResidue(HeadingFragment row, bool goesOn)
    {
        if (
            !row.Scanned
            || row.Text.Length > 90
            || row.Text.StartsWith("Số", StringComparison.Ordinal)
            || NumberLine.Read(row) is not null
        )
            return row;
        for (var at = StampEnd(row.Text); at < row.Text.Length; )
        {
            var end = row.Text.IndexOf(' ', at);
            if (end < 0)
                end = row.Text.Length;
            var letter = at;
            while (letter < end && !char.IsLetter(row.Text[letter]))
                letter++;
            // "!22HUYỆN": figures of the stamp that ran into the word.
            for (var i = letter; i < end; i++)
                if (char.IsAsciiDigit(row.Text[i]))
                    letter = i + 1;
            if (
                letter > 0
                && letter < end
                && row.Text[letter - 1] is not ('/' or '-')
                && Begins(row.Text[letter..], goesOn)
            )
                return row.Slice(letter, row.Text.Length, row.Side);
            if (!IsForeign(row, at, end))
                return row;
            at = end + 1;
        }
        return row;
    }

    // "CỌONG VĂN ĐEN TÊN ĐOÀN LAO ĐỘNG": the stamp's title, slips forgiven, with the name behind it.
    private static int StampEnd(string text)
    {
        var end = 0;
        for (var words = 0; words < 3 && end < text.Length; words++)
        {
            end = text.IndexOf(' ', end + 1);
            if (end < 0)
                return 0;
        }
        var letters = string.Concat(Folding.FoldUpper(text.AsSpan(0, end)).Where(char.IsAsciiLetterUpper));
        return
            letters.Length is > 7 and < 13
            && (
                FixedHeadingLines.LevenshteinDistance(letters, "CONGVANDEN", 1) <= 1
                || FixedHeadingLines.LevenshteinDistance(letters, "VANBANDEN", 1) <= 1
            )
            ? end + 1
            : 0;
    }

    private static bool Begins(string rest, bool goesOn)
    {
        if (rest.Length < 5 || !HeadingFragment.IsCapitals(rest) || rest.AnyCharacter(char.IsAsciiDigit))
            return false;
        var fold = Folding.FoldUpper(GluedWordSplitter.SplitWords(rest));
        return IssuerReader.BeginsBody(fold)
            || fold.StartsWith("UBND ", StringComparison.Ordinal)
            || fold.StartsWith("SO ", StringComparison.Ordinal) && rest[1] is 'Ở'
            || IssuerPhraseRepair.StartsWithPhrase(rest)
            || goesOn && Units.Any(u => fold.StartsWith(u, StringComparison.Ordinal));
    }

    // Figures, small letters, or what OCR itself did not believe to be a word of capitals.
    private static bool IsForeign(HeadingFragment row, int start, int end)
    {
        var word = row.Text.AsSpan(start, end - start);
        foreach (var c in word)
            if (char.IsAsciiDigit(c) || CharacterClasses.IsLower(c))
                return true;
        var letters = word.Trim("“”\"'‘’.,;:!()[]{}|*°«»-–—_=~^<>/\\");
        return letters.Length < 2
            || !SyllableGrammar.IsValid(letters)
                && row.Words.FirstOrDefault(w => w.Start == start).Word is not { Confidence: > 0.6 };
    }
}
