namespace Pipeline.Reading.Tests;

/// <summary>A file for one test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] bytes, string name = "file")
    {
        Folder = Directory.CreateTempSubdirectory("pipeline-test-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Folder { get; }
    public string Path { get; }
    public SourceFile Source => new(Path, "given");

    public ReadResult Read(ReadLimits? limits = null) => Read(Source, limits);

    public static ReadResult Read(SourceFile file, ReadLimits? limits = null) =>
        new FileReader(FileReader.AllReaders, limits ?? new ReadLimits())
            .ReadAsync(file, CancellationToken.None)
            .GetAwaiter()
            .GetResult();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
