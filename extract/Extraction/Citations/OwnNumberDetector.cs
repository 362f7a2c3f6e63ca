using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Tells the document's own number from others: in the heading, in "Kèm theo Báo cáo số …" over an annex, and wherever
/// it names itself.
/// These are no citations.
/// </summary>
internal sealed class OwnNumberDetector(DocumentView view, DocumentHeading heading)
{
    private const int HeadingReach = 2500;

    /// <summary>True where a mention is the document itself.</summary>
    public bool IsOwnNumber(CitationMention mention)
    {
        if (mention.Number is not { } number)
            return false;
        if (StandsInHeading(mention))
            return true;
        var sameDate = mention.Context.Date is not { } date || heading.Date is not { } ownDate || date == ownDate;
        // A heading whose number could not be found: over the annex the paper still names itself by its type.
        if (heading.Number is not { } own)
            return view.IsScanned
                && mention.Kind == CitationMentionKind.Full
                && sameDate
                && OverAnnex(mention)
                && (mention.Type is null || SameType(mention.Type));
        if (
            mention.Kind == CitationMentionKind.Full
            && (own.Fold == number.Fold || own.Candidates.Any(c => c.Key == number.Key && !c.Reasons.Contains("ink")))
        )
            return sameDate;
        if (mention.Kind == CitationMentionKind.Short)
            return own.Serial == number.Serial
                && own.Issuer is null or ""
                && sameDate
                && mention.Type is { } type
                && SameType(type);
        // "Kèm theo Báo cáo số 02/BC-CĐŒD": OCR lost the body behind the type.
        if (
            view.IsScanned
            && string.IsNullOrEmpty(number.Issuer)
            && own.Type == number.Type
            && (own.Key is null || own.Serial == number.Serial)
            && sameDate
            && OverAnnex(mention)
        )
            return true;
        // Over an annex the own number may be blank, or written in ink and read otherwise.
        var sameSymbol =
            own.Issuer == number.Issuer
            && (
                own.Type == number.Type
                || (
                    own is { Type: null, Key: null }
                    && view.IsScanned
                    && (mention.Type is null || SameType(mention.Type))
                )
            );
        if (sameSymbol && own.Key is null && view.IsScanned && sameDate && UnderAnnexTitle(mention))
            return true;
        if (!sameSymbol || !OverAnnex(mention))
            return false;
        return own.Key is null || !number.HasSerial || (sameDate && mention.Context.Date is not null);
    }

    private bool SameType(string type) =>
        heading.Type is null
        || Folding.FoldLower(heading.Type).StartsWith(Folding.FoldLower(type), StringComparison.Ordinal);

    private bool StandsInHeading(CitationMention mention)
    {
        if (heading.Number?.Anchor is { } anchor)
        {
            var start = view.PlaceOf(mention.Span.Start);
            if (start < anchor.End && start + mention.Span.Length > anchor.Start)
                return true;
        }
        // "Số: 12/KH-UBND" at the begin of a line near the top is a heading's number, whether the heading was
        // understood or not.
        if (mention.Span.Start - view.Span.Start > HeadingReach)
            return false;
        var line = view.Text.LastIndexOfAny(['\n', '\t', '\f'], Math.Max(view.Span.Start, mention.Span.Start - 1)) + 1;
        if (line < view.Span.Start || mention.Span.Start <= line)
            line = Math.Max(line, view.Span.Start);
        var before = view.Text.AsSpan(line, Math.Max(0, mention.Span.Start - line)).Trim().Trim("*_#|").Trim();
        // Web pages break the line after "Số:".
        if (
            before.Length == 0
            && view.Text.AsSpan(view.Span.Start, line - view.Span.Start).TrimEnd() is { Length: > 2 } above
            && Folding.FoldLower(above[^3..]) == "so:"
            && (above.Length == 3 || above[^4] is '\n' or '\t' or ' ' or '|')
        )
            return above[^3] == 'S';
        if (IsUnderSpoiltLabel(mention, before))
            return true;
        // Strokes of ink stand where a serial is written by hand ("Số: {2 /BC-STC").
        return before.Length is >= 3 and <= 9
            && before[0] is 'S'
            && Folding.FoldLower(before[..2]) == "so"
            && before[2..].ContainsAny(':', '.', ';')
            && !HasLetter(before[2..]);
    }

    // "ssas SG: 93/UBND-KTTH" over the national heading of a scan: a stamp or a pen spoilt "Số:", and perhaps the
    // digits. It ends its line, no word stands before it, and the motto is still to come.
    private bool IsUnderSpoiltLabel(CitationMention mention, ReadOnlySpan<char> before)
    {
        if (!view.IsScanned || before.Length is < 2 or > 30 || before[^1] != ':')
            return false;
        var words = before.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[^1].Length > 4 || words[..^1].Any(w => w.Length > 3 && SyllableGrammar.IsValid(w)))
            return false;
        var after = view.Text.AsSpan(mention.Span.End, view.Span.End - mention.Span.End);
        var rest = after.IndexOf('\n') is var end && end >= 0 ? after[..end] : after;
        return rest.Trim(" .,;|_-").IsEmpty
            && after.IndexOf("Độc lập - Tự do", StringComparison.Ordinal) is >= 0 and < HeadingReach;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c))
                return true;
        return false;
    }

    /// <summary>Within three rows under "Phụ lục": a seal may hide "(Kèm theo" between them.</summary>
    private bool UnderAnnexTitle(CitationMention mention)
    {
        var from = mention.WordsStart;
        for (var rows = 0; rows < 4 && from > view.Span.Start; rows++)
        {
            from = Math.Max(view.Span.Start, view.Text.LastIndexOfAny(['\n', '\f'], from - 1));
            if (
                Folding
                    .FoldLower(view.Text.AsSpan(from, Math.Min(12, view.Span.End - from)).TrimStart())
                    .StartsWith("phu luc", StringComparison.Ordinal)
            )
                return true;
        }
        return false;
    }

    /// <summary>"(Kèm theo …", "(Ban hành kèm theo …", "Phụ lục kèm theo …" at the begin of a line.</summary>
    private bool OverAnnex(CitationMention mention)
    {
        var from = Math.Max(view.Span.Start, mention.WordsStart - 60);
        var before = Folding.FoldLower(view.Text.AsSpan(from, mention.WordsStart - from));
        var at = before.LastIndexOf("theo", StringComparison.Ordinal);
        if (at < 0)
            return false;
        var head = before[..at].TrimEnd();
        if (!head.EndsWith("kem", StringComparison.Ordinal) && !head.EndsWith("km", StringComparison.Ordinal))
            return false;
        var open = before.LastIndexOfAny(['(', '\n']);
        return open >= 0 && before.Length - open < 40;
    }
}
