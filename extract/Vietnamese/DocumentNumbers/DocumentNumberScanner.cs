using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>How plainly a string of characters is a document number before its context is looked at.</summary>
public enum NumberPlausibility
{
    /// <summary>Type and issuer, or a year before the symbol: nothing else looks so.</summary>
    Full,

    /// <summary>No type, but several parts or a settled symbol: a letter's number, or some other code.</summary>
    Letter,

    /// <summary>One part only: "124/QĐ", "12/A3", "45-CP". Needs words around it.</summary>
    Weak,
}

/// <summary>A document number found in running text.</summary>
/// <param name="Start">First character of the serial.</param>
/// <param name="End">One past the last character of the symbol.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Strength">How plainly it is a number.</param>
public readonly record struct ScannedNumber(
    int Start,
    int End,
    DocumentNumberReading Reading,
    NumberPlausibility Strength
);

/// <summary>
/// Finds where a document number ends in running text: over blanks, line ends and page ends, but not into the next
/// word, list item
/// or cell. Looks at most some hundred characters ahead, so that scanning stays linear.
/// </summary>
public static class DocumentNumberScanner
{
    private const int Reach = 160;

    /// <summary>
    /// Reads the number whose serial begins at <paramref name="start"/> (a digit, or a letter that OCR gives for one),
    /// or the blank
    /// serial's slash there; false where none stands.
    /// </summary>
    public static bool TryScan(ReadOnlySpan<char> text, int start, SymbolIndex? book, out ScannedNumber found)
    {
        found = default;
        var limit = Math.Min(text.Length, start + Reach);
        text = text[..limit];
        var i = start;
        while (i < limit && NumberHomoglyphs.IsDigitLike(text[i]))
            i++;
        if (i - start > 7)
            return false;
        if (
            i > start
            && i + 1 < limit
            && char.IsAsciiLetter(text[i])
            && text[i] is not ('O' or 'o' or 'I' or 'l')
            && IsSerialEnd(text, i + 1)
        )
            i++;
        var tight = i;
        i = SkipGap(text, i, false);
        var stray = i;
        while (stray < limit && stray - i < 2 && text[stray] is '.' or ',')
            stray++;
        if (stray > i && stray < limit && NumberHomoglyphs.ToMeantCharacter(text[stray]) == '/')
            i = stray;
        if (i >= limit || NumberHomoglyphs.ToMeantCharacter(text[i]) is not ('/' or '-'))
            return false;
        var dash = NumberHomoglyphs.IsDash(text[i]);
        var spaced = i > tight;
        i++;
        if (i < limit && NumberHomoglyphs.ToMeantCharacter(text[i]) == '/')
            i++;
        if (dash && spaced && i < limit && text[i] == '\n')
            return false;
        i = SkipGap(text, i, true);
        if (i < limit && char.IsAsciiDigit(text[i]) && !SkipYear(text, ref i, limit))
            return false;
        if (!ReadSymbol(text, ref i, book, out var parts))
            return false;
        if (
            SymbolParser.TrailingYear(text, i)
            && (i + 5 >= limit || !(CharacterClasses.IsLetterOrDigit(text[i + 5]) || text[i + 5] is '/' or '-'))
        )
            i += 5;
        if (!DocumentNumberParser.Read(WithoutPageEnd(text[start..i]), book).TryGet(out var reading))
            return false;
        var number = reading.Number;
        var strength =
            number.Year is not null || (number.Type is not null && number.Issuer.Length > 0) ? NumberPlausibility.Full
            : !dash && (parts > 1 || IssuerSymbols.IsSettled(number.Issuer)) ? NumberPlausibility.Letter
            : NumberPlausibility.Weak;
        // After a dash only the Party's order is plain: "18-V2" and "2025-XD" are anything.
        if (dash && !number.Party && strength == NumberPlausibility.Full && number.Year is null)
            strength = NumberPlausibility.Letter;
        found = new ScannedNumber(start, i, reading, strength);
        return true;
    }

    /// <summary>The number without the page number that stands inside it where it reaches over a page end.</summary>
    private static string WithoutPageEnd(ReadOnlySpan<char> number)
    {
        var page = number.IndexOf('\f');
        if (page < 0)
            return number.ToString();
        var (from, to) = (page, page);
        while (from > 0 && (CharacterClasses.IsWhiteSpace(number[from - 1]) || char.IsAsciiDigit(number[from - 1])))
            from--;
        while (to < number.Length && (CharacterClasses.IsWhiteSpace(number[to]) || char.IsAsciiDigit(number[to])))
            to++;
        return string.Concat(number[..from], number[to..]);
    }

