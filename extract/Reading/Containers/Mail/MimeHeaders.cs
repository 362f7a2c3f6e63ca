using System.Text;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>Header fields of an e-mail or of one of its parts (RFC 5322, 2.2), unfolded.</summary>
internal sealed class MimeHeaders
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the fields at the beginning; tells where the body begins.</summary>
    public static MimeHeaders Read(ReadOnlySpan<byte> bytes, out int body)
    {
        var headers = new MimeHeaders();
        string? name = null;
        var value = new StringBuilder();
        body = bytes.Length;
        for (var at = 0; at < bytes.Length; )
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            var line = length < 0 ? bytes[at..] : bytes.Slice(at, length);
            at += length < 0 ? line.Length : length + 1;
            if (line.Length > 0 && line[^1] == '\r')
                line = line[..^1];
            if (line.Length == 0)
            {
                body = at;
                break;
            }
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                value.Append(' ').Append(Text(line).Trim());
                continue;
            }
            headers.Add(name, value);
            var colon = line.IndexOf((byte)':');
            name = colon > 0 ? Encoding.ASCII.GetString(line[..colon]).Trim() : null;
            value.Append(colon > 0 ? Text(line[(colon + 1)..]).Trim() : "");
        }
        headers.Add(name, value);
        headers.ContentType = HeaderValue.Parse(headers["content-type"]);
        headers.Disposition = HeaderValue.Parse(headers["content-disposition"]);
        return headers;
    }

    /// <summary>The first field of the name, as it stands; null where there is none.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Content-Type.</summary>
    public HeaderValue ContentType { get; private set; } = HeaderValue.Parse(null);

    /// <summary>Content-Disposition.</summary>
    public HeaderValue Disposition { get; private set; } = HeaderValue.Parse(null);

    /// <summary>These, with what another part says of its content in their place.</summary>
    public MimeHeaders Around(MimeHeaders content)
    {
        var around = new MimeHeaders { ContentType = content.ContentType, Disposition = content.Disposition };
        foreach (var (name, value) in _fields)
            if (!name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))
                around._fields[name] = value;
        foreach (var (name, value) in content._fields)
            if (name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))
                around._fields[name] = value;
        return around;
    }

    private void Add(string? name, StringBuilder value)
    {
        if (name is not null)
            _fields.TryAdd(name, value.ToString());
        value.Clear();
    }

    private static string Text(ReadOnlySpan<byte> bytes) => EntryNameDecoder.Decode(bytes);
}
