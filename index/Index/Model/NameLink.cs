using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Model;

/// <summary>What a person said of two names once: that they mean one thing, or that they do not.</summary>
/// <param name="Kind">indicator or organisation.</param>
/// <param name="One">A name, in the words of the papers.</param>
/// <param name="Other">The other name.</param>
/// <param name="Same">They are one; false: they are two, however alike.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When, ISO 8601 in UTC.</param>
/// <param name="Note">Why; null where not told.</param>
public sealed record NameLink(string Kind, string One, string Other, bool Same, string By, string At, string? Note)
{
    /// <summary>
    /// Equal for the same two names of a kind, in whatever order, case and spacing: a later word on them takes the
    /// place of the earlier.
    /// </summary>
    public string Key
    {
        get
        {
            var (one, other) = (Normal(One), Normal(Other));
            return string.CompareOrdinal(one, other) <= 0 ? $"{Kind}|{one}|{other}" : $"{Kind}|{other}|{one}";
        }
    }

    private static string Normal(string name) =>
        string.Join(
            ' ',
            NfcComposer.Compose(name).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
