using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Dates;

/// <summary>
/// Judges a day (and a month) in ink: what the reader of ink makes of it, beside the printed month and year, with a
/// digital signature and the annex as witnesses. Told only from the reader's own threshold on, and never where a
/// witness says otherwise; else it stays a candidate.
/// </summary>
internal static class InkDateReader
{
    private const double LeastInk = 0.15,
        SurePrint = 0.85,
        SureYear = 0.5,
        MeasuredAsPrint = 0.2;
    private const int MostKept = 5,
        MostMonths = 3;

    /// <summary>The date with its candidates; told where it is sure.</summary>
    /// <param name="view">The paper.</param>
    /// <param name="read">What its date line says: unread for ink.</param>
    /// <param name="self">Lines over its annexes, which may tell its date.</param>
    /// <param name="signatures">Digital signatures on it.</param>
    public static DateAndPlace Fill(
        DocumentView view,
        DateAndPlace read,
        IReadOnlyList<AnnexSelfCitation> self,
        IReadOnlyList<DigitalSignature> signatures
    )
    {
        if (
            read.Date is not null
            || read.Warning?.Code is not ("date.handwritten" or "date.unread")
            || read.DateEvidence is not { Anchor: { } anchor } evidence
        )
            return read;
        var day = InkNumberReader.FindPlace(view, anchor, InkField.Day);
        var month = InkNumberReader.FindPlace(view, anchor, InkField.Month);
        if (day is not { Handwritten: >= 0.5 } && month is not { Handwritten: >= 0.5 })
            return read;
        var (printedDay, printedMonth, year) = ReadPrint(view, view.RangeOf(anchor));
        var inked = read with { DateEvidence = evidence with { Ink = true } };
        if (year is not { } of)
            return inked;
        var days = Numbers(day, printedDay, 31);
        var months = Numbers(month, printedMonth, 12);
        if (days.Count == 0 || months.Count == 0)
            return inked;
        var signed = signatures
            .Where(s => s.Time is { Length: >= 10 } && !IsPublisher(s.Issuer))
            .Select(s => s.Time![..10])
            .ToHashSet(StringComparer.Ordinal);
        var annexed = self.Where(s => s.Printed && s.Date is not null)
            .Select(s => s.Date!)
            .ToHashSet(StringComparer.Ordinal);
        var weighed =
            from m in months.OrderByDescending(m => m.Value).Take(MostMonths)
            from d in days
            where d.Key <= DateTime.DaysInMonth(of, m.Key)
            let date = string.Create(CultureInfo.InvariantCulture, $"{of:0000}-{m.Key:00}-{d.Key:00}")
            let ink = d.Value * m.Value
            orderby ink descending, date
            select (
                Date: date,
                Ink: ink,
                Weight: ink
                    * (signed.Contains(date) ? WitnessOdds.Signature : 1)
                    * (annexed.Contains(date) ? WitnessOdds.Annex : 1)
            );
        var all = weighed.ToList();
        if (all.Count == 0)
            return inked;
        var total = all.Sum(w => w.Weight) + Math.Max(0.01, 1 - all.Sum(w => w.Ink));
        var candidates = all.OrderByDescending(w => w.Weight)
            .Take(MostKept)
            .Select(w => new DateCandidate(
                w.Date,
                Math.Round(w.Weight / total, 3),
                [
                    "ink",
                    .. signed.Contains(w.Date) ? (string[])["signature"] : [],
                    .. annexed.Contains(w.Date) ? (string[])["annex"] : [],
                ]
            ))
            .ToImmutableArray();
        inked = inked with { DateEvidence = inked.DateEvidence! with { Candidates = candidates } };
        var best = candidates[0];
        var threshold = Math.Max(day?.Threshold ?? 0, month?.Threshold ?? 0);
        if (best.Probability < threshold || all.Find(w => w.Date == best.Date).Ink < LeastInk)
            return inked;
        if (signed.Count > 0 && !signed.Contains(best.Date) || annexed.Count > 0 && !annexed.Contains(best.Date))
            return inked;
        return inked with
        {
            Date = best.Date,
            Warning = null,
            DateEvidence = inked.DateEvidence! with { Confidence = best.Probability },
        };
    }

    // A portal signs what it publishes, days after the paper's own.
    private static bool IsPublisher(string? issuer) =>
        issuer is not null
        && Folding.FoldLower(issuer) is var name
        && (
            name.Contains("cong thong tin", StringComparison.Ordinal)
            || name.Contains("cong bao", StringComparison.Ordinal)
            || name.Contains("trang thong tin", StringComparison.Ordinal)
        );

    // "05" and "5" are one day. What is printed is as good as sure; the reader may still say that it is no ink.
    private static Dictionary<int, double> Numbers(InkPlace? place, int? printed, int most)
    {
        var numbers = new Dictionary<int, double>();
        if (printed is { } sure && sure >= 1 && sure <= most && place is not { Handwritten: >= 0.5 })
            numbers[sure] = 0.98;
        else if (place is { Handwritten: >= 0.5 })
            foreach (var said in place.Strings)
                if (
                    int.TryParse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= 1
                    && number <= most
                )
                    numbers[number] = Math.Min(1, numbers.GetValueOrDefault(number) + said.Probability);
        return numbers;
    }

    // The figures behind "ngày", "tháng" and "năm" that OCR is sure of.
    private static (int? Day, int? Month, int? Year) ReadPrint(DocumentView view, TextRange range)
    {
        var words = new List<Word>();
        for (var i = view.LineIndexAt(range.Start); i < view.Lines.Length && view.Lines[i].Span.Start < range.End; i++)
            words.AddRange(view.Lines[i].Words.Where(w => w.Span.Overlaps(range)));
        int? day = null,
            month = null,
            year = null;
        var label = "";
        foreach (var word in words)
        {
            var text = Folding.FoldLower(view.TextOf(word.Span));
            var letters = string.Concat(text.Where(char.IsLetter));
            foreach (var known in (ReadOnlySpan<string>)["ngay", "thang", "nam"])
                if (letters.EndsWith(known, StringComparison.Ordinal))
                {
                    label = known;
                    text = text[(text.LastIndexOf(known, StringComparison.Ordinal) + known.Length)..];
                }
            text = text.Replace("()", "0", StringComparison.Ordinal).TrimAny(" .,;:…");
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            var print = word.Confidence >= SurePrint && word.Ink is null or < MeasuredAsPrint && letters.Length == 0;
            if (label == "ngay" && print)
                day ??= number;
            else if (label == "thang" && print)
                month ??= number;
            else if (label == "nam" && text.Length == 4 && number is > 1945 and < 2100 && word.Confidence >= SureYear)
                year ??= number;
        }
        return (day, month, year);
    }
}
