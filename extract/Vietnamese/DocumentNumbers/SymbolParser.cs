using System.Collections.Immutable;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// What follows the serial: parts divided by "-" and "/"; which of them is the type, in whose order they stand.
/// </summary>
internal static class SymbolParser
{
    /// <summary>Splits a symbol; doubled separators are one. False where nothing or an empty part stands.</summary>
    public static bool TrySplit(
        ReadOnlySpan<char> symbol,
        RepairLog repairs,
        out List<string> parts,
        out List<char> separators
    )
    {
        (parts, separators) = ([], []);
        var start = 0;
        for (var i = 0; i <= symbol.Length; i++)
        {
            if (i < symbol.Length && symbol[i] is not ('-' or '/' or '.' or '_' or ',' or ';' or ':' or '=' or '~'))
                continue;
            if (i > start)
            {
                if (i < symbol.Length && symbol[i] == '.' && IsSpeck(symbol, start, i) is { } whole and > 0)
                {
                    parts.Add(string.Concat(symbol[start..i], symbol[(i + 1)..whole]));
                    repairs.Add("bỏ dấu chấm trong ký hiệu", 0.1);
                    if (whole == symbol.Length)
                        break;
                    separators.Add(symbol[whole] == '/' ? '/' : '-');
                    (start, i) = (whole + 1, whole);
                    continue;
                }
                parts.Add(symbol[start..i].ToString());
                if (i == symbol.Length)
                    break;
                separators.Add(symbol[i] == '/' ? '/' : '-');
                if (symbol[i] is not ('-' or '/'))
                    repairs.Add($"dấu {symbol[i]} đọc là -", 0.1);
            }
            else if (i == symbol.Length || parts.Count == 0)
                return false;
            else
                repairs.Add("bỏ dấu lặp", 0.1);
            start = i + 1;
        }
        return parts.Count > 0 && separators.Count == parts.Count - 1;
    }

    /// <summary>
    /// "L.ĐLĐ": a speck within a settled symbol, where the letters before and behind it alone are none. The end of the
    /// symbol; 0 where the point divides.
    /// </summary>
    private static int IsSpeck(ReadOnlySpan<char> symbol, int start, int at)
    {
        var end = at + 1;
        while (end < symbol.Length && CharacterClasses.IsLetterOrDigit(symbol[end]))
            end++;
        if (
            end - at < 2
            || IssuerSymbols.IsSettled(symbol[(at + 1)..end].ToString())
            || (start == 0 && DocumentTypes.OfficialAbbreviation(symbol[start..at]) is not null)
        )
            return 0;
        return IssuerSymbols.IsSettled(string.Concat(symbol[start..at], symbol[(at + 1)..end])) ? end : 0;
    }

    /// <summary>"T.Ư", "T.U", "Th.U", "H.U": a point inside a Party committee's symbol, at an offset.</summary>
    public static bool DottedCommittee(ReadOnlySpan<char> text, int at) =>
        at > 0
        && at + 1 < text.Length
        && text[at] == '.'
        && text[at + 1] is 'U' or 'Ư' or 'W'
        && (at + 2 >= text.Length || !CharacterClasses.IsLetterOrDigit(text[at + 2]))
        && (
            text[at - 1] is 'T' or 'H' or 'Đ' or 'Q' && at > 1 && text[at - 2] is '/' or '-' or ' '
            || text[at - 1] is 'h' or 'H' && at > 1 && text[at - 2] == 'T'
        );

    /// <summary>"/2021" at an offset: contracts print the year behind the symbol.</summary>
    public static bool TrailingYear(ReadOnlySpan<char> text, int at) =>
        at + 5 <= text.Length
        && text[at] == '/'
        && (text.Slice(at + 1, 2) is "19" or "20")
        && char.IsAsciiDigit(text[at + 3])
        && char.IsAsciiDigit(text[at + 4]);

    /// <summary>A part by its shape, or a type or settled symbol in whatever case.</summary>
    public static bool IsPart(ReadOnlySpan<char> part) =>
        NumberHomoglyphs.IsSymbolPart(part)
        || IsSpoiltAssembly(part)
        || (
            part.Length is > 1 and <= 12
            && !HasTone(part)
            && (DocumentTypes.OfficialAbbreviation(part) is not null || IssuerSymbols.OfficialSymbol(part) is not null)
        );

