using System.Collections.Immutable;

namespace Pipeline.Crosscheck;

/// <summary>A unit under the office.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Symbols">Its symbols, as its numbers print them; may be empty.</param>
public sealed record OfficeUnit(string Name, ImmutableArray<string> Symbols);
