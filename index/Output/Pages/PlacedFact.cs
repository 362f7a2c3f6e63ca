using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>A kind of fact as pages show it.</summary>
/// <param name="Name">Vietnamese, for the legend.</param>
/// <param name="Colour">Red, green, blue in 24 bits.</param>
public sealed record FactKind(string Name, int Colour);

/// <summary>A fact of a record and its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Anchor">Where it stands.</param>
/// <param name="Field">The field as set names it: "number", "figures.5".</param>
public sealed record PlacedFact(FactKind Kind, Anchor Anchor, string Field);
