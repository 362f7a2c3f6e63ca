using System.Security.Cryptography;
using Pipeline.Layout;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>
/// Keeps layouts beside an evaluation, so that whoever works on extraction need not read every page again. A layout is
/// kept for the bytes of its file and for the build of the readers; <paramref name="anyReader"/> takes those of other builds too.
/// </summary>
internal sealed class EvaluateLayoutCache(IFileReader inner, string folder, bool anyReader) : IFileReader
{
    private static readonly string Readers = typeof(IFileReader).Module.ModuleVersionId.ToString("N")[..12];

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var hash = await HashAsync(file.Path, cancel);
        var path = Path.Combine(folder, $"{hash}.{Readers}.layout");
        if (Held(path, hash) is { } held && Load(held) is { } layout) return new ReadResult { Layout = layout };
        var result = await inner.ReadAsync(file, cancel);
        if (result is not { Layout: { } fresh, Failure: null, Parts.Length: 0 }) return result;
        var temporary = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        await File.WriteAllBytesAsync(temporary, LayoutSerializer.ToBytes(fresh), cancel);
        File.Move(temporary, path, overwrite: true);
        return result;
    }

    private string? Held(string path, string hash) => File.Exists(path) ? path
        : anyReader ? Directory.EnumerateFiles(folder, $"{hash}.*.layout").OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault() : null;

    private static DocumentLayout? Load(string path)
    {
        try { return LayoutSerializer.Read(File.ReadAllBytes(path)); }
        catch (InvalidDataException) { return null; }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
