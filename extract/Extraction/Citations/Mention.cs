using Pipeline.Layout;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>What kind of mention it is (compare eyecite's kinds of citation).</summary>
internal enum CitationMentionKind
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
internal sealed record CitationMention
{
    /// <summary>Kind.</summary>
    public required CitationMentionKind Kind { get; init; }

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
    public CitationContext Context { get; init; } = CitationContext.None;

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
internal sealed record CitationContext(
    string? Date,
    string? DatePrinted,
    string? Issuer,
    string? Title,
    string? Relation,
    int End
)
{
    /// <summary>Nothing.</summary>
    public static CitationContext None { get; } = new(null, null, null, null, null, 0);
}

/// <summary>Puts mentions in reading order and drops what lies inside a fuller one.</summary>
internal static class MentionOverlapFilter
{
    /// <summary>A law by name whose number follows is one mention with it: "Luật Đất đai số 45/2013/QH13".</summary>
    public static List<CitationMention> WithoutOverlaps(string text, List<CitationMention> mentions)
    {
        mentions.Sort(
            static (a, b) =>
                a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Kind.CompareTo(b.Kind)
        );
        var kept = new List<CitationMention>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (kept.Count > 0 && mention.Span.Start < kept[^1].Span.End)
                continue;
            if (
                mention.Kind == CitationMentionKind.Named
                && i + 1 < mentions.Count
                && mentions[i + 1] is { Number: not null } next
                && next.WordsStart >= mention.Span.Start
                && string.IsNullOrWhiteSpace(text[Math.Min(mention.Span.End, next.WordsStart)..next.WordsStart])
            )
            {
                // Verbs inside the name ("Luật Thực hiện dân chủ …", "Luật Ban hành văn bản …") govern nothing: the
                // mention begins with the name.
                if (next.Type is null || next.Type == mention.Type)
                    mentions[i + 1] = next with
                    {
                        WordsStart = mention.WordsStart,
                        Type = mention.Type,
                        Name = mention.Context.Title,
                    };
                continue;
            }
            kept.Add(mention);
        }
        return kept;
    }
}
