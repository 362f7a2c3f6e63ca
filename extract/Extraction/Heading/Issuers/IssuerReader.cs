using Pipeline.Extraction.Heading.Dates;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>A body's name with its evidence.</summary>
internal sealed record NamedBody(string Name, Evidence Evidence);

/// <summary>
/// The issuing body and the one above it, from the left of the heading (Decree 30/2020/NĐ-CP, Annex I, item 2).
/// </summary>
internal static class IssuerReader
{
    // Words that open the name of a body: a new body begins with one, other lines go on with the name above.
    private static readonly string[] Heads =
    [
        "UBND",
        "UY BAN",
        "HDND",
        "HOI DONG",
        "SO",
        "BO",
        "BAN",
        "CUC",
        "CHI CUC",
        "TONG CUC",
        "VU",
        "PHONG",
        "VAN PHONG",
        "TRUONG",
        "TRUNG TAM",
        "VIEN",
        "HOC VIEN",
        "DAI HOC",
        "BENH VIEN",
        "CONG TY",
        "TONG CONG TY",
        "TAP DOAN",
        "NGAN HANG",
        "KHO BAC",
        "TOA AN",
        "TAND",
        "VKSND",
        "HOI",
        "DOAN",
        "BUU DIEN",
        "DIEN LUC",
        "TINH DOAN",
        "THANH DOAN",
        "HUYEN DOAN",
        "QUAN DOAN",
        "CHI DOAN",
        "HAT",
        "LAM TRUONG",
        "THU VIEN",
        "BAO TANG",
        "CANG",
        "BUU CUC",
        "LIEN DOAN",
        "LDLD",
        "CONG DOAN",
        "TONG LIEN DOAN",
        "DANG BO",
        "DANG UY",
        "CHI BO",
        "TINH UY",
        "HUYEN UY",
        "THANH UY",
        "QUAN UY",
        "THI UY",
        "MAT TRAN",
        "UBMTTQ",
        "BAO HIEM",
        "BHXH",
        "CONG AN",
        "CHINH PHU",
        "THU TUONG",
        "CHU TICH",
        "QUOC HOI",
        "THANH TRA",
        "TRAM",
        "TO",
        "DOI",
        "CUM",
        "KHOI",
        "LIEN MINH",
        "HIEP HOI",
        "BCH",
        "BCD",
        "BQL",
        "CD",
        "CDCS",
        "CDN",
        "NHA",
        "XI NGHIEP",
        "KIEM TOAN",
        "DAI",
        "QUY",
        "TIEU BAN",
        "LIEN HIEP",
        "HDTDKT",
        "DANG DOAN",
        "TRUONG THPT",
        "QUAN KHU",
        "BINH DOAN",
        "SU DOAN",
        "BTL",
    ];

    // What the paper tells elsewhere: its text, and the place line's place with how sure OCR is of it.
    private sealed record StatedName(string Body, string? Place, double Sure);

    private static readonly PrefixMatcher ByHead = new(Heads);

    private static readonly string[] Incomplete =
    [
        "UY BAN NHAN DAN",
        "HOI DONG NHAN DAN",
        "UBND",
        "HDND",
        "HOI DONG",
        "LIEN DOAN LAO DONG",
        "LDLD",
        "CONG DOAN",
        "DANG UY",
        "DANG BO",
        "CHI BO",
        "TRUNG TAM",
        "TRUONG",
        "BAN CHI DAO",
        "BAN",
        "CONG TY",
        "TONG CONG TY",
        "TAP DOAN",
        "BENH VIEN",
        "DAI HOC",
        "HOC VIEN",
        "VIEN",
        "TRUONG DAI HOC",
        "CHI CUC",
        "CUC",
        "TONG CUC",
        "HOI",
        "DOAN",
        "UY BAN",
        "KHO BAC NHA NUOC",
        "NGAN HANG",
        "BAO HIEM XA HOI",
        "TOA AN NHAN DAN",
        "VIEN KIEM SAT NHAN DAN",
        "CONG AN",
        "BAN QUAN LY",
        "UY BAN MTTQ VIET NAM",
        "BO CHI HUY QUAN SU",
        "BAN CHI HUY QUAN SU",
        "HOI LIEN HIEP",
        "TONG LIEN DOAN",
        "VAN PHONG HOI DONG NHAN DAN",
        "CONG TY CO PHAN",
        "CONG TY TNHH",
        "THUONG TRUC",
        "MAT TRAN TO QUOC VIET NAM",
    ];

