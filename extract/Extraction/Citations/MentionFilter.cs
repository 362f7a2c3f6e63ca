namespace Pipeline.Extraction.Citations;

/// <summary>Puts mentions in reading order and drops what lies inside a fuller one.</summary>
internal static class MentionFilter
{
    /// <summary>A law by name whose number follows is one mention with it: "Luật Đất đai số 45/2013/QH13".</summary>
    public static List<Mention> WithoutOverlaps(string text, List<Mention> mentions)
    {
        mentions.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Kind.CompareTo(b.Kind));
        var kept = new List<Mention>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (kept.Count > 0 && mention.Span.Start < kept[^1].Span.End) continue;
            if (mention.Kind == MentionKind.Named && i + 1 < mentions.Count && mentions[i + 1] is { Number: not null } next
                && next.WordsStart >= mention.Span.Start && string.IsNullOrWhiteSpace(text[Math.Min(mention.Span.End, next.WordsStart)..next.WordsStart]))
            {
                // Verbs inside the name ("Luật Thực hiện dân chủ …", "Luật Ban hành văn bản …") govern nothing: the mention begins with the name.
                if (next.Type is null || next.Type == mention.Type) mentions[i + 1] = next with { WordsStart = mention.WordsStart, Type = mention.Type, Name = mention.Context.Title };
                continue;
            }
            kept.Add(mention);
        }
        return kept;
    }
}