    private static bool IsSerialEnd(ReadOnlySpan<char> text, int i)
    {
        var at = SkipGap(text, i, false);
        return at < text.Length && NumberHomoglyphs.ToMeantCharacter(text[at]) is '/' or '-';
    }

    private static bool SkipYear(ReadOnlySpan<char> text, ref int i, int limit)
    {
        var start = i;
        while (i < limit && NumberHomoglyphs.IsDigitLike(text[i]) && i - start < 6)
            i++;
        while (i > start && !char.IsAsciiDigit(text[i - 1]))
            i--;
        if (i - start < 4 && !JoinDigits(text, start, ref i))
            return false;
        if (i - start > 5)
            return false;
        if (i < limit && CharacterClasses.IsUpper(NumberHomoglyphs.ToMeantCharacter(text[i])))
            return true;
        i = SkipGap(text, i, false);
        if (i >= limit || NumberHomoglyphs.ToMeantCharacter(text[i]) is not ('/' or '-'))
            return false;
        i = SkipGap(text, i + 1, true);
        return true;
    }

    /// <summary>"201 7": OCR puts a blank between the digits of a year.</summary>
    private static bool JoinDigits(ReadOnlySpan<char> text, int start, ref int i)
    {
        var at = i;
        var digits = i - start;
        if (at >= text.Length || text[at] != ' ')
            return false;
        for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            digits++;
        if (
            digits != 4
            || at >= text.Length
            || (NumberHomoglyphs.ToMeantCharacter(text[at]) != '/' && text[at] is not ('Q' or 'H'))
        )
            return false;
        i = at;
        return true;
    }

    private static bool ReadSymbol(ReadOnlySpan<char> text, ref int i, SymbolIndex? book, out int parts)
    {
        parts = 0;
        var end = i;
        while (TryPart(text, i, out var partEnd))
        {
            partEnd = JoinSplit(text, i, partEnd, book);
            var known = parts == 0 && SymbolParser.IsType(text[i..partEnd]);
            parts++;
            end = partEnd;
            if (!NextSeparator(text, partEnd, known, out i))
                break;
        }
        i = end;
        return parts > 0;
    }

    private static bool TryPart(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        while (end < text.Length && NumberHomoglyphs.IsSymbolChar(text[end]))
            end++;
        if (SymbolParser.DottedCommittee(text, end) && end > start && end - start <= 2)
        {
            end += 2;
            return true;
        }
        while (end > start && text[end - 1] == '&')
            end--;
        if (
            end == start
            || (!CharacterClasses.IsLetter(text[start]) && !SymbolParser.IsSpoiltAssembly(text[start..end]))
        )
            return false;
        if (SymbolParser.IsPart(text[start..end]))
            return true;
        // "QĐ-UBNDngày": a word printed without a blank after the symbol.
        var capitals = start;
        while (
            capitals < end
            && (
                CharacterClasses.IsUpper(NumberHomoglyphs.ToMeantCharacter(text[capitals]))
                || char.IsAsciiDigit(text[capitals])
            )
        )
            capitals++;
        if (capitals - start < 2 || capitals == end || !CharacterClasses.IsLower(text[capitals]))
            return false;
        if (end - capitals < 2 || !NumberHomoglyphs.IsSymbolPart(text[start..capitals]))
            return false;
        end = capitals;
        return true;
    }

    /// <summary>"CĐ DK": a settled symbol, or one that the document prints elsewhere, with a blank inside.</summary>
    private static int JoinSplit(ReadOnlySpan<char> text, int start, int end, SymbolIndex? book)
    {
        if (end + 1 >= text.Length || text[end] is not (' ' or '\u00A0') || !CharacterClasses.IsLetter(text[end + 1]))
            return end;
        var next = end + 1;
        while (next < text.Length && next - end <= 10 && NumberHomoglyphs.IsSymbolChar(text[next]))
            next++;
        if (next - end - 1 is 0 or > 9)
            return end;
        var joined = string.Concat(text[start..end], text[(end + 1)..next]);
        if (!NumberHomoglyphs.IsSymbolPart(joined))
            return end;
        return IssuerSymbols.OfficialSymbol(joined) is not null || book?.IsPrinted(joined) == true ? next : end;
    }

