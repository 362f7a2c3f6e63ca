using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Citations;

/// <summary>What kind of mention it is (compare eyecite's kinds of citation).</summary>
internal enum MentionKind
{
    /// <summary>With its whole number.</summary>
    Full,
    /// <summary>A number without its symbol: "Chỉ thị 05", "NQ 02/TW".</summary>
    Short,
    /// <summary>A law by its name alone.</summary>
    Named,
    /// <summary>A symbol whose serial is blank or cannot be read.</summary>
    Unread,
}

/// <summary>A mention while it is being read: found first, its context attached after.</summary>
internal sealed record Mention
{
    /// <summary>Kind.</summary>
    public required MentionKind Kind { get; init; }
    /// <summary>The number, or for short forms and laws the whole mention.</summary>
    public required TextRange Span { get; init; }
    /// <summary>Where its words begin: type word and "số" included.</summary>
    public required int WordsStart { get; init; }
    /// <summary>The number; for short forms its serial and, where printed, its issuer.</summary>
    public DocumentNumber? Number { get; init; }
    /// <summary>Type in full.</summary>
    public string? Type { get; init; }
    /// <summary>A type word of its own stands before it.</summary>
    public bool OwnWord { get; init; }
    /// <summary>"số" stands before it.</summary>
    public bool Marked { get; init; }
    /// <summary>It continues the list of the mention before it.</summary>
    public bool Continues { get; init; }
    /// <summary>Name of the law that stands before its number; null where none was read.</summary>
    public string? Name { get; init; }
    /// <summary>What was mended.</summary>
    public string? Repaired { get; init; }
    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;
    /// <summary>Date, issuer, title, relation.</summary>
    public MentionContext Context { get; init; } = MentionContext.None;

    /// <summary>Where the mention with all that was read after it ends.</summary>
    public int ContextEnd => Math.Max(Span.End, Context.End);
}

/// <summary>What the words around a mention tell.</summary>
/// <param name="Date">ISO date; null where none stands or it is malformed.</param>
/// <param name="DatePrinted">As printed.</param>
/// <param name="Issuer">Body after "của".</param>
/// <param name="Title">In quotes or after "về".</param>
/// <param name="Relation">Verb that governs the mention.</param>
/// <param name="End">One past the date or issuer.</param>
internal sealed record MentionContext(string? Date, string? DatePrinted, string? Issuer, string? Title, string? Relation, int End)
{
    /// <summary>Nothing.</summary>
    public static MentionContext None { get; } = new(null, null, null, null, null, 0);
}
