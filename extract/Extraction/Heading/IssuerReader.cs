using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>A body's name with its evidence.</summary>
internal sealed record NamedBody(string Name, Evidence Evidence);

/// <summary>The issuing body and the one above it, from the left of the heading (Decree 30/2020/NĐ-CP, Annex I, item 2).</summary>
internal static class IssuerReader
{
    // Words that open the name of a body: a new body begins with one, other lines go on with the name above.
    private static readonly string[] Heads =
    [
        "UBND", "UY BAN", "HDND", "HOI DONG", "SO", "BO", "BAN", "CUC", "CHI CUC", "TONG CUC", "VU", "PHONG", "VAN PHONG", "TRUONG", "TRUNG TAM", "VIEN", "HOC VIEN", "DAI HOC", "BENH VIEN", "CONG TY", "TONG CONG TY", "TAP DOAN",
        "NGAN HANG", "KHO BAC", "TOA AN", "TAND", "VKSND", "HOI", "DOAN", "BUU DIEN", "DIEN LUC", "TINH DOAN", "THANH DOAN", "HUYEN DOAN", "QUAN DOAN", "CHI DOAN", "HAT", "LAM TRUONG", "THU VIEN", "BAO TANG", "CANG", "BUU CUC", "LIEN DOAN", "LDLD", "CONG DOAN", "TONG LIEN DOAN", "DANG BO", "DANG UY", "CHI BO", "TINH UY", "HUYEN UY", "THANH UY", "QUAN UY", "THI UY", "MAT TRAN", "UBMTTQ",
        "BAO HIEM", "BHXH", "CONG AN", "CHINH PHU", "THU TUONG", "CHU TICH", "QUOC HOI", "THANH TRA", "TRAM", "TO", "DOI", "CUM", "KHOI", "LIEN MINH", "HIEP HOI", "BCH", "BCD", "BQL", "CD", "CDCS", "CDN", "NHA", "XI NGHIEP", "KIEM TOAN", "DAI", "QUY", "TIEU BAN", "LIEN HIEP", "HDTDKT", "DANG DOAN", "TRUONG THPT", "QUAN KHU", "BINH DOAN", "SU DOAN", "BTL",
    ];

    private static readonly WordPrefixes ByHead = new(Heads);

    private static readonly string[] Incomplete =
    [
        "UY BAN NHAN DAN", "HOI DONG NHAN DAN", "UBND", "HDND", "HOI DONG", "LIEN DOAN LAO DONG", "LDLD", "CONG DOAN", "DANG UY", "DANG BO", "CHI BO", "TRUNG TAM", "TRUONG", "BAN CHI DAO", "BAN", "CONG TY", "TONG CONG TY", "TAP DOAN", "BENH VIEN",
        "DAI HOC", "HOC VIEN", "VIEN", "TRUONG DAI HOC", "CHI CUC", "CUC", "TONG CUC", "HOI", "DOAN", "UY BAN", "KHO BAC NHA NUOC", "NGAN HANG", "BAO HIEM XA HOI", "TOA AN NHAN DAN", "VIEN KIEM SAT NHAN DAN", "CONG AN", "BAN QUAN LY", "UY BAN MTTQ VIET NAM",
        "BO CHI HUY QUAN SU", "BAN CHI HUY QUAN SU", "HOI LIEN HIEP", "TONG LIEN DOAN", "VAN PHONG HOI DONG NHAN DAN", "CONG TY CO PHAN", "CONG TY TNHH", "THUONG TRUC", "MAT TRAN TO QUOC VIET NAM",
    ];

