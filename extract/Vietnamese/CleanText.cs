using System.Collections.Immutable;

namespace Pipeline.Vietnamese;

/// <summary>A repair of a piece of text.</summary>
/// <param name="Start">Begin in the cleaned text, in UTF-16 units.</param>
/// <param name="End">End in the cleaned text.</param>
/// <param name="Printed">What stood there.</param>
/// <param name="Kind">encoding, look-alike, capitals.</param>
public readonly record struct SpineRepair(int Start, int End, string Printed, string Kind);

/// <summary>Text as the house keeps it, with what was changed in it beyond composition and white space.</summary>
/// <param name="Text">NFC, Unicode.</param>
/// <param name="Repairs">In order; empty for most.</param>
public readonly record struct CleanText(string Text, ImmutableArray<SpineRepair> Repairs);
