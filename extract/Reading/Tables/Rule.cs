namespace Pipeline.Reading.Tables;

/// <summary>A drawn line, level or upright, in points from the page's top left.</summary>
/// <param name="At">y of a level line, x of an upright one.</param>
/// <param name="From">Left or top end.</param>
/// <param name="To">Right or bottom end.</param>
internal readonly record struct Rule(double At, double From, double To)
{
    /// <summary>Points.</summary>
    internal double Length => To - From;
}

/// <summary>The drawn lines of a page.</summary>
/// <param name="Level">From the top.</param>
/// <param name="Upright">From the left.</param>
internal sealed record PageRules(IReadOnlyList<Rule> Level, IReadOnlyList<Rule> Upright)
{
    /// <summary>No lines.</summary>
    internal static PageRules None { get; } = new([], []);
}
