using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Index.Search;

/// <summary>
/// Reads a question: quotes, filters (type: issuer: from: to:), words, and whether they can be a number.
/// </summary>
public static class QueryParser
{
    /// <summary>Characters of a question that are read; the rest is left out.</summary>
    public const int MaxLength = 1000;

    /// <summary>Units of a question that are read; the rest is left out.</summary>
    public const int MaxUnits = 24;

    private static readonly string[] Filters = ["type", "issuer", "from", "to"];

    /// <summary>Takes a question apart. Whatever stands in it, the parts hold letters and digits only.</summary>
    public static SearchQuery Parse(FindQuery query)
    {
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        var units = new List<SearchPhrase>();
        var free = new List<string>();
        var quoted = false;
        foreach (
            var (piece, isQuoted) in SplitPieces(
                NfcComposer.Compose(query.Text.Length > MaxLength ? query.Text[..MaxLength] : query.Text)
            )
        )
        {
            if (!isQuoted && piece.Split(':', 2) is [var name, var value] && Filters.Contains(name.ToLowerInvariant()))
            {
                filters[name.ToLowerInvariant()] = value.Trim('"', '“', '”');
                continue;
            }
            quoted |= isQuoted;
            free.Add(piece);
            AddUnits(units, piece, isQuoted);
        }
        var text = string.Join(' ', free);
        var type = query.Type ?? filters.GetValueOrDefault("type");
        return new SearchQuery
        {
            Text = text,
            Units = [.. units.Take(MaxUnits)],
            Number = quoted ? null : NumberQueryParser.Parse(text),
            TypeCode = string.IsNullOrWhiteSpace(type) ? null : SearchFields.TypeCode(type.Trim()),
            Issuer = Tokens(query.Issuer ?? filters.GetValueOrDefault("issuer")),
            From = ParseDate(query.From ?? filters.GetValueOrDefault("from")),
            To = ParseDate(query.To ?? filters.GetValueOrDefault("to")),
        };
    }

