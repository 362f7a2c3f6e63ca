using Pipeline.Vietnamese;

namespace Pipeline.Index;

/// <summary>Reads a question: quotes, filters (type: issuer: from: to:), words, and whether they can be a number.</summary>
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
        var units = new List<SearchUnit>();
        var free = new List<string>();
        var quoted = false;
        foreach (var (piece, isQuoted) in Pieces(Nfc.Compose(query.Text.Length > MaxLength ? query.Text[..MaxLength] : query.Text)))
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
            From = Date(query.From ?? filters.GetValueOrDefault("from")),
            To = Date(query.To ?? filters.GetValueOrDefault("to")),
        };
    }

    /// <summary>A date as a person types it, as a prefix of ISO: "2020", "2020-03", "03/2020", "15/3/2020"; null where it is none.</summary>
    public static string? Date(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var parts = typed.Trim().Split('-', '/', '.');
        if (parts.Length > 3 || parts.Any(p => p.Length is 0 or > 4 || p.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)) return null;
        if (parts[0].Length != 4) Array.Reverse(parts);
        return parts[0].Length == 4 ? string.Join('-', parts.Select(p => p.PadLeft(2, '0'))) : null;
    }

    private static IReadOnlyList<string> Tokens(string? text) =>
        text is null ? [] : [.. SearchTokenizer.Split(text).Select(t => SearchTokenizer.Folded(text.AsSpan(t.Start, t.End - t.Start)))];

    private static void AddUnits(List<SearchUnit> units, string piece, bool together)
    {
        var tokens = SearchTokenizer.Split(piece);
        var exact = tokens.ConvertAll(t => SearchTokenizer.Exact(piece.AsSpan(t.Start, t.End - t.Start)));
        var folded = tokens.ConvertAll(t => SearchTokenizer.Folded(piece.AsSpan(t.Start, t.End - t.Start)));
        if (tokens.Count == 0) return;
        if (together || piece.AsSpan().IndexOfAny("/-") >= 0) units.Add(new SearchUnit(exact, folded));
        else for (var i = 0; i < tokens.Count; i++) units.Add(new SearchUnit([exact[i]], [folded[i]]));
    }

    private static IEnumerable<(string Piece, bool Quoted)> Pieces(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i])) { i++; continue; }
            var start = i;
            if (IsQuote(text[i]))
            {
                var end = i + 1;
                while (end < text.Length && !IsQuote(text[end])) end++;
                if (end > start + 1) yield return (text[(start + 1)..end], end < text.Length);
                i = end + 1;
                continue;
            }
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && !(IsQuote(text[i]) && text[i - (i > start ? 1 : 0)] != ':'))
                if (text[i] == ':' && i + 1 < text.Length && IsQuote(text[i + 1]))
                {
                    // issuer:"Sở Tài chính"
                    i += 2;
                    while (i < text.Length && !IsQuote(text[i])) i++;
                    i = Math.Min(i + 1, text.Length);
                }
                else i++;
            yield return (text[start..i], false);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '«' or '»';
}
