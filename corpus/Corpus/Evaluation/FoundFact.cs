using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>An extracted fact with its attributes as text, whatever its kind.</summary>
/// <param name="Kind">figure, award, target, deadline, programme.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Page">Page, where the format has any.</param>
/// <param name="InTable">Stands in a table.</param>
/// <param name="Attributes">By name in the record's JSON; null is "none".</param>
internal sealed record FoundFact(
    string Kind,
    string Printed,
    int? Page,
    bool InTable,
    ImmutableSortedDictionary<string, string?> Attributes
)
{
    /// <summary>All facts of the records.</summary>
    public static IEnumerable<FoundFact> From(IEnumerable<DocumentRecord> records) => records.SelectMany(r => From(r));

    private static IEnumerable<FoundFact> From(DocumentRecord r) =>
        [
            .. r.Figures.Select(f =>
                Make(
                    "figure",
                    f.Printed,
                    f.Anchor,
                    f.Table,
                    ("value", Plain(f.Value)),
                    ("of", Plain(f.Of)),
                    ("of_is", f.OfIs),
                    ("measure", f.Measure),
                    ("approximate", f.Approximate),
                    ("period", f.Period),
                    ("indicator", f.Indicator)
                )
            ),
            .. r.Awards.Select(a =>
                Make(
                    "award",
                    a.Printed,
                    a.Anchor,
                    a.Anchor.Table is not null,
                    ("form", a.Form),
                    ("grantor", a.Grantor),
                    ("stage", a.Stage),
                    ("collectives", Plain(a.Collectives)),
                    ("individuals", Plain(a.Individuals)),
                    ("amount", Plain(a.Amount)),
                    ("amount_is", a.AmountIs),
                    ("approximate", a.Approximate),
                    ("year", a.Year),
                    ("occasion", a.Occasion)
                )
            ),
            .. r.Targets.Select(t =>
                Make(
                    "target",
                    t.Printed,
                    t.Anchor,
                    false,
                    ("value", Plain(t.Value)),
                    ("comparator", t.Comparator),
                    ("measure", t.Measure),
                    ("by", t.By),
                    ("indicator", t.Indicator)
                )
            ),
            .. r.Deadlines.Select(d =>
                Make(
                    "deadline",
                    d.Printed,
                    d.Anchor,
                    false,
                    ("date", d.Date),
                    ("recurring", d.Recurring),
                    ("task", d.Task),
                    ("actor", d.Actor)
                )
            ),
            .. r.Programmes.Select(p =>
                Make(
                    "programme",
                    p.Printed ?? p.Name,
                    p.Anchor,
                    false,
                    ("name", p.Name),
                    ("kind", p.Kind),
                    ("from", p.From),
                    ("to", p.To),
                    ("launched_by", p.LaunchedBy)
                )
            ),
        ];

    private static FoundFact Make(
        string kind,
        string printed,
        Anchor anchor,
        bool table,
        params (string Name, string? Value)[] attributes
    ) =>
        new(
            kind,
            printed,
            anchor.Page,
            table,
            attributes.ToImmutableSortedDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal)
        );

    private static string? Plain(decimal? value) => value is { } v ? JsonReading.ToPlainText(v) : null;
}
