using Pipeline.Crosscheck;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Output.Exports;

/// <summary>
/// Incoming and outgoing papers. The office's own papers go out, all others came in; where the office does not say who
/// it is, an
/// arrival stamp tells what came in.
/// </summary>
public sealed class PaperDirections(IArchive archive, OfficeScope office)
{
    /// <summary>
    /// Papers of the office itself or of others cannot be told apart: their issuer is unread or misread. They stand in
    /// no register.
    /// </summary>
    public int Unknown { get; private set; }

    /// <summary>Leading records of one direction; of copies the arrival stamp counts, whichever carries it.</summary>
    public IEnumerable<DocumentRecord> Select(IEnumerable<DocumentRecord> leads, bool incoming)
    {
        foreach (var record in leads)
        {
            var stamped = record.Document.Arrival is null ? Stamped(record) : record;
            var number = record.Document.Number;
            var symbol = number?.Fold ?? number?.Printed;
            if (
                !office.IsKnown ? stamped.Document.Arrival is not null == incoming
                : office.IsOwn(record.Document.Issuer, symbol) ? !incoming
                : incoming && Told(stamped, symbol)
            )
                yield return stamped;
        }
    }

    private bool Told(DocumentRecord record, string? symbol)
    {
        var known =
            record.Document.Issuer is not null
            || record.Document.Arrival is not null
            || (symbol is not null && office.Symbols.Length > 0);
        if (known && !office.MayBeOwn(record.Document.Issuer, symbol))
            return true;
        Unknown++;
        return false;
    }

    private DocumentRecord Stamped(DocumentRecord record)
    {
        var copies = archive.FindCopies(record.Id);
        var arrival =
            copies.Count < 2
                ? null
                : copies.Select(c => archive.Get(c.Id)?.Document.Arrival).FirstOrDefault(a => a is not null);
        return arrival is null ? record : record with { Document = record.Document with { Arrival = arrival } };
    }
}
