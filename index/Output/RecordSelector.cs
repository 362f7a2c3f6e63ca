using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Output;

/// <summary>Finds the records that a person means by an id, its first characters, a number, or NUMBER@YEAR.</summary>
public static class RecordSelector
{
    private const int ShortestId = 6;

    /// <summary>Ids that are this one or begin with it; at most a few.</summary>
    public static IReadOnlyList<string> ById(IArchive archive, string typed)
    {
        var name = typed.Trim().ToLowerInvariant();
        if (archive.Get(name) is not null)
            return [name];
        var hash = name.Split('#')[0];
        if (hash.Length < ShortestId || hash.AsSpan().IndexOfAnyExcept("0123456789abcdef") >= 0)
            return [];
        // "abc…#2": the short form of the second document in a file.
        var suffix = name.Length > hash.Length ? name[hash.Length..] : "";
        return
        [
            .. archive
                .ReadPage(hash, 20)
                .Select(r => r.Id)
                .Where(id =>
                    id.StartsWith(hash, StringComparison.Ordinal)
                    && (
                        suffix.Length == 0
                            ? !id.Contains('#', StringComparison.Ordinal)
                            : id.EndsWith(suffix, StringComparison.Ordinal)
                    )
                ),
        ];
    }

    /// <summary>Records that are meant, newest first; empty where none is held.</summary>
    public static IReadOnlyList<RecordSummary> Select(IArchive archive, string typed)
    {
        typed = NfcComposer.Compose(typed);
        if (ById(archive, typed) is { Count: > 0 } ids)
            return archive.GetSummaries(ids);
        var (number, year) = typed.LastIndexOf('@') is > 0 and var at
            ? (typed[..at], typed[(at + 1)..].Trim())
            : (typed, null);
        var fold = DocumentNumberParser.Parse(number).TryGet(out var parsed)
            ? parsed.Fold
            : Folding.FoldUpper(number.Replace(" ", "", StringComparison.Ordinal));
        var found = archive.FindByNumber(fold);
        if (found.Count == 0)
        {
            // Accents, zeros before the serial or the order of the parts may differ: what find gives for the whole
            // number.
            var parts = NumberParts.Parse(number);
            found =
            [
                .. archive
                    .Find(new FindQuery(number, 50))
                    .Where(h =>
                        !h.Near
                        && !h.Unconfirmed
                        && h.Record.Fold is { } f
                        && NumberParts.Parse(f) is var held
                        && held.Serial == parts.Serial
                        && held.Symbol == parts.Symbol
                        && (parts.Year is null || held.Year == parts.Year)
                    )
                    .Select(h => h.Record),
            ];
        }
        return year is null
            ? found
            :
            [
                .. found.Where(r =>
                    r.Date?.StartsWith(year, StringComparison.Ordinal) == true
                    || NumberParts.Parse(r.Fold ?? "").Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                        == year
                ),
            ];
    }
}
