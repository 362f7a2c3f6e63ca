namespace Pipeline.Reading;

/// <summary>The middle of values.</summary>
internal static class Median
{
    /// <summary>Of an even number the upper of the two in the middle.</summary>
    /// <exception cref="IndexOutOfRangeException">There are none.</exception>
    internal static T Find<T>(IEnumerable<T> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
