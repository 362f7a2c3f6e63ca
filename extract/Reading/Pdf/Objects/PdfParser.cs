namespace Pipeline.Reading.Pdf.Objects;

/// <summary>Puts tokens together to values.</summary>
internal static class PdfParser
{
    private const int Deepest = 64;

    /// <summary>
    /// The value at an offset; a dictionary that a stream follows is the stream. Null where there is none.
    /// </summary>
    internal static PdfValue? ParseAt(ReadOnlySpan<byte> bytes, int at)
    {
        var lexer = new PdfLexer(bytes, at);
        lexer.Next();
        var value = ParseValue(ref lexer, 0);
        if (
            value is not PdfDictionary dictionary
            || lexer.Next() != PdfToken.Keyword
            || !lexer.Bytes.SequenceEqual("stream"u8)
        )
            return value;
        var start = lexer.At;
        if (start < bytes.Length && bytes[start] == '\r')
            start++;
        if (start < bytes.Length && bytes[start] == '\n')
            start++;
        return new PdfStream(dictionary, start);
    }

    /// <summary>The value that begins with the lexer's present token; null where none does.</summary>
    internal static PdfValue? ParseValue(ref PdfLexer lexer, int depth)
    {
        if (depth > Deepest)
            return null;
        switch (lexer.Token)
        {
            case PdfToken.Number:
                return NumberOrReference(ref lexer);
            case PdfToken.Name:
                return new PdfName(lexer.Text);
            case PdfToken.String:
                return new PdfString(lexer.Bytes.ToArray());
            case PdfToken.HexString:
                return PdfKeyword.Any;
            case PdfToken.Keyword:
                return lexer.Bytes.SequenceEqual("endobj"u8) ? null : PdfKeyword.Any;
            case PdfToken.ArrayOpen:
                var items = new List<PdfValue>();
                while (lexer.Next() is not (PdfToken.ArrayClose or PdfToken.End))
                {
                    if (ParseValue(ref lexer, depth + 1) is not { } item)
                        return null;
                    items.Add(item);
                }
                return new PdfArray(items);
            case PdfToken.DictionaryOpen:
                var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
                while (lexer.Next() == PdfToken.Name)
                {
                    var name = lexer.Text;
                    lexer.Next();
                    if (ParseValue(ref lexer, depth + 1) is not { } value)
                        return null;
                    entries[name] = value;
                }
                return lexer.Token == PdfToken.DictionaryClose ? new PdfDictionary(entries) : null;
            default:
                return null;
        }
    }

    // "12 0 R" is one value.
    private static PdfValue NumberOrReference(ref PdfLexer lexer)
    {
        var (number, after) = (lexer.Number, lexer.At);
        if (
            number >= 0
            && number <= int.MaxValue
            && lexer.Next() == PdfToken.Number
            && lexer.Next() == PdfToken.Keyword
            && lexer.Bytes is [(byte)'R']
        )
            return new PdfReference((int)number);
        lexer.At = after;
        return new PdfNumber(number);
    }
}
