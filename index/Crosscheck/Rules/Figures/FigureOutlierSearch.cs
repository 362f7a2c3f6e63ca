using System.Globalization;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Rules.Figures;

/// <summary>
/// figure.outlier: a figure far from what its peers state for the same period, and not explained by the unit's own
/// past. All figures
/// of an archive are taken first, a few bytes each; what is found is told with its record. A hint to look again, never
/// an error.
/// </summary>
public sealed class FigureOutlierSearch
{
    private const int MostEntries = 2_000_000;
    private const int FewestWords = 2;
    private const int FewestPeers = 6;

    /// <summary>
    /// Where more than one in so many is far, the figures are of several kinds and none is an outlier.
    /// </summary>
    private const int OneIn = 8;

    private readonly Dictionary<string, ulong> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, Group> _groups = [];
    private readonly List<string> _ids = [];
    private int _entries;

    /// <summary>A figure without its words.</summary>
    private readonly record struct Entry(double Value, int Unit, int Period, int Record);

    private sealed record Group(bool Share, List<Entry> Entries);

    /// <summary>Takes the figures of a leading record.</summary>
    public void Add(DocumentRecord record)
    {
        var own = -1;
        foreach (var statement in FigureStatement.FromRecord(record))
        {
            if (
                statement is not { Value: > 0, Approximate: null, Period: { } period }
                || _entries >= MostEntries
                || Kind(statement) is not (not 0 and var kind)
            )
                continue;
            if (own < 0)
            {
                own = _ids.Count;
                _ids.Add(record.Id);
            }
            if (!_groups.TryGetValue(kind, out var group))
                _groups[kind] = group = new Group(MeasureNormalizer.Dimension(statement.Measure) == "share", []);
            group.Entries.Add(new Entry((double)statement.Value.Value, Name(statement.Unit), Name(period), own));
            _entries++;
        }
    }

    /// <summary>Findings over all that was taken.</summary>
    /// <param name="get">A record by its id; null where it is gone.</param>
    public IEnumerable<Finding> CollectFindings(Func<string, DocumentRecord?> get)
    {
        foreach (var (kind, group) in _groups)
        {
            if (group.Entries.Count < FewestPeers)
                continue;
            foreach (var period in group.Entries.GroupBy(e => e.Period))
            {
                // A unit that states several values for one thing does not say which is its own.
                var peers = period
                    .GroupBy(e => e.Unit)
                    .Where(u => u.Select(e => e.Value).Distinct().Count() == 1)
                    .Select(u => u.First())
                    .ToList();
                if (peers.Count < FewestPeers)
                    continue;
                var values = peers.Select(p => p.Value).ToList();
                var far = peers.FindAll(p => IsFar(p, values, group));
                if (far.Count == 0 || far.Count > Math.Max(1, peers.Count / OneIn))
                    continue;
                foreach (var entry in far)
                    if (CreateFinding(entry, kind, values, get) is { } finding)
                        yield return finding;
            }
        }
    }

    /// <summary>The record still states the number that was found far.</summary>
    public static bool StillTells(DocumentRecord record, Finding finding) =>
        finding.Found?.ToJsonString() is { } found
        && FigureStatement
            .FromRecord(record)
            .Any(s => s.Value is { } v && System.Text.Json.Nodes.JsonValue.Create((double)v).ToJsonString() == found);

    private static bool IsFar(Entry entry, List<double> peers, Group group) =>
        RobustOutliers.IsOutlier(
            entry.Value,
            peers,
            [.. group.Entries.Where(e => e.Unit == entry.Unit && e.Period != entry.Period).Select(e => e.Value)],
            group.Share
        );

    private Finding? CreateFinding(Entry entry, ulong kind, List<double> peers, Func<string, DocumentRecord?> get)
    {
        if (get(_ids[entry.Record]) is not { } record)
            return null;
        var statement = FigureStatement
            .FromRecord(record)
            .FirstOrDefault(s => s.Value is { } v && (double)v == entry.Value && Kind(s) == kind);
        if (statement is null)
            return null;
        var sorted = peers.Order().ToArray();
        var middle = (decimal)sorted[sorted.Length / 2];
        return FindingFactory.CreateFinding(
            record,
            "figure.outlier",
            "info",
            $"figure/{statement.Anchor.Start}/{statement.Anchor.Table}/{statement.Anchor.Row}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{FindingFactory.Truncate(statement.Indicator, 80)}” của {statement.Unit} kỳ "
                    + $"{statement.Period} ghi {FigureFormatter.Format(statement.Value!.Value)} {statement.Measure}"
                    + $", khác xa mức giữa của {peers.Count} đơn vị là {FigureFormatter.Format(middle)}; nên kiểm "
                    + $"tra lại số và đơn vị tính."
            ),
            (double)middle,
            (double)statement.Value.Value,
            statement.Anchor
        );
    }

    /// <summary>A number for indicator and measure; 0 where the wording says too little.</summary>
    private ulong Kind(FigureStatement statement)
    {
        var dimension = MeasureNormalizer.Dimension(statement.Measure);
        var wording =
            $"{statement.Indicator}|{(dimension == "count" ? Folding.FoldLower(statement.Measure ?? "") : dimension)}";
        if (_kinds.TryGetValue(wording, out var kind))
            return kind;
        if (_kinds.Count > MostEntries / 8)
            _kinds.Clear();
        var key = new IndicatorKey(statement.Indicator);
        return _kinds[wording] =
            key.Words.Length < FewestWords ? 0 : Hash(key.Text + wording[statement.Indicator.Length..]);
    }

    private int Name(string name)
    {
        if (!_names.TryGetValue(name, out var index))
            _names[name] = index = _names.Count;
        return index;
    }

    // FNV-1a.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash | 1;
    }
}
