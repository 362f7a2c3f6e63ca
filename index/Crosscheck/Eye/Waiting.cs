using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Eye;

/// <summary>Something of a record that waits for a person's eye.</summary>
/// <param name="Id">The record.</param>
/// <param name="Document">Its number, or what is printed of it, or its path.</param>
/// <param name="Field">The field that set takes; null where it is no single one.</param>
/// <param name="Code">number.unread, date.unread, number.conflict, table.unread …</param>
/// <param name="Why">What is to be looked at; Vietnamese.</param>
/// <param name="Worth">How much an eye is worth here: more for what more hangs on.</param>
/// <param name="Anchor">Where; null where it concerns the whole.</param>
/// <param name="Suggestions">Likeliest first.</param>
public sealed record Waiting(string Id, string Document, string? Field, string Code, string Why, int Worth, Anchor? Anchor, ImmutableArray<Suggestion> Suggestions);
