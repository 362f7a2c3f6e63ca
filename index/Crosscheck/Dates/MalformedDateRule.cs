using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Dates;

/// <summary>date.malformed: a printed date that is none, such as 22/11/20222 or 31/02/2020. Nothing is mended.</summary>
public sealed class MalformedDateRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < record.Citations.Length; i++)
        {
            var citation = record.Citations[i];
            if (citation.Date is not null || citation.DatePrinted is not { } printed || !Whole(printed)) continue;
            seen.Add(citation.Anchor.Start);
            yield return Say.Finding(record, "date.malformed", "warning", $"citation/{i}", $"Ngày “{printed}” của văn bản {citation.Printed} viết sai: không phải là ngày có thật.", null, printed, citation.Anchor);
        }
        foreach (var warning in record.Warnings)
            if (warning.Code == "date.malformed" && warning.Anchor is { } anchor && !record.Citations.Any(c => c.Date is null && c.DatePrinted is not null && Math.Abs(c.Anchor.Start - anchor.Start) < 200))
                yield return Say.Finding(record, "date.malformed", "warning", $"warning/{anchor.Start}", warning.Message, null, anchor.Text, anchor);
    }

    // Day, month and year stand there, so that it is not merely short ("ngày 27/9").
    private static bool Whole(string printed)
    {
        var numbers = 0;
        for (var i = 0; i < printed.Length; i++)
            if (char.IsAsciiDigit(printed[i]) && (i == 0 || !char.IsAsciiDigit(printed[i - 1]))) numbers++;
        return numbers >= 3 && !VietnameseDateParser.Parse(printed).Success;
    }
}
