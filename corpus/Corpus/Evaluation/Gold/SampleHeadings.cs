using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>Reads gold of headings and citations: a list of {file, normalized_number, date, …}; null is not judged, unless a *_blank says that the place is blank.</summary>
internal static class SampleHeadings
{
    /// <summary>The documents of the list.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement list, string prefix)
    {
        foreach (var e in list.EnumerateArray())
            yield return new GoldDocument
            {
                File = prefix + e.Text("file"),
                Format = e.Text("format") ?? "",
                Tags = e.Flag("scanned") ? ["scanned"] : ["born"],
                Values = [.. Values(e)],
                Citations = e.Get("citations") is null ? null : [.. e.Texts("citations").Select(k => new GoldCitation(k))],
            };
    }

    private static readonly ImmutableArray<string> Plain = ["type", "issuer", "subject", "signer"];

    /// <summary>A subject that the gold begins with the type word is right without it: the record's subject never has one.</summary>
    private static IEnumerable<string> WithoutType(string field, string text, string? type) =>
        field == "subject" && type is not null && text.StartsWith(type + " ", StringComparison.OrdinalIgnoreCase) ? [text[(type.Length + 1)..]] : [];

    private static IEnumerable<GoldValue> Values(JsonElement e)
    {
        var (number, date) = (e.Text("normalized_number"), e.Text("date"));
        if (number is not null || e.Get("number_blank") is not null)
            yield return new GoldValue("number", number) { Also = e.Texts("number_also"), Ink = e.Flag("handwritten_number") };
        if (date is not null || e.Get("date_blank") is not null)
            yield return new GoldValue("date", date) { Also = e.Texts("date_also"), Ink = e.Flag("handwritten_date") };
        foreach (var field in Plain)
            if (e.Text(field) is { } text) yield return new GoldValue(field, text) { Also = [.. e.Texts(field + "_also"), .. WithoutType(field, text, e.Text("type"))] };
    }
}
