namespace Pipeline.Records;

/// <summary>A value with its evidence: what was printed, where, how sure, and what was repaired.</summary>
/// <typeparam name="T">The type of the normalised value.</typeparam>
/// <param name="Value">The normalised value.</param>
/// <param name="Printed">What stands on the page, NFC, runs of white space as one blank.</param>
/// <param name="Anchor">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Repaired">What was changed between printed form and value, in Vietnamese; null where nothing
/// was.</param>
public sealed record Extracted<T>(T Value, string Printed, Anchor Anchor, double Confidence, string? Repaired = null)
{
    /// <summary>The evidence without the value, as records keep it beside each field.</summary>
    public Evidence ToEvidence() =>
        new()
        {
            Printed = Printed,
            Anchor = Anchor,
            Confidence = Confidence,
            Repaired = Repaired,
        };
}
