using Pipeline.Layout;

namespace Pipeline.Extraction.Heading;

/// <summary>The pieces above the body, and where the landmarks stand among them; -1 for a landmark that is absent.</summary>
internal sealed record HeadingZone(IReadOnlyList<Piece> Pieces, int Nation, int Number, NumberLine? NumberLine, int Date, int Title, int TitleLength, string? Type)
{
    private const int Most = 110;

    /// <summary>Finds the zone of a document.</summary>
    public static HeadingZone Find(DocumentView view, LinePieces lines) => Of(Trim(WrappedNation.Join(PieceReader.Read(view, RangeOf(view), Most, lines))));

    /// <summary>Finds the landmarks among pieces.</summary>
    public static HeadingZone Of(List<Piece> pieces)
    {
        StrayPieces.Clean(pieces);
        WrappedDate.Join(pieces);
        var nation = IndexOf(pieces, p => p.NationAt is >= 0 and < 4, 0, pieces.Count);
        if (Told(pieces, nation) is > 0 and var told)
        {
            pieces.RemoveRange(0, told);
            nation -= told;
        }
        var (title, length, type) = FindTitle(pieces, nation);
        // A web page prints the title over the paper too: the paper's own stands under the national heading.
        if (title >= 0 && title < nation && pieces[title].Box is null && FindTitle(pieces, nation, nation + 1) is { Index: >= 0 } own)
        {
            pieces.RemoveRange(0, title + 1);
            (nation, title, length, type) = (nation - title - 1, own.Index - title - 1, own.Length, own.Type);
        }
        var limit = title >= 0 ? title : Math.Min(pieces.Count, BodyLimit(pieces));
        var (number, line) = FindNumber(pieces, Math.Max(0, limit), title);
        var date = IndexOf(pieces, p => p.Text.Length < 90 && DateLine.DayAt(p.Fold) is var d and >= 0 && DateLine.PlaceStart(p, d) is 0, 0, limit);
        if (date < 0) date = IndexOf(pieces, p => p.Side == Side.Right && p.Text.Length < 90 && DateLine.DayAt(p.Fold) >= 0, 0, limit);
        return new HeadingZone(pieces, nation, number, line, date, title, length, type);
    }

    private static TextRange RangeOf(DocumentView view)
    {
        if (view.Layout.Paged && view.Pages.Length > 0)
            return new TextRange(view.Span.Start, Math.Min(view.Span.End, Math.Max(view.Pages[0].Span.End, view.Span.Start + 1)));
        // Each sheet of a workbook may print the heading again.
        if (view.Tables.Length > 0 && view.Tables[0].Sheet is not null) return new TextRange(view.Span.Start, view.Tables[0].Span.End);
        return new TextRange(view.Span.Start, Math.Min(view.Span.End, NationOffset(view) + 12_000));
    }

    // Where a page of a web portal puts its menus before the paper, the national heading tells where the paper begins.
    private static int NationOffset(DocumentView view)
    {
        var end = Math.Min(view.Span.End, view.Span.Start + 400_000);
        Span<char> fold = stackalloc char[200];
        for (var at = view.Span.Start; at < end;)
        {
            var stop = view.Text.IndexOf('\n', at, end - at);
            if (stop < 0) stop = end;
            if (stop - at is > 15 and < 200)
            {
                Vietnamese.Folding.FoldUpper(view.Text.AsSpan(at, stop - at), fold);
                if (Landmarks.NationAt(fold[..(stop - at)]) >= 0) return at;
            }
            if (at - view.Span.Start > 40_000) break;
            at = stop + 1;
        }
        return view.Span.Start;
    }

    private static List<Piece> Trim(List<Piece> pieces)
    {
        var nation = IndexOf(pieces, p => p.NationAt is >= 0 and < 4, 0, pieces.Count);
        if (nation < 0 || pieces[nation].Box is not null) return pieces;
        var first = nation;
        while (first > 0 && nation - first < 10 && pieces[first - 1].Table == pieces[nation].Table && (pieces[first - 1].Text.Length < 90 || SubjectReader.IsAbout(pieces[first - 1])) &&
            (pieces[first - 1].Table >= 0 || !IsMenu(pieces[first - 1]))) first--;
        return pieces.GetRange(first, pieces.Count - first);
    }

    // "Số hiệu: … Loại văn bản: …", "Quyết định số … tỉnh …": lines in which a web page tells of the paper, for its own number line holds nothing else.
    private static int Told(List<Piece> pieces, int nation)
    {
        if (nation <= 0 || pieces[nation].Box is not null) return 0;
        for (var i = nation - 1; i >= 0; i--)
            if (pieces[i].Table < 0 && NumberLine.Read(pieces[i]) is { } line && pieces[i].Text.AsSpan(Math.Min(line.End, pieces[i].Text.Length)).Trim(" .,;:*|") is { Length: > 6 }) return i + 1;
        return 0;
    }

