using System.Collections.Immutable;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.ReviewQueue;

/// <summary>What of a record waits for a person's eye. What a person has filled in waits no more.</summary>
public sealed class ReviewItemFinder(ICitationLookup archive)
{
    private const double Doubtful = 0.75;
    private const int NumberWorth = 10,
        CitedWorth = 3,
        MostCited = 4,
        NoPaperWorth = 2;
    private readonly NumberSuggester _numbers = new(archive);
    private readonly DateSuggester _dates = new(archive);

    /// <summary>Warnings that ask for an eye, with what an eye is worth there and the field that it fills in.</summary>
    private static readonly (string Prefix, int Worth, string? Field)[] Asking =
    [
        ("correction.", 9, null),
        ("number.conflict", 8, "number"),
        ("date.malformed", 6, "date"),
        ("table.unread", 4, null),
        ("document.maybe-several", 4, null),
        ("page.unread", 7, null),
        ("sheet.unread", 7, null),
        ("signer.unread", 1, "signer.name"),
    ];

    /// <summary>
    /// Learns from a record how files are named here; suggestions are better where some were learned from.
    /// </summary>
    public void Learn(DocumentRecord record, IReadOnlyList<string> names) => _numbers.Learn(record, names);

    /// <summary>What waits, in no order.</summary>
    /// <param name="record">A record.</param>
    /// <param name="names">Names of its file.</param>
    public ImmutableArray<ReviewItem> Find(DocumentRecord record, IReadOnlyList<string> names)
    {
        var waiting = ImmutableArray.CreateBuilder<ReviewItem>();
        var heading = record.Document;
        var said = record
            .Corrections.Where(c => c.Unplaced is null)
            .Select(c => c.Field)
            .ToHashSet(StringComparer.Ordinal);
        if (!said.Contains("number"))
            AddNumberItem(record, names, waiting);
        if (heading.Date is null && !said.Contains("date"))
            waiting.Add(
                new(
                    record.Id,
                    DisplayName(record),
                    "date",
                    "date.unread",
                    "Chưa đọc được ngày văn bản",
                    heading.Number is null ? NoPaperWorth : 6,
                    Evidence(heading, "date"),
                    _dates.Suggest(record)
                )
            );
        if (heading.Issuer is null && !said.Contains("issuer"))
            waiting.Add(
                new(
                    record.Id,
                    DisplayName(record),
                    "issuer",
                    "issuer.unread",
                    "Chưa đọc được cơ quan ban hành",
                    heading.Number is null ? NoPaperWorth : 5,
                    null,
                    []
                )
            );
        foreach (var (field, evidence) in heading.Evidence)
            if (
                field is "date" or "issuer" or "type" or "subject"
                && evidence.Confidence < Doubtful
                && !said.Contains(field)
                && Value(heading, field) is { } value
            )
                waiting.Add(
                    new(
                        record.Id,
                        DisplayName(record),
                        field,
                        field + ".doubtful",
                        $"Đọc chưa chắc: “{value}” ({evidence.Confidence * 100:0}%)",
                        3,
                        evidence.Anchor,
                        []
                    )
                );
        foreach (var group in record.Warnings.GroupBy(w => w.Code, StringComparer.Ordinal))
            if (
                Asking.FirstOrDefault(a => group.Key.StartsWith(a.Prefix, StringComparison.Ordinal))
                    is { Prefix: not null } asks
                && !(asks.Field is { } of && said.Contains(of))
            )
                waiting.Add(
                    new(
                        record.Id,
                        DisplayName(record),
                        asks.Field,
                        group.Key,
                        Told([.. group]),
                        asks.Worth,
                        group.First().Anchor,
                        group.Key == "number.conflict" && heading.Number is { } number
                            ?
                            [
                                .. number.Candidates.Select(c => new ValueSuggestion(
                                    c.Key,
                                    0.5,
                                    ["một trong các chỗ ghi số"]
                                )),
                            ]
                            : []
                    )
                );
        return waiting.ToImmutable();
    }

