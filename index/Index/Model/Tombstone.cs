namespace Pipeline.Index;

/// <summary>What is left of a removed record.</summary>
/// <param name="By">Who removed it.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When, ISO 8601 in UTC.</param>
public sealed record Tombstone(string By, string? Note, string At);

/// <summary>What a removal did.</summary>
/// <param name="Hash">The record's file.</param>
/// <param name="LastOfFile">No record of the file is left: its bytes may be deleted.</param>
public sealed record Removal(string Hash, bool LastOfFile);
