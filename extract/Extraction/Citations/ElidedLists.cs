using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Numbers of a list that share what stands behind the last of them: "610, 611 và 615/TLĐ-VP ngày 3/6/2024" are three
/// papers of one
/// symbol and one date, "12/CTr-A - 45/CTr-B ngày 2/4/2024" is one paper of two houses.
/// </summary>
internal static class ElidedLists
{
    private const int LongestGlue = 24;
    private const double ElidedConfidence = 0.8;

    /// <summary>Completes the mentions in place.</summary>
    public static void Complete(string text, List<CitationMention> mentions)
    {
        for (var i = mentions.Count - 1; i > 0; i--)
        {
            var (last, before) = (mentions[i], mentions[i - 1]);
            if (
                last is not { Kind: CitationMentionKind.Full, Number: { HasSerial: true } number, OwnWord: false }
                || before.Number is not { } earlier
            )
                continue;
            var glue = Glue(text, before.Span.End, last.Span.Start);
            if (
                before is { Kind: CitationMentionKind.Short }
                && glue is "," or ";" or "và"
                && earlier is { Issuer: "", Serial: not null }
                && last.Continues
            )
                mentions[i - 1] = before with
                {
                    Kind = CitationMentionKind.Full,
                    Number = number with { Serial = earlier.Serial },
                    Type = before.Type ?? last.Type,
                    Span = Digits(text, before.Span),
                    Context = last.Context with { Relation = before.Context.Relation ?? last.Context.Relation },
                    Confidence = Math.Min(before.Confidence, ElidedConfidence),
                    // The list goes on to the left: what is completed now completes the one before it.
                    OwnWord = before.OwnWord && !before.Continues,
                };
            else if (
                before is { Kind: CitationMentionKind.Full, Context.DatePrinted: null }
                && glue is "-" or "–"
                && last.Context.Date is not null
            )
                mentions[i - 1] = before with
                {
                    Context = before.Context with
                    {
                        Date = last.Context.Date,
                        DatePrinted = last.Context.DatePrinted,
                        Title = before.Context.Title ?? last.Context.Title,
                    },
                };
        }
    }

    // Only a mark or "và" stands between, with "số" at most.
    private static string? Glue(string text, int from, int to)
    {
        if (to <= from || to - from > LongestGlue)
            return null;
        var words = text[from..to]
            .Split([' ', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("số" or "số:"))
            .ToList();
        if (words is [var first, "và"] && first is "," or ";")
            return "và";
        return words is [var only] ? only : null;
    }

    // A short form spans its words too; a whole number begins with its serial.
    private static TextRange Digits(string text, TextRange span)
    {
        var end = span.End;
        var start = end;
        while (start > span.Start && CharacterClasses.IsLetterOrDigit(text[start - 1]))
            start--;
        return start == end ? span : new TextRange(start, end);
    }
}
