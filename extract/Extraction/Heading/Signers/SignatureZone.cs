using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>The end of a paper: recipients on the left, authority, position and name on the right.</summary>
/// <param name="Pieces">Pieces around it; empty where no sign of it stands.</param>
/// <param name="Recipients">Index of "Nơi nhận"; -1 where it is absent.</param>
internal sealed record SignatureZone(IReadOnlyList<HeadingFragment> Pieces, int Recipients)
{
    private const int LinesBefore = 16;
    private const int LinesAfter = 46;

    /// <summary>Offset of its first landmark; the end of the document where it has none.</summary>
    public int Start { get; private init; } = int.MaxValue;

    /// <summary>Finds the zone of a document.</summary>
    /// <param name="view">The document.</param>
    /// <param name="after">Offset at which the heading ends.</param>
    /// <param name="lines">What the heading has read.</param>
    public static SignatureZone Find(DocumentView view, int after, LineFragmentCache lines)
    {
        var at = FindLandmark(view.Text, view.Span, after);
        if (at < 0)
            return new SignatureZone([], -1);
        var range = Around(view, at);
        if (range.Start < after && after <= at)
            range = new TextRange(after, range.End);
        var pieces = HeadingFragmentReader.Read(view, range, 140, lines).ConvertAll(DeputyOfficeRepair.Mend);
        var recipients = -1;
        for (var i = 0; i < pieces.Count && recipients < 0; i++)
            if (IsRecipients(pieces[i].Fold))
                recipients = i;
        return new SignatureZone(pieces, recipients >= 0 ? recipients : HeadOfFiled(pieces)) { Start = at };
    }

    /// <summary>True where a sign of it stands: cheaper than to read it.</summary>
    public static bool HasLandmark(string text, TextRange range) => FindLandmark(text, range, range.Start) >= 0;

    /// <summary>True for the line of the filed copy, "- Lưu: VT, …".</summary>
    public static bool IsFiled(string fold) =>
        fold.AsSpan().TrimStart(" -–—+•~*_.") is var text
        && text.Length < fold.Length
        && text.StartsWith("LUU", StringComparison.Ordinal)
        && (text.Length == 3 || text[3] is ':' or ' ');

    // Where a seal hides "Nơi nhận", its list still ends in the line of the filed copy.
    private static int HeadOfFiled(List<HeadingFragment> pieces)
    {
        var filed = pieces.FindIndex(p => IsFiled(p.Fold));
        if (filed < 1)
            return -1;
        var head = filed;
        while (head >= 0 && (pieces[head].Side == HeadingSide.Right || pieces[head].Text[0] is '-' or '–' or '~'))
            head--;
        return
            head >= 0 && pieces[head].Text.Length < 60 && pieces[head].Fold.StartsWith("NO", StringComparison.Ordinal)
            ? head
            : -1;
    }

    /// <summary>True for "Nơi nhận".</summary>
    public static bool IsRecipients(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *#-_|.'\"");
        if (
            text.StartsWith("NOI NHAN", StringComparison.Ordinal)
            || text.StartsWith("NOINHAN", StringComparison.Ordinal)
        )
            return text.Length < 9 || !char.IsAsciiLetter(text[8]);
        return text.Length is > 6 and < 40
            && text[0] == 'N'
            && text.IndexOf(':') is var colon
            && colon is > 6 and < 10
            && FixedHeadingLines.LevenshteinDistance(text[..colon], "NOI NHAN", 2) <= 2;
    }

    /// <summary>True for a line that begins with "TM.", "KT.", "TL.", "TUQ.", "Q.".</summary>
    public static bool IsAuthority(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *#-_|'\"");
        foreach (
            var word in (ReadOnlySpan<string>)
                ["TM.", "TM/", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ.", "TUN.", "Q.", "TM ", "KT ", "TL ", "TUQ "]
        )
            if (text.StartsWith(word, StringComparison.Ordinal) && text.Length > word.Length + 3 && text.Length < 110)
                return true;
        return false;
    }

    private static int FindLandmark(string text, TextRange range, int after)
    {
        var (authority, position, filed) = (-1, -1, -1);
        for (var at = Math.Clamp(after, range.Start, range.End); at < range.End; )
        {
            var stop = text.AsSpan(at, range.End - at).IndexOfAny('\n', '\t', '\f');
            stop = stop < 0 ? range.End : at + stop;
            if (stop - at is > 4 and < 160 && IsCandidate(text.AsSpan(at, stop - at)))
            {
                var fold = Folding.FoldUpper(text.AsSpan(at, Math.Min(stop - at, 120)));
                if (IsRecipients(fold))
                    return at;
                if (authority < 0 && IsAuthority(fold) && HeadingFragment.IsCapitals(text.AsSpan(at, stop - at)))
                    authority = at;
                else if (filed < 0 && IsFiled(fold))
                    filed = at;
                else if (PositionLexicon.IsPosition(fold) && HeadingFragment.IsCapitals(text.AsSpan(at, stop - at)))
                    position = at;
            }
            at = stop + 1;
        }
        return authority >= 0 ? authority
            : filed >= 0 ? filed
            : position;
    }

    private static bool IsCandidate(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \u00A0*#-_|'\"");
        return text.Length > 3
            && text[0]
                is 'L'
                    or 'N'
                    or 'T'
                    or 'K'
                    or 'Q'
                    or 'C'
                    or 'G'
                    or 'P'
                    or 'B'
                    or 'H'
                    or 'V'
                    or 'Đ'
                    or 'D'
                    or 'n';
    }

    // At a page's foot the block may break: the name, or the rest of the recipients, stands over the page end.
    private static bool GoesOver(DocumentView view, int at, Page page) =>
        page.Span.End - at < 700
        && page.Height > 0
        && view.Lines.Length > 0
        && view.Lines[Math.Clamp(view.LineIndexAt(at), 0, view.Lines.Length - 1)].Box is { } box
        && box.Y0 > page.Height * 0.7;

    private static TextRange Around(DocumentView view, int at)
    {
        var line = view.LineIndexAt(at);
        if (view.Lines.Length == 0 || (view.CellAt(at) is not null && !view.Layout.Paged))
            return new TextRange(Math.Max(view.Span.Start, at - 500), Math.Min(view.Span.End, at + 2_500));
        var from = view.Lines[Math.Clamp(line - LinesBefore, 0, view.Lines.Length - 1)].Span.Start;
        var to = view.Lines[Math.Clamp(line + LinesAfter, 0, view.Lines.Length - 1)].Span.End;
        if (view.Layout.Paged && view.PageAt(at) is { } page)
        {
            from = Math.Max(from, page.Span.Start);
            to = Math.Min(to, page.Span.End);
            if (page.Span.End - at < 60 || GoesOver(view, at, page))
                to = Math.Min(view.Span.End, page.Span.End + 400);
        }
        return new TextRange(Math.Min(from, at), Math.Max(to, Math.Min(view.Span.End, at + 60)));
    }
}
