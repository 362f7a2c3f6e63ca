using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Pdf.Objects;
using Pipeline.Records;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// The digital signatures that the file carries, from its own objects, or by pdfsig where they do not tell; asked only
/// where the file has one.
/// </summary>
internal static class DigitalSignatureReader
{
    /// <summary>
    /// Signers by their certificates' common names, with local times; empty where there are none or pdfsig fails.
    /// </summary>
    internal static ImmutableArray<DigitalSignature> Read(
        string path,
        PdfObjectSource file,
        ReadLimits limits,
        CancellationToken cancel
    )
    {
        if (file.Bytes is { IsEmpty: false } bytes ? bytes.Span.IndexOf("/ByteRange"u8) < 0 : !HasSignature(path))
            return [];
        if (SignatureFieldReader.Read(file) is { } fields)
            return fields;
        try
        {
            var said = Encoding.UTF8.GetString(
                NativeEngine.TryRun("pdfsig", ["-nocert", path], Math.Min(20, limits.Seconds), cancel).Output
            );
            return Parse(said);
        }
        catch (ReadException)
        {
            return []; /* The visible stamp still tells. */
        }
    }

    /// <summary>From what pdfsig prints.</summary>
    internal static ImmutableArray<DigitalSignature> Parse(string said)
    {
        var found = ImmutableArray.CreateBuilder<DigitalSignature>();
        foreach (var raw in said.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("Signature #", StringComparison.Ordinal))
                found.Add(new DigitalSignature());
            if (found.Count == 0)
                continue;
            if (Value(line, "- Signer Certificate Common Name:") is { } name)
                found[^1] = found[^1] with { Issuer = name };
            if (
                Value(line, "- Signing Time:") is { } time
                && DateTime.TryParseExact(
                    time,
                    "MMM dd yyyy HH:mm:ss",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var at
                )
            )
                found[^1] = found[^1] with { Time = at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) };
        }
        return [.. found.Where(s => s.Issuer is not null || s.Time is not null)];
    }

    private static string? Value(string line, string name)
    {
        if (!line.StartsWith(name, StringComparison.Ordinal))
            return null;
        var value = line[name.Length..].Trim();
        return value.Length == 0 || value == "(null)" ? null : value;
    }

    private static bool HasSignature(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var kept = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0; )
        {
            var held = buffer.AsSpan(0, kept + read);
            if (held.IndexOf("/ByteRange"u8) >= 0)
                return true;
            kept = Math.Min(16, held.Length);
            held[^kept..].CopyTo(buffer);
        }
        return false;
    }
}
