using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>What is right for one document; parts that are null are not judged.</summary>
public sealed record GoldDocument
{
    /// <summary>Path relative to the gold's folder.</summary>
    public required string File { get; init; }

    /// <summary>Which document of the file, from 0; null where the gold is that of the whole file.</summary>
    public int? Part { get; init; }

    /// <summary>pdf, docx …</summary>
    public required string Format { get; init; }

    /// <summary>"scanned" or "born", and degradations.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Fields of the heading that are judged.</summary>
    public ImmutableArray<GoldValue> Values { get; init; } = [];

    /// <summary>Distinct keys of full citations; null where not judged.</summary>
    public ImmutableArray<GoldCitation>? Citations { get; init; }

    /// <summary>Facts of all kinds; null where not judged.</summary>
    public GoldFacts? Facts { get; init; }

    /// <summary>Scoring tables; null where not judged, empty where the file holds none.</summary>
    public ImmutableArray<GoldTable>? Tables { get; init; }

    /// <summary>Number of documents in the file; null where not judged.</summary>
    public int? Documents { get; init; }

    /// <summary>Name of the document in cases.</summary>
    public string Name => Part is > 0 ? $"{File}#{Part + 1}" : File;
}

/// <summary>A judged field of the heading.</summary>
/// <param name="Field">number, date, type, issuer …</param>
/// <param name="Value">What is right; null where the paper has none, so that any value is spurious.</param>
public sealed record GoldValue(string Field, string? Value)
{
    /// <summary>Other values that are right.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Stands in ink.</summary>
    public bool Ink { get; init; }
}

/// <summary>A cited document.</summary>
/// <param name="Key">Canonical number, or as printed where it is malformed.</param>
public sealed record GoldCitation(string Key)
{
    /// <summary>Dates that are printed with it, ISO; empty where not judged.</summary>
    public ImmutableArray<string> Dates { get; init; } = [];

    /// <summary>Relations in which it is cited; empty where not judged.</summary>
    public ImmutableArray<string> Relations { get; init; } = [];
}
