using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Eye;

/// <summary>What an unread number may be: by the file's names, other readings of the ink, who cites it, and the gap in its series.</summary>
internal sealed class NumberSuggester(ICitationLookup archive)
{
    private const double OtherReading = 0.35, SameDateAndMatter = 0.85, SameDate = 0.6, SameMatter = 0.5, OneGap = 0.55;
    private const int FewestCounting = 3;
    private readonly Dictionary<string, OpenNumbers> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Symbol, string Issuer), IssuerSeries> _series = [];
    private int _serials, _counts;

    /// <summary>Suggestions, likeliest first; none where no symbol is known.</summary>
    public ImmutableArray<Suggestion> Of(DocumentRecord record, IReadOnlyList<string> names)
    {
        if (record.Document.Number is not { } number || Symbol(number) is not { } symbol) return [];
        var parts = NumberParts.Of($"{number.Type} {number.Issuer}");
        var byName = names.SelectMany(n => Named(number, n).Where(s => s.Beside || !NamesCount).Select(s => Compose(s.Serial, symbol) is { } key ? new Suggestion(key, s.Score, [$"tên tệp “{Last(n)}”"]) : null));
        // Readings stand best first.
        var byReading = number.Candidates.Where(c => NumberParts.Of(c).Serial is not null).Select((c, i) => new Suggestion(c, OtherReading / (1 + (0.2 * i)), ["một cách đọc khác của chỗ ghi số"]));
        // A name that comes twice speaks once.
        return Suggestion.Merge([.. byName.OfType<Suggestion>().DistinctBy(s => s.Value), .. byReading, .. Cited(record, parts.Symbol), .. Gap(record, parts.Symbol, symbol)]);
    }

    /// <summary>Learns from a paper whose number is known whether numbers that begin names are serials or only count the files.</summary>
    public void Learn(DocumentRecord record, IReadOnlyList<string> names)
    {
        if (record.Document.Number is not { Key: { } key } number || NumberParts.Of(key).Serial is not { } serial) return;
        foreach (var named in names.Take(1).SelectMany(n => Named(number, n)).Where(n => !n.Beside))
            if (NumberParts.Trim(named.Serial) == serial) _serials++;
            else _counts++;
    }

    private bool NamesCount => _counts >= FewestCounting && _counts > _serials;

    private static IReadOnlyList<NamedSerial> Named(NumberField number, string name)
    {
        var parts = NumberParts.Of($"{number.Type} {number.Issuer}").Parts;
        return FileNames.Serials(name, number.Type, number.Type is null ? parts : [.. parts.Skip(1)]);
    }

    /// <summary>Numbers of the same symbol that others cite and nobody carries, of the same day or the same matter.</summary>
    private IEnumerable<Suggestion> Cited(DocumentRecord record, string symbol)
    {
        var open = _open.TryGetValue(symbol, out var known) ? known : _open[symbol] = new OpenNumbers(archive, symbol);
        foreach (var fold in open.Of(record.Document.Date).Where(m => m.Id != record.Id).GroupBy(m => m.Fold, StringComparer.Ordinal))
        {
            var best = fold.Select(m => (Mention: m, Score: Score(record, m))).MaxBy(m => m.Score);
            if (best.Score <= 0 || archive.Get(best.Mention.Id) is not { } citing || best.Mention.Index is not { } index || index >= citing.Citations.Length || citing.Citations[index].Key is not { } key) continue;
            var alike = best.Score >= SameDateAndMatter ? "cùng ngày, cùng trích yếu" : best.Score >= SameDate ? "cùng ngày" : "cùng trích yếu";
            yield return new Suggestion(key, best.Score, [$"{citing.Document.Number?.Key ?? citing.Source.Path} dẫn {key}{(best.Mention.Date is { } date ? $" ngày {Say.Date(date)}" : "")}, {alike}"]);
        }
    }

    private static double Score(DocumentRecord record, NumberMention mention)
    {
        var heading = record.Document;
        if (!Matter.IssuersAgree(heading.Issuer, mention.Issuer) || Matter.Differs(heading.Subject, mention.Title)) return 0;
        if (heading.Date is not null && mention.Date is not null && heading.Date != mention.Date || !DateSuggester.Fits(record, mention.Date)) return 0;
        var date = heading.Date is not null && heading.Date == mention.Date;
        var matter = Matter.Same(heading.Subject, mention.Title);
        return date && matter ? SameDateAndMatter : date ? SameDate : matter ? SameMatter : 0;
    }

    /// <summary>The one serial that lacks between the two numbers of its series around its date.</summary>
    private IEnumerable<Suggestion> Gap(DocumentRecord record, string symbol, string printed)
    {
        if (record.Document.Date is not { Length: 10 } date || record.Document.Issuer is not { } issuer) yield break;
        var series = _series.TryGetValue((symbol, issuer), out var known) ? known : _series[(symbol, issuer)] = archive.SeriesOf(symbol, issuer);
        var run = series.Chain.Where(p => string.CompareOrdinal(p.Date[..4], date[..4]) == 0).ToList();
        var before = run.Where(p => string.CompareOrdinal(p.Date, date) <= 0).MaxBy(p => p.Serial);
        var after = run.Where(p => string.CompareOrdinal(p.Date, date) >= 0 && (before is null || p.Serial > before.Serial)).MinBy(p => p.Serial);
        if (before is null || after is null || after.Serial - before.Serial != 2) yield break;
        if (Compose(Padded(before.Serial + 1), printed) is { } key)
            yield return new Suggestion(key, OneGap, [$"dãy số: {before.Serial} ngày {Say.Date(before.Date)}, {after.Serial} ngày {Say.Date(after.Date)}, giữa chỉ thiếu một số"]);
    }

    // A serial below ten is written with a zero before it (Decree 30/2020/NĐ-CP, Annex I).
    private static string Padded(int serial) => serial.ToString("00", CultureInfo.InvariantCulture);

    private static string? Compose(string serial, string symbol) => DocumentNumberParser.Parse(serial + symbol).TryGet(out var number) && number.HasSerial ? number.Key : null;

    /// <summary>The symbol from its first stroke on, as the canonical form has it.</summary>
    private static string? Symbol(NumberField number)
    {
        var printed = number.Key ?? number.Printed;
        return printed.IndexOfAny(['/', '-', '–']) is >= 0 and var at ? printed[at..] : null;
    }

    private static string Last(string path) => path.Split('/')[^1];
}
