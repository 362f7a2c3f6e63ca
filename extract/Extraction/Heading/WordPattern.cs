using System.Numerics;

namespace Pipeline.Extraction.Heading;

/// <summary>Fixed words that are found through slips of letters; blanks and marks between the letters count for nothing.</summary>
internal sealed class WordPattern
{
    private readonly string _letters;
    private readonly ulong[] _places = new ulong[26];
    private readonly LandmarkWord _words;
    private readonly int _least;
    private readonly int _slips;

    /// <summary>Prepares a pattern.</summary>
    /// <param name="words">Folded words of at most 64 letters.</param>
    /// <param name="least">Words of three letters and more that must stand in the line whole.</param>
    /// <param name="slips">Slips allowed.</param>
    public WordPattern(string words, int least, int slips)
    {
        (Length, _least, _slips) = (words.Length, least, slips);
        _letters = string.Concat(words.Where(char.IsAsciiLetterUpper));
        for (var i = 0; i < _letters.Length; i++) _places[_letters[i] - 'A'] |= 1UL << i;
        _words = LandmarkWords.Of(words);
    }

    /// <summary>Characters of the words as they are printed.</summary>
    public int Length { get; }

    /// <summary>True where enough of the words stand whole in the line.</summary>
    public bool HasWords(LandmarkWord line) => BitOperations.PopCount((uint)(line & _words)) >= _least;

    /// <summary>Index of the best place, at the beginning of a word; -1 where the slips are too many.</summary>
    /// <param name="fold">A folded line of at most 200 characters.</param>
    public int Find(ReadOnlySpan<char> fold)
    {
        Span<char> letters = stackalloc char[200];
        Span<int> starts = stackalloc int[200];
        var (count, words) = (0, 0);
        Span<int> at = stackalloc int[200];
        for (var i = 0; i < fold.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(fold[i])) continue;
            if (i == 0 || !char.IsAsciiLetterUpper(fold[i - 1])) (starts[words], at[words++]) = (count, i);
            letters[count++] = fold[i];
        }
        var (best, least) = (-1, _slips + 1);
        for (var w = 0; w < words && least > 0; w++)
        {
            var window = letters[starts[w]..Math.Min(count, starts[w] + _letters.Length)];
            if (window.Length < _letters.Length - _slips) break;
            if (window[0] != _letters[0] && window[^1] != _letters[^1]) continue;
            if (Distance(window) is var distance && distance < least) (best, least) = (at[w], distance);
        }
        return best;
    }

    // Levenshtein distance by columns of bits (Myers 1999; Hyyrö 2001 for whole texts).
    private int Distance(ReadOnlySpan<char> text)
    {
        var (plus, minus, score, last) = (~0UL, 0UL, _letters.Length, 1UL << (_letters.Length - 1));
        foreach (var c in text)
        {
            var equal = _places[c - 'A'];
            var vertical = equal | minus;
            var horizontal = (((equal & plus) + plus) ^ plus) | equal;
            var (up, down) = (minus | ~(horizontal | plus), plus & horizontal);
            if ((up & last) != 0) score++;
            else if ((down & last) != 0) score--;
            up = (up << 1) | 1;
            down <<= 1;
            plus = down | ~(vertical | up);
            minus = up & vertical;
        }
        return score;
    }
}
