using System.Globalization;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Crosscheck.Rules.Register;

/// <summary>
/// The office's own held numbers in their series. An office numbers all its papers in one series, or each type in its
/// own
/// (Decree 30/2020/NĐ-CP, Article 15), and begins anew each year or runs through: the numbers themselves tell which.
/// </summary>
public sealed class OutgoingRegister
{
    private const int FewestForOneSeries = 8;
    private const double InOrder = 0.9;
    private readonly Dictionary<string, OutgoingNumber> _byRecord;
    private readonly Dictionary<(string Series, int Year), OutgoingSeries> _series;
    private readonly bool _oneSeries,
        _runsThrough;

    private OutgoingRegister(IReadOnlyList<OutgoingNumber> numbers, bool mayHide)
    {
        MayHide = mayHide;
        _oneSeries = IsOneSeries(numbers);
        _runsThrough = RunsThroughYears(numbers);
        _byRecord = numbers.DistinctBy(n => n.Id).ToDictionary(n => n.Id, StringComparer.Ordinal);
        _series = numbers.GroupBy(KeyOf).ToDictionary(g => g.Key, g => new OutgoingSeries(g));
    }

    /// <summary>Nothing is known.</summary>
    public static OutgoingRegister Empty { get; } = new([], false);

    /// <summary>Secret papers were left out: a number that lacks may be one of theirs.</summary>
    public bool MayHide { get; }

    /// <summary>
    /// The register of the office's own held numbers; those without a date or with a serial that is no number are left
    /// out.
    /// </summary>
    public static OutgoingRegister FromMentions(IEnumerable<NumberMention> held, bool mayHide) =>
        new([.. held.Select(Read).OfType<OutgoingNumber>()], mayHide);

    /// <summary>The number of a record; null where it is none of the office's own.</summary>
    public OutgoingNumber? FindByRecord(string id) => _byRecord.GetValueOrDefault(id);

    /// <summary>The series and year that one of its numbers belongs to.</summary>
    public OutgoingSeries SeriesOf(OutgoingNumber number) => _series[KeyOf(number)];

    /// <summary>The record of the next number of the series; null for the last one.</summary>
    public string? NextInSeries(string id) =>
        FindByRecord(id) is { } number ? SeriesOf(number).NextNumber(number.Serial)?.Id : null;

    private (string, int) KeyOf(OutgoingNumber number) =>
        (_oneSeries ? "" : number.Series, _runsThrough ? 0 : number.Year);

    private static OutgoingNumber? Read(NumberMention mention)
    {
        var parts = NumberParts.Parse(mention.Fold);
        if (mention.Date is not { Length: 10 } date || parts.Serial is null)
            return null;
        var digits = parts.Serial.AsSpan(
            0,
            parts.Serial.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : parts.Serial.Length
        );
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            return null;
        // A letter's drafting unit ("-CSQH") has no series of its own.
        var type =
            parts.Parts is [var first, _, ..] && DocumentTypes.OfficialAbbreviation(first) is not null ? first : "";
        return new OutgoingNumber(
            mention.Id,
            mention.Fold,
            serial,
            $"{type}-{OfficeScope.IssuerPart(parts)}",
            parts.Year ?? int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture),
            date,
            mention.Title
        );
    }

    // Over all types no serial comes twice in a year, and serials rise with dates.
    private static bool IsOneSeries(IReadOnlyList<OutgoingNumber> numbers)
    {
        if (
            numbers.Count < FewestForOneSeries
            || numbers.Select(n => n.Series).Distinct(StringComparer.Ordinal).Count() < 2
        )
            return false;
        if (numbers.DistinctBy(n => (n.Year, n.Serial)).Count() < numbers.Count * InOrder)
            return false;
        var (pairs, rising) = (0, 0);
        foreach (var year in numbers.GroupBy(n => n.Year))
        {
            var dated = year.OrderBy(n => n.Date, StringComparer.Ordinal).ThenBy(n => n.Serial).ToArray();
            for (var i = 1; i < dated.Length; i++, pairs++)
                if (dated[i].Serial >= dated[i - 1].Serial)
                    rising++;
        }
        return pairs > 0 && rising >= pairs * InOrder;
    }

    private static bool RunsThroughYears(IReadOnlyList<OutgoingNumber> numbers)
    {
        var years = numbers
            .GroupBy(n => n.Year)
            .OrderBy(y => y.Key)
            .Select(y => (Low: y.Min(n => n.Serial), High: y.Max(n => n.Serial), Count: y.Count()))
            .ToArray();
        return years.Length > 1
            && years.All(y => y.Count > 1)
            && years.Skip(1).Zip(years).All(pair => pair.First.Low > pair.Second.High);
    }
}

/// <summary>A number that the office gave to a paper of its own.</summary>
/// <param name="Id">The paper's record.</param>
/// <param name="Fold">The number in upper-case ASCII.</param>
/// <param name="Serial">Its serial; of "6b" the 6.</param>
/// <param name="Series">Type and issuer: what is numbered together where each type has its own series.</param>
/// <param name="Year">The year of the series.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Subject">Subject.</param>
public sealed record OutgoingNumber(
    string Id,
    string Fold,
    int Serial,
    string Series,
    int Year,
    string Date,
    string? Subject
);

/// <summary>
/// Numbers that are counted together, in their order. Asked by each of its papers, so everything is found by halving.
/// </summary>
public sealed class OutgoingSeries
{
    private readonly OutgoingNumber[] _numbers;
    private readonly int[] _serials;

    /// <summary>The series of these.</summary>
    public OutgoingSeries(IEnumerable<OutgoingNumber> numbers)
    {
        _numbers =
        [
            .. numbers
                .OrderBy(n => n.Serial)
                .ThenBy(n => n.Date, StringComparer.Ordinal)
                .ThenBy(n => n.Id, StringComparer.Ordinal),
        ];
        _serials = [.. _numbers.Select(n => n.Serial)];
        Held = _serials.Distinct().Count();
    }

    /// <summary>Serials that some paper carries, each once.</summary>
    public int Held { get; }

    /// <summary>The highest serial.</summary>
    public int Last => _serials[^1];

    /// <summary>All numbers of one serial, the earliest first.</summary>
    public ReadOnlySpan<OutgoingNumber> WithSerial(int serial) => _numbers.AsSpan(Start(serial)..Start(serial + 1));

    /// <summary>The nearest number with a lower serial; null where there is none.</summary>
    public OutgoingNumber? PreviousNumber(int serial) => Start(serial) is > 0 and var at ? _numbers[at - 1] : null;

    /// <summary>The nearest number with a higher serial; null where there is none.</summary>
    public OutgoingNumber? NextNumber(int serial) =>
        Start(serial + 1) is var at && at < _numbers.Length ? _numbers[at] : null;

    private int Start(int serial)
    {
        var (low, high) = (0, _serials.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_serials[middle] < serial)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
