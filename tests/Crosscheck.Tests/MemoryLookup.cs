using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Tests;

/// <summary>An archive of a few records in memory.</summary>
internal sealed class MemoryLookup(params DocumentRecord[] records) : ICitationLookup
{
    public OfficeScope Office { get; init; } = OfficeScope.Unknown;

    public bool MayHide { get; init; }

    public string? Today { get; init; }

    public Dictionary<string, string> Texts { get; init; } = [];

    public string? GetText(string id) => Texts.GetValueOrDefault(id);

    public OutgoingRegister Outgoing =>
        OutgoingRegister.FromMentions(
            Mentions().Where(m => m.Index is null && Office.IsOwn(m.Issuer, m.Fold)),
            MayHide
        );

    public IReadOnlyList<RecordSummary> FindByNumber(string fold) =>
        [.. records.Where(r => r.Document.Number?.Fold == fold).Select(Summary)];

    public IReadOnlyList<NumberMention> FindCitations(string fold) =>
        [.. Mentions().Where(m => m.Fold == fold && m.Index is not null)];

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) =>
        [.. Mentions().Where(m => NumberParts.Parse(m.Fold).Symbol == symbol)];

    public IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial) =>
        IssuerNumberSeries.From(FindNumbersOfSymbol(symbol), issuer);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        [
            .. Mentions()
                .Where(m =>
                    m.Date == date
                    && NumberParts.Parse(m.Fold) is var n
                    && n.Serial == serial
                    && n.Parts.Count > 0
                    && n.Parts[0] == type
                ),
        ];

    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, string date) =>
        [
            .. records
                .Where(r =>
                    r.Document.Number?.Fold is { } f
                    && f != fold
                    && Math.Abs(f.Length - fold.Length) <= 2
                    && f[0] == fold[0]
                    && r.Document.Date == date
                )
                .Select(Summary),
        ];

    public DocumentRecord? Get(string id) => records.FirstOrDefault(r => r.Id == id);

    public IReadOnlyList<string> CriteriaSets(ScoringTable scored) => [.. records.Select(r => r.Id)];

    public static DocumentRecord Record(
        string id,
        string? key,
        string? date,
        string? issuer = null,
        string? subject = null,
        params Citation[] citations
    ) =>
        new()
        {
            Id = id,
            Source = new SourceInfo { Path = id + ".docx", Format = "docx" },
            Document = new DocumentHeading
            {
                Number = key is null
                    ? null
                    : new NumberField
                    {
                        Printed = key,
                        Key = key,
                        Fold = Folding.FoldUpper(key),
                        Anchor = new Anchor(),
                    },
                Date = date,
                Issuer = issuer,
                Subject = subject,
            },
            Citations = [.. citations],
        };

    public static Citation Cite(
        string key,
        string? date = null,
        string? title = null,
        string? issuer = null,
        string? relation = null
    ) =>
        new()
        {
            Printed = key,
            Key = key,
            Fold = Folding.FoldUpper(key),
            Date = date,
            Title = title,
            Issuer = issuer,
            Relation = relation,
            Confidence = 0.9,
            Anchor = new Anchor { Text = key },
        };

    private IEnumerable<NumberMention> Mentions()
    {
        foreach (var record in records)
        {
            if (record.Document.Number?.Fold is { } own)
                yield return new NumberMention(
                    own,
                    record.Id,
                    null,
                    record.Document.Date,
                    null,
                    record.Document.Issuer,
                    record.Document.Subject,
                    null
                );
            for (var i = 0; i < record.Citations.Length; i++)
                if (record.Citations[i] is { Fold: { } fold } c)
                    yield return new NumberMention(fold, record.Id, i, c.Date, c.Type, c.Issuer, c.Title, c.Relation);
        }
    }

    private static RecordSummary Summary(DocumentRecord r) =>
        new()
        {
            Id = r.Id,
            Key = r.Document.Number?.Key,
            Fold = r.Document.Number?.Fold,
            Date = r.Document.Date,
            Issuer = r.Document.Issuer,
            Subject = r.Document.Subject,
            Path = r.Source.Path,
        };
}
