namespace Pipeline.Index;

/// <summary>By what others may name a secret paper. It is known only so that those names are left out of what is shown.</summary>
/// <param name="Fold">Its number in upper-case ASCII; null where it has none.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Subject">Subject.</param>
public sealed record SecretMark(string? Fold, string? Date, string? Subject);