    // A bar at a line's end is what is left of a table's border.
    private static bool IsMenu(Piece piece) => piece.Text.Contains('>') || piece.Text.AsSpan().Trim(" |").Contains('|') || piece.Text.Contains("http", StringComparison.Ordinal) || piece.Text.Contains('%');

    private static (int Index, int Length, string? Type) FindTitle(List<Piece> pieces, int nation, int from = 0)
    {
        for (var i = from; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Side == Side.Left && i < nation + 6 && piece.Table < 0 && piece.Box is not null) continue;
            if (piece.Table >= 0 && piece.Side != Side.Unknown && nation >= 0 && pieces[nation].Table == piece.Table) continue;
            if (i > 3 && BodySigns.IsSection(piece.Fold)) break;
            if (piece.Bold != true && !Piece.IsCapitals(piece.Text.AsSpan(0, Math.Min(piece.Text.Length, 12)))) continue;
            if (piece.Text.Length > 300 || BodySigns.IsArrivalTitle(piece.Fold) || TitleTypes.Match(piece.Fold, piece.Scanned || piece.Box is null, out var length) is not { } type) continue;
            var word = piece.Text[..length];
            if (!Piece.IsCapitals(word) && !(piece.Bold == true && length >= piece.Text.Length - 1)) continue;
            if (NumberLine.Read(piece) is not null) continue;
            return (i, length, type);
        }
        return (-1, 0, null);
    }

    private static int BodyLimit(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
            if (BodySigns.IsAddressee(pieces[i].Fold) || BodySigns.IsBasis(pieces[i].Fold) || BodySigns.IsSection(pieces[i].Fold) || pieces[i].Text.Length > 260) return i;
        return pieces.Count;
    }

    private static (int Index, NumberLine? Line) FindNumber(List<Piece> pieces, int limit, int title)
    {
        for (var i = 0; i < limit; i++)
        {
            if (pieces[i].Side == Side.Right && pieces[i].Table < 0 && pieces[i].Box is not null) continue;
            if (NumberLine.Read(pieces[i]) is not { } line || IsArrival(pieces, i)) continue;
            if (line.Symbol.Length == 0 && line.Blank)
                for (var j = i + 1; j < Math.Min(limit, i + 6); j++)
                    if (j < i + 3 && pieces[j].Side == pieces[i].Side && char.IsAsciiDigit(pieces[j].Text[0]) && NumberLine.Read(pieces[j]) is { } wrapped) return (j, wrapped);
                    else
                    if (pieces[j].Text is ['/' or '-', ..] && NumberLine.Read(Labelled(pieces[j])) is { } rest)
                        return (j, rest with { Start = 0, End = rest.End - 4, SerialAt = 0 });
            return (i, line);
        }
        if (Labelless(pieces, limit) is { Index: >= 0 } spoilt) return spoilt;
        // A law's number may stand right under its title.
        for (var i = title + 1; title >= 0 && i < Math.Min(pieces.Count, title + 4); i++)
            if (pieces[i].Fold.StartsWith("SO", StringComparison.Ordinal) && NumberLine.Read(pieces[i]) is { Symbol.Length: > 0 } line && pieces[i].Text.Length < 40) return (i, line);
        return (-1, null);
    }

    // Ink over the label or into the symbol: the number line is known by its place, the last short row of the left column that ends in a
    // symbol and has the subject, the title or the body under it. Its digits are whatever OCR made of them, and stay to be judged.
    private static (int Index, NumberLine? Line) Labelless(List<Piece> pieces, int limit)
    {
        for (var i = Math.Min(limit, pieces.Count) - 1; i >= 0; i--)
            if (pieces[i] is { Scanned: true, Box: not null } piece && piece.Side != Side.Right && NumberLine.ReadSpoilt(piece) is { } line && !IsArrival(pieces, i)) return (i, line);
        return (-1, null);
    }

    private static Piece Labelled(Piece piece) => new("Số: " + piece.Text, [.. Enumerable.Repeat(piece.Start, 4), .. Enumerable.Range(0, piece.Text.Length).Select(k => piece.RangeOf(k, 1).Start)]);

    // "ĐẾN" over a number makes it the arrival number.
    private static bool IsArrival(List<Piece> pieces, int at) =>
        Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).Any(i => BodySigns.IsArrivalTitle(pieces[i].Fold) && pieces[i].Side == pieces[at].Side);

    private static int IndexOf(IReadOnlyList<Piece> pieces, Func<Piece, bool> test, int from, int to)
    {
        for (var i = from; i < to && i < pieces.Count; i++)
            if (test(pieces[i])) return i;
        return -1;
    }
}
