using Pipeline.Extraction.Heading.Dates;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Heading.Subjects;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// The pieces above the body, and where the landmarks stand among them; -1 for a landmark that is absent.
/// </summary>
internal sealed record HeadingZone(
    IReadOnlyList<HeadingFragment> Pieces,
    int Nation,
    int Number,
    NumberLine? NumberLine,
    int Date,
    int Title,
    int TitleLength,
    string? Type
)
{
    private const int Most = 110;

    /// <summary>Finds the zone of a document.</summary>
    public static HeadingZone Find(DocumentView view, LineFragmentCache lines) =>
        FromFragments(
            Trim(WrappedNationalHeadingJoiner.Join(HeadingFragmentReader.Read(view, RangeOf(view), Most, lines)))
        );

    /// <summary>Finds the landmarks among pieces.</summary>
    public static HeadingZone FromFragments(List<HeadingFragment> pieces)
    {
        StrayFragmentFilter.RemoveStray(pieces);
        WrappedDateJoiner.Join(pieces);
        var nation = IndexOf(pieces, p => p.NationAt is >= 0 and < 4, 0, pieces.Count);
        if (FindPrecedingNumberLine(pieces, nation) is > 0 and var told)
        {
            pieces.RemoveRange(0, told);
            nation -= told;
        }
        var (title, length, type) = FindTitle(pieces, nation);
        // A web page prints the title over the paper too: the paper's own stands under the national heading.
        if (
            title >= 0
            && title < nation
            && pieces[title].Box is null
            && FindTitle(pieces, nation, nation + 1) is { Index: >= 0 } own
        )
        {
            pieces.RemoveRange(0, title + 1);
            (nation, title, length, type) = (nation - title - 1, own.Index - title - 1, own.Length, own.Type);
        }
        var limit = title >= 0 ? title : Math.Min(pieces.Count, BodyLimit(pieces));
        var (number, line) = FindNumber(pieces, Math.Max(0, limit), title);
        var date = IndexOf(
            pieces,
            p =>
                p.Text.Length < 90
                && DateLineForm.DayAt(p.Fold) is var d and >= 0
                && DateLineForm.PlaceStart(p, d) is 0,
            0,
            limit
        );
        if (date < 0)
            date = IndexOf(
                pieces,
                p => p.Side == HeadingSide.Right && p.Text.Length < 90 && DateLineForm.DayAt(p.Fold) >= 0,
                0,
                limit
            );
        return new HeadingZone(pieces, nation, number, line, date, title, length, type);
    }

    private static TextRange RangeOf(DocumentView view)
    {
        if (view.Layout.Paged && view.Pages.Length > 0)
            return new TextRange(
                view.Span.Start,
                Math.Min(view.Span.End, Math.Max(view.Pages[0].Span.End, view.Span.Start + 1))
            );
        // Each sheet of a workbook may print the heading again.
        if (view.Tables.Length > 0 && view.Tables[0].Sheet is not null)
            return new TextRange(view.Span.Start, view.Tables[0].Span.End);
        return new TextRange(view.Span.Start, Math.Min(view.Span.End, NationOffset(view) + 12_000));
    }

    // Where a page of a web portal puts its menus before the paper, the national heading tells where the paper begins.
    private static int NationOffset(DocumentView view)
    {
        var end = Math.Min(view.Span.End, view.Span.Start + 400_000);
        Span<char> fold = stackalloc char[200];
        for (var at = view.Span.Start; at < end; )
        {
            var stop = view.Text.IndexOf('\n', at, end - at);
            if (stop < 0)
                stop = end;
            if (stop - at is > 15 and < 200)
            {
                Pipeline.Vietnamese.Characters.Folding.FoldUpper(view.Text.AsSpan(at, stop - at), fold);
                if (FixedHeadingLines.NationAt(fold[..(stop - at)]) >= 0)
                    return at;
            }
            if (at - view.Span.Start > 40_000)
                break;
            at = stop + 1;
        }
        return view.Span.Start;
    }

    private static List<HeadingFragment> Trim(List<HeadingFragment> pieces)
    {
        var nation = IndexOf(pieces, p => p.NationAt is >= 0 and < 4, 0, pieces.Count);
        if (nation < 0 || pieces[nation].Box is not null)
            return pieces;
        var first = nation;
        while (
            first > 0
            && nation - first < 10
            && pieces[first - 1].Table == pieces[nation].Table
            && (pieces[first - 1].Text.Length < 90 || SubjectReader.IsAbout(pieces[first - 1]))
            && (pieces[first - 1].Table >= 0 || !IsMenu(pieces[first - 1]))
        )
            first--;
        return pieces.GetRange(first, pieces.Count - first);
    }

    // "Số hiệu: … Loại văn bản: …", "Quyết định số … tỉnh …": lines in which a web page tells of the paper, for its own
    // number line holds nothing else.
    private static int FindPrecedingNumberLine(List<HeadingFragment> pieces, int nation)
    {
        if (nation <= 0 || pieces[nation].Box is not null)
            return 0;
        for (var i = nation - 1; i >= 0; i--)
            if (
                pieces[i].Table < 0
                && NumberLine.Read(pieces[i]) is { } line
                && pieces[i].Text.AsSpan(Math.Min(line.End, pieces[i].Text.Length)).Trim(" .,;:*|") is { Length: > 6 }
            )
                return i + 1;
        return 0;
    }

    // A bar at a line's end is what is left of a table's border.
    private static bool IsMenu(HeadingFragment piece) =>
        piece.Text.Contains('>')
        || piece.Text.AsSpan().Trim(" |").Contains('|')
        || piece.Text.Contains("http", StringComparison.Ordinal)
        || piece.Text.Contains('%');

    private static (int Index, int Length, string? Type) FindTitle(
        List<HeadingFragment> pieces,
        int nation,
        int from = 0
    )
    {
        for (var i = from; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Side == HeadingSide.Left && i < nation + 6 && piece.Table < 0 && piece.Box is not null)
                continue;
            if (
                piece.Table >= 0
                && piece.Side != HeadingSide.Unknown
                && nation >= 0
                && pieces[nation].Table == piece.Table
            )
                continue;
            if (i > 3 && BodyStartPatterns.IsSection(piece.Fold))
                break;
            if (
                piece.Bold != true
                && !HeadingFragment.IsCapitals(piece.Text.AsSpan(0, Math.Min(piece.Text.Length, 12)))
            )
                continue;
            if (
                piece.Text.Length > 300
                || BodyStartPatterns.IsArrivalTitle(piece.Fold)
                || TitleTypeLexicon.Match(piece.Fold, piece.Scanned || piece.Box is null, out var length)
                    is not { } type
            )
                continue;
            var word = piece.Text[..length];
            if (!HeadingFragment.IsCapitals(word) && !(piece.Bold == true && length >= piece.Text.Length - 1))
                continue;
            if (NumberLine.Read(piece) is not null)
                continue;
            return (i, length, type);
        }
        return (-1, 0, null);
    }

    private static int BodyLimit(List<HeadingFragment> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
            if (
                BodyStartPatterns.IsAddressee(pieces[i].Fold)
                || BodyStartPatterns.IsBasis(pieces[i].Fold)
                || BodyStartPatterns.IsSection(pieces[i].Fold)
                || pieces[i].Text.Length > 260
            )
                return i;
        return pieces.Count;
    }

    private static (int Index, NumberLine? Line) FindNumber(List<HeadingFragment> pieces, int limit, int title)
    {
        for (var i = 0; i < limit; i++)
        {
            if (pieces[i].Side == HeadingSide.Right && pieces[i].Table < 0 && pieces[i].Box is not null)
                continue;
            if (NumberLine.Read(pieces[i]) is not { } line || IsArrival(pieces, i))
                continue;
            if (line.Symbol.Length == 0 && line.Blank)
                for (var j = i + 1; j < Math.Min(limit, i + 6); j++)
                    if (
                        j < i + 3
                        && pieces[j].Side == pieces[i].Side
                        && char.IsAsciiDigit(pieces[j].Text[0])
                        && NumberLine.Read(pieces[j]) is { } wrapped
                    )
                        return (j, wrapped);
                    else if (pieces[j].Text is ['/' or '-', ..] && NumberLine.Read(WithLabel(pieces[j])) is { } rest)
                        return (j, rest with { Start = 0, End = rest.End - 4, SerialAt = 0 });
            return (i, line);
        }
        if (Labelless(pieces, limit) is { Index: >= 0 } spoilt)
            return spoilt;
        // A law's number may stand right under its title.
        for (var i = title + 1; title >= 0 && i < Math.Min(pieces.Count, title + 4); i++)
            if (
                pieces[i].Fold.StartsWith("SO", StringComparison.Ordinal)
                && NumberLine.Read(pieces[i]) is { Symbol.Length: > 0 } line
                && pieces[i].Text.Length < 40
            )
                return (i, line);
        return (-1, null);
    }

    // Ink over the label or into the symbol: the number line is known by its place, the last short row of the left
    // column that ends in a
    // symbol and has the subject, the title or the body under it. Its digits are whatever OCR made of them, and stay to
    // be judged.
    private static (int Index, NumberLine? Line) Labelless(List<HeadingFragment> pieces, int limit)
    {
        for (var i = Math.Min(limit, pieces.Count) - 1; i >= 0; i--)
            if (
                pieces[i] is { Scanned: true, Box: not null } piece
                && piece.Side != HeadingSide.Right
                && NumberLine.ReadSpoilt(piece) is { } line
                && !IsArrival(pieces, i)
            )
                return (i, line);
        return (-1, null);
    }

    private static HeadingFragment WithLabel(HeadingFragment piece) =>
        new(
            "Số: " + piece.Text,
            [
                .. Enumerable.Repeat(piece.Start, 4),
                .. Enumerable.Range(0, piece.Text.Length).Select(k => piece.RangeOf(k, 1).Start),
            ]
        );

    // "ĐẾN" over a number makes it the arrival number.
    private static bool IsArrival(List<HeadingFragment> pieces, int at) =>
        Enumerable
            .Range(Math.Max(0, at - 2), Math.Min(2, at))
            .Any(i => BodyStartPatterns.IsArrivalTitle(pieces[i].Fold) && pieces[i].Side == pieces[at].Side);

    private static int IndexOf(
        IReadOnlyList<HeadingFragment> pieces,
        Func<HeadingFragment, bool> test,
        int from,
        int to
    )
    {
        for (var i = from; i < to && i < pieces.Count; i++)
            if (test(pieces[i]))
                return i;
        return -1;
    }
}

