using System.Text.RegularExpressions;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Corpus.Evaluation;

/// <summary>How each field of the heading is taken from a record and compared.</summary>
internal static partial class HeadingFields
{
    [GeneratedRegex(
        @"^(v/v\.?:?|về việc|về)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AboutPrefix();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    /// <summary>The field's value; lists are joined by " | "; null where there is none.</summary>
    public static string? Read(DocumentRecord record, string field)
    {
        var d = record.Document;
        return field switch
        {
            "number" => d.Number?.Key,
            "type" => d.Type,
            "issuer" => d.Issuer,
            "parent_issuer" => d.ParentIssuer,
            "place" => d.Place,
            "date" => d.Date,
            "subject" => d.Subject,
            "period" => d.Period,
            "urgency" => d.Urgency,
            "secrecy" => d.Secrecy,
            "draft" => d.Draft ? "true" : null,
            "signer" => d.Signer?.Name,
            "signer.position" => d.Signer?.Position,
            "signer.authority" => d.Signer?.Authority,
            "addressees" => d.Addressees.Length == 0 ? null : string.Join(" | ", d.Addressees),
            "recipients" => d.Recipients.Length == 0 ? null : string.Join(" | ", d.Recipients),
            "arrival.number" => d.Arrival?.Number,
            "arrival.date" => d.Arrival?.Date,
            _ => throw new ArgumentException($"No field of the heading is called {field}.", nameof(field)),
        };
    }

    /// <summary>
    /// Strictly the same: numbers, dates and names to the letter; texts without white space, case and "về việc".
    /// </summary>
    public static bool IsSame(string field, string gold, string found) =>
        field is "number" or "date" or "period" or "arrival.number" or "arrival.date"
            ? string.Equals(gold, found, StringComparison.Ordinal)
            : string.Equals(Clean(field, gold), Clean(field, found), StringComparison.Ordinal);

    /// <summary>Nearly the same: numbers by their fold, texts by similarity, dates never.</summary>
    public static bool IsNear(string field, string gold, string found) =>
        field switch
        {
            "number" => Folding.FoldUpper(gold) == Folding.FoldUpper(found),
            "date" or "period" or "arrival.number" or "arrival.date" or "draft" => false,
            "issuer" or "parent_issuer" => IssuerNames.IsNear(gold, found),
            "subject" => TextSimilarity.NearOrWithin(gold, found),
            _ => TextSimilarity.IsNear(gold, found),
        };

    private static string Clean(string field, string text)
    {
        text = Blanks().Replace(text.Trim(), " ");
        if (field == "subject")
            text = AboutPrefix().Replace(text, "");
        return text.TrimEnd('.', ';', ',', ' ')
            .Replace('’', '\'')
            .Replace('“', '"')
            .Replace('”', '"')
            .ToLowerInvariant();
    }
}
