using System.Globalization;
using System.Text;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>
/// A value with parameters, as in Content-Type (RFC 2045, 5.1), with parameters in pieces and charsets (RFC 2231).
/// </summary>
internal sealed class HeaderValue
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private HeaderValue(string value) => Value = value;

    /// <summary>The value before the parameters, lower case.</summary>
    public string Value { get; }

    /// <summary>A parameter, decoded; null where there is none.</summary>
    public string? this[string name] => Whole(name) is { Length: > 0 } found ? found : null;

    /// <summary>Reads one; an absent field gives an empty one.</summary>
    public static HeaderValue Parse(string? text)
    {
        var pieces = Divide(text ?? "");
        var value = new HeaderValue(pieces[0].Trim().ToLowerInvariant());
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                value._parameters.TryAdd(piece[..equals].Trim(), Unquote(piece[(equals + 1)..].Trim()));
        }
        return value;
    }

    private string? Whole(string name)
    {
        if (_parameters.TryGetValue(name + "*", out var extended))
            return Percent(extended, null, out _);
        if (!_parameters.ContainsKey(name + "*0") && !_parameters.ContainsKey(name + "*0*"))
            return _parameters.TryGetValue(name, out var plain) ? EncodedWordDecoder.Decode(plain) : null;
        var (whole, charset) = (new List<byte>(), (string?)null);
        for (var i = 0; ; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            if (_parameters.TryGetValue(key + "*", out var coded))
                whole.AddRange(PercentBytes(i == 0 ? AfterCharset(coded, out charset) : coded));
            else if (_parameters.TryGetValue(key, out var literal))
                whole.AddRange(Encoding.UTF8.GetBytes(literal));
            else
                return MimeCharsetDecoder.Decode([.. whole], charset);
        }
    }

    private static string Percent(string text, string? charset, out string? told) =>
        MimeCharsetDecoder.Decode(PercentBytes(AfterCharset(text, out told)), told ?? charset);

    /// <summary>charset'language'text.</summary>
    private static string AfterCharset(string text, out string? charset)
    {
        charset = null;
        var first = text.IndexOf('\'', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('\'', first + 1);
        if (second < 0)
            return text;
        charset = text[..first];
        return text[(second + 1)..];
    }

    private static byte[] PercentBytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && i + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var b
                )
            )
            {
                bytes.Add(b);
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
        }
        return [.. bytes];
    }

    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"')
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length && text[i] != '"'; i++)
            plain.Append(
                text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' && text[i] == '\\'
                    ? text[++i]
                    : text[i]
            );
        return plain.ToString();
    }

    /// <summary>Pieces between semicolons that stand outside quotes.</summary>
    private static List<string> Divide(string text)
    {
        var pieces = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && quoted)
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ';' && !quoted)
            {
                pieces.Add(text[start..i]);
                start = i + 1;
            }
        }
        pieces.Add(text[start..]);
        return pieces;
    }
}
