using System.Globalization;
using Pipeline.Index.Search;

namespace Pipeline.Index.Model;

/// <summary>What a list shows of a record.</summary>
public sealed record RecordSummary
{
    /// <summary>Id of the record.</summary>
    public required string Id { get; init; }

    /// <summary>Number as printed.</summary>
    public string? Number { get; init; }

    /// <summary>Canonical number.</summary>
    public string? Key { get; init; }

    /// <summary>Key in upper-case ASCII.</summary>
    public string? Fold { get; init; }

    /// <summary>Type in full.</summary>
    public string? Type { get; init; }

    /// <summary>ISO date.</summary>
    public string? Date { get; init; }

    /// <summary>Issuing body.</summary>
    public string? Issuer { get; init; }

    /// <summary>Subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Path of its file.</summary>
    public required string Path { get; init; }

    /// <summary>Id of the record that leads its copies; null where it leads or has none.</summary>
    public string? Lead { get; init; }

    /// <summary>"Mật", "Tối mật", "Tuyệt mật"; null for most.</summary>
    public string? Secrecy { get; init; }
}

/// <summary>A number where it stands: a record's own, or in a citation.</summary>
/// <param name="Fold">The number in upper-case ASCII.</param>
/// <param name="Id">The record.</param>
/// <param name="Index">Index of the citation in its record; null for the record's own number.</param>
/// <param name="Date">ISO date that is printed with it; null where none.</param>
/// <param name="Type">Type in full.</param>
/// <param name="Issuer">Issuing body.</param>
/// <param name="Title">Its title; for a record's own number its subject.</param>
/// <param name="Relation">How it is cited.</param>
public sealed record NumberMention(
    string Fold,
    string Id,
    int? Index,
    string? Date,
    string? Type,
    string? Issuer,
    string? Title,
    string? Relation
);

/// <summary>A record with scoring tables that issue criteria, or with tables scored by them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Marks">The <see cref="CriteriaFingerprints"/> of those tables, of several together.</param>
public sealed record CriteriaRecord(string Id, IReadOnlyList<string> Marks);

/// <summary>How often a number of a series is told with a date.</summary>
/// <param name="Serial">The serial.</param>
/// <param name="Date">A full ISO date.</param>
/// <param name="Issuer">Issuing body; null where none is named.</param>
/// <param name="Held">Records that carry it, copies too.</param>
/// <param name="Cited">Citations of it.</param>
public sealed record NumberCount(int Serial, string Date, string? Issuer, int Held, int Cited)
{
    /// <summary>Counts of mentions; those without a full date or with a letter in the serial are left out.</summary>
    public static IReadOnlyList<NumberCount> Count(IEnumerable<NumberMention> mentions) =>
        [
            .. mentions
                .Select(m => (Serial: SerialOf(m.Fold), m.Date, m.Issuer, IsHeld: m.Index is null))
                .Where(m => m is { Serial: not null, Date.Length: 10 })
                .GroupBy(m => (m.Serial, m.Date, m.Issuer))
                .Select(g => new NumberCount(
                    g.Key.Serial!.Value,
                    g.Key.Date!,
                    g.Key.Issuer,
                    g.Count(m => m.IsHeld),
                    g.Count(m => !m.IsHeld)
                )),
        ];

    /// <summary>The serial of a number (fold); null where it is none or holds a letter.</summary>
    public static int? SerialOf(string fold) =>
        int.TryParse(NumberParts.Parse(fold).Serial, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? serial
            : null;
}
