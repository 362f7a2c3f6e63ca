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
        var bodies = Group(IssuerLines.Of(zone, place));
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

    private static List<List<Piece>> Group(List<Piece> lines)
    {
        var bodies = new List<List<Piece>>();
        foreach (var line in lines)
        {
            if (bodies.Count == 0 || (StartsWithHead(line.Fold) && !IssuerLines.IsLastWord(line, bodies[^1][^1]) && !GoesOn(bodies[^1])) || BoldBegins(bodies[^1][^1], line)) bodies.Add([line]);
            else bodies[^1].Add(line);
        }
        if (bodies.Count > 1 && !StartsWithHead(bodies[0][0].Fold) && bodies[0][0].Fold.Length < 6) bodies.RemoveAt(0);
        return bodies;
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

    /// <summary>True where a folded line begins with a word that opens the name of a body.</summary>
    public static bool StartsWithHead(string fold)
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

    /// <summary>Without the marks that stand around a name.</summary>
    public static string Clean(string text) => text.Replace(":", "", StringComparison.Ordinal).TrimAny(" *.,_-–—|'`");
}
