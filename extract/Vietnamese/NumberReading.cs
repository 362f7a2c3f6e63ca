using System.Collections.Immutable;

namespace Pipeline.Vietnamese;

/// <summary>A document number as it was read: what was mended, how sure, and what else it may be.</summary>
/// <param name="Number">The best reading.</param>
/// <param name="Repaired">What was mended between print and reading, in Vietnamese; null where nothing was but spaces.</param>
/// <param name="Confidence">0 to 1; without regard to OCR.</param>
/// <param name="Candidates">Other readings, best first; empty where the print is clear.</param>
public sealed record NumberReading(DocumentNumber Number, string? Repaired, double Confidence, ImmutableArray<DocumentNumber> Candidates);
