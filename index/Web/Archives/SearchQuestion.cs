using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Web.Archives;

/// <summary>A question as the address of the search page holds it.</summary>
public sealed record SearchQuestion
{
    /// <summary>Number or words; type: issuer: from: to: within narrow.</summary>
    public string? Q { get; init; }

    /// <summary>Type by name or abbreviation.</summary>
    public string? Type { get; init; }

    /// <summary>Issuer by a part of its name.</summary>
    public string? Issuer { get; init; }

    /// <summary>First date, as people write it.</summary>
    public string? From { get; init; }

    /// <summary>Last date.</summary>
    public string? To { get; init; }

    /// <summary>"findings": only what has findings; "unread": only what waits for a person.</summary>
    public string? Only { get; init; }

    /// <summary>"date": newest first; else best first.</summary>
    public string? Sort { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Nothing is asked: the newest papers are shown.</summary>
    public bool IsEmpty =>
        string.IsNullOrWhiteSpace(Q)
        && string.IsNullOrWhiteSpace(Type)
        && string.IsNullOrWhiteSpace(Issuer)
        && string.IsNullOrWhiteSpace(From)
        && string.IsNullOrWhiteSpace(To);

    /// <summary>As the archive takes it.</summary>
    public FindQuery ToFind(int limit) =>
        new(Q ?? "", limit)
        {
            Type = Filled(Type),
            Issuer = Filled(Issuer),
            From = Filled(From) ?? (IsEmpty ? "1900" : null),
            To = Filled(To),
        };

    /// <summary>The address of the search page that asks this.</summary>
    public string Address()
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("q", Q);
        Add("type", Type);
        Add("issuer", Issuer);
        Add("from", From);
        Add("to", To);
        Add("only", Only);
        Add("sort", Sort);
        if (Page > 1)
            Add("p", Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/" : "/?" + string.Join('&', parts);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A hit with what the list tells of it.</summary>
/// <param name="Hit">As the archive found it.</param>
/// <param name="Record">Its record.</param>
/// <param name="Findings">What does not hold in it, by severity: errors, then warnings.</param>
/// <param name="Errors">How many of them are errors.</param>
/// <param name="Unread">Its number or its date is not read.</param>
public sealed record HitView(SearchHit Hit, DocumentRecord Record, int Findings, int Errors, bool Unread);

/// <summary>How often a value stands among the hits.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How often.</param>
/// <param name="Chosen">It is asked for.</param>
/// <param name="Address">The page that narrows to it, or widens again.</param>
public sealed record Facet(string Value, int Count, bool Chosen, string Address);

/// <summary>One page of hits.</summary>
/// <param name="Hits">Of this page.</param>
/// <param name="Total">Of all pages.</param>
/// <param name="Capped">There are more than are counted.</param>
/// <param name="Facets">By their headings; Vietnamese.</param>
public sealed record SearchAnswer(
    ImmutableArray<HitView> Hits,
    int Total,
    bool Capped,
    ImmutableArray<(string Heading, ImmutableArray<Facet> Values)> Facets
)
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Number of pages.</summary>
    public int Pages => (Total + PageSize - 1) / PageSize;
}
