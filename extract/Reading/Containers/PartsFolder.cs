using System.Buffers;
using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Reading.Containers;

/// <summary>
/// Where the parts of one archive or e-mail are unpacked to, under names of its own, so that no name of a part is ever
/// a path.
/// </summary>
internal sealed class PartsFolder(ReadLimits limits)
{
    private readonly ImmutableArray<ReadPart>.Builder _parts = ImmutableArray.CreateBuilder<ReadPart>();
    private readonly string _folder = Directory.CreateTempSubdirectory("parts-").FullName;
    private long _bytes;

    /// <summary>Where they lie.</summary>
    public string Folder => _folder;

    /// <summary>Parts so far.</summary>
    public int Count => _parts.Count;

    /// <summary>
    /// Names, as <see cref="PartName"/> gives them, of which there is no part, each as often as it lacks.
    /// </summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> promised)
    {
        var held = _parts
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return
        [
            .. promised.Where(name =>
            {
                var left = held.GetValueOrDefault(name);
                held[name] = left - 1;
                return left <= 0;
            }),
        ];
    }

    /// <summary>Unpacks a part; one that breaks a limit leaves nothing behind.</summary>
    /// <exception cref="ReadException">Too many parts or bytes.</exception>
    public void Add(string name, Stream content)
    {
        if (PartName.Normalize(name) is not { } clean)
            return;
        if (_parts.Count >= limits.Parts)
            throw new ReadException(
                FailureKind.TooLarge,
                $"it holds more than {limits.Parts} parts; the rest is left out",
                "unpack it by hand, or raise the limit parts"
            );
        var path = Path.Combine(
            _folder,
            _parts.Count.ToString("d6", System.Globalization.CultureInfo.InvariantCulture)
        );
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            for (int got; (got = content.Read(buffer)) > 0; )
            {
                _bytes += got;
                if (_bytes > limits.UnpackedBytes)
                    throw new ReadException(
                        FailureKind.TooLarge,
                        $"it unpacks to more than {limits.UnpackedBytes >> 20} MiB; the rest is left out",
                        "unpack it by hand, or raise the limit unpacked-bytes"
                    );
                file.Write(buffer, 0, got);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        _parts.Add(new ReadPart(clean, path));
    }

    /// <summary>What came of it; the folder goes with it.</summary>
    public ReadResult ToResult(DocumentLayout? layout, ReadFailure? failure) =>
        new()
        {
            Layout = layout,
            Failure = failure,
            Parts = _parts.ToImmutable(),
            PartsFolder = _folder,
        };
}