    /// <summary>The bodies over the number: the last is the issuer, the one before it the parent.</summary>
    /// <param name="view">The document.</param>
    /// <param name="zone">Its heading.</param>
    /// <param name="date">The place and date line.</param>
    /// <param name="number">The paper's number, or null.</param>
    public static (NamedBody? Issuer, NamedBody? Parent) Read(
        DocumentView view,
        HeadingZone zone,
        DateAndPlace date,
        NumberField? number
    )
    {
        var place = date.Place;
        var bodies = Group(IssuerNameRow.FromLines(IssuerLineFinder.Find(zone, place)), place);
        if (bodies.Count == 0)
            return (null, null);
        // A name goes on over the line's end.
        var body = string.Create(
            Math.Min(view.Span.Length, 40_000),
            view,
            static (into, of) => of.Text.AsSpan(of.Span.Start, into.Length).Replace(into, '\n', ' ')
        );
        var told = new StatedName(
            body,
            place,
            date.PlaceEvidence?.Anchor is { } at ? view.OcrConfidenceOf(view.RangeOf(at)) : 0
        );
        var own = CreateNamedBody(view, bodies[^1], told, null);
        var parent = bodies.Count > 1 ? CreateNamedBody(view, bodies[^2], told, own?.Name) : null;
        if (parent is not null && IssuerPlaceResolver.CompleteBareName(parent.Name, null, place) is { } whole)
            parent = parent with { Name = whole };
        // One place under two bodies has one spelling: the place line told that of the issuer's.
        if (
            parent is not null
            && own is not null
            && IssuerPlaceResolver.FindPlaceAtEnd(own.Name) is { } mine
            && IssuerPlaceResolver.FindPlaceAtEnd(parent.Name) is { } theirs
            && mine != theirs
            && Folding.FoldUpper(mine) == Folding.FoldUpper(theirs)
        )
            parent = parent with { Name = parent.Name[..^theirs.Length] + mine };
        if (own is not { } issuer)
            return (null, parent);
        if (
            bodies.Count == 1
            && bodies[0].Any(r => r.Piece.Scanned)
            && IssuerCorroboration.ContradictsNumber(issuer.Name, zone, number)
        )
            return (null, issuer);
        // The Youth Union prints its own name where others print the State's.
        if (
            zone.Nation >= 0
            && zone.Pieces[zone.Nation].Fold.Contains("HO CHI MINH", StringComparison.Ordinal)
            && issuer.Name.StartsWith("Ban Chấp hành ", StringComparison.Ordinal)
            && (
                issuer.Name == "Ban Chấp hành Trung ương"
                    ? "Trung ương"
                    : IssuerPlaceResolver.FindPlaceAtEnd(issuer.Name)
            )
                is { } unit
            && issuer.Name.Length == "Ban Chấp hành ".Length + unit.Length
        )
            issuer = issuer with
            {
                Name =
                    unit == "Trung ương"
                        ? "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"
                        : $"Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh {unit}",
            };
        if (issuer.Name is "Ủy ban nhân dân" or "Hội đồng nhân dân")
            return (LocalBodyCompletion.Complete(issuer, zone, place), parent);
        var full = IssuerPlaceResolver.Complete(issuer.Name, parent?.Name, place);
        if (parent is null && full == issuer.Name && bodies[^1].Any(r => r.Piece.Scanned))
            full = SelfNamedIssuerFinder.Complete(full, body);
        return (issuer with { Name = full }, parent);
    }

