using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Subjects;

/// <summary>The subject (trích yếu): under the type, or after "V/v" under the number of a letter.</summary>
internal static partial class SubjectReader
{
    // Collections of laws print "QUYẾT ĐỊNH CỦA … SỐ … NGÀY … VỀ VIỆC …": the paper's own body, number and date are no
    // subject.
    [GeneratedRegex(
        @"^CUA\s[^;:]{4,120}?(?:\sSO\s*:?\s*\d{1,5}[A-Z]?\s*[/\-]\s*[A-Z0-9/&\-. ]{1,30}?\sNGAY\s[A-Z0-9/\-. ]{6,32}?(?:19|20)\d\d\s+|\s(?:VE VIEC|V/V)\s)",
        RegexOptions.CultureInvariant,
        5000
    )]
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
        var lines = zone.Title >= 0 ? UnderTitle(view, zone) : AfterAbout(zone);
        // Told by its place alone: with doubt.
        var placed = lines.Count == 0 && zone.Title < 0;
        if (placed)
            lines = UnderNumber(zone);
        if (lines.Count == 0)
            return null;
        var printed = Join(lines);
        var subject = TrimSubject(placed ? BehindLabel(printed) : printed);
        if (subject.Length < 3)
            return null;
        var body = view.Text.AsSpan(view.Span.Start, Math.Min(view.Span.Length, 40_000));
        subject = NameCaseRestorer.Capitalise(CaseOf(subject, lines, body));
        var first = lines[0].Range;
        var last = lines[^1].Range;
        var range =
            last.End > first.Start && last.End - first.Start < printed.Length * 2 + 40
                ? new TextRange(first.Start, last.End)
                : first;
        return (
            subject,
            new Evidence
            {
                Printed = printed,
                Confidence =
                    placed ? 0.6
                    : lines.Any(l => l.Scanned) ? 0.85
                    : 0.93,
                Anchor = view.AnchorOf(range),
            }
        );
    }

    // The lines in capitals at its head get their case; what follows in small letters has it.
    private static string CaseOf(string subject, List<HeadingFragment> lines, ReadOnlySpan<char> body)
    {
        var head = lines.TakeWhile(l => l.Capitals).Sum(l => l.Text.Trim().Length + 1);
        var tail = Join(lines).Length - head;
        if (head == 0 || tail <= 0 || tail >= subject.Length || HeadingFragment.IsCapitals(subject))
            return NameCaseRestorer.RestoreSentence(subject, body);
        return NameCaseRestorer.RestoreSentence(subject[..^tail].TrimEnd(), body) + " " + subject[^tail..].TrimStart();
    }

    /// <summary>Without "V/v", "Về việc" and marks of quotation that open nothing.</summary>
    public static string TrimSubject(string printed)
    {
        var text = printed.TrimAny(" .,;:-–_*|");
        if (OwnName().Match(Pipeline.Vietnamese.Characters.Folding.FoldUpper(text)) is { Success: true } own)
            text = text[own.Length..].TrimStart();
        if (text.StartsWith("(V", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')'))
            text = text[1..^1].Trim();
        // "“V/v …”": the whole subject stands in quotes.
        if (
            text.Length > 4
            && text[0] is '“' or '"' or '”'
            && text.AsSpan(1).TrimStart().StartsWith("V/v", StringComparison.OrdinalIgnoreCase)
        )
            text = text[1..].TrimStart().TrimEndAny("”\"“ .");
        if (SpoiltLabel().Match(text) is { Success: true } label)
            text = text[label.Length..];
        else
            foreach (
                var prefix in (ReadOnlySpan<string>)
                    ["V/v", "V/V", "v/v", "Về việc", "về việc", "VỀ VIỆC", "Vv:", "V / v"]
            )
                if (text.StartsWith(prefix, StringComparison.Ordinal))
                {
                    text = text[prefix.Length..];
                    break;
                }
        return text.TrimAny(" :.,;-–");
    }

    /// <summary>True where a line begins "V/v" or, in the left column, "Về việc".</summary>
    public static bool IsAbout(HeadingFragment piece) =>
        piece.Fold.StartsWith("V/V", StringComparison.Ordinal)
        || piece.Fold.StartsWith("V / V", StringComparison.Ordinal)
        || piece.Fold.StartsWith("VV:", StringComparison.Ordinal)
        || piece.Fold.StartsWith("(V/V", StringComparison.Ordinal)
        || piece.Scanned && SpoiltLabel().IsMatch(piece.Text)
        || piece.Fold.Length > 4
            && piece.Fold[0] is '“' or '"' or '”'
            && piece.Fold.AsSpan(1).TrimStart().StartsWith("V/V", StringComparison.Ordinal)
        || (piece.Fold.StartsWith("VE VIEC", StringComparison.Ordinal) && !HeadingFragment.IsCapitals(piece.Text));

    private static List<HeadingFragment> UnderTitle(DocumentView view, HeadingZone zone)
    {
        var found = new List<HeadingFragment>();
        var title = zone.Pieces[zone.Title];
        if (zone.TitleLength < title.Text.Length)
        {
            var rest = title.Slice(zone.TitleLength, title.Text.Length, title.Side);
            if (
                rest.Text.TrimAny(" :.-").Length > 2
                && rest.Fold.TrimAny(" :") is not ("LIEN NGANH" or "LIEN BO" or "LIEN TICH")
                && !MarkReader.IsMark(rest.Fold.TrimAny(" :"))
            )
                found.Add(rest);
        }
        for (var i = zone.Title + 1; i < zone.Pieces.Count && found.Count < MostLines; i++)
        {
            var piece = zone.Pieces[i];
            if (i == zone.Number || (IsNoise(piece) && !IsRest(piece, title, found)))
                continue;
            if (found.Count == 0 && IssuesIt(zone, i))
                continue;
            if (title.Box is not null && piece.Side == HeadingSide.Right && found.Count == 0 && piece.Text.Length < 12)
                continue;
            if (EndsSubject(piece, title, found, zone) || found.Count > 0 && BeginsText(view, piece, found[^1]))
                break;
            found.Add(piece);
            if (found.Sum(p => p.Text.Length) > MostLength)
                break;
        }
        return found;
    }

    // Text without places: a blank line that the subject's own lines do not have ends it, and so does a whole sentence.
    private static bool BeginsText(DocumentView view, HeadingFragment piece, HeadingFragment before)
    {
        if (piece.Box is not null || EndsOpen(before) || CharacterClasses.IsLower(piece.Text[0]))
            return false;
        if (view.Layout.Format == "text" && OpensBlock(view, piece) && !OpensBlock(view, before))
            return true;
        return piece.Text.Length > 50 && SentenceEnd().IsMatch(piece.Text) && !SentenceEnd().IsMatch(before.Text);
    }

    [GeneratedRegex(@"\p{Ll}\p{M}*[.;:]\s+\p{Lu}|\p{Ll}[.]/?[.]?\s*$|:\s+\p{Ll}", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex SentenceEnd();

    private static bool OpensBlock(DocumentView view, HeadingFragment piece)
    {
        var line = view.LineIndexAt(piece.Range.Start);
        if (line >= view.Lines.Length)
            return false;
        var start = view.Lines[line].Span.Start;
        foreach (var page in view.Pages)
        foreach (var block in page.Blocks)
            if (block.Span.Start <= start && start < block.Span.End)
                return block.Lines.Length > 0 && block.Lines[0].Span.Start == start;
        return false;
    }

    // "NGHỊ QUYẾT / HỘI ĐỒNG QUẢN TRỊ …", "KẾT LUẬN / CỦA BAN BÍ THƯ": who issues it stands between the type and the
    // subject.
    private static bool IssuesIt(HeadingZone zone, int at)
    {
        var piece = zone.Pieces[at];
        if (!piece.Capitals || at + 1 >= zone.Pieces.Count)
            return false;
        var next = zone.Pieces[at + 1];
        if (
            next.Capitals
            || BodyStartPatterns.IsBasis(next.Fold)
            || BodyStartPatterns.IsAddressee(next.Fold)
            || BodyStartPatterns.IsSection(next.Fold)
            || next.Text.Length > 300
        )
            return false;
        if (
            zone.Pieces[zone.Title].Fold.Contains("LIEN BO", StringComparison.Ordinal)
            || zone.Pieces[zone.Title].Fold.Contains("LIEN TICH", StringComparison.Ordinal)
        )
            return true;
        return piece.Fold.StartsWith("CUA ", StringComparison.Ordinal)
            || piece.Fold.StartsWith("HOI NGHI LAN THU", StringComparison.Ordinal)
            || IsAuthority(piece.Fold);
    }

    private static List<HeadingFragment> AfterAbout(HeadingZone zone)
    {
        var found = new List<HeadingFragment>();
        for (var i = 0; i < zone.Pieces.Count && found.Count < MostLines; i++)
        {
            var piece = zone.Pieces[i];
            if (found.Count == 0)
            {
                if (BodyStartPatterns.IsAddressee(piece.Fold) || BodyStartPatterns.IsSection(piece.Fold))
                    break;
                if (IsAbout(piece) && piece.Side != HeadingSide.Right)
                    found.Add(piece);
                continue;
            }
            if (i == zone.Date || piece.IsNational)
                continue;
            if (BodyStartPatterns.IsAddressee(piece.Fold) || BodyStartPatterns.IsBasis(piece.Fold))
                break;
            if (piece.Side == HeadingSide.Right && found[0].Side != HeadingSide.Right)
                continue;
            if (
                piece.Box is null
                    ? piece.GapBefore && piece.Table == found[0].Table && found[0].Table < 0
                    : found[0].Side == HeadingSide.Left && piece.Side != HeadingSide.Left
            )
                break;
            if (piece.Table != found[0].Table || (piece.Box is not null && piece.GapBefore))
                break;
            if (IsNoise(piece))
                continue;
            found.Add(piece);
        }
        return found;
    }

    // An addressed paper whose "V/v" is spoilt beyond reading: the rows close under its number, in the number's column,
    // are its subject.
    private static List<HeadingFragment> UnderNumber(HeadingZone zone)
    {
        var found = new List<HeadingFragment>();
        if (
            zone.Number < 0
            || zone.Pieces[zone.Number] is not { Scanned: true, Box: { } above }
            || !zone.Pieces.Any(p => BodyStartPatterns.IsAddressee(p.Fold))
        )
            return found;
        var middle = above.MiddleX;
        for (var i = zone.Number + 1; i < zone.Pieces.Count && found.Count < MostRows; i++)
        {
            var piece = zone.Pieces[i];
            if (piece.Side == HeadingSide.Right || i == zone.Date || piece.IsNational)
                continue;
            if (
                BodyStartPatterns.IsAddressee(piece.Fold)
                || BodyStartPatterns.IsBasis(piece.Fold)
                || piece.Box is not { } box
                || box.MiddleY < above.MiddleY
            )
                break;
            if (
                box.Y0 - above.Y1 > 0.9 * box.Height
                || box.Height > 1.25 * above.Height
                || Math.Abs(box.MiddleX - middle) > 70
            )
                break;
            if (IsNoise(piece))
                continue;
            if (HeadingFragment.IsCapitals(piece.Text) || piece.Text.Contains(':', StringComparison.Ordinal))
                break;
            found.Add(piece);
            above = box;
        }
        return found.Sum(p => p.Text.Count(CharacterClasses.IsLetter)) < 12 ? [] : found;
    }

    // "%⁄ trình …": what is left of the label has a mark and at most two letters.
    private static string BehindLabel(string printed)
    {
        var end = printed.IndexOf(' ');
        return
            end is > 0 and < 6
            && !printed.AsSpan(0, end).ContainsAnyInRange('0', '9')
            && printed.AsSpan(0, end).IndexOfAny("/⁄!|\\%") >= 0
            ? printed[(end + 1)..]
            : printed;
    }

    private static bool EndsSubject(
        HeadingFragment piece,
        HeadingFragment title,
        List<HeadingFragment> found,
        HeadingZone zone
    )
    {
        var fold = piece.Fold;
        // "HƯỚNG DẪN" / "THI HÀNH ĐIỀU LỆ …": in capitals right under the title even the words that open a basis are
        // the subject.
        if (
            found.Count == 0
            && piece.Capitals
            && title.Capitals
            && piece.Text.Length < 400
            && (
                fold.StartsWith("THI HANH ", StringComparison.Ordinal)
                || fold.StartsWith("THUC HIEN ", StringComparison.Ordinal)
                || fold.StartsWith("TRIEN KHAI ", StringComparison.Ordinal)
            )
        )
            return false;
        if (
            BodyStartPatterns.IsAddressee(fold)
            || BodyStartPatterns.IsBasis(fold)
            || BodyStartPatterns.IsSection(fold)
            || piece.IsNational
        )
            return true;
        if (
            fold.StartsWith("(KEM THEO", StringComparison.Ordinal)
            || fold.StartsWith("(BAN HANH", StringComparison.Ordinal)
            || fold.StartsWith("SO:", StringComparison.Ordinal)
        )
            return true;
        if (
            piece.Text.Length > 400
            || (found.Count > 0 && fold.EndsWith(':'))
            || fold.EndsWith("NHU SAU:", StringComparison.Ordinal)
        )
            return true;
        if (found.Count == 0)
            return OpensBody(piece, title) && IsBodyLine(piece, title, zone);
        if (found.Count == 1 && IsTitleEnd(zone, found[0]))
            return piece.Text.Length > 180;
        var capitals = HeadingFragment.IsCapitals(found[0].Text);
        // "KẾT LUẬN CỦA BAN THƯỜNG VỤ" / "về kết quả công tác …": a line in small letters goes on.
        if (
            HeadingFragment.IsCapitals(piece.Text) != capitals
            && !piece.Fold.StartsWith('(')
            && !(capitals && CharacterClasses.IsLower(piece.Text[0]) && !piece.GapBefore)
        )
            return true;
        if (capitals && (piece.GapBefore || piece.Box is null) && IsAuthority(fold) && !EndsOpen(found[^1]))
            return true;
        if (piece.Text[0] is '-' or '+' or '*')
            return true;
        if (
            CharacterClasses.IsUpper(piece.Text[0])
            && BodyStartPatterns.OpensSentence(fold)
            && NamesNumber(fold)
            && !EndsOpen(found[^1])
        )
            return true;
        if (found[^1].Bold is { } bold && piece.Bold is { } now && bold != now)
            return true;
        if (piece.Box is null)
            return (piece.GapBefore && piece.Table < 0)
                || (
                    !EndsOpen(found[^1])
                    && (
                        BodyStartPatterns.OpensSentence(fold) && CharacterClasses.IsUpper(piece.Text[0])
                        || piece.Text.Length > 180
                    )
                );
        return IsBodyLine(piece, title, zone)
            || (piece.GapBefore && (OpensBody(piece, title) || !IsCentred(piece, title)));
    }

    // "Thực hiện Kế hoạch số 12/…": what the paper carries out opens its body.
    private static bool NamesNumber(string fold) =>
        fold.IndexOf(" SO ", StringComparison.Ordinal) is > 0 and var at
        && at + 4 < fold.Length
        && char.IsAsciiDigit(fold[at + 4]);

    private static bool OpensBody(HeadingFragment piece, HeadingFragment title) =>
        BodyStartPatterns.OpensSentence(piece.Fold)
        && piece.Fold.Length > 60
        && !(piece.Bold == true && title.Bold == true);

    // Body text reaches the right margin; its first line is indented on the left. A centred line is not.
    private static bool IsBodyLine(HeadingFragment piece, HeadingFragment title, HeadingZone zone)
    {
        if (piece.Box is not { } box || title.Box is null)
            return piece.Text.Length > 180;
        var right = zone.Pieces.Where(p => p.Box is not null).Max(p => p.Box!.Value.X1);
        return box.X1 > right - 10 && !IsCentred(piece, title);
    }

    private static bool IsCentred(HeadingFragment piece, HeadingFragment title) =>
        piece.Box is { } box
        && title.Box is { } middle
        && Math.Abs(box.MiddleX - middle.MiddleX) < (box.Width > 380 ? 9 : 14);

    private static bool EndsOpen(HeadingFragment piece)
    {
        var fold = piece.Fold;
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    " VA",
                    " CUA",
                    " VE",
                    " CHO",
                    " TAI",
                    " CAC",
                    " TREN",
                    " TU",
                    " DEN",
                    " THEO",
                    " VOI",
                    " TRONG",
                    ",",
                    " -",
                    " –",
                    " THUC HIEN",
                    " NGAY",
                ]
        )
            if (fold.EndsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsAuthority(string fold)
    {
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    "CHU TICH",
                    "BO TRUONG",
                    "GIAM DOC",
                    "THU TUONG",
                    "HOI DONG",
                    "UY BAN",
                    "CHINH PHU",
                    "QUOC HOI",
                    "TONG GIAM DOC",
                    "HIEU TRUONG",
                    "BAN CHAP HANH",
                    "BAN THUONG VU",
                    "TRUONG BAN",
                    "TRUONG PHONG",
                    "CHANH",
                    "TONG CUC TRUONG",
                    "CUC TRUONG",
                    "THONG DOC",
                    "KHOA ",
                    "VIEN TRUONG",
                    "DOAN CHU TICH",
                ]
        )
            if (fold.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsNoise(HeadingFragment piece)
    {
        var letters = piece.Text.Count(char.IsLetter);
        return letters < 3
            || letters * 2 < piece.Text.Count(c => !CharacterClasses.IsWhiteSpace(c))
                && !piece.Text.AnyCharacter(char.IsDigit)
            || MarkReader.IsMark(piece.Fold);
    }

    // A last word may stand alone on its line: "… năm / 2021".
    private static bool IsRest(HeadingFragment piece, HeadingFragment title, List<HeadingFragment> found) =>
        found.Count > 0
        && piece.Text.Length >= 2
        && piece.Text.AllCharacters(c => CharacterClasses.IsLetterOrDigit(c))
        && (CharacterClasses.IsLower(piece.Text[0]) || (piece.Text.Length == 4 && char.IsAsciiDigit(piece.Text[0])))
        && piece.Box is not null
        && IsCentred(piece, title)
        && !piece.GapBefore;

    // "BIÊN BẢN HỌP" / "Xét thi đua …": the last word of the title line opens the subject.
    private static bool IsTitleEnd(HeadingZone zone, HeadingFragment rest) =>
        rest.Text.Length < 12
        && zone.Pieces[zone.Title].Text.Length > rest.Text.Length
        && !rest.Text.Contains(' ', StringComparison.Ordinal)
        && zone.Pieces[zone.Title].Text.EndsWith(rest.Text, StringComparison.Ordinal);

    private static string Join(List<HeadingFragment> lines) =>
        lines.Count > 1
        && HeadingFragment.IsCapitals(lines[0].Text)
        && !HeadingFragment.IsCapitals(lines[1].Text)
        && !lines[0].Text.Contains(' ', StringComparison.Ordinal)
        && lines[1].Text is [var open, var next, ..]
        && CharacterClasses.IsUpper(open)
        && CharacterClasses.IsLower(next)
            ? $"{NameCaseRestorer.Capitalise(lines[0].Text.ToLowerInvariant())} {char.ToLowerInvariant(open)}"
                + $"{string.Join(' ', lines.Skip(1).Select(l => l.Text.Trim()))[1..]}"
            : string.Join(' ', lines.Select(l => l.Text.Trim()));
}
