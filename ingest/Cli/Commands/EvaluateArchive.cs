using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>An archive for as long as an evaluation asks it, filled with what was extracted.</summary>
internal sealed class EvaluateArchive : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluate-").FullName;

    /// <summary>Fills it.</summary>
    /// <param name="records">Records by file.</param>
    public EvaluateArchive(IReadOnlyDictionary<string, DocumentRecord[]> records)
    {
        Archive = ArchiveFactory.Open($"sqlite:{Path.Combine(_folder, "archive.db")}", create: true, secret: true);
        Archive.Write([.. records.Where(r => r.Value.Length > 0).SelectMany(r => new ArchiveWrite[]
        {
            new NameWrite("/" + r.Key, r.Key, Hash(r.Value), r.Value[0].Source.Bytes, 1), new RecordsWrite(Hash(r.Value), [.. r.Value], new StageVersions(1, 1)),
        })]);
    }

    /// <summary>The archive.</summary>
    public IArchive Archive { get; }

    public void Dispose()
    {
        Archive.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Hash(DocumentRecord[] records) => records[0].Id.Split('#')[0];
}