    private static List<List<IssuerNameRow>> Group(List<IssuerNameRow> rows, string? place)
    {
        var bodies = new List<List<IssuerNameRow>>();
        foreach (var row in rows)
        {
            if (
                bodies.Count == 0
                || (
                    (StartsWithHead(row.Fold) || IsNewspaper(row))
                    && !row.IsLastWord
                    && !GoesOn(bodies[^1])
                    && !NamesUnit(bodies[^1][^1].Text, row, place)
                )
                || BoldBegins(bodies[^1][^1], row)
            )
                bodies.Add([row]);
            else
                bodies[^1].Add(row);
        }
        if (bodies.Count > 1 && !StartsWithHead(bodies[0][0].Fold) && bodies[0][0].Fold.Length < 6)
            bodies.RemoveAt(0);
        return bodies;
    }

    // With its tone: "BẢO LỘC" is a place.
    private static bool IsNewspaper(IssuerNameRow row) =>
        row.Text.TrimStart(' ', '*', '-', '.') is ['B', 'Á', 'O', ' ', ..];

    // The parent is printed upright, the issuer bold (Decree 30/2020/NĐ-CP, Annex I).
    private static bool BoldBegins(IssuerNameRow above, IssuerNameRow row) =>
        above.Piece.Bold == false && row.Piece.Bold == true && StartsWithHead(row.Fold);

    // "LIÊN ĐOÀN LAO ĐỘNG TỈNH / TRƯỜNG TRẠCH", "UBND HUYỆN / VŨ THƯ": places whose first word opens names of bodies
    // too.
    private static bool NamesUnit(string above, IssuerNameRow row, string? place)
    {
        var end = above.TrimEnd(' ', '.', ',', '-', '*').ToUpperInvariant();
        if (
            !end.EndsWith(" TỈNH", StringComparison.Ordinal)
            && !end.EndsWith(" HUYỆN", StringComparison.Ordinal)
            && !end.EndsWith(" THÀNH PHỐ", StringComparison.Ordinal)
        )
            return false;
        var name = row.Fold.TrimAny(" -.,*");
        var words = name.Split(' ');
        return words.Length is > 1 and < 4
            && (
                place is not null && Folding.FoldUpper(place) == name
                || words[0]
                    is "TRUONG"
                        or "DOAN"
                        or "VU"
                        or "HOI"
                        or "VIEN"
                        or "DAI"
                        or "TO"
                        or "DOI"
                        or "CANG"
                        or "QUY"
            );
    }

    private static bool GoesOn(List<IssuerNameRow> body)
    {
        var fold = string.Join(' ', body.Select(p => p.Fold)).TrimAny(" -.,*");
        var last = body[^1].Fold.TrimEnd();
        // The rule under a name, which OCR reads as a dash behind its last word.
        if (
            body.Count > 1
            && body[^1].Piece.Scanned
            && last.EndsWith(" -", StringComparison.Ordinal)
            && TrimMarks(last) is var word
            && word.Count(c => c == ' ') < 3
        )
            last = word;
        if (
            last.EndsWith(" VA", StringComparison.Ordinal)
            || last.EndsWith('-')
            || last.EndsWith(',')
            || last.EndsWith(" CUA", StringComparison.Ordinal)
            || last.EndsWith(" CAC", StringComparison.Ordinal)
        )
            return true;
        return Incomplete.Contains(fold, StringComparer.Ordinal);
    }

    /// <summary>A body's name by its first two words; a single one may be a family name ("VŨ", "ĐOÀN").</summary>
    public static bool BeginsBody(string fold) =>
        Heads.Any(h =>
            h.Contains(' ', StringComparison.Ordinal)
            && fold.StartsWith(h, StringComparison.Ordinal)
            && (fold.Length == h.Length || fold[h.Length] == ' ')
        );

