using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// The arrival stamp ("ĐẾN", Decree 30/2020/NĐ-CP, Annex IV): its number and date are never the paper's own.
/// </summary>
internal static partial class ArrivalReader
{
    [GeneratedRegex(@"S[OÓÔÖ]\s*[:.]*\s*(?<number>\d{1,6})\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"NGAY\s*[:.]*\s*(?<date>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4})",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Date();

    /// <summary>The stamp; null where none stands. Its ink is left unread where OCR is not sure.</summary>
    public static Arrival? Read(DocumentView view, HeadingZone zone)
    {
        if (view.ArrivalStamps.Length > 0)
        {
            var stamp = view.ArrivalStamps[0];
            var rows = RowBuilder.Build(view, stamp.Lines, view.PageAt(stamp.Span.Start)?.Number ?? 0).ToList();
            // A frame on an image is filled in by hand: its number and day are told as there, never as read.
            return ReadFilledLines(rows, 0, rows.Count, out _) with
            {
                Number = null,
                Date = null,
                Anchor = view.AnchorOf(stamp.Span),
            };
        }
        for (var i = 0; i < zone.Pieces.Count; i++)
        {
            var piece = zone.Pieces[i];
            var title = BodyStartPatterns.IsArrivalTitle(piece.Fold);
            if (
                !title
                && !(
                    (
                        piece.Fold.StartsWith("DEN ", StringComparison.Ordinal)
                        || piece.Fold.StartsWith("DEN:", StringComparison.Ordinal)
                        || piece.Fold.StartsWith("CONG VAN DEN", StringComparison.Ordinal)
                        || piece.Fold.StartsWith("VAN BAN DEN", StringComparison.Ordinal)
                    )
                    && (
                        piece.Fold.Contains("NGAY", StringComparison.Ordinal)
                        || piece.Fold.Contains(" SO", StringComparison.Ordinal)
                    )
                    && piece.Text.Length < 90
                )
            )
                continue;
            return ReadStamp(view, zone, i);
        }
        return null;
    }

    private static Arrival ReadStamp(DocumentView view, HeadingZone zone, int at)
    {
        var stop = at;
        while (
            stop < Math.Min(zone.Pieces.Count, at + 6)
            && stop != zone.Number
            && stop != zone.Date
            && stop != zone.Title
            && (stop == at || zone.Pieces[stop].Text.Length <= 90)
        )
            stop++;
        var arrival = ReadFilledLines(zone.Pieces, at, stop, out var end);
        var (first, last) = (zone.Pieces[at].Range, zone.Pieces[end].Range);
        return arrival with
        {
            Anchor = view.AnchorOf(
                last.End > first.Start && last.End - first.Start < 200
                    ? new Pipeline.Layout.TextRange(first.Start, last.End)
                    : first
            ),
        };
    }

    // What was filled in on some rows, and the last row that holds some of it.
    private static Arrival ReadFilledLines(IReadOnlyList<HeadingFragment> rows, int from, int stop, out int end)
    {
        string? number = null,
            date = null,
            forwarded = null;
        end = from;
        for (var j = from; j < stop; j++)
        {
            var piece = rows[j];
            if (
                number is null
                && Number().Match(piece.Fold) is { Success: true } n
                && IsSure(piece, n.Groups["number"])
            )
            {
                number = n.Groups["number"].Value;
                end = j;
            }
            if (
                date is null
                && Date().Match(piece.Fold) is { Success: true } d
                && IsSure(piece, d.Groups["date"])
                && VietnameseDateParser.Parse(d.Groups["date"].Value).TryGet(out var day)
            )
            {
                date = day.ToString();
                end = j;
            }
            var to = piece.Fold.IndexOf("CHUYEN", StringComparison.Ordinal);
            if (
                forwarded is null
                && to >= 0
                && piece.Text[(to + 6)..].TrimAny(" :.…_") is { Length: > 1 } whom
                && (!piece.Scanned || IsTold(piece, to + 6))
            )
            {
                forwarded = whom;
                end = j;
            }
        }
        return new Arrival
        {
            Number = number,
            Date = date,
            ForwardedTo = forwarded,
        };
    }

    // Dots and strokes are nobody: some word is surely read.
    private static bool IsTold(HeadingFragment piece, int from)
    {
        foreach (var (start, word) in piece.Words)
            if (
                start >= from
                && word.Confidence >= 0.8
                && piece
                    .Text.AsSpan(start, Math.Min(word.Span.Length, piece.Text.Length - start))
                    .IndexOfAnyInRange('A', 'z') >= 0
            )
                return true;
        return false;
    }

    private static bool IsSure(HeadingFragment piece, Group group)
    {
        foreach (var (start, word) in piece.Words)
            if (start < group.Index + group.Length && start + word.Span.Length > group.Index && word.Confidence < 0.88)
                return false;
        return true;
    }
}
