namespace Pipeline.Training;

/// <summary>
/// Offices dealt out to folds for the cross-validation, all of one office to one fold: the part that is measured is the
/// first,
/// each of the two largest offices of the rest is one, and what is left is dealt out to the others, the largest first.
/// </summary>
internal static class Folds
{
    /// <summary>Folds that there are.</summary>
    internal const int Count = 5;

    /// <summary>The fold of each office.</summary>
    internal static Dictionary<string, int> Deal(IReadOnlyList<LabelledCrop> crops)
    {
        var sizes = new int[Count];
        var dealt = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var crop in crops.Where(c => c.Development))
            dealt[crop.Group] = 0;
        sizes[0] = int.MaxValue;
        foreach (
            var office in crops
                .Where(c => !c.Development)
                .GroupBy(c => c.Group)
                .OrderByDescending(g => g.Count(c => c.IsInk))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var least = Array.IndexOf(sizes, sizes.Min());
            dealt[office.Key] = least;
            sizes[least] += office.Count(c => c.IsInk);
        }
        return dealt;
    }
}