/// <summary>
/// Takes out of a scanned heading what is none of its text: specks and rules that OCR took for signs, and the arrival
/// stamp's
/// title where it was printed on the same row as the paper's own lines.
/// </summary>
internal static class StrayFragmentFilter
{
    private static readonly string[] StampTitles = ["CONG VAN DEN", "VAN BAN DEN"];

    /// <summary>Cleans a list of pieces, in place.</summary>
    public static void RemoveStray(List<HeadingFragment> pieces)
    {
        pieces.RemoveAll(IsSpeck);
        for (var i = 0; i < pieces.Count; i++)
            if (pieces[i].Scanned && StampEnd(pieces[i].Fold) is > 0 and var end)
            {
                var rest = SplitRuns(pieces[i], end);
                if (rest.Count == 0)
                    continue;
                pieces[i] = pieces[i].Slice(0, end, HeadingSide.Left);
                pieces.InsertRange(i + 1, rest);
                i += rest.Count;
            }
    }

    // "5.5.", "- -", "l/": no two letters together and no year.
    private static bool IsSpeck(HeadingFragment piece)
    {
        if (!piece.Scanned || piece.Text.Length > 10)
            return false;
        var (letters, digits) = (0, 0);
        foreach (var c in piece.Fold)
        {
            if (char.IsAsciiLetter(c))
                letters++;
            else if (char.IsAsciiDigit(c))
                digits++;
        }
        return letters < 2 && digits < 4 && piece.Text.IndexOf(':') < 0;
    }