    /// <summary>The bodies over the number: the last is the issuer, the one before it the parent.</summary>
    public static (NamedBody? Issuer, NamedBody? Parent) Read(DocumentView view, HeadingZone zone, string? place)
    {
        var bodies = Group(Lines(zone), place);
        if (bodies.Count == 0) return (null, null);
        // A name goes on over the line's end.
        var body = string.Create(Math.Min(view.Span.Length, 40_000), view, static (into, of) => of.Text.AsSpan(of.Span.Start, into.Length).Replace(into, '\n', ' '));
        var parent = bodies.Count > 1 ? Named(view, bodies[^2], body, place) : null;
        if (parent is not null && PlaceOfBody.Bare(parent.Name, null, place) is { } whole) parent = parent with { Name = whole };
        if (Named(view, bodies[^1], body, place) is not { } issuer) return (null, parent);
        // The Youth Union prints its own name where others print the State's.
        if (zone.Nation >= 0 && zone.Pieces[zone.Nation].Fold.Contains("HO CHI MINH", StringComparison.Ordinal) && issuer.Name.StartsWith("Ban Chấp hành ", StringComparison.Ordinal) &&
            (issuer.Name == "Ban Chấp hành Trung ương" ? "Trung ương" : PlaceOfBody.Tail(issuer.Name)) is { } unit && issuer.Name.Length == "Ban Chấp hành ".Length + unit.Length)
            issuer = issuer with { Name = unit == "Trung ương" ? "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh" : $"Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh {unit}" };
        if (issuer.Name is "Ủy ban nhân dân" or "Hội đồng nhân dân") return (LocalBody.Complete(issuer, zone, place), parent);
        return (issuer with { Name = PlaceOfBody.Complete(issuer.Name, parent?.Name, place) }, parent);
    }

    private static List<Piece> Lines(HeadingZone zone)
    {
        var lines = new List<Piece>();
        var end = zone.Number >= 0 ? zone.Number : zone.Title >= 0 ? zone.Title : zone.Nation >= 0 ? Math.Min(zone.Nation + 5, zone.Pieces.Count) : 0;
        if (zone.Number > zone.Title && zone.Title >= 0) end = zone.Title;
        // Where the number stands over the body's name, the name stands under it.
        var begin = zone.Number == 0 && zone.Pieces[0].Box is null ? 1 : 0;
        if (begin > 0) end = zone.Title >= 0 ? zone.Title : Math.Max(0, zone.Nation);
        for (var i = begin; i < end; i++)
        {
            var piece = zone.Pieces[i];
            if (i == zone.Date || piece.Side == Side.Right || piece.IsNational) continue;
            if (lines.Count > 0 && IsLastWord(piece, lines[^1]))
            {
                // Without the rule under it, which OCR reads as a dash.
                var word = Clean(piece.Text);
                var start = piece.Text.IndexOf(word, StringComparison.Ordinal);
                lines.Add(piece.Slice(start, start + word.Length, piece.Side));
                continue;
            }
            if (!IsName(piece)) continue;
            if (lines.Count > 0 && piece.Side == Side.Unknown && lines[^1].Side == Side.Left && piece.Box is not null) continue;
            lines.Add(piece);
        }
        return lines.Count > 6 ? lines.GetRange(lines.Count - 6, 6) : lines;
    }

    private static bool IsName(Piece piece)
    {
        var text = piece.Text;
        if (text.Length is < 3 or > 90 || text.Count(char.IsLetter) * 3 < text.Count(c => c != ' ') * 2 || IsLabelled(text)) return false;
        if (text.StartsWith("Số", StringComparison.Ordinal) || MarkReader.IsMark(piece.Fold) || BodySigns.IsArrivalTitle(piece.Fold) || piece.Fold.StartsWith("V/V", StringComparison.Ordinal)) return false;
        if (HoldsNumber(text) || text.Contains("@", StringComparison.Ordinal) || text.Contains("www", StringComparison.OrdinalIgnoreCase) || text.Contains(".vn", StringComparison.OrdinalIgnoreCase)) return false;
        return Piece.IsCapitals(text) ? text.Count(char.IsLetter) > 3 || (piece.Side == Side.Left && !piece.Scanned && text.All(c => char.IsLetter(c) || c == ' ')) || StartsWithHead(piece.Fold) || NamePhrases.Find(piece.Fold) is not null : piece.Side == Side.Left && StartsWithHead(piece.Fold) && char.IsUpper(text[0]);
    }

