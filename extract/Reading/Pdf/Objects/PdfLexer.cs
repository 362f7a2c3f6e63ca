using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Pipeline.Reading.Pdf.Objects;

/// <summary>Kinds of tokens of PDF objects and of page contents.</summary>
internal enum PdfToken
{
    End,
    Number,
    Name,
    String,
    HexString,
    ArrayOpen,
    ArrayClose,
    DictionaryOpen,
    DictionaryClose,
    Keyword,
}

/// <summary>
/// Cuts bytes of a PDF file into tokens (ISO 32000-1, 7.2); never fails: what is no token is a keyword.
/// </summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int at = 0)
{
    private static readonly SearchValues<byte> Breaks = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Offset after the last token.</summary>
    internal int At { get; set; } = at;

    /// <summary>What the last token was.</summary>
    internal PdfToken Token { get; private set; }

    /// <summary>Value of a number.</summary>
    internal double Number { get; private set; }

    /// <summary>Bytes of a name, string (without brackets) or keyword.</summary>
    internal ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The last token as text.</summary>
    internal readonly string Text => Encoding.Latin1.GetString(Bytes);

    /// <summary>Goes to the next token.</summary>
    internal PdfToken Next()
    {
        SkipBlanks();
        if (At >= _bytes.Length)
            return Token = PdfToken.End;
        var first = _bytes[At];
        switch (first)
        {
            case (byte)'/':
                At++;
                return Take(PdfToken.Name);
            case (byte)'(':
                return Literal();
            case (byte)'[':
                At++;
                return Token = PdfToken.ArrayOpen;
            case (byte)']':
                At++;
                return Token = PdfToken.ArrayClose;
            case (byte)'<' when At + 1 < _bytes.Length && _bytes[At + 1] == '<':
                At += 2;
                return Token = PdfToken.DictionaryOpen;
            case (byte)'>' when At + 1 < _bytes.Length && _bytes[At + 1] == '>':
                At += 2;
                return Token = PdfToken.DictionaryClose;
            case (byte)'<':
                return Hexadecimal();
            case (byte)'>' or (byte)'{' or (byte)'}' or (byte)')':
                Bytes = _bytes.Slice(At++, 1);
                return Token = PdfToken.Keyword;
        }
        Take(PdfToken.Keyword);
        if (
            first is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.'
            && Parse(Bytes) is { } number
        )
        {
            Number = number;
            Token = PdfToken.Number;
        }
        return Token;
    }

    private PdfToken Take(PdfToken token)
    {
        var length = _bytes[At..].IndexOfAny(Breaks);
        if (length < 0)
            length = _bytes.Length - At;
        Bytes = _bytes.Slice(At, length);
        At += length;
        return Token = token;
    }

    private void SkipBlanks()
    {
        while (At < _bytes.Length)
        {
            var b = _bytes[At];
            if (b is 0 or 9 or 10 or 12 or 13 or 32)
            {
                At++;
                continue;
            }
            if (b != '%')
                return;
            var end = _bytes[At..].IndexOfAny((byte)'\r', (byte)'\n');
            At = end < 0 ? _bytes.Length : At + end;
        }
    }

    private PdfToken Literal()
    {
        var start = ++At;
        for (var depth = 1; At < _bytes.Length; At++)
        {
            if (_bytes[At] == '\\')
            {
                At++;
                continue;
            }
            if (_bytes[At] == '(')
                depth++;
            if (_bytes[At] == ')' && --depth == 0)
                break;
        }
        Bytes = _bytes[Math.Min(start, _bytes.Length)..Math.Min(At, _bytes.Length)];
        At++;
        return Token = PdfToken.String;
    }

    private PdfToken Hexadecimal()
    {
        var length = _bytes[++At..].IndexOf((byte)'>');
        if (length < 0)
            length = _bytes.Length - At;
        Bytes = _bytes.Slice(At, length);
        At += length + 1;
        return Token = PdfToken.HexString;
    }

    private static double? Parse(ReadOnlySpan<byte> text)
    {
        if (text[0] == '+')
            text = text[1..];
        return Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length ? value : null;
    }
}