    /// <summary>The number that serial and parts make.</summary>
    public static DocumentNumber Build(
        string? serial,
        int? year,
        bool dash,
        List<string> parts,
        List<char> separators,
        SymbolIndex? book,
        RepairLog repairs
    )
    {
        if (parts.Count == 1)
            SplitJoined(parts, separators, repairs);
        var type = TypeOf(parts, dash, repairs);
        for (var i = type is null ? 0 : 1; i < parts.Count; i++)
            parts[i] = Restore(parts[i], year, book, repairs);
        var rest =
            type is null ? Join(parts, separators, 0)
            : parts.Count == 1 ? ""
            : Join(parts, separators, 1);
        if (type is null)
            return new DocumentNumber(serial, year, null, rest, dash);
        if (rest.Length == 0)
            return new DocumentNumber(serial, year, type, "", dash);
        var slash = separators[0] == '/';
        if (dash)
        {
            if (slash)
                return new DocumentNumber(serial, year, type, rest, true);
            var party = IssuerSymbols.IsPartyCommittee(rest);
            repairs.Add(party ? "đặt lại dấu / theo thể thức của Đảng" : "dấu - sau số đọc là /", 0.1);
            return new DocumentNumber(serial, year, type, rest, party);
        }
        if (year is null && IssuerSymbols.IsPartyCommittee(rest))
        {
            repairs.Add("đặt lại thứ tự theo thể thức của Đảng", 0.05);
            return new DocumentNumber(serial, null, type, rest, true);
        }
        return new DocumentNumber(serial, year, type, rest, false) { Slash = slash };
    }

    /// <summary>The official type that a first part is; in the Party's order any capitals are one.</summary>
    private static string? TypeOf(List<string> parts, bool dash, RepairLog repairs)
    {
        var first = parts[0];
        var official = DocumentTypes.OfficialAbbreviation(first) ?? (parts.Count > 1 ? RepairPart(first) : null);
        // CĐ, HĐ and TC alone are Công đoàn, Hội đồng, Tài chính as well: alone they are the issuer.
        if (parts.Count == 1 && official is "CĐ" or "HĐ" or "TC" or "PC" or "PB" or "CT" or "L")
            return null;
        if (parts.Count == 1 && dash)
            return null;
        if (official is null)
            return dash && parts.Count > 1 ? first : null;
        if (official != first)
            repairs.Add($"{first} đọc là {official}", OnlyCase(first, official) ? 0.02 : 0.08);
        return official;
    }

    /// <summary>
    /// True for the abbreviation of a type, also one that OCR spoilt in a way that has one meaning only.
    /// </summary>
    public static bool IsType(ReadOnlySpan<char> part) =>
        DocumentTypes.OfficialAbbreviation(part) is not null
        || (part.Length is > 2 and < 8 && RepairPart(part.ToString()) is not null);

    // "QĐĐ" for QĐ; "TIr", "CIr" for TTr, CTr: no other type ends in a small r.
    private static string? RepairPart(string part) =>
        RemoveDoubledStrokes(part, FindUnambiguous)
        ?? (
            part.Length == 3 && part[2] == 'r' && "TIFJ".Contains(part[1], StringComparison.Ordinal)
                ? part[0] switch
                {
                    'T' or 'I' or 'F' => "TTr",
                    'C' => "CTr",
                    _ => null,
                }
                : null
        );

    private static string? FindUnambiguous(string part) =>
        DocumentTypes.OfficialAbbreviation(part)
            is { Length: > 1 } type
                and not ("CĐ" or "HĐ" or "TC" or "PC" or "PB" or "CT" or "TT")
            ? type
            : null;

    /// <summary>
    /// "QĐĐ" for QĐ, "LĐĐLĐ" for LĐLĐ: OCR and seals double the stroke of a Đ. What is known without one of the two;
    /// null where nothing is, or in two ways.
    /// </summary>
    private static string? RemoveDoubledStrokes(string part, Func<string, string?> known)
    {
        string? found = null;
        for (var i = 1; i < part.Length; i++)
        {
            if (part[i] != 'Đ' || part[i - 1] != 'Đ' || known(part.Remove(i, 1)) is not { } one || one == found)
                continue;
            if (found is not null)
                return null;
            found = one;
        }
        return found ?? (CollapseRepeatedStrokes(part) is { } single && known(single) is { } all ? all : null);
    }

    // "LĐĐĐLĐ": three strokes or more of one Đ.
    private static string? CollapseRepeatedStrokes(string part)
    {
        if (!part.Contains("ĐĐ", StringComparison.Ordinal))
            return null;
        var single = part;
        while (single.Contains("ĐĐ", StringComparison.Ordinal))
            single = single.Replace("ĐĐ", "Đ", StringComparison.Ordinal);
        return single;
    }

