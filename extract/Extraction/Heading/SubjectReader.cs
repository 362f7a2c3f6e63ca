using Pipeline.Layout;
using System.Text.RegularExpressions;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>The subject (trích yếu): under the type, or after "V/v" under the number of a letter.</summary>
internal static partial class SubjectReader
{
    // Collections of laws print "QUYẾT ĐỊNH CỦA … SỐ … NGÀY … VỀ VIỆC …": the paper's own body, number and date are no subject.
    [GeneratedRegex(@"^CUA\s[^;:]{4,120}?(?:\sSO\s*:?\s*\d{1,5}[A-Z]?\s*[/\-]\s*[A-Z0-9/&\-. ]{1,30}?\sNGAY\s[A-Z0-9/\-. ]{6,32}?(?:19|20)\d\d\s+|\s(?:VE VIEC|V/V)\s)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex OwnName();

    // "V/v" as OCR spoils it: "V/ kỷ niệm", "V⁄% trình", "V/y", "V!v".
    [GeneratedRegex(@"^\W{0,3}[Vv]\s?[/⁄!|\\]\s?[vVyY%w]?[.:\s]\s*(?=\p{L})", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex SpoiltLabel();

    private const int MostLines = 9;
    private const int MostRows = 5;
    private const int MostLength = 700;

    /// <summary>The subject with its evidence; null where none stands.</summary>
    public static (string Subject, Evidence Evidence)? Read(DocumentView view, HeadingZone zone)
    {
        var lines = zone.Title >= 0 ? UnderTitle(zone) : AfterAbout(zone);
        // Told by its place alone: with doubt.
        var placed = lines.Count == 0 && zone.Title < 0;
        if (placed) lines = UnderNumber(zone);
        if (lines.Count == 0) return null;
        var printed = Join(lines);
        var subject = Clean(placed ? BehindLabel(printed) : printed);
        if (subject.Length < 3) return null;
        var body = view.Text.AsSpan(view.Span.Start, Math.Min(view.Span.Length, 40_000));
        subject = NameCaser.Capitalise(CaseOf(subject, lines, body));
        var first = lines[0].Range;
        var last = lines[^1].Range;
        var range = last.End > first.Start && last.End - first.Start < printed.Length * 2 + 40 ? new TextRange(first.Start, last.End) : first;
        return (subject, new Evidence { Printed = printed, Confidence = placed ? 0.6 : lines.Any(l => l.Scanned) ? 0.85 : 0.93, Anchor = view.AnchorOf(range) });
    }

    // The lines in capitals at its head get their case; what follows in small letters has it.
    private static string CaseOf(string subject, List<Piece> lines, ReadOnlySpan<char> body)
    {
        var head = lines.TakeWhile(l => l.Capitals).Sum(l => l.Text.Trim().Length + 1);
        var tail = Join(lines).Length - head;
        if (head == 0 || tail <= 0 || tail >= subject.Length || Piece.IsCapitals(subject)) return NameCaser.Sentence(subject, body);
        return NameCaser.Sentence(subject[..^tail].TrimEnd(), body) + " " + subject[^tail..].TrimStart();
    }

    /// <summary>Without "V/v", "Về việc" and marks of quotation that open nothing.</summary>
    public static string Clean(string printed)
    {
        var text = printed.TrimAny(" .,;:-–_*|");
        if (OwnName().Match(Vietnamese.Folding.FoldUpper(text)) is { Success: true } own) text = text[own.Length..].TrimStart();
        if (text.StartsWith("(V", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')')) text = text[1..^1].Trim();
        // "“V/v …”": the whole subject stands in quotes.
        if (text.Length > 4 && text[0] is '“' or '"' or '”' && text.AsSpan(1).TrimStart().StartsWith("V/v", StringComparison.OrdinalIgnoreCase)) text = text[1..].TrimStart().TrimEndAny("”\"“ .");
        if (SpoiltLabel().Match(text) is { Success: true } label) text = text[label.Length..];
        else foreach (var prefix in (ReadOnlySpan<string>)["V/v", "V/V", "v/v", "Về việc", "về việc", "VỀ VIỆC", "Vv:", "V / v"])
            if (text.StartsWith(prefix, StringComparison.Ordinal)) { text = text[prefix.Length..]; break; }
        return text.TrimAny(" :.,;-–");
    }

    /// <summary>True where a line begins "V/v" or, in the left column, "Về việc".</summary>
    public static bool IsAbout(Piece piece) =>
        piece.Fold.StartsWith("V/V", StringComparison.Ordinal) || piece.Fold.StartsWith("V / V", StringComparison.Ordinal) || piece.Fold.StartsWith("VV:", StringComparison.Ordinal) ||
        piece.Fold.StartsWith("(V/V", StringComparison.Ordinal) || piece.Scanned && SpoiltLabel().IsMatch(piece.Text) ||
        piece.Fold.Length > 4 && piece.Fold[0] is '“' or '"' or '”' && piece.Fold.AsSpan(1).TrimStart().StartsWith("V/V", StringComparison.Ordinal) ||
        (piece.Fold.StartsWith("VE VIEC", StringComparison.Ordinal) && !Piece.IsCapitals(piece.Text));

    private static List<Piece> UnderTitle(HeadingZone zone)
    {
        var found = new List<Piece>();
        var title = zone.Pieces[zone.Title];
        if (zone.TitleLength < title.Text.Length)
        {
            var rest = title.Slice(zone.TitleLength, title.Text.Length, title.Side);
            if (rest.Text.TrimAny(" :.-").Length > 2 && rest.Fold.TrimAny(" :") is not ("LIEN NGANH" or "LIEN BO" or "LIEN TICH") && !MarkReader.IsMark(rest.Fold.TrimAny(" :"))) found.Add(rest);
        }
        for (var i = zone.Title + 1; i < zone.Pieces.Count && found.Count < MostLines; i++)
        {
            var piece = zone.Pieces[i];
            if (i == zone.Number || (IsNoise(piece) && !IsRest(piece, title, found))) continue;
            if (found.Count == 0 && IssuesIt(zone, i)) continue;
            if (title.Box is not null && piece.Side == Side.Right && found.Count == 0 && piece.Text.Length < 12) continue;
            if (Stops(piece, title, found, zone)) break;
            found.Add(piece);
            if (found.Sum(p => p.Text.Length) > MostLength) break;
        }
        return found;
    }

    // "NGHỊ QUYẾT / HỘI ĐỒNG QUẢN TRỊ …", "KẾT LUẬN / CỦA BAN BÍ THƯ": who issues it stands between the type and the subject.
    private static bool IssuesIt(HeadingZone zone, int at)
    {
        var piece = zone.Pieces[at];
        if (!piece.Capitals || at + 1 >= zone.Pieces.Count) return false;
        var next = zone.Pieces[at + 1];
        if (next.Capitals || BodySigns.IsBasis(next.Fold) || BodySigns.IsAddressee(next.Fold) || BodySigns.IsSection(next.Fold) || next.Text.Length > 300) return false;
        if (zone.Pieces[zone.Title].Fold.Contains("LIEN BO", StringComparison.Ordinal) || zone.Pieces[zone.Title].Fold.Contains("LIEN TICH", StringComparison.Ordinal)) return true;
        return piece.Fold.StartsWith("CUA ", StringComparison.Ordinal) || piece.Fold.StartsWith("HOI NGHI LAN THU", StringComparison.Ordinal) || IsAuthority(piece.Fold);
    }

    private static List<Piece> AfterAbout(HeadingZone zone)
    {
        var found = new List<Piece>();
        for (var i = 0; i < zone.Pieces.Count && found.Count < MostLines; i++)
        {
            var piece = zone.Pieces[i];
            if (found.Count == 0)
            {
                if (BodySigns.IsAddressee(piece.Fold) || BodySigns.IsSection(piece.Fold)) break;
                if (IsAbout(piece) && piece.Side != Side.Right) found.Add(piece);
                continue;
            }
            if (i == zone.Date || piece.IsNational) continue;
            if (BodySigns.IsAddressee(piece.Fold) || BodySigns.IsBasis(piece.Fold)) break;
            if (piece.Side == Side.Right && found[0].Side != Side.Right) continue;
            if (piece.Box is null ? piece.GapBefore && piece.Table == found[0].Table && found[0].Table < 0 : found[0].Side == Side.Left && piece.Side != Side.Left) break;
            if (piece.Table != found[0].Table || (piece.Box is not null && piece.GapBefore)) break;
            if (IsNoise(piece)) continue;
            found.Add(piece);
        }
        return found;
    }

    // An addressed paper whose "V/v" is spoilt beyond reading: the rows close under its number, in the number's column, are its subject.
    private static List<Piece> UnderNumber(HeadingZone zone)
    {
        var found = new List<Piece>();
        if (zone.Number < 0 || zone.Pieces[zone.Number] is not { Scanned: true, Box: { } above } || !zone.Pieces.Any(p => BodySigns.IsAddressee(p.Fold))) return found;
        var middle = above.MiddleX;
        for (var i = zone.Number + 1; i < zone.Pieces.Count && found.Count < MostRows; i++)
        {
            var piece = zone.Pieces[i];
            if (piece.Side == Side.Right || i == zone.Date || piece.IsNational) continue;
            if (BodySigns.IsAddressee(piece.Fold) || BodySigns.IsBasis(piece.Fold) || piece.Box is not { } box || box.MiddleY < above.MiddleY) break;
            if (box.Y0 - above.Y1 > 0.9 * box.Height || box.Height > 1.25 * above.Height || Math.Abs(box.MiddleX - middle) > 70) break;
            if (IsNoise(piece)) continue;
            if (Piece.IsCapitals(piece.Text) || piece.Text.Contains(':', StringComparison.Ordinal)) break;
            found.Add(piece);
            above = box;
        }
        return found.Sum(p => p.Text.Count(Letters.IsLetter)) < 12 ? [] : found;
    }

    // "%⁄ trình …": what is left of the label has a mark and at most two letters.
    private static string BehindLabel(string printed)
    {
        var end = printed.IndexOf(' ');
        return end is > 0 and < 6 && !printed.AsSpan(0, end).ContainsAnyInRange('0', '9') && printed.AsSpan(0, end).IndexOfAny("/⁄!|\\%") >= 0 ? printed[(end + 1)..] : printed;
    }

    private static bool Stops(Piece piece, Piece title, List<Piece> found, HeadingZone zone)
    {
        var fold = piece.Fold;
        // "HƯỚNG DẪN" / "THI HÀNH ĐIỀU LỆ …": in capitals right under the title even the words that open a basis are the subject.
        if (found.Count == 0 && piece.Capitals && title.Capitals && piece.Text.Length < 400 && (fold.StartsWith("THI HANH ", StringComparison.Ordinal) || fold.StartsWith("THUC HIEN ", StringComparison.Ordinal) || fold.StartsWith("TRIEN KHAI ", StringComparison.Ordinal))) return false;
        if (BodySigns.IsAddressee(fold) || BodySigns.IsBasis(fold) || BodySigns.IsSection(fold) || piece.IsNational) return true;
        if (fold.StartsWith("(KEM THEO", StringComparison.Ordinal) || fold.StartsWith("(BAN HANH", StringComparison.Ordinal) || fold.StartsWith("SO:", StringComparison.Ordinal)) return true;
        if (piece.Text.Length > 400 || (found.Count > 0 && fold.EndsWith(':')) || fold.EndsWith("NHU SAU:", StringComparison.Ordinal)) return true;
        if (found.Count == 0) return Opens(piece, title) && IsBodyLine(piece, title, zone);
        if (found.Count == 1 && IsTitleEnd(zone, found[0])) return piece.Text.Length > 180;
        var capitals = Piece.IsCapitals(found[0].Text);
        // "KẾT LUẬN CỦA BAN THƯỜNG VỤ" / "về kết quả công tác …": a line in small letters goes on.
        if (Piece.IsCapitals(piece.Text) != capitals && !piece.Fold.StartsWith('(') && !(capitals && Letters.IsLower(piece.Text[0]) && !piece.GapBefore)) return true;
        if (capitals && (piece.GapBefore || piece.Box is null) && IsAuthority(fold) && !EndsOpen(found[^1])) return true;
        if (piece.Text[0] is '-' or '+' or '*') return true;
        if (Letters.IsUpper(piece.Text[0]) && BodySigns.OpensSentence(fold) && NamesNumber(fold) && !EndsOpen(found[^1])) return true;
        if (found[^1].Bold is { } bold && piece.Bold is { } now && bold != now) return true;
        if (piece.Box is null) return (piece.GapBefore && piece.Table < 0) || (!EndsOpen(found[^1]) && (BodySigns.OpensSentence(fold) && Letters.IsUpper(piece.Text[0]) || piece.Text.Length > 180));
        return IsBodyLine(piece, title, zone) || (piece.GapBefore && (Opens(piece, title) || !Centred(piece, title)));
    }

    // "Thực hiện Kế hoạch số 12/…": what the paper carries out opens its body.
    private static bool NamesNumber(string fold) => fold.IndexOf(" SO ", StringComparison.Ordinal) is > 0 and var at && at + 4 < fold.Length && char.IsAsciiDigit(fold[at + 4]);

    private static bool Opens(Piece piece, Piece title) => BodySigns.OpensSentence(piece.Fold) && piece.Fold.Length > 60 && !(piece.Bold == true && title.Bold == true);

    // Body text reaches the right margin; its first line is indented on the left. A centred line is not.
    private static bool IsBodyLine(Piece piece, Piece title, HeadingZone zone)
    {
        if (piece.Box is not { } box || title.Box is null) return piece.Text.Length > 180;
        var right = zone.Pieces.Where(p => p.Box is not null).Max(p => p.Box!.Value.X1);
        return box.X1 > right - 10 && !Centred(piece, title);
    }

    private static bool Centred(Piece piece, Piece title) =>
        piece.Box is { } box && title.Box is { } middle && Math.Abs(box.MiddleX - middle.MiddleX) < (box.Width > 380 ? 9 : 14);

    private static bool EndsOpen(Piece piece)
    {
        var fold = piece.Fold;
        foreach (var word in (ReadOnlySpan<string>)[" VA", " CUA", " VE", " CHO", " TAI", " CAC", " TREN", " TU", " DEN", " THEO", " VOI", " TRONG", ",", " -", " –", " THUC HIEN", " NGAY"])
            if (fold.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsAuthority(string fold)
    {
        foreach (var word in (ReadOnlySpan<string>)["CHU TICH", "BO TRUONG", "GIAM DOC", "THU TUONG", "HOI DONG", "UY BAN", "CHINH PHU", "QUOC HOI", "TONG GIAM DOC", "HIEU TRUONG", "BAN CHAP HANH", "BAN THUONG VU", "TRUONG BAN", "TRUONG PHONG", "CHANH", "TONG CUC TRUONG", "CUC TRUONG", "THONG DOC", "KHOA ", "VIEN TRUONG", "DOAN CHU TICH"])
            if (fold.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsNoise(Piece piece)
    {
        var letters = piece.Text.Count(char.IsLetter);
        return letters < 3 || letters * 2 < piece.Text.Count(c => !Letters.IsWhiteSpace(c)) && !piece.Text.Any(char.IsDigit) || MarkReader.IsMark(piece.Fold);
    }

    // A last word may stand alone on its line: "… năm / 2021".
    private static bool IsRest(Piece piece, Piece title, List<Piece> found) =>
        found.Count > 0 && piece.Text.Length >= 2 && piece.Text.All(c => Letters.IsLetterOrDigit(c)) && (Letters.IsLower(piece.Text[0]) || (piece.Text.Length == 4 && char.IsAsciiDigit(piece.Text[0]))) &&
        piece.Box is not null && Centred(piece, title) && !piece.GapBefore;

    // "BIÊN BẢN HỌP" / "Xét thi đua …": the last word of the title line opens the subject.
    private static bool IsTitleEnd(HeadingZone zone, Piece rest) =>
        rest.Text.Length < 12 && zone.Pieces[zone.Title].Text.Length > rest.Text.Length && !rest.Text.Contains(' ', StringComparison.Ordinal) && zone.Pieces[zone.Title].Text.EndsWith(rest.Text, StringComparison.Ordinal);

    private static string Join(List<Piece> lines) =>
        lines.Count > 1 && Piece.IsCapitals(lines[0].Text) && !Piece.IsCapitals(lines[1].Text) && !lines[0].Text.Contains(' ', StringComparison.Ordinal) && lines[1].Text is [var open, var next, ..] && Letters.IsUpper(open) && Letters.IsLower(next)
            ? $"{NameCaser.Capitalise(lines[0].Text.ToLowerInvariant())} {char.ToLowerInvariant(open)}{string.Join(' ', lines.Skip(1).Select(l => l.Text.Trim()))[1..]}" : string.Join(' ', lines.Select(l => l.Text.Trim()));
}