    // A document number that OCR put on the row: its stroke stands between capitals or digits ("-KH/TU", "443/KH-SKHCN").
    private static bool HoldsNumber(string text)
    {
        var stroke = text.IndexOf('/');
        return stroke > 0 && stroke + 2 < text.Length && (char.IsAsciiDigit(text[stroke - 1]) || text.StartsWith('-')) && char.IsUpper(text[stroke + 1]) && char.IsUpper(text[stroke + 2]);
    }

    // A name's last word alone on a row, centred under the rest ("… TỈNH AN / XÁ", "… LAO ĐỘNG VIỆT / NAM").
    private static bool IsLastWord(Piece piece, Piece above)
    {
        var word = Clean(piece.Text);
        return piece.Scanned && word.Length is > 1 and < 7 && word.All(char.IsUpper) && Syllable.IsValid(word) && piece.Words.All(w => w.Word.Confidence is null or > 0.5 || w.Word.Span.Length != word.Length) &&
            piece.Box is { } box && above.Box is { } over && Math.Abs(box.MiddleX - over.MiddleX) < 40 && box.Y0 - over.Y1 < over.Height * 1.2 && box.Y0 > over.MiddleY;
    }

    // "Cơ quan: …" is a label; a stroke that OCR took for a colon within capitals is none.
    private static bool IsLabelled(string text) => text.IndexOf(':') is var at && at >= 0 && (!Piece.IsCapitals(text) || at + 2 >= text.Length || at < 4);

    private static List<List<Piece>> Group(List<Piece> lines, string? place)
    {
        var bodies = new List<List<Piece>>();
        foreach (var line in lines)
        {
            if (bodies.Count == 0 || (StartsWithHead(line.Fold) && !IsLastWord(line, bodies[^1][^1]) && !EndsPlace(line, bodies[^1][^1], place) && !GoesOn(bodies[^1])) || BoldBegins(bodies[^1][^1], line)) bodies.Add([line]);
            else bodies[^1].Add(line);
        }
        if (bodies.Count > 1 && !StartsWithHead(bodies[0][0].Fold) && bodies[0][0].Fold.Length < 6) bodies.RemoveAt(0);
        return bodies;
    }

    // "… TỈNH ĐÔNG / HỘI" over "Đông Hội, ngày …": the place line tells that no "Hội" begins.
    private static bool EndsPlace(Piece line, Piece above, string? place)
    {
        if (place is null) return false;
        var (whole, rest) = (Folding.FoldUpper(PlaceOfBody.WithoutUnit(place)), Folding.FoldUpper(Clean(line.Text)));
        return rest.Length < whole.Length && whole.EndsWith(" " + rest, StringComparison.Ordinal) && Folding.FoldUpper(Clean(above.Text)).EndsWith(" " + whole[..^(rest.Length + 1)], StringComparison.Ordinal);
    }

    // The parent is printed upright, the issuer bold (Decree 30/2020/NĐ-CP, Annex I).
    private static bool BoldBegins(Piece above, Piece line) => above.Bold == false && line.Bold == true && StartsWithHead(line.Fold);

    private static bool GoesOn(List<Piece> body)
    {
        var fold = string.Join(' ', body.Select(p => p.Fold)).TrimAny(" -.,*");
        var last = body[^1].Fold.TrimEnd();
        // The rule under a name, which OCR reads as a dash behind its last word.
        if (body.Count > 1 && body[^1].Scanned && last.EndsWith(" -", StringComparison.Ordinal) && Clean(last) is var word && word.Count(c => c == ' ') < 3) last = word;
        if (last.EndsWith(" VA", StringComparison.Ordinal) || last.EndsWith('-') || last.EndsWith(',') || last.EndsWith(" CUA", StringComparison.Ordinal) || last.EndsWith(" CAC", StringComparison.Ordinal)) return true;
        return Incomplete.Contains(fold, StringComparer.Ordinal);
    }