    /// <summary>
    /// A date as a person types it, as a prefix of ISO: "2020", "2020-03", "03/2020", "15/3/2020"; null where it is
    /// none.
    /// </summary>
    public static string? ParseDate(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var parts = typed.Trim().Split('-', '/', '.');
        if (
            parts.Length > 3
            || parts.Any(p => p.Length is 0 or > 4 || p.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        )
            return null;
        if (parts[0].Length != 4)
            Array.Reverse(parts);
        return parts[0].Length == 4 ? string.Join('-', parts.Select(p => p.PadLeft(2, '0'))) : null;
    }

    private static IReadOnlyList<string> Tokens(string? text) =>
        text is null
            ? []
            :
            [
                .. SearchTokenizer
                    .Split(text)
                    .Select(t => SearchTokenizer.FoldedForm(text.AsSpan(t.Start, t.End - t.Start))),
            ];

    private static void AddUnits(List<SearchPhrase> units, string piece, bool together)
    {
        var tokens = SearchTokenizer.Split(piece);
        var exact = tokens.ConvertAll(t => SearchTokenizer.ExactForm(piece.AsSpan(t.Start, t.End - t.Start)));
        var folded = tokens.ConvertAll(t => SearchTokenizer.FoldedForm(piece.AsSpan(t.Start, t.End - t.Start)));
        if (tokens.Count == 0)
            return;
        if (together || piece.AsSpan().IndexOfAny("/-") >= 0)
            units.Add(new SearchPhrase(exact, folded));
        else
            for (var i = 0; i < tokens.Count; i++)
                units.Add(new SearchPhrase([exact[i]], [folded[i]]));
    }

    private static IEnumerable<(string Piece, bool Quoted)> SplitPieces(string text)
    {
        for (var i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            if (IsQuote(text[i]))
            {
                var end = i + 1;
                while (end < text.Length && !IsQuote(text[end]))
                    end++;
                if (end > start + 1)
                    yield return (text[(start + 1)..end], end < text.Length);
                i = end + 1;
                continue;
            }
            while (
                i < text.Length
                && !char.IsWhiteSpace(text[i])
                && !(IsQuote(text[i]) && text[i - (i > start ? 1 : 0)] != ':')
            )
                if (text[i] == ':' && i + 1 < text.Length && IsQuote(text[i + 1]))
                {
                    // issuer:"Sở Tài chính"
                    i += 2;
                    while (i < text.Length && !IsQuote(text[i]))
                        i++;
                    i = Math.Min(i + 1, text.Length);
                }
                else
                    i++;
            yield return (text[start..i], false);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '«' or '»';
}

/// <summary>
/// Reads a question as parts of a number: "604/CĐDK-CSQH", "604", "604 cddk", "cđdk csqh 2022", "ke hoach so 87 nam
/// 2020".
/// Whether letters are parts of a symbol only the archive knows: the engine asks it before it believes a question
/// without strokes.
/// </summary>
public static class NumberQueryParser
{
    private const int MaxParts = 8;
    private const int MaxPartLength = 16;

    private static readonly Dictionary<string, string> TypesByName = DocumentTypes
        .Names.GroupBy(n => Folding.FoldLower(n), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => SearchFields.TypeCode(g.First()), StringComparer.Ordinal);

    /// <summary>The parts; null where a piece can be none of them.</summary>
    public static NumberQuery? Parse(string text)
    {
        var written = text.Contains('/', StringComparison.Ordinal) || text.Contains('-', StringComparison.Ordinal);
        var tokens = Divide(
            SearchTokenizer
                .Split(text)
                .ConvertAll(t => SearchTokenizer.FoldedForm(text.AsSpan(t.Start, t.End - t.Start)))
        );
        string? serial = null,
            type = null;
        int? year = null;
        var parts = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (TypeAt(tokens, i, out var length) is { } code && type is null && !written)
            {
                type = code;
                i += length - 1;
                continue;
            }
            if (tokens[i] is "so" or "nam" && i + 1 < tokens.Count && char.IsAsciiDigit(tokens[i + 1][0]))
                continue;
            if (serial is null && IsSerial(tokens, i, parts.Count, type))
                serial = NumberParts.Trim(tokens[i].ToUpperInvariant());
            else if (year is null && NumberParts.ParseYear(tokens[i]) is { } y)
                year = y;
            else if (tokens[i].Length <= MaxPartLength && char.IsLetter(tokens[i][0]))
                parts.Add(tokens[i].ToUpperInvariant());
            else
                return null;
        }
        if (parts.Count > MaxParts || (serial is null && parts.Count == 0 && (type is null || year is null)))
            return null;
        return new NumberQuery(serial, year, type, parts, written);
    }

    // A year is a serial only where it stands first and another year follows, or where nothing else could be one.
    private static bool IsSerial(List<string> tokens, int i, int parts, string? type)
    {
        if (!NumberParts.IsSerial(tokens[i]))
            return false;
        if (NumberParts.ParseYear(tokens[i]) is null)
            return true;
        if (i > 0 && tokens[i - 1] == "nam")
            return false;
        var later = tokens.Skip(i + 1).Any(t => NumberParts.IsSerial(t));
        return parts == 0
            && !later
            && (type is null || (i > 0 && tokens[i - 1] == "so"))
            && (i == 0 || tokens[i - 1] == "so");
    }

    private static string? TypeAt(List<string> tokens, int at, out int length)
    {
        for (length = Math.Min(4, tokens.Count - at); length >= 2; length--)
            if (TypesByName.TryGetValue(string.Join(' ', tokens.Skip(at).Take(length)), out var code))
                return code;
        length = 1;
        return null;
    }

    /// <summary>"604cddk" is 604 and cddk; "6b" and "qh14" stay.</summary>
    private static List<string> Divide(List<string> tokens)
    {
        var divided = new List<string>();
        foreach (var token in tokens)
        {
            var digits = token.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && token.Length - digits > 1)
            {
                divided.Add(token[..digits]);
                // "87khcdct2020": the year stands at the end, unless nothing but it follows the serial.
                var (rest, year) = (token[digits..], token.Length - 4);
                if (year - digits > 1 && NumberParts.ParseYear(token[year..]) is not null)
                {
                    divided.Add(token[digits..year]);
                    divided.Add(token[year..]);
                }
                else
                    divided.Add(rest);
            }
            else
                divided.Add(token);
        }
        return divided;
    }
}