    /// <summary>True where a folded line begins with a word that opens the name of a body.</summary>
    public static bool StartsWithHead(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *-.,'\"");
        // "ĐOẢÀN", "ĐOÄN": slips of OCR; no word of the language doubles its A.
        if (
            text[..Math.Min(12, text.Length)] is var first
            && (first.Contains('Ä') || first.IndexOf("AA", StringComparison.Ordinal) >= 0)
        )
            text = text.ToString().Replace('Ä', 'A').Replace("AA", "A", StringComparison.Ordinal);
        return ByHead.MatchLongest(text, whole: true) > 0;
    }

    // Null where OCR gave no name of a body.
    private static NamedBody? CreateNamedBody(
        DocumentView view,
        List<IssuerNameRow> rows,
        StatedName told,
        string? other
    )
    {
        var (body, place, sure) = told;
        var lines = rows.ConvertAll(r => r.Piece);
        var scanned = lines.Any(l => l.Scanned);
        var printed = JoinRows(lines.Select(l => l.Text), scanned);
        var text = scanned
            ? GluedWordSplitter.SplitWords(JoinRows(rows.Select(r => r.Text), scanned))
            : printed.Replace("TP.", "TP. ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);
        var full = OrganisationAbbreviations.Expand(text);
        var read = NameCaseRestorer.RestoreName(full, body);
        var name = scanned
            ? IssuerPlaceResolver.MendScanned(read, place, body)
            : IssuerPlaceResolver.MendPlace(read, place);
        if (scanned)
        {
            var last = rows[^1].IsLastWord ? rows[^1].Piece : null;
            if (
                !StartsWithHead(rows[0].Fold) && !IsNewspaper(rows[0])
                || PlaceCorroboration.CompletePlace(
                    name,
                    last?.Text,
                    last is not null && !WrappedNameTail.IsSure(last),
                    body,
                    place,
                    other
                )
                    is not { } settled
                || ScannedNameValidator.Repair(settled, body, place) is not { } mended
            )
                return null;
            // A mended word may tell what is a place: its capitals are set anew.
            name =
                mended == settled
                    ? settled
                    : IssuerPlaceResolver.MendScanned(
                        NameCaseRestorer.RestoreName(mended.ToUpperInvariant(), body),
                        place,
                        body
                    );
            // The place line outweighs the text's spelling where the row agrees with it, or was read less surely.
            var row =
                rows.SelectMany(r => r.Piece.Words)
                    .TakeLast(place?.Count(c => c == ' ') + 1 ?? 0)
                    .Min(w => w.Word.Confidence)
                ?? 1;
            name = PlaceSpellingRepair.Repair(
                name,
                body,
                place is not null && (sure >= row || read.EndsWith(" " + place, StringComparison.Ordinal))
                    ? place
                    : null
            );
        }
        var confidence = scanned ? 0.88 : 0.96;
        return new NamedBody(
            name,
            new Evidence
            {
                Printed = printed,
                Confidence = confidence,
                Repaired = full == printed ? null : $"“{printed}” viết đầy đủ",
                Anchor = view.AnchorOf(
                    lines.Count > 1
                    && lines[^1].Range.End > lines[0].Start
                    && lines[^1].Range.End - lines[0].Start < 160
                    && lines.All(l => l.Table < 0 && l.Box is null)
                        ? new Pipeline.Layout.TextRange(lines[0].Start, lines[^1].Range.End)
                        : lines[^1].Range
                ),
            }
        );
    }

    private static string JoinRows(IEnumerable<string> rows, bool scanned) =>
        RestoreSpaces(
            string.Join(' ', rows.Select(r => scanned ? IssuerNameRow.WithoutSpecks(TrimMarks(r)) : TrimMarks(r)))
        );

    // "BỘ TÀI CHÍNH-BỘ LAO ĐỘNG": a second body begins behind the dash.
    private static string RestoreSpaces(string name)
    {
        for (var at = name.IndexOf('-'); at > 0 && at + 4 < name.Length; at = name.IndexOf('-', at + 2))
            if (
                name[at - 1] != ' '
                && name[at + 1] != ' '
                && name.AsSpan(at + 1, Math.Min(12, name.Length - at - 1)).Contains(' ')
                && StartsWithHead(Folding.FoldUpper(name.AsSpan(at + 1)))
            )
                name = string.Concat(name.AsSpan(0, at), " - ", name.AsSpan(at + 1));
        return name;
    }

    /// <summary>Without the marks that stand around a name.</summary>
    public static string TrimMarks(string text) =>
        text.Replace(":", "", StringComparison.Ordinal).TrimAny(" *.,_-–—|'`");
}

/// <summary>
/// Weighs a body's name that OCR read: what cannot be a name is mended where one word alone can be meant, else unread.
/// </summary>
internal static class ScannedNameValidator
{
    // The words that names of bodies are made of; a slip of one letter in one of them is mended.
    private static readonly string[] Usual =
    [
        "tỉnh",
        "huyện",
        "quận",
        "phường",
        "thành",
        "phố",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "liên",
        "đoàn",
        "lao",
        "động",
        "công",
        "ngành",
        "hội",
        "đồng",
        "tổng",
        "phòng",
        "trung",
        "tâm",
        "đảng",
        "bộ",
        "trường",
        "việt",
        "nam",
    ];

