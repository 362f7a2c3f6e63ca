using System.Collections.Concurrent;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Ingest.Intake;
using Pipeline.Reading;

namespace Pipeline.Ingest.Tests;

/// <summary>A folder with files, an archive beside it, and an ingestor: what a test works with.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>The program as it is shipped, where `./pipeline test` says where; else as the tests built it.</summary>
    internal static readonly string Program =
        Environment.GetEnvironmentVariable("PIPELINE_TEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "Pipeline.Cli.dll");

    private readonly string _root = Directory.CreateTempSubdirectory("desk-").FullName;

    public Desk()
    {
        Directory.CreateDirectory(Files);
        Archive = ArchiveFactory.Open(Address, create: true);
    }

    public string Files => Path.Combine(_root, "in");
    public string Address => "sqlite:" + Path.Combine(_root, "archive.db");
    public IArchive Archive { get; }
    public IBlobStore Blobs => ArchiveFactory.OpenBlobs(Address);
    public CountingReader Reader { get; } = new();
    public Told Told { get; } = new();

    public string Write(string name, string text)
    {
        var path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public static string Letter(int serial, string words = "Lời văn") =>
        $"CÔNG ĐOÀN MẪU\n\nSố: {serial}/BC-CĐM\n\nHà Nội, ngày 04 tháng 11 năm 2022\n\nBÁO CÁO\nVề việc số {serial}\n\n{words}\n";

    public Task<IngestSummary> IngestAsync(
        IngestOptions? options = null,
        IArchive? archive = null,
        CancellationToken cancel = default
    ) =>
        new Ingestor(
            archive ?? Archive,
            Blobs,
            Reader,
            RecordExtractor.Default,
            options ?? new IngestOptions { Jobs = 2 },
            Told
        ).RunAsync(new FileFinder(Told).Find([Files]), cancel);

    public IReadOnlyList<string> Ids() => [.. Archive.ReadPage("", 10_000).Select(r => r.Id)];

    public void Dispose()
    {
        Archive.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}

/// <summary>
/// Reads text in this process and counts; a text that begins with "PARTS x" is an archive whose parts are divided by
/// lines of x, one with BAD fails.
/// </summary>
internal sealed class CountingReader : IFileReader
{
    private readonly FileReader _reader = new(FileReader.AllReaders, new ReadLimits());

    public ConcurrentQueue<string> Read { get; } = new();
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Why every file fails, with the detail of an exception; null where they do not.</summary>
    public string? Fails { get; set; }

    public async Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        await Before(file.Name);
        cancel.ThrowIfCancellationRequested();
        Read.Enqueue(file.Name);
        var text = File.ReadAllText(file.Path);
        if (Fails is { } why)
            return new ReadResult
            {
                Failure = ReadFailureFactory.FromException(
                    new InvalidOperationException(why, new FormatException(why))
                ),
            };
        if (text.StartsWith("BAD", StringComparison.Ordinal))
            return new ReadResult { Failure = new ReadFailure(FailureKind.Damaged, "is torn", "ask for it again") };
        if (!text.StartsWith("PARTS", StringComparison.Ordinal))
            return await _reader.ReadAsync(file, cancel);
        var folder = Directory.CreateTempSubdirectory("parts-").FullName;
        var parts = text.Split($"\n{text.Split('\n')[0][6..]}\n")
            .Skip(1)
            .Select(
                (part, i) =>
                {
                    var path = Path.Combine(folder, $"{i}.txt");
                    File.WriteAllText(path, part);
                    return new ReadPart($"{i}.txt", path);
                }
            )
            .ToArray();
        return new ReadResult { Parts = [.. parts], PartsFolder = folder };
    }
}

/// <summary>Keeps what was told.</summary>
internal sealed class Told : IIngestProgress
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void FilesFound(int files) { }

    public void FileDone() { }

    public void Report(string name, string message, string advice, bool failure) =>
        Lines.Enqueue($"{Path.GetFileName(name)}: {message}; {advice}");
}
