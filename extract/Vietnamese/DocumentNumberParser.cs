namespace Pipeline.Vietnamese;

/// <summary>Reads a document number as printed; spaces around "/" and "-" and slips of case are put right.</summary>
public static class DocumentNumberParser
{
    /// <summary>Parses "87 /KH-CDCT", "34/CT-TW", "42/2010/NĐ - CP", "6b/TLĐ", "45/2019/QH14", "52-CT/TW".</summary>
    public static ParseResult<DocumentNumber> Parse(string printed)
    {
        var text = string.Concat(printed.Where(c => !char.IsWhiteSpace(c))).Replace('–', '-').Replace('Ð', 'Đ');
        var i = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        if (i == 0) return ParseResult<DocumentNumber>.Fail($"'{printed}' does not begin with a serial.");
        if (i < text.Length && char.IsAsciiLetterLower(text[i]) && i + 1 < text.Length && text[i + 1] is '/' or '-') i++;
        var serial = text[..i];
        if (i >= text.Length || text[i] is not ('/' or '-')) return ParseResult<DocumentNumber>.Fail($"'{printed}' has no symbol after its serial.");
        var dash = text[i] == '-';
        var rest = text[(i + 1)..];
        int? year = null;
        if (!dash && rest.Length > 5 && rest[4] == '/' && rest.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            year = int.Parse(rest.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
            rest = rest[5..];
        }
        var parts = rest.Split('/', '-');
        if (parts.Any(p => p.Length == 0) || !rest.Any(char.IsLetter)) return ParseResult<DocumentNumber>.Fail($"'{printed}' has an empty symbol.");
        var type = parts.Length > 1 ? DocumentTypes.Official(parts[0]) : null;
        if (type is null) return dash
            ? ParseResult<DocumentNumber>.Fail($"'{printed}' has no known type after the dash.")
            : ParseResult<DocumentNumber>.Of(new DocumentNumber(serial, year, null, rest, false));
        var issuer = rest[(parts[0].Length + 1)..];
        var party = dash || issuer is "TW" or "TU";
        return ParseResult<DocumentNumber>.Of(new DocumentNumber(serial, year, type, issuer, party));
    }
}
