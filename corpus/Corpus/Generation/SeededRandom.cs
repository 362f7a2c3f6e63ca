namespace Pipeline.Corpus.Generation;

/// <summary>Chance that is the same for the same seed on every machine and runtime (SplitMix64).</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>
    /// Dice of its own for the <paramref name="index"/>-th thing, so that no thing depends on those before it.
    /// </summary>
    public static SeededRandom ForItem(ulong seed, long index) =>
        new(Mix(seed ^ Mix((ulong)index + 0x9E3779B97F4A7C15UL)));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int NextInRange(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>From 0 to 1.</summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in this share of throws.</summary>
    public bool IsChosen(double share) => NextShare() < share;

    /// <summary>One of the list.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[NextInRange(0, list.Count - 1)];

    /// <summary>Some of the list, each once, in a random order.</summary>
    public T[] PickSome<T>(IReadOnlyList<T> list, int count)
    {
        var order = list.ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            var j = NextInRange(i, order.Length - 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order[..Math.Min(count, order.Length)];
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
