using Pipeline.Records;

namespace Pipeline.Cli.Checking;

/// <summary>Counts findings by severity, and those that persons decided. Dismissed ones are silent: they are counted as dismissed only.</summary>
internal sealed class FindingCounts
{
    private readonly SortedDictionary<string, int> _severities = new(StringComparer.Ordinal);
    private int _accepted, _dismissed;

    /// <summary>Counts them; gives those that are told, the dismissed ones only where they are asked for.</summary>
    public IReadOnlyList<Finding> Count(IReadOnlyList<Finding> findings, bool dismissed)
    {
        foreach (var finding in findings)
            if (IsDismissed(finding)) _dismissed++;
            else
            {
                _severities[finding.Severity] = _severities.GetValueOrDefault(finding.Severity) + 1;
                if (finding.Decision is not null) _accepted++;
            }
        return dismissed ? findings : [.. findings.Where(f => !IsDismissed(f))];
    }

    /// <summary>"3 error, 2 warning; 1 accepted, 4 dismissed".</summary>
    public string Line
    {
        get
        {
            var found = _severities.Count == 0 ? "nothing found" : string.Join(", ", _severities.Select(c => $"{c.Value} {c.Key}"));
            return _accepted + _dismissed == 0 ? found : $"{found}; {_accepted} accepted, {_dismissed} dismissed";
        }
    }

    private static bool IsDismissed(Finding finding) => finding.Decision?.Verdict == "dismiss";
}