    /// <summary>Moves to the next part's first character where a separator joins it to this one.</summary>
    private static bool NextSeparator(ReadOnlySpan<char> text, int end, bool typeOnly, out int next)
    {
        next = end;
        var at = end;
        while (at < text.Length && text[at] is ' ' or '\u00A0' && at - end < 3)
            at++;
        var blankBefore = at > end;
        var line = false;
        if (
            at < text.Length
            && text[at] == '\n'
            && at + 1 < text.Length
            && NumberHomoglyphs.ToMeantCharacter(text[at + 1]) is '/' or '-'
        )
            (line, at) = (true, at + 1);
        if (at + 1 >= text.Length)
            return false;
        var c = NumberHomoglyphs.ToMeantCharacter(text[at]);
        if (c == '-' && NumberHomoglyphs.ToMeantCharacter(text[at + 1]) == '-')
            at++;
        // "QĐ-_ - TLĐ": what a speck or rule makes of one dash.
        if (c == '-' && typeOnly && !line)
            for (
                var more = at + 1;
                more < text.Length
                    && more - at < 6
                    && (text[more] is ' ' or '_' || NumberHomoglyphs.ToMeantCharacter(text[more]) == '-');
                more++
            )
                if (NumberHomoglyphs.ToMeantCharacter(text[more]) == '-')
                    at = more;
        var slip = typeOnly && c is ';' or ',' or ':' or '=' or '~';
        if (c is not ('/' or '-' or '.' or '_') && !slip)
            return false;
        var after = SkipGap(text, at + 1, true);
        if (after >= text.Length || !CharacterClasses.IsUpper(NumberHomoglyphs.ToMeantCharacter(text[after])))
            return false;
        var blankAfter = after > at + 1;
        if (slip)
            return !blankBefore && !line && SettledAt(text, next = after);
        if (c is '.' or '_' && (blankBefore || blankAfter || line))
            return false;
        // A dash at a line's begin with a blank after it is a bullet; one with blanks on both sides joins only a type
        // to its issuer.
        if (line && blankAfter)
            return false;
        if (c == '-' && blankBefore && blankAfter && !typeOnly && !IsUnit(text, after))
            return false;
        if (text[(at + 1)..after].Contains('\n') && blankBefore && c == '-' && !typeOnly)
            return false;
        next = after;
        return true;
    }

    /// <summary>
    /// "12/LĐLĐ - CSPL ngày …", "- ToC": capitals behind a dash that stands free are the drafting unit where the clause
    /// ends with them, or their date or body follows.
    /// </summary>
    private static bool IsUnit(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && NumberHomoglyphs.IsSymbolChar(text[end]))
            end++;
        if (
            end - start < 2
            || !NumberHomoglyphs.IsSymbolPart(text[start..end])
            || (text[start..end].ContainsAnyInRange('a', 'z') && (end - start > 4 || !char.IsUpper(text[end - 1])))
            || text[start..end].IndexOfAnyInRange('0', '9') >= 0
        )
            return false;
        var next = SkipGap(text, end, true);
        if (next >= text.Length)
            return text.Length - start < Reach / 2;
        if (text[next] is ',' or ';' or '.' or ')' or '\n' or '\t')
            return true;
        foreach (var word in (ReadOnlySpan<string>)["ngày ", "của ", "về ", "V/v", "v/v"])
            if (text[next..].StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool SettledAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && NumberHomoglyphs.IsSymbolChar(text[end]))
            end++;
        return end > start && IssuerSymbols.IsSettled(text[start..end].ToString());
    }

    /// <summary>
    /// Blanks; where a separator hangs at a line's end also the line end, and a page end with its page number.
    /// </summary>
    private static int SkipGap(ReadOnlySpan<char> text, int i, bool lines)
    {
        var start = i;
        while (i < text.Length && i - start < 6 && text[i] is ' ' or '\u00A0' or '\u2009' or '\u202F')
            i++;
        if (!lines || i >= text.Length || text[i] is not ('\n' or '\r'))
            return i;
        var page = i;
        var ends = false;
        while (
            page < text.Length
            && page - i < 40
            && (text[page] is ' ' or '\n' or '\r' or '\f' || char.IsAsciiDigit(text[page]))
        )
            ends |= text[page++] == '\f';
        if (ends)
            return page;
        var line = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
        while (line < text.Length && line - i < 12 && text[line] == ' ')
            line++;
        return line;
    }
}
