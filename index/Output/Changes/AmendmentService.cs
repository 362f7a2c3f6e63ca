using System.Globalization;
using Pipeline.Crosscheck;
using Pipeline.Index;
using Pipeline.Index.Amendments;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Output.Changes;

/// <summary>What one person says of one record at one time.</summary>
public sealed class AmendmentService(IArchive archive, DocumentRecord record, string by, string? note)
{
    private readonly string _at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value filled in or corrected.</summary>
    public ParseResult<Amendment> CreateAmendment(string field, string value) =>
        AmendmentApplier.CreateAmendment(record, field, value, by, note, _at);

    /// <summary>What was said of a field taken back; its place need not be found any more.</summary>
    public ParseResult<Amendment> TakeBack(string field)
    {
        if (
            record.Corrections.Any(c => c.Unplaced is not null && c.Field == field)
            && archive.ListAmendments(record.Id.Split('#')[0]).LastOrDefault(a => a.Field == field && !a.TakenBack)
                is { } waiting
        )
            return ParseResult<Amendment>.FromValue(
                waiting with
                {
                    Value = null,
                    TakenBack = true,
                    By = by,
                    Note = note,
                    At = _at,
                }
            );
        var said = AmendmentApplier.CreateAmendment(record, field, null, by, note, _at);
        if (!said.TryGet(out var taken) || record.Corrections.Any(c => c.Field == taken.Field))
            return said;
        var filled = record.Corrections.IsEmpty
            ? "nobody has filled in anything in this record"
            : $"filled in are {string.Join(", ", record.Corrections.Select(c => c.Field))}";
        return ParseResult<Amendment>.Fail($"{field}: nobody has filled it in; {filled}");
    }

    /// <summary>
    /// Keeps all of it, of the copies too where it is said of the document, then checks again what is touched: who
    /// cites the number that it had, and the one that it has.
    /// </summary>
    public void SaveAll(IReadOnlyList<Amendment> said, OfficeScope office)
    {
        Amendment[] all = [.. said, .. OfCopies(said)];
        string[] changed = [.. all.Select(a => a.Id).Distinct()];
        DocumentRecord[] before = [.. changed.Select(archive.Get).OfType<DocumentRecord>()];
        if (archive.Write([.. all.Select(s => new AmendmentWrite(s))]) is [var refused, ..])
            throw new ArchiveException($"{refused.Path}: {refused.Message}", refused.Advice) { Full = true };
        new CrossChecker(archive, archive, office).CheckTouched(changed, before);
    }

    // Number, date and issuer make files copies of one document, and one that is secret makes all of them so: said of
    // one file alone they would part it from the others.
    private IEnumerable<Amendment> OfCopies(IReadOnlyList<Amendment> said)
    {
        var whole = said.Where(s => s.Field is "number" or "date" or "issuer" or "secrecy").ToList();
        if (whole.Count == 0)
            yield break;
        foreach (var copy in archive.FindCopies(record.Id).Where(c => c.Id != record.Id))
            if (archive.Get(copy.Id) is { } other)
                foreach (var one in whole.Where(s => !s.TakenBack || other.Corrections.Any(c => c.Field == s.Field)))
                    if (
                        AmendmentApplier
                            .CreateAmendment(
                                other with
                                {
                                    Text = archive.GetText(copy.Id),
                                },
                                one.Field,
                                one.TakenBack ? null : Whole(one),
                                by,
                                note,
                                _at
                            )
                            .TryGet(out var same)
                    )
                        yield return same;
    }

    // A serial alone is read with the symbol of the file that it was said of.
    private string Whole(Amendment one) =>
        (
            one is { Field: "number", Value: not null }
                ? AmendmentApplier.Apply([record], [one])[0].Document.Number?.Key
                : one.Value
        ) ?? "";
}
