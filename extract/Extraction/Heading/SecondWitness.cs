using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Fills what the heading leaves unread only where two independent printed witnesses agree: annex lines printed by machine,
/// the time of a digital signature. One witness is a candidate, never an answer.
/// </summary>
internal static class SecondWitness
{
    /// <summary>The number with the serial of two agreeing annex lines; the second value tells that it was filled.</summary>
    public static (NumberField Field, bool Filled) Number(NumberField field, IReadOnlyList<SelfCitation> self)
    {
        if (field.Key is not null || field.Type is null && field.Issuer is null) return (field, false);
        var agreed = self.Where(s => s.Printed && s.Number.Type == field.Type && Vietnamese.Folding.FoldUpper(s.Number.Issuer) == Vietnamese.Folding.FoldUpper(field.Issuer ?? ""))
            .GroupBy(s => s.Number.Fold).ToArray();
        if (agreed.Length != 1 || agreed[0].Count() < 2) return (field, false);
        var number = agreed[0].First().Number;
        return (field with { Key = number.Key, Fold = number.Fold, Serial = number.Serial, Year = number.Year, Confidence = 0.75 }, true);
    }

    /// <summary>The date with that of two agreeing witnesses where the heading's own could not be read.</summary>
    public static DateAndPlace Date(DocumentView view, DateAndPlace read, IReadOnlyList<SelfCitation> self, IReadOnlyList<DigitalSignature> signatures)
    {
        if (read.Date is not null || read.Warning?.Code is not ("date.handwritten" or "date.unread")) return read;
        var printed = self.Where(s => s.Printed && s.Date is not null).ToArray();
        var dates = printed.Select(s => s.Date!).Concat(signatures.Where(s => s.Time is { Length: >= 10 }).Select(s => s.Time![..10]).Distinct(StringComparer.Ordinal)).GroupBy(d => d, StringComparer.Ordinal).ToArray();
        if (printed.Length == 0 || dates.Length != 1 || dates[0].Count() < 2) return read;
        return read with
        {
            Date = dates[0].Key, Warning = null,
            DateEvidence = read.DateEvidence! with { Confidence = 0.75, Repaired = "ngày trong phụ lục và giờ ký số", Anchor = view.AnchorOf(printed[0].Range) },
        };
    }
}