    private void AddNumberItem(
        DocumentRecord record,
        IReadOnlyList<string> names,
        ImmutableArray<ReviewItem>.Builder waiting
    )
    {
        if (record.Document.Number is { Key: not null, Confidence: var sure } read)
        {
            if (sure < Doubtful && !record.Warnings.Any(w => w.Code == "number.conflict"))
                waiting.Add(
                    new(
                        record.Id,
                        DisplayName(record),
                        "number",
                        "number.doubtful",
                        $"Số đọc chưa chắc ({sure * 100:0}%)",
                        5,
                        read.Anchor,
                        _numbers.Suggest(record, names)
                    )
                );
            return;
        }
        var suggestions = _numbers.Suggest(record, names);
        var cited = suggestions.Sum(s => s.Reasons.Count(r => r.Contains(" dẫn ", StringComparison.Ordinal)));
        // A paper that others cite unblocks their citations too; a draft has no number yet, and what has no place for
        // one is seldom a paper.
        var worth =
            record.Document.Draft || record.Document.Number is null
                ? NoPaperWorth
                : NumberWorth + (CitedWorth * Math.Min(cited, MostCited));
        waiting.Add(
            new(
                record.Id,
                DisplayName(record),
                "number",
                "number.unread",
                record.Document.Number is null ? "Không tìm thấy số, ký hiệu" : "Chưa đọc được số văn bản",
                worth,
                record.Document.Number?.Anchor,
                suggestions
            )
        );
    }

    // Which pages are lost is the very thing to know: they are all named.
    private static string Told(Warning[] same) =>
        same.Length == 1 ? same[0].Message
        : same[0].Code == "page.unread" && same.All(w => w.Anchor?.Page is not null)
            ? $"Không đọc được các trang {string.Join(", ", same.Select(w => w.Anchor!.Page))}"
        : same[0].Message + $" (và {same.Length - 1} chỗ nữa)";

    private static Anchor? Evidence(DocumentHeading heading, string field) =>
        heading.Evidence.TryGetValue(field, out var evidence) ? evidence.Anchor : null;

    private static string? Value(DocumentHeading heading, string field) =>
        field switch
        {
            "date" => heading.Date,
            "issuer" => heading.Issuer,
            "type" => heading.Type,
            _ => heading.Subject,
        };

    private static string DisplayName(DocumentRecord record) =>
        record.Document.Number is { } number ? number.Key ?? number.Printed : record.Source.Path;
}

/// <summary>
/// A value that may be the right one. It is never taken by itself: a person looks at the page and says so.
/// </summary>
/// <param name="Value">The value, as set takes it.</param>
/// <param name="Score">0 to 1; several independent reasons for one value raise it.</param>
/// <param name="Reasons">What speaks for it; Vietnamese.</param>
public sealed record ValueSuggestion(string Value, double Score, ImmutableArray<string> Reasons)
{
    private const double Certain = 0.99;

    /// <summary>One suggestion for each value, the likeliest first; reasons for one value speak together.</summary>
    internal static ImmutableArray<ValueSuggestion> Merge(IEnumerable<ValueSuggestion> all) =>
        [
            .. all.GroupBy(s => s.Value, StringComparer.Ordinal)
                .Select(g => new ValueSuggestion(
                    g.Key,
                    Math.Round(Math.Min(Certain, 1 - g.Aggregate(1.0, (doubt, s) => doubt * (1 - s.Score))), 2),
                    [.. g.SelectMany(s => s.Reasons).Distinct(StringComparer.Ordinal)]
                ))
                .OrderByDescending(s => s.Score)
                .ThenBy(s => s.Value, StringComparer.Ordinal),
        ];
}

/// <summary>Something of a record that waits for a person's eye.</summary>
/// <param name="Id">The record.</param>
/// <param name="Document">Its number, or what is printed of it, or its path.</param>
/// <param name="Field">The field that set takes; null where it is no single one.</param>
/// <param name="Code">number.unread, date.unread, number.conflict, table.unread …</param>
/// <param name="Why">What is to be looked at; Vietnamese.</param>
/// <param name="Worth">How much an eye is worth here: more for what more hangs on.</param>
/// <param name="Anchor">Where; null where it concerns the whole.</param>
/// <param name="Suggestions">Likeliest first.</param>
public sealed record ReviewItem(
    string Id,
    string Document,
    string? Field,
    string Code,
    string Why,
    int Worth,
    Anchor? Anchor,
    ImmutableArray<ValueSuggestion> Suggestions
);
