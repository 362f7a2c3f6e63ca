using System.Text;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Index.Search;

/// <summary>What both engines index of a record: computed once, here, so that they hold the same.</summary>
public sealed record SearchFields
{
    /// <summary>Serial without zeros before it; null where unread.</summary>
    public string? Serial { get; init; }

    /// <summary>Parts of the symbol with a dash between; null where no number stands.</summary>
    public string? Symbol { get; init; }

    /// <summary>Marked parts, divided by blanks: "s87 tkh icdct y2020" (serial, type, issuer part, year);
    /// "c87" is a serial that a number may have which is not settled.</summary>
    public required string Parts { get; init; }

    /// <summary>Issuers, parent and symbol parts, folded tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>Number, type, subject and issuer, exact tokens.</summary>
    public required string TitleExact { get; init; }

    /// <summary>The same, folded tokens.</summary>
    public required string TitleFolded { get; init; }

    /// <summary>The text, exact tokens.</summary>
    public required string Exact { get; init; }

    /// <summary>The text, folded tokens.</summary>
    public required string Folded { get; init; }

    /// <summary>Number, date and issuer: equal in copies of one document; null where one lacks.</summary>
    public string? CopyKey { get; init; }

    /// <summary>Fields of a record and its text.</summary>
    public static SearchFields FromRecord(DocumentRecord record, string text)
    {
        var heading = record.Document;
        var number = heading.Number;
        var parts = number is null ? null : NumberParts.Parse(number.Fold ?? Symbols(number));
        var title = SearchTokenizer.BothForms(
            $"{number?.Key ?? number?.Printed} {heading.Type} {heading.Subject} {heading.Issuer}"
        );
        var body = SearchTokenizer.BothForms(text);
        return new SearchFields
        {
            Serial = number?.Fold is null ? null : parts?.Serial,
            Symbol = parts?.Parts.Count > 0 ? parts.Symbol : null,
            Parts = Marked(record, parts),
            Issuer = SearchTokenizer.BothForms($"{heading.Issuer} {heading.ParentIssuer} {number?.Issuer}").Folded,
            TitleExact = title.Exact,
            TitleFolded = title.Folded,
            Exact = body.Exact,
            Folded = body.Folded,
            CopyKey = Pipeline.Index.CopyGrouping.KeyOf(record),
        };
    }

    private const int MostCandidates = 10;

    /// <summary>What marks, behind w, a record of which a part could not be read.</summary>
    public const string Loss = "lost";

    /// <summary>A warning of this code says that a page or a sheet of the file was not read.</summary>
    public static bool TellsOfLoss(string code) => code is "page.unread" or "sheet.unread";

    /// <summary>
    /// Code of a type by name or abbreviation: "kh" for "Kế hoạch", "congvan" for a type without abbreviation.
    /// </summary>
    public static string TypeCode(string type) =>
        string.Concat(
            Folding
                .FoldLower(DocumentTypes.AbbreviationOfName(type) ?? DocumentTypes.OfficialAbbreviation(type) ?? type)
                .Where(char.IsAsciiLetterOrDigit)
        );

    // Serials that a number may have which is not settled: found by them, and told as not confirmed.
    private static IEnumerable<string> CandidateSerials(NumberField? number) =>
        number is not { Key: null } || number.Candidates.IsDefault
            ? []
            : number
                .Candidates.Select(c => NumberParts.Parse(c.Key).Serial)
                .OfType<string>()
                .Select(FoldToAscii)
                .Where(s => s.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Take(MostCandidates);

    private static string Symbols(NumberField number) => $"{number.Type} {number.Issuer}";

    private static string Marked(DocumentRecord record, NumberParts? parts)
    {
        var heading = record.Document;
        var marked = new StringBuilder();
        void Add(char mark, string value) => marked.Append(mark).Append(value).Append(' ');
        if (parts?.Serial is { } serial && heading.Number?.Fold is not null)
            Add('s', Folding.FoldLower(serial));
        if ((heading.Type ?? heading.Number?.Type) is { } type)
            Add('t', TypeCode(type));
        foreach (var part in parts?.Parts ?? [])
            Add('i', FoldToAscii(part));
        if (parts?.Year is { } year)
            Add('y', year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (
            heading.Date is { Length: >= 4 } date
            && date[..4] != parts?.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
            Add('y', date[..4]);
        foreach (var candidate in CandidateSerials(heading.Number))
            Add('c', candidate);
        if (record.Warnings.Any(w => TellsOfLoss(w.Code)))
            Add('w', Loss);
        return marked.ToString();
    }

    /// <summary>Letters and digits of a symbol part in lower case: what a marked part may hold.</summary>
    public static string FoldToAscii(string part) =>
        string.Concat(Folding.FoldLower(part).Where(char.IsAsciiLetterOrDigit));
}
