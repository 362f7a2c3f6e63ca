using System.Collections.Concurrent;
using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>The series of all issuers under all symbols, by serial; windows are made when they are first asked for.</summary>
internal sealed class AllSeries
{
    private readonly Dictionary<string, Dictionary<string, NumberCount[]>> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer), NumberCount[][]> _named = new();
    private readonly ConcurrentDictionary<(string Symbol, string? Issuer, int Stretch), IssuerSeries> _windows = new();

    /// <summary>Takes the counts of a symbol.</summary>
    public void Add(string symbol, IEnumerable<NumberCount> counts) =>
        _counts[symbol] = counts.GroupBy(c => c.Issuer ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Serial).ToArray(), StringComparer.Ordinal);

    /// <summary>The window in which a serial of a symbol and issuer is judged.</summary>
    public IssuerSeries Of(string symbol, string? issuer, int serial) => _windows.GetOrAdd((symbol, issuer, serial / IssuerSeries.Stretch), static (asked, all) =>
    {
        var (from, to) = IssuerSeries.Window(asked.Stretch * IssuerSeries.Stretch);
        return IssuerSeries.Of(all.Named(asked.Symbol, asked.Issuer).SelectMany(counts => counts[Start(counts, from)..Start(counts, to + 1)]));
    }, this);

    // Which of the names under a symbol mean an issuer is asked once, not for each window.
    private NumberCount[][] Named(string symbol, string? issuer) => _named.GetOrAdd((symbol, issuer), static (asked, counts) =>
        counts.TryGetValue(asked.Symbol, out var named) ? [.. named.Where(n => IssuerSeries.IsOf(asked.Issuer, n.Key.Length == 0 ? null : n.Key)).Select(n => n.Value)] : [], _counts);

    private static int Start(NumberCount[] counts, int serial)
    {
        var (low, high) = (0, counts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (counts[middle].Serial < serial) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
