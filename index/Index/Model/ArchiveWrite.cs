using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Index.Model;

/// <summary>One thing to be kept.</summary>
public abstract record ArchiveWrite;

/// <summary>
/// A name and the bytes that it stands for, which the blob store already holds. A file not known before is pending.
/// </summary>
/// <param name="Path">Absolute path; parts of archives after "!/".</param>
/// <param name="Given">The same as the user gave it.</param>
/// <param name="Hash">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change in ticks of UTC; 0 for parts of archives.</param>
/// <param name="Parent">Hash of the archive or e-mail that it came in.</param>
public sealed record NameWrite(string Path, string Given, string Hash, long Size, long Modified, string? Parent = null)
    : ArchiveWrite;

/// <summary>The result of a stage. It is stamped by being there: a result is never half there.</summary>
/// <param name="Key">What it is the result of.</param>
/// <param name="Payload">The result, in the stage's own form.</param>
public sealed record StageWrite(StageKey Key, ReadOnlyMemory<byte> Payload) : ArchiveWrite;

/// <summary>
/// The records of a file; those kept before for it are replaced, all at once, and what persons said of their values
/// stands in the
/// new ones (<see cref="Pipeline.Index.Amendments.AmendmentApplier"/>). The file is done, its claim is given back.
/// </summary>
/// <param name="Hash">The file.</param>
/// <param name="Records">May be empty: an archive has none of its own. Records with a tombstone are left out.</param>
/// <param name="Versions">The versions that made them.</param>
public sealed record RecordsWrite(string Hash, ImmutableArray<DocumentRecord> Records, StageVersions Versions = default)
    : ArchiveWrite;

/// <summary>A file could not be taken in. It is failed, its claim is given back; records kept before stay.</summary>
/// <param name="Failure">What happened.</param>
public sealed record FailureWrite(FileFailure Failure) : ArchiveWrite;

/// <summary>
/// What a person says of a value, or takes back. It is kept, and the record, where it is held, is amended at once with
/// all that is searched.
/// </summary>
/// <param name="Amendment">What is said.</param>
public sealed record AmendmentWrite(Amendment Amendment) : ArchiveWrite;
