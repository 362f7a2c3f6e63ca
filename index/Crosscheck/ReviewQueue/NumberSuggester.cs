using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Crosscheck.ReviewQueue;

/// <summary>
/// What an unread number may be: by the file's names, other readings of the ink, who cites it, and the gap in its
/// series.
/// </summary>
internal sealed class NumberSuggester(ICitationLookup archive)
{
    private const double OtherReading = 0.35,
        SameDateAndMatter = 0.85,
        SameDate = 0.6,
        SameMatter = 0.5,
        OneGap = 0.55,
        MostOfInk = 0.95;
    private const int FewestCounting = 3;
    private readonly Dictionary<string, CitedUnheldNumbers> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Symbol, string Issuer), IssuerNumberSeries> _series = [];
    private int _serials,
        _counts;

    /// <summary>Suggestions, likeliest first; none where no symbol is known.</summary>
    public ImmutableArray<ValueSuggestion> Suggest(DocumentRecord record, IReadOnlyList<string> names)
    {
        if (record.Document.Number is not { } number || Symbol(number) is not { } symbol)
            return [];
        var parts = NumberParts.Parse($"{number.Type} {number.Issuer}");
        var byName = names.SelectMany(n =>
            FromFileName(number, n)
                .Where(s => s.Beside || !NamesCount)
                .Select(s =>
                    Compose(s.Serial, symbol) is { } key
                        ? new ValueSuggestion(key, s.Score, [$"tên tệp “{Last(n)}”"])
                        : null
                )
        );
        // Readings stand best first.
        var byReading = number
            .Candidates.Where(c => NumberParts.Parse(c.Key).Serial is not null)
            .Where(c => c.Key != number.Key)
            .Select(
                (c, i) =>
                    c.Reasons.Contains("ink")
                        ? new ValueSuggestion(c.Key, Math.Min(c.Probability, MostOfInk), ["nét chữ viết tay đọc ra"])
                        : new ValueSuggestion(
                            c.Key,
                            OtherReading / (1 + (0.2 * i)),
                            ["một cách đọc khác của chỗ ghi số"]
                        )
            );
        // A name that comes twice speaks once.
        return ValueSuggestion.Merge([
            .. byName.OfType<ValueSuggestion>().DistinctBy(s => s.Value),
            .. byReading,
            .. FromCitations(record, parts.Symbol),
            .. FromSeriesGap(record, parts.Symbol, symbol),
        ]);
    }

    /// <summary>
    /// Learns from a paper whose number is known whether numbers that begin names are serials or only count the files.
    /// </summary>
    public void Learn(DocumentRecord record, IReadOnlyList<string> names)
    {
        if (record.Document.Number is not { Key: { } key } number || NumberParts.Parse(key).Serial is not { } serial)
            return;
        foreach (var named in names.Take(1).SelectMany(n => FromFileName(number, n)).Where(n => !n.Beside))
            if (NumberParts.Trim(named.Serial) == serial)
                _serials++;
            else
                _counts++;
    }

    private bool NamesCount => _counts >= FewestCounting && _counts > _serials;

    private static IReadOnlyList<FileNameSerial> FromFileName(NumberField number, string name)
    {
        var parts = NumberParts.Parse($"{number.Type} {number.Issuer}").Parts;
        return FileNameSerialReader.ReadSerials(name, number.Type, number.Type is null ? parts : [.. parts.Skip(1)]);
    }

    /// <summary>
    /// Numbers of the same symbol that others cite and nobody carries, of the same day or the same matter.
    /// </summary>
    private IEnumerable<ValueSuggestion> FromCitations(DocumentRecord record, string symbol)
    {
        var open = _open.TryGetValue(symbol, out var known)
            ? known
            : _open[symbol] = new CitedUnheldNumbers(archive, symbol);
        foreach (
            var fold in open.OnDate(record.Document.Date)
                .Where(m => m.Id != record.Id)
                .GroupBy(m => m.Fold, StringComparer.Ordinal)
        )
        {
            var best = fold.Select(m => (Mention: m, Score: Score(record, m))).MaxBy(m => m.Score);
            if (
                best.Score <= 0
                || archive.Get(best.Mention.Id) is not { } citing
                || best.Mention.Index is not { } index
                || index >= citing.Citations.Length
                || citing.Citations[index].Key is not { } key
            )
                continue;
            var alike =
                best.Score >= SameDateAndMatter ? "cùng ngày, cùng trích yếu"
                : best.Score >= SameDate ? "cùng ngày"
                : "cùng trích yếu";
            yield return new ValueSuggestion(
                key,
                best.Score,
                [
                    $"{citing.Document.Number?.Key ?? citing.Source.Path} dẫn {key}"
                        + $"{(best.Mention.Date is { } date ? $" ngày {FindingFactory.FormatDate(date)}" : "")}, "
                        + $"{alike}",
                ]
            );
        }
    }

    private static double Score(DocumentRecord record, NumberMention mention)
    {
        var heading = record.Document;
        if (
            !TitleSimilarity.IssuersAgree(heading.Issuer, mention.Issuer)
            || TitleSimilarity.IsDifferentMatter(heading.Subject, mention.Title)
        )
            return 0;
        if (
            heading.Date is not null && mention.Date is not null && heading.Date != mention.Date
            || !DateSuggester.IsConsistent(record, mention.Date)
        )
            return 0;
        var date = heading.Date is not null && heading.Date == mention.Date;
        var matter = TitleSimilarity.IsSameMatter(heading.Subject, mention.Title);
        return date && matter ? SameDateAndMatter
            : date ? SameDate
            : matter ? SameMatter
            : 0;
    }

    /// <summary>The one serial that lacks between the two numbers of its series around its date.</summary>
    private IEnumerable<ValueSuggestion> FromSeriesGap(DocumentRecord record, string symbol, string printed)
    {
        if (record.Document.Date is not { Length: 10 } date || record.Document.Issuer is not { } issuer)
            yield break;
        var series = _series.TryGetValue((symbol, issuer), out var known)
            ? known
            : _series[(symbol, issuer)] = archive.SeriesOf(symbol, issuer);
        var run = series.Chain.Where(p => string.CompareOrdinal(p.Date[..4], date[..4]) == 0).ToList();
        var before = run.Where(p => string.CompareOrdinal(p.Date, date) <= 0).MaxBy(p => p.Serial);
        var after = run.Where(p =>
                string.CompareOrdinal(p.Date, date) >= 0 && (before is null || p.Serial > before.Serial)
            )
            .MinBy(p => p.Serial);
        if (before is null || after is null || after.Serial - before.Serial != 2)
            yield break;
        if (Compose(PadSerial(before.Serial + 1), printed) is { } key)
            yield return new ValueSuggestion(
                key,
                OneGap,
                [
                    $"dãy số: {before.Serial} ngày {FindingFactory.FormatDate(before.Date)}, {after.Serial} "
                        + $"ngày {FindingFactory.FormatDate(after.Date)}, giữa chỉ thiếu một số",
                ]
            );
    }

    // A serial below ten is written with a zero before it (Decree 30/2020/NĐ-CP, Annex I).
    private static string PadSerial(int serial) => serial.ToString("00", CultureInfo.InvariantCulture);

    private static string? Compose(string serial, string symbol) =>
        DocumentNumberParser.Parse(serial + symbol).TryGet(out var number) && number.HasSerial ? number.Key : null;

    /// <summary>The symbol from its first stroke on, as the canonical form has it.</summary>
    private static string? Symbol(NumberField number)
    {
        var printed = number.Key ?? number.Printed;
        return printed.IndexOfAny(['/', '-', '–']) is >= 0 and var at ? printed[at..] : null;
    }

    private static string Last(string path) => path.Split('/')[^1];
}

