using System.Globalization;
using Pipeline.Crosscheck;
using Pipeline.Index;
using Pipeline.Index.Amending;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Commands;

/// <summary>What one person says of one record at one time.</summary>
internal sealed class AmendmentDesk(IArchive archive, DocumentRecord record, string by, string? note)
{
    private readonly string _at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value filled in or corrected.</summary>
    public ParseResult<Amendment> Say(string field, string value) => Amender.Say(record, field, value, by, note, _at);

    /// <summary>What was said of a field taken back; its place need not be found any more.</summary>
    public ParseResult<Amendment> TakeBack(string field)
    {
        if (record.Corrections.Any(c => c.Unplaced is not null && c.Field == field) && archive.Amendments(record.Id.Split('#')[0]).LastOrDefault(a => a.Field == field && !a.TakenBack) is { } waiting)
            return ParseResult<Amendment>.Of(waiting with { Value = null, TakenBack = true, By = by, Note = note, At = _at });
        var said = Amender.Say(record, field, null, by, note, _at);
        if (!said.TryGet(out var taken) || record.Corrections.Any(c => c.Field == taken.Field)) return said;
        var filled = record.Corrections.IsEmpty ? "nobody has filled in anything in this record" : $"filled in are {string.Join(", ", record.Corrections.Select(c => c.Field))}";
        return ParseResult<Amendment>.Fail($"{field}: nobody has filled it in; {filled}");
    }

    /// <summary>Keeps all of it, then checks again what the record touches: who cites the number that it had, and the one that it has.</summary>
    public void Keep(IReadOnlyList<Amendment> said, OfficeScope office)
    {
        var before = record.Document.Number?.Fold is { } fold ? archive.Citing(fold).Select(m => m.Id).Distinct() : [];
        string[] touched = [record.Id, .. before.Take(100)];
        archive.Write([.. said.Select(s => new AmendmentWrite(s))]);
        new Checker(archive, archive, office).CheckTouched(touched);
    }
}
