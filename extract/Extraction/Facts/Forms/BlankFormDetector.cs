using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts.Forms;

/// <summary>
/// Lines of blank forms, told by their leaders ("Tổng số: ……… người"): what is printed in them reports nothing.
/// </summary>
internal static class BlankFormDetector
{
    private const int FewestLeaders = 4;
    private const int Window = 10;

    /// <summary>
    /// A run of dots weighs this much at least where it waits to be filled in; "…" alone says "and so on".
    /// </summary>
    private const int LeaderWeight = 5;

    /// <summary>
    /// For each paragraph whether it stands in a blank form: between leaders that follow one another closely, or with
    /// one of its own.
    /// </summary>
    public static bool[] Mark(string text, ImmutableArray<TextRange> paragraphs)
    {
        var blank = new bool[paragraphs.Length];
        var leaders = new List<int>();
        for (var i = 0; i < paragraphs.Length; i++)
        {
            if (!HasLeader(text.AsSpan(paragraphs[i].Start, paragraphs[i].Length)))
                continue;
            blank[i] = true;
            leaders.Add(i);
            if (leaders.Count < FewestLeaders || leaders[^1] - leaders[^FewestLeaders] >= Window)
                continue;
            for (var k = leaders[^FewestLeaders]; k <= i; k++)
                blank[k] = true;
        }
        return blank;
    }

    /// <summary>True where a run of dots or lines waits to be filled in.</summary>
    public static bool HasLeader(ReadOnlySpan<char> text)
    {
        var weight = 0;
        foreach (var c in text)
        {
            weight = c switch
            {
                '.' => weight + 1,
                '…' => weight + 3,
                '_' => weight + 2,
                ' ' => weight,
                _ => 0,
            };
            if (weight >= LeaderWeight)
                return true;
        }
        return false;
    }
}
