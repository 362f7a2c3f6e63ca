using Pipeline.Records;

namespace Pipeline.Cli.Pages;

/// <summary>A kind of fact as pages show it.</summary>
/// <param name="Name">Vietnamese, for the legend.</param>
/// <param name="Colour">Red, green, blue in 24 bits.</param>
internal sealed record FactKind(string Name, int Colour);

/// <summary>A fact of a record and its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Anchor">Where it stands.</param>
internal sealed record PlacedFact(FactKind Kind, Anchor Anchor);