    private static int StampEnd(string fold)
    {
        foreach (var title in StampTitles)
            if (
                fold.StartsWith(title, StringComparison.Ordinal)
                && fold.Length > title.Length + 2
                && fold[title.Length] is ' ' or ':'
            )
                return title.Length;
        return 0;
    }

    // What stands far apart on the row are lines of different columns.
    private static List<HeadingFragment> SplitRuns(HeadingFragment piece, int from)
    {
        var cuts = new List<int> { from };
        for (var i = 1; i < piece.Words.Count; i++)
            if (
                piece.Words[i].Start > from
                && piece.Words[i - 1].Word.Box is { } left
                && piece.Words[i].Word.Box is { } right
                && right.X0 - left.X1 > left.Height * 1.5
            )
                cuts.Add(piece.Words[i].Start);
        cuts.Add(piece.Text.Length);
        var runs = new List<HeadingFragment>();
        for (var i = 1; i < cuts.Count; i++)
            if (piece.Text.AsSpan(cuts[i - 1], cuts[i] - cuts[i - 1]).Trim(" .:-").Length > 1)
                runs.Add(piece.Slice(cuts[i - 1], cuts[i], HeadingSide.Unknown));
        return runs;
    }
}

/// <summary>
/// Puts together lines of a heading that a narrow column broke: "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM"; where
/// converters left the first word
/// alone, also "ỦY" / "BAN NHÂN DÂN" and "Hà" / "Nội, ngày …".
/// </summary>
internal static class WrappedNationalHeadingJoiner
{
    private const string Whole = "CONGHOAXAHOICHUNGHIAVIETNAM";

