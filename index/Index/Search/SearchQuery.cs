namespace Pipeline.Index.Search;

/// <summary>A question taken apart: the same for both engines.</summary>
public sealed record SearchQuery
{
    /// <summary>The words as they were asked, filters left out.</summary>
    public required string Text { get; init; }

    /// <summary>Units that must all be found: a word, or the words of a quotation, which stand together.</summary>
    public required IReadOnlyList<SearchPhrase> Units { get; init; }

    /// <summary>The question read as a number or parts of one; null where some word fits none.</summary>
    public NumberQuery? Number { get; init; }

    /// <summary>Code of the type (<see cref="SearchFields.TypeCode"/>); null for all.</summary>
    public string? TypeCode { get; init; }

    /// <summary>Folded tokens of the issuer; empty for all.</summary>
    public IReadOnlyList<string> Issuer { get; init; } = [];

    /// <summary>First date as a prefix of ISO; null for none.</summary>
    public string? From { get; init; }

    /// <summary>Last date as a prefix of ISO; null for none.</summary>
    public string? To { get; init; }

    /// <summary>Something narrows the hits.</summary>
    public bool Filtered => TypeCode is not null || Issuer.Count > 0 || From is not null || To is not null;
}

/// <summary>Words that stand together.</summary>
/// <param name="Exact">Exact tokens.</param>
/// <param name="Folded">Folded tokens, as many.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Exact, IReadOnlyList<string> Folded);

/// <summary>A question as parts of a number.</summary>
/// <param name="Serial">Without zeros before it; null where none is asked.</param>
/// <param name="Year">Of the number or the date.</param>
/// <param name="TypeCode">Type that was named in words.</param>
/// <param name="Parts">Parts of the symbol in upper-case ASCII, in their order.</param>
/// <param name="Written">It was written as a number is, with a stroke or dash.</param>
public sealed record NumberQuery(string? Serial, int? Year, string? TypeCode, IReadOnlyList<string> Parts, bool Written)
{
    /// <summary>A serial and a symbol: one document is meant, so near misses help.</summary>
    public bool Whole => Serial is not null && Parts.Count > 0;

    /// <summary>Parts with a dash between.</summary>
    public string Symbol => string.Join('-', Parts);
}