    /// <summary>A body's name by its first two words; a single one may be a family name ("VŨ", "ĐOÀN").</summary>
    public static bool BeginsBody(string fold) => Heads.Any(h => h.Contains(' ', StringComparison.Ordinal) && fold.StartsWith(h, StringComparison.Ordinal) && (fold.Length == h.Length || fold[h.Length] == ' '));

    private static bool StartsWithHead(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *-.,'\"");
        // "ĐOẢÀN", "ĐOÄN": slips of OCR; no word of the language doubles its A.
        if (text[..Math.Min(12, text.Length)] is var first && (first.Contains('Ä') || first.IndexOf("AA", StringComparison.Ordinal) >= 0))
            text = text.ToString().Replace('Ä', 'A').Replace("AA", "A", StringComparison.Ordinal);
        return ByHead.Longest(text, whole: true) > 0;
    }

    // Null where OCR gave no name of a body.
    private static NamedBody? Named(DocumentView view, List<Piece> lines, string body, string? place)
    {
        var scanned = lines.Any(l => l.Scanned);
        var printed = Spaced(string.Join(' ', lines.Select(l => scanned ? WithoutSpecks(Clean(l.Text)) : Clean(l.Text))));
        var full = Abbreviations.Expand(scanned ? GluedUnits.Part(printed) : printed.Replace("TP.", "TP. ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
        var name = PlaceOfBody.MendPlace(NameCaser.Name(full, body), place);
        if (scanned)
        {
            if (!StartsWithHead(lines[0].Fold) || ScannedName.Mend(name, body, place) is not { } mended) return null;
            // A mended word may tell what is a place: its capitals are set anew.
            if (mended != name) name = PlaceOfBody.MendPlace(NameCaser.Name(mended.ToUpperInvariant(), body), place);
        }
        if (scanned) name = PlaceSpelling.Mend(name, body);
        var confidence = scanned ? 0.88 : 0.96;
        return new NamedBody(name, new Evidence
        {
            Printed = printed, Confidence = confidence, Repaired = full == printed ? null : $"“{printed}” viết đầy đủ",
            Anchor = view.AnchorOf(lines.Count > 1 && lines[^1].Range.End > lines[0].Start && lines[^1].Range.End - lines[0].Start < 160 && lines.All(l => l.Table < 0 && l.Box is null)
                ? new Layout.TextRange(lines[0].Start, lines[^1].Range.End) : lines[^1].Range),
        });
    }

    // "BỘ TÀI CHÍNH-BỘ LAO ĐỘNG": a second body begins behind the dash.
    private static string Spaced(string name)
    {
        for (var at = name.IndexOf('-'); at > 0 && at + 4 < name.Length; at = name.IndexOf('-', at + 2))
            if (name[at - 1] != ' ' && name[at + 1] != ' ' && name.AsSpan(at + 1, Math.Min(12, name.Length - at - 1)).Contains(' ') && StartsWithHead(Folding.FoldUpper(name.AsSpan(at + 1))))
                name = string.Concat(name.AsSpan(0, at), " - ", name.AsSpan(at + 1));
        return name;
    }

    // "HẢI ˆ TRÌ": a mark alone is dust; dashes and strokes may be print.
    private static string WithoutSpecks(string text) => string.Join(' ', text.Split(' ').Where(w => w.Length != 1 || char.IsUpper(w[0]) || char.IsLower(w[0]) || char.IsDigit(w[0]) || w[0] is '-' or '–' or '&' or '/' or '('));

    private static string Clean(string text) => text.Replace(":", "", StringComparison.Ordinal).TrimAny(" *.,_-–—|'`");
}