    private static readonly string[] Large = [" tỉnh "];
    private static readonly string[] Small = [" huyện ", " quận ", " thị xã ", " phường ", " thị trấn "];

    /// <summary>The name, mended where needed; null where it is not to be believed.</summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text: a word that it prints again is no slip, however strange.</param>
    /// <param name="place">The place line's place, or null: its words are none either.</param>
    public static string? Repair(string name, string body, string? place)
    {
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsSlip(words[i], body) || place?.Contains(words[i], StringComparison.OrdinalIgnoreCase) == true)
                continue;
            var small = words[i].ToLowerInvariant();
            var meant = Usual.Where(u => FixedHeadingLines.LevenshteinDistance(small, u, 1) <= 1).Take(2).ToArray();
            if (meant.Length != 1)
                return null;
            words[i] = i == 0 ? char.ToUpperInvariant(meant[0][0]) + meant[0][1..] : meant[0];
        }
        // "Công đoán", "Công đoản": a word that can be, in the one place where only another can.
        for (var i = 0; i + 1 < words.Length; i++)
            if (
                Folding.FoldUpper(words[i]) is "CONG" or "LIEN"
                && words[i + 1].Length == 4
                && Folding.FoldUpper(words[i + 1]) == "DOAN"
            )
                words[i + 1] = "đoàn";
        // A letter alone is the rest of a word: "tỉnh Hải s y Dựng". "Y tế" has one, and names of places ("Đắk R'lấp")
        // whose sign is lost.
        if (words.Any(w => w.Length == 1 && char.IsLower(w[0]) && w is not "y"))
            return null;
        if (
            IssuerPlaceResolver.FindPlaceAtEnd(name)?.Split(' ') is { Length: > 4 } tail
            && tail.Any(w => w.Length == 1 && char.IsLetter(w[0]))
        )
            return null;
        var mended = string.Join(' ', words);
        if (mended.EndsWith("ổng Liên đoàn Lao động Việt", StringComparison.OrdinalIgnoreCase))
            mended = mended[..^4] + "Việt Nam";
        // "tỉnh A huyện B": the line between that names the lower body was not read.
        if (mended.Split(" tỉnh ").Length > 2)
            return null;
        return Large.Any(l =>
            mended.IndexOf(l, StringComparison.Ordinal) is >= 0 and var at
            && Small.Any(s => mended.IndexOf(s, at, StringComparison.Ordinal) > at)
        )
            ? null
            : mended;
    }

    private static bool IsSlip(string word, string body)
    {
        if (
            word.Length < 3
            || !word.AllCharacters(char.IsLetter)
            || SyllableGrammar.IsValid(word)
            || word.AllCharacters(char.IsAscii)
        )
            return false;
        var first = body.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return first < 0 || body.IndexOf(word, first + word.Length, StringComparison.OrdinalIgnoreCase) < 0;
    }
}