    /// <summary>Joins the halves in a list of pieces, in place; returns the list.</summary>
    public static List<HeadingFragment> Join(List<HeadingFragment> pieces)
    {
        for (var i = 0; i + 1 < pieces.Count && i < FirstWords; i++)
            if (IsFirstWord(pieces[i], pieces[i + 1]))
            {
                pieces[i] = HeadingFragment.Join(pieces[i], pieces[i + 1]);
                pieces.RemoveAt(i + 1);
            }
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            if (
                !pieces[i].Fold.StartsWith("CONG", StringComparison.Ordinal)
                || pieces[i].NationAt >= 0
                || pieces[i + 1].Table != pieces[i].Table
            )
                continue;
            if (Letters(pieces[i].Fold) + Letters(pieces[i + 1].Fold) != Whole)
                continue;
            var joined = HeadingFragment.Join(pieces[i], pieces[i + 1]);
            pieces[i] = joined.Slice(0, joined.Text.Length, HeadingSide.Right);
            pieces.RemoveAt(i + 1);
        }
        return pieces;
    }

    private const int FirstWords = 12;

    private static bool IsFirstWord(HeadingFragment word, HeadingFragment rest)
    {
        if (
            word.Box is not null
            || rest.Box is not null
            || word.Table != rest.Table
            || word.Text.Length is < 2 or > 6
            || rest.GapBefore
            || !word.Text.AllCharacters(char.IsLetter)
            || MarkReader.IsMark(word.Fold)
        )
            return false;
        if (word.Text.AllCharacters(char.IsUpper))
            return rest.Capitals
                && char.IsUpper(rest.Text[0])
                && rest.NationAt is not 0
                && word.Fold is not ("LUAT" or "LENH" or "SAO")
                && NumberLine.Read(rest) is null;
        return char.IsUpper(word.Text[0])
            && char.IsUpper(rest.Text[0])
            && rest.Text.Length < 60
            && DateLineForm.DayAt(rest.Fold) is > 0 and var day
            && DateLineForm.PlaceStart(rest, day) == 0;
    }

    private static string Letters(string fold) => string.Concat(fold.Where(char.IsAsciiLetterUpper));
}