    private static string Restore(string part, int? year, SymbolIndex? book, RepairLog repairs)
    {
        if (IssuerSymbols.IsSettled(part))
            return part;
        // OCR made the doubled letter wherever the paper prints it: that is no witness for it. CĐĐVN stands where names
        // spell it.
        if (
            book is { Ocr: true }
            && !book.SpellsOut(part)
            && RemoveDoubledStrokes(
                part,
                p => IssuerSymbols.IsSettled(p) || book.IsPrinted(p) || book.SpellsOut(p) ? p : null
            )
                is { } single
        )
        {
            repairs.Add($"{part} đọc là {single}", 0.05);
            return single;
        }
        if (book?.IsPrinted(part) == true)
            return part;
        if (part == "TƯ")
        {
            repairs.Add("TƯ đọc là TW", 0.02);
            return "TW";
        }
        if ((AssemblyOf(part) ?? AssemblyOfYear(part, year)) is { } assembly)
        {
            repairs.Add($"{part} đọc là {assembly}", 0.1);
            return assembly;
        }
        var settled =
            book?.Restore(part)
            ?? IssuerSymbols.OfficialSymbol(part)
            ?? RemoveDoubledStrokes(part, p => IssuerSymbols.IsSettled(p) || book?.IsPrinted(p) == true ? p : null);
        if (settled is null || settled == part)
            return part;
        repairs.Add($"{part} đọc là {settled}", OnlyCase(part, settled) ? 0.02 : 0.05);
        return settled;
    }

    /// <summary>"QHI4" for QH14: after QH stands a number of term; null where nothing is to mend.</summary>
    private static string? AssemblyOf(string part)
    {
        if (IsSpoiltAssembly(part))
            return "QH" + part[2..];
        var at =
            part.StartsWith("UBTVQH", StringComparison.Ordinal) ? 6
            : part.StartsWith("QH", StringComparison.Ordinal) ? 2
            : -1;
        if (at < 0 || part.Length - at is 0 or > 2 || !part.AsSpan(at).ContainsAnyInRange('0', '9'))
            return null;
        var term = string.Create(
            part.Length - at,
            part[at..],
            static (into, from) =>
            {
                for (var i = 0; i < into.Length; i++)
                    into[i] = NumberHomoglyphs.ToDigit(from[i]);
            }
        );
        return term != part[at..] && term.All(char.IsAsciiDigit) ? part[..at] + term : null;
    }

    // First years of the terms of the National Assembly from the tenth on: a number's year and term must agree.
    private static readonly int[] TermBegins = [1997, 2002, 2007, 2011, 2016, 2021, 2026, 2031];

    /// <summary>
    /// "30/2009/QH112", "21/2017/H14": a term that cannot be, mended where the year tells one that is but a stroke
    /// away.
    /// </summary>
    private static string? AssemblyOfYear(string part, int? year)
    {
        if (year is not { } y || y <= TermBegins[0] || TermBegins.Contains(y))
            return null;
        var digits =
            part.StartsWith("QH", StringComparison.Ordinal) ? part[2..]
            : part.StartsWith('H') ? part[1..]
            : "";
        if (digits.Length is < 2 or > 3 || !digits.All(char.IsAsciiDigit) || (digits.Length == 2 && part[0] == 'Q'))
            return null;
        var term = (9 + TermBegins.Count(b => b < y)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var fits =
            digits == term || (digits.Length == 3 && Enumerable.Range(0, 3).Any(i => digits.Remove(i, 1) == term));
        return fits ? "QH" + term : null;
    }

    /// <summary>"0H13", "OH13" for QH13.</summary>
    public static bool IsSpoiltAssembly(ReadOnlySpan<char> part) =>
        part.Length is 3 or 4
        && part[0] is '0' or 'O'
        && part[1] == 'H'
        && part[2..].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>"NĐCP", "QĐUBND": a type and a settled symbol without their dash.</summary>
    private static void SplitJoined(List<string> parts, List<char> separators, RepairLog repairs)
    {
        var joined = parts[0];
        if (IssuerSymbols.IsSettled(joined) || DocumentTypes.OfficialAbbreviation(joined) is not null)
            return;
        for (var cut = 2; cut <= Math.Min(4, joined.Length - 2); cut++)
        {
            if (
                DocumentTypes.OfficialAbbreviation(joined.AsSpan(0, cut)) is not { } type
                || IssuerSymbols.OfficialSymbol(joined.AsSpan(cut)) is not { } issuer
            )
                continue;
            // Only where the print itself is right but for the dash: CĐCT alone is an issuer.
            if (type != joined[..cut] || issuer != joined[cut..] || type is "CĐ" or "HĐ")
                continue;
            parts[0] = type;
            parts.Add(issuer);
            separators.Add('-');
            repairs.Add("thêm dấu - sau tên loại", 0.15);
            return;
        }
    }

    private static string Join(List<string> parts, List<char> separators, int from)
    {
        if (parts.Count - from == 1)
            return parts[from];
        var text = new System.Text.StringBuilder(parts[from]);
        for (var i = from + 1; i < parts.Count; i++)
            text.Append(separators[i - 1]).Append(parts[i]);
        return text.ToString();
    }

    private static bool OnlyCase(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool HasTone(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
            if (
                !NumberHomoglyphs.IsSymbolChar(c)
                || (c > 0x7F && !NumberHomoglyphs.IsSymbolLetter(char.ToUpperInvariant(c)))
            )
                return true;
        return false;
    }
}
