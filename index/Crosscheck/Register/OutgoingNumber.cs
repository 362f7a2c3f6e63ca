namespace Pipeline.Crosscheck.Register;

/// <summary>A number that the office gave to a paper of its own.</summary>
/// <param name="Id">The paper's record.</param>
/// <param name="Fold">The number in upper-case ASCII.</param>
/// <param name="Serial">Its serial; of "6b" the 6.</param>
/// <param name="Series">Type and issuer: what is numbered together where each type has its own series.</param>
/// <param name="Year">The year of the series.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Subject">Subject.</param>
public sealed record OutgoingNumber(string Id, string Fold, int Serial, string Series, int Year, string Date, string? Subject);
