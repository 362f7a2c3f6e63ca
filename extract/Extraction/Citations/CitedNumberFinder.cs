using System.Buffers;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Finds numbers in one pass over digits and slashes: each is a whole number, a number without its symbol, or nothing.
/// Linear: every step looks a bounded way back and ahead.
/// </summary>
internal sealed class CitedNumberFinder(string text, TextRange range, SymbolIndex book)
{
    private static readonly SearchValues<char> Triggers = SearchValues.Create("0123456789/");
    private readonly List<CitationMention> _found = [];
    private CitationMention? _previous;
    private int _formEnd = -1;

    /// <summary>All mentions with a number, in reading order, without dates and issuers.</summary>
    public List<CitationMention> Find()
    {
        var span = text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End; )
        {
            var hit = span[at..].IndexOfAny(Triggers);
            if (hit < 0)
                break;
            var start = at + hit;
            if (text[start] == '/')
            {
                at = start + 1;
                if (start + 1 < range.End && CharacterClasses.IsUpper(text[start + 1]) && ReadBlank(start) is { } blank)
                    at = Add(blank);
                continue;
            }
            var length = span[start..].IndexOfAnyExceptInRange('0', '9');
            var end = length < 0 ? range.End : start + length;
            if (end + 1 < range.End && text[end] is 'O' or 'o' or 'l' or 'I' && char.IsAsciiDigit(text[end + 1]))
                end = DigitsThrough(end);
            at = end;
            if (end - start > 7)
                continue;
            if ((ReadWhole(start, end) ?? SpacedNumber(start, end) ?? ReadSymbolless(start, end)) is { } mention)
                at = Math.Max(end, Add(mention));
        }
        return _found;
    }

    /// <summary>"1O8/QĐ-UBND": a letter that OCR gives for a digit stands between digits.</summary>
    private int DigitsThrough(int end)
    {
        var i = end;
        while (i < range.End && i - end < 6 && (char.IsAsciiDigit(text[i]) || text[i] is 'O' or 'o' or 'l' or 'I'))
            i++;
        return char.IsAsciiDigit(text[i - 1]) && (i >= range.End || !CharacterClasses.IsLetterOrDigit(text[i]))
            ? i
            : end;
    }

    private int Add(CitationMention mention)
    {
        _found.Add(mention);
        _previous = mention;
        return mention.Span.End;
    }

    private CitationMention? ReadWhole(int start, int end)
    {
        // Cheap refusal first: nearly all digits of running text are no numbers of documents.
        if (!MayBeNumber(end))
            return null;
        var first = start;
        while (first > range.Start && start - first < 3 && text[first - 1] is 'O' or 'I' or 'l')
            first--;
        if (first > range.Start && CharacterClasses.IsLetterOrDigit(text[first - 1]))
            first = start;
        var stroke = false;
        if (first > range.Start && !MayPrecede(first, ref stroke))
            return null;
        if (!DocumentNumberScanner.TryScan(text.AsSpan(0, range.End), first, book, out var found))
            return null;
        if (stroke && (found.Strength != NumberPlausibility.Full || found.Reading.Number.Year is null))
            return null;
        var cue = CitationCue.ReadBefore(text, stroke ? first - 1 : first, CueLimit);
        var continues = ContinuesList(cue.Start);
        if (cue.FormCode || (cue.Type is null && continues && _formEnd >= 0 && _formEnd > (_previous?.Span.End ?? -1)))
        {
            _formEnd = found.End;
            return null;
        }
        var joined = JoinSerial(first, cue, found.Reading.Number);
        if (joined is { } whole)
            (_, cue, first) = whole;
        var number = TypeByWord(joined?.Item1 ?? found.Reading.Number, cue.Type, out var mended);
        var strength = mended is null ? found.Strength : NumberPlausibility.Full;
        if (!IsAccepted(found, number, strength, cue, continues))
            return null;
        var repaired = Join(found.Reading.Repaired, mended);
        var confidence = found.Reading.Confidence - (mended is null ? 0 : 0.15);
        if (stroke)
            (repaired, confidence) = (Join(repaired, $"bỏ nét thừa {text[first - 1]} trước số"), confidence - 0.35);
        if (joined is not null)
            (repaired, confidence) = (Join(repaired, "bỏ khoảng trống trong số"), confidence - 0.25);
        if (strength == NumberPlausibility.Weak)
            confidence -= 0.2;
        else if (strength == NumberPlausibility.Letter && cue.Type is null && !cue.Marked)
            confidence -= 0.15;
        var spoilt = joined is null && HasDamagedSerial(first, found.End, cue);
        if (spoilt)
            (repaired, confidence) = (null, 0.3);
        var partial =
            number is { Type: null, Year: null, Party: false } && IssuerSymbols.IsPartyCommittee(number.Issuer);
        return new CitationMention
        {
            Kind =
                partial ? CitationMentionKind.Short
                : number.HasSerial && !spoilt ? CitationMentionKind.Full
                : CitationMentionKind.Unread,
            Span = new TextRange(partial ? cue.Start : first, found.End),
            WordsStart = Math.Min(cue.Start, first),
            Number = number,
            Type = TypeName(cue.Type, number, continues),
            OwnWord = cue.Type is not null,
            Marked = cue.Marked,
            Continues = continues && cue.Type is null,
            Repaired = repaired,
            Confidence = Math.Max(0.3, Math.Round(confidence, 3)),
        };
    }

    private int CueLimit => Math.Max(range.Start, _previous?.Span.End ?? range.Start);

    /// <summary>A separator follows, over blanks, a serial's letter or a stray point.</summary>
    private bool MayBeNumber(int end)
    {
        var i = end;
        while (
            i < range.End && i - end < 3 && text[i] is 'O' or 'o' or 'I' or 'l'
            || (i < range.End && i == end && char.IsAsciiLetter(text[i]))
        )
            i++;
        while (i < range.End && i - end < 8 && text[i] is ' ' or '\u00A0' or '.' or ',')
            i++;
        return i < range.End && text[i] is '/' or '-' or '–' or '—' or '−' or '‐' or '‑' or '⁄' or '∕';
    }

    private bool MayPrecede(int first, ref bool stroke)
    {
        var before = text[first - 1];
        if (before is '/' or '\\' or '_' or '=' or '@' or '#' or '⁄' or '+')
            return false;
        var further = first - 2 >= range.Start ? text[first - 2] : ' ';
        if (before is '-' or '–')
            return !CharacterClasses.IsLetterOrDigit(further);
        if (before is '.' or ',' or ':')
            return !char.IsAsciiDigit(further);
        if (!CharacterClasses.IsLetterOrDigit(before))
            return true;
        // A stroke of the seal before the serial looks like a capital: "Z120/2020/NĐ-CP".
        stroke = char.IsAsciiLetterUpper(before) && CharacterClasses.IsWhiteSpace(further);
        return stroke;
    }

    private bool IsAccepted(
        ScannedNumber found,
        DocumentNumber number,
        NumberPlausibility strength,
        CitationCue cue,
        bool continues
    )
    {
        // "1/2000/QH" may be the scale of a map: a year alone, without type, makes no number unless words or a term do.
        if (
            strength == NumberPlausibility.Full
            && number is { Type: null, Year: not null }
            && cue is { Type: null, Marked: false }
            && !continues
        )
            return number.Issuer.AsSpan().ContainsAnyInRange('0', '9')
                || BeginsSettled(number)
                || DateFollows(found.End);
        if (strength == NumberPlausibility.Full)
            return true;
        var dated = DateFollows(found.End);
        if (cue.Type is not null)
        {
            // Programmes and projects bear codes as names: "Dự án 47/VIE-WB".
            if (
                !cue.Marked
                && !dated
                && cue.Type is "Dự án" or "Chương trình" or "Đề án" or "Phương án"
                && !BeginsSettled(number)
            )
                return false;
            return strength == NumberPlausibility.Letter || cue.Marked || WeakIsPlain(number, cue);
        }
        // "các công văn số 211, 215/PGDĐT": the list's last number bears the symbol.
        if (continues && _previous is { Kind: CitationMentionKind.Short, Marked: true } && number.Issuer.Length > 2)
            return true;
        if (strength == NumberPlausibility.Weak)
            return (cue.Marked && dated) || (continues && dated && number.Issuer.Length > 1);
        if (dated || continues || (cue.Marked && cue.Paper))
            return true;
        if (BeginsSettled(number))
            return cue.Marked || number.Issuer.AsSpan().ContainsAny('-', '/');
        return FillsLine(found.Start, found.End) && (cue.Marked || number.Issuer.Contains('-'));
    }

    private static bool BeginsSettled(DocumentNumber number)
    {
        var cut = number.Issuer.AsSpan().IndexOfAny('-', '/');
        return IssuerSymbols.IsSettled(cut < 0 ? number.Issuer : number.Issuer[..cut]);
    }

    /// <summary>
    /// Without "số" a single part must be a type, or belong to the old forms of numbers: "Quy định 124/QĐ", "Nghị định
    /// 45-CP".
    /// </summary>
    private static bool WeakIsPlain(DocumentNumber number, CitationCue cue) =>
        cue.Capital || number.Type is not null || IssuerSymbols.IsSettled(number.Issuer);

    private bool DateFollows(int at)
    {
        var i = at;
        while (i < range.End && i - at < 6 && (CharacterClasses.IsWhiteSpace(text[i]) || text[i] is ',' or '('))
            i++;
        return VietnameseDateScanner.TryScan(text.AsSpan(0, range.End), i, out var date)
            && date.Date.Month is not null
            && (date.Worded || date.Date.Year is not null);
    }

    private bool FillsLine(int start, int end) =>
        (start == range.Start || text[start - 1] is '\n' or '\t') && (end >= range.End || text[end] is '\n' or '\t');

    /// <summary>
    /// Only glue stands between the mention before and this one: ", ", "; ", "và", "số", a date, its issuer.
    /// </summary>
    private bool ContinuesList(int start)
    {
        if (_previous is not { } previous)
            return false;
        var from = Math.Max(previous.Span.End, _formEnd);
        return start >= from && CitationListSeparator.IsSeparator(text.AsSpan(from, start - from));
    }

    /// <summary>
    /// "Nghị quyết số 11/2006/NOQ-HĐND": the word tells the type that print or OCR spoilt by one letter.
    /// </summary>
    private static DocumentNumber TypeByWord(DocumentNumber number, string? word, out string? mended)
    {
        mended = null;
        if (number.Type is not null && DocumentTypes.NameOfAbbreviation(number.Type) is not null)
            return number;
        if (word is null || DocumentTypes.AbbreviationOfName(word) is not { } type || type == "CV")
            return number;
        var cut = number.Issuer.AsSpan().IndexOfAny('-', '/');
        var printed = number.Type ?? (cut < 0 ? "" : number.Issuer[..cut]);
        if (!SingleEditMatcher.IsSingleEdit(printed, type))
            return number;
        mended = $"{printed} đọc là {type} theo tên loại";
        return number.Type is not null
            ? number with
            {
                Type = type,
            }
            : number with
            {
                Type = type,
                Issuer = number.Issuer[(cut + 1)..],
            };
    }

    private string? TypeName(string? word, DocumentNumber number, bool continues)
    {
        var own = DocumentTypes.NameOfAbbreviation(number.Type);
        // A letter's CĐ is the union, not a telegram.
        if (word == "Công văn" && number.Type == "CĐ")
            return word;
        // "Công văn số 2113-TC/NSNN", "công văn số 636/CT-TTHT": after a letter's word TC is the Ministry of Finance
        // and CT a tax office, no types.
        if (word == "Công văn" && number.Type is "TC" or "PC" or "PB" or "CT")
            return word;
        if (word is not null && own is not null)
            return word.StartsWith(own, StringComparison.Ordinal) || word == "Công văn" ? own : word;
        if ((word ?? own) is { } type)
            return type;
        if (continues && _previous?.Type is { } listed)
            return listed;
        return number.Type is null && number.Year is null && !number.Party && number.Issuer.Contains('-')
            ? "Công văn"
            : null;
    }

    /// <summary>"số: 5 1/TTr-UBND", "Thông tư l 1/2022/…": OCR puts a blank between the digits of a serial.</summary>
    private (DocumentNumber, CitationCue, int)? JoinSerial(int first, CitationCue cue, DocumentNumber number)
    {
        if (
            cue.Marked
            || cue.Type is not null
            || number.Serial is not { Length: <= 3 } serial
            || first - 2 < range.Start
            || text[first - 1] != ' '
        )
            return null;
        var start = first - 1;
        while (
            start > range.Start
            && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is 'l' or 'I')
            && first - start <= 4
        )
            start--;
        if (first - 1 - start is 0 or > 2 || (start > range.Start && CharacterClasses.IsLetterOrDigit(text[start - 1])))
            return null;
        var before = CitationCue.ReadBefore(text, start, CueLimit);
        // A lone letter must follow the type word itself; digits must follow "số".
        var letters = text.AsSpan(start, first - 1 - start).ContainsAny('l', 'I');
        if (!before.Marked && !(letters && before.Type is not null))
            return null;
        var head = text[start..(first - 1)].Replace('l', '1').Replace('I', '1');
        return (number with { Serial = head + serial }, before, start);
    }

    /// <summary>
    /// "số: Š 1/TTr-UBND", "số {2/BC-STC", "129/V2§-P5": a sign that OCR could not read belongs to the number, so that
    /// what is left of it
    /// must not pass for the whole.
    /// </summary>
    private bool HasDamagedSerial(int first, int end, CitationCue cue)
    {
        if (
            end + 1 < range.End
            && text[end] is '§' or '$' or '¿' or '¡' or '£' or '¢'
            && (text[end + 1] == '-' || CharacterClasses.IsLetterOrDigit(text[end + 1]))
        )
            return true;
        if (first - 1 <= range.Start)
            return false;
        if (cue.Marked || cue.Type is not null)
            return false;
        var at = first;
        var spaced = text[at - 1] == ' ';
        if (spaced)
            at--;
        var start = at;
        while (
            start > range.Start && at - start < 3 && text[start - 1] is not (' ' or '\n' or '\t' or ':' or ',' or ';')
        )
            start--;
        if (start == at || at - start > 2)
            return false;
        // What stands alone between "số" and the digits is no word: one sign, or a letter that no Vietnamese word is.
        var sign = text[start];
        if (char.IsAsciiLetterOrDigit(sign) || sign is '(' or '“' or '"' or '*' or '-' or '–' or '+' or '•')
            return false;
        return CitationCue.ReadBefore(text, start, CueLimit).Marked;
    }

    private CitationMention? ReadBlank(int slash)
    {
        var start = slash;
        while (start > range.Start && slash - start < 40 && text[start - 1] is ' ' or '.' or '…' or '_' or '\u00A0')
            start--;
        var cue = CitationCue.ReadBefore(text, start == slash ? slash : start + 1, CueLimit);
        if (!cue.Marked || cue.FormCode)
            return null;
        if (
            !DocumentNumberScanner.TryScan(text.AsSpan(0, range.End), slash, book, out var found)
            || found.Reading.Number.Type is null
        )
            return null;
        return new CitationMention
        {
            Kind = CitationMentionKind.Unread,
            Span = new TextRange(slash, found.End),
            WordsStart = cue.Start,
            Number = found.Reading.Number,
            Type = TypeName(cue.Type, found.Reading.Number, false),
            OwnWord = cue.Type is not null,
            Marked = true,
            Confidence = 0.5,
        };
    }

    /// <summary>"Công văn số 153 CV/HND": papers of the nineties print a blank between serial and symbol.</summary>
    private CitationMention? SpacedNumber(int start, int end)
    {
        if (end + 4 >= range.End || text[end] != ' ' || !CharacterClasses.IsUpper(text[end + 1]) || end - start > 5)
            return null;
        var (i, slash) = (end + 1, -1);
        while (
            i < range.End
            && i - end < 30
            && (
                IsOfSymbol(text[i])
                || text[i] is '/' or '-' && i + 1 < range.End && CharacterClasses.IsUpper(text[i + 1])
            )
        )
            if (text[i++] == '/' && slash < 0)
                slash = i - 1;
        if (slash < 0 || slash - end is < 3 or > 9)
            return null;
        var cue = CitationCue.ReadBefore(text, start, CueLimit);
        // "Kết luận 181 KL/TW": the symbol repeats the word before the number.
        var named =
            cue is { Type: { } word, Capital: true }
            && DocumentTypes.AbbreviationOfName(word) is { } abbreviation
            && text.AsSpan(end + 1, slash - end - 1).Equals(abbreviation, StringComparison.OrdinalIgnoreCase);
        if (!(cue.Marked || named) || cue.FormCode || cue is { Type: null, Paper: false })
            return null;
        if (
            !DocumentNumberParser
                .Read(string.Concat(text.AsSpan(start, end - start), "-", text.AsSpan(end + 1, i - end - 1)), book)
                .TryGet(out var reading) || !reading.Number.HasSerial
        )
            return null;
        return new CitationMention
        {
            Kind = CitationMentionKind.Full,
            Span = new TextRange(start, i),
            WordsStart = cue.Start,
            Number = reading.Number,
            Type = TypeName(cue.Type, reading.Number, false),
            OwnWord = cue.Type is not null,
            Marked = true,
            Repaired = Join(reading.Repaired, "thêm dấu - sau số"),
            Confidence = 0.8,
        };
    }

    private static bool IsOfSymbol(char c) =>
        CharacterClasses.IsUpper(c) || c == '&' || char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c);

    private CitationMention? ReadSymbolless(int start, int end)
    {
        if (
            end - start > 5
            || (
                start > range.Start
                && (CharacterClasses.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '-' or '.' or ',')
            )
        )
            return null;
        if (!char.IsAsciiDigit(text[end - 1]) || text.AsSpan(start, end - start).IndexOfAnyExceptInRange('0', '9') >= 0)
            return null;
        // The union's resolutions: "Nghị quyết số 6a, 7b".
        if (
            end + 1 < range.End
            && text[end] is >= 'a' and <= 'd'
            && !CharacterClasses.IsLetterOrDigit(text[end + 1])
            && text[end + 1] is not (')' or '.')
        )
            end++;
        if (!SymbollessNumberReader.MayEnd(text, end, range.End))
            return null;
        var cue = CitationCue.ReadBefore(text, start, CueLimit);
        if (cue.FormCode)
            return null;
        var continues =
            cue.Type is null
            && _previous is { Kind: CitationMentionKind.Short, Number: not null }
            && ContinuesList(cue.Start);
        if (cue.Type is null && !continues)
            return null;
        if (!SymbollessNumberReader.IsDocument(text.AsSpan(start, end - start), cue, continues))
            return null;
        return new CitationMention
        {
            Kind = CitationMentionKind.Short,
            Span = new TextRange(continues ? start : cue.Start, end),
            WordsStart = cue.Start,
            Number = new DocumentNumber(text[start..end], null, null, "", false),
            Type = cue.Type ?? _previous!.Type,
            OwnWord = cue.Type is not null,
            Marked = cue.Marked,
            Continues = continues,
            Confidence = cue.Marked ? 0.8 : 0.7,
        };
    }

    private static string? Join(string? a, string? b) =>
        a is null ? b
        : b is null ? a
        : a + "; " + b;
}
