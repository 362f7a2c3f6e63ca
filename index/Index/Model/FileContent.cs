using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Records;

namespace Pipeline.Index.Model;

/// <summary>All that an archive holds of one file.</summary>
public sealed record FileContent
{
    /// <summary>How far it is; without a tombstone, for those stand by themselves.</summary>
    public required FileState State { get; init; }

    /// <summary>Its names, by path.</summary>
    public ImmutableArray<NameWrite> Names { get; init; } = [];

    /// <summary>Results of its stages, the newest of each.</summary>
    public ImmutableArray<StageWrite> Stages { get; init; } = [];

    /// <summary>Its records, by id.</summary>
    public ImmutableArray<RecordContent> Records { get; init; } = [];

    /// <summary>What persons said of their values.</summary>
    public ImmutableArray<Amendment> Amendments { get; init; } = [];

    /// <summary>Its removed records, by id.</summary>
    public ImmutableArray<TombstoneContent> Tombstones { get; init; } = [];

    /// <summary>Why it is not taken in; null where nothing failed.</summary>
    public FileFailure? Failure { get; init; }

    /// <summary>Findings of its records, by finding id, without decisions.</summary>
    public ImmutableArray<FindingContent> Findings { get; init; } = [];

    /// <summary>
    /// SHA-256 of all this: equal where two archives hold the same of the file. The order in which records came is the
    /// engine's own matter.
    /// </summary>
    public string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts())
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "\0");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string?> Parts()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{State.Hash} {State.Size} {(int)State.Progress} {State.Versions.Read} {State.Versions.Extract}"
        );
        yield return State.Path;
        yield return State.Given;
        yield return State.Parent;
        foreach (var name in Names)
        foreach (var part in (string?[])["name", name.Path, name.Given, Number(name.Size), Number(name.Modified)])
            yield return part;
        foreach (var stage in Stages)
        foreach (
            var part in (string?[])
                [
                    "stage",
                    stage.Key.Stage,
                    Number(stage.Key.Version),
                    stage.Key.Options,
                    Convert.ToHexStringLower(SHA256.HashData(stage.Payload.Span)),
                ]
        )
            yield return part;
        foreach (var record in Records)
        foreach (
            var part in (string?[])["record", RecordJson.Print(record.Record with { Text = null }), record.Record.Text]
        )
            yield return part;
        foreach (var said in Amendments)
        foreach (var part in (string?[])["said", said.Print()])
            yield return part;
        foreach (var stone in Tombstones)
        foreach (
            var part in (string?[])["tombstone", stone.Id, stone.Tombstone.By, stone.Tombstone.Note, stone.Tombstone.At]
        )
            yield return part;
        if (Failure is { } f)
            foreach (
                var part in (string?[])
                    ["failure", f.Path, f.Stage, f.Kind, f.Message, f.Advice, Number(f.Attempts), f.At, f.Detail]
            )
                yield return part;
        foreach (var found in Findings)
        foreach (var part in (string?[])["finding", Number(found.Sight), RecordJson.Print(found.Finding)])
            yield return part;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A record with its text, and its place among all: what came later has a higher one.</summary>
public sealed record RecordContent(DocumentRecord Record, long Order);

/// <summary>What is left of a removed record.</summary>
public sealed record TombstoneContent(string Id, Tombstone Tombstone);

/// <summary>A finding, and whether it was found with secret papers in sight (1) or without (0).</summary>
public sealed record FindingContent(Finding Finding, int Sight);

/// <summary>What an archive holds that belongs to no file.</summary>
public sealed record UnattachedContent
{
    /// <summary>Files that could not be opened, so that they have no hash; by path.</summary>
    public ImmutableArray<FileFailure> Failures { get; init; } = [];

    /// <summary>What persons decided, by finding id, of findings that are gone too.</summary>
    public ImmutableSortedDictionary<string, Decision> Decisions { get; init; } =
        ImmutableSortedDictionary.Create<string, Decision>(StringComparer.Ordinal);

    /// <summary>What persons said of names, by key.</summary>
    public ImmutableArray<NameLink> Links { get; init; } = [];
}

/// <summary>What is left of a removed record.</summary>
/// <param name="By">Who removed it.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When, ISO 8601 in UTC.</param>
public sealed record Tombstone(string By, string? Note, string At);

/// <summary>What a removal did.</summary>
/// <param name="Hash">The record's file.</param>
/// <param name="LastOfFile">No record of the file is left: its bytes may be deleted.</param>
public sealed record RemovalSummary(string Hash, bool LastOfFile);
