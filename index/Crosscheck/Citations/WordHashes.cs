using System.Collections.Frozen;
using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Citations;

/// <summary>The different words of a text as sorted hashes: titles and names are compared millions of times in a large archive.</summary>
internal readonly struct WordHashes
{
    private const int Most = 128;
    private const int Longest = 512;
    private readonly ulong[] _sorted;

    private WordHashes(ulong[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    /// <summary>Words of two letters and more, without marks and case, those to leave out aside.</summary>
    public static WordHashes Of(string text, FrozenSet<ulong>? without = null)
    {
        Span<char> fold = stackalloc char[Math.Min(text.Length, Longest)];
        Folding.FoldUpper(text.AsSpan(0, fold.Length), fold);
        Span<ulong> found = stackalloc ulong[Most];
        var (count, hash, length) = (0, Basis, 0);
        for (var i = 0; i <= fold.Length; i++)
        {
            if (i < fold.Length && !Divides(fold[i]))
            {
                hash = (hash ^ fold[i]) * Prime;
                length++;
                continue;
            }
            if (length > 1 && count < Most && without?.Contains(hash) != true) found[count++] = hash;
            (hash, length) = (Basis, 0);
        }
        var words = found[..count];
        words.Sort();
        var kept = 0;
        for (var i = 0; i < count; i++)
            if (i == 0 || words[i] != words[i - 1]) words[kept++] = words[i];
        return new WordHashes(words[..kept].ToArray());
    }

    /// <summary>Hash of one folded word, upper case.</summary>
    public static ulong Hash(string word)
    {
        var hash = Basis;
        foreach (var c in word) hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>True where this word is among them.</summary>
    public bool Contains(ulong word) => Array.BinarySearch(_sorted, word) >= 0;

    /// <summary>Words that stand in both.</summary>
    public int Shared(WordHashes other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < _sorted.Length && j < other._sorted.Length)
        {
            if (_sorted[i] == other._sorted[j]) (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (_sorted[i] < other._sorted[j]) i++;
            else j++;
        }
        return shared;
    }

    private const ulong Basis = 14695981039346656037UL, Prime = 1099511628211UL;

    private static bool Divides(char c) => c is ' ' or ',' or '.' or ';' or ':' or '-' or '–' or '“' or '”' or '"' or '\'' or '(' or ')' or '/' or '\n' or '\t';
}