/// <summary>
/// The numbers of one symbol that are cited and that no held record carries, by the day under which they are cited.
/// Read once, asked by each unread paper of the symbol.
/// </summary>
internal sealed class CitedUnheldNumbers
{
    private const int MostOfUnknownDay = 500;
    private readonly ILookup<string, NumberMention> _byDate;

    public CitedUnheldNumbers(ICitationLookup archive, string symbol)
    {
        var cited = archive.FindNumbersOfSymbol(symbol).Where(m => m.Index is not null).ToList();
        var held = cited
            .Select(m => m.Fold)
            .Distinct(StringComparer.Ordinal)
            .Where(f => archive.FindByNumber(f).Count > 0)
            .ToHashSet(StringComparer.Ordinal);
        _byDate = cited.Where(m => !held.Contains(m.Fold)).ToLookup(m => m.Date ?? "");
    }

    /// <summary>
    /// Those that a paper of this day may carry; of a paper without a day any, as far as they tell their matter.
    /// </summary>
    public IEnumerable<NumberMention> OnDate(string? date) =>
        date is not null
            ? _byDate[date].Concat(_byDate[""].Take(MostOfUnknownDay))
            : _byDate.SelectMany(g => g).Where(m => m.Title is not null).Take(MostOfUnknownDay);
}
