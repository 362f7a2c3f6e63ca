using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Search;

/// <summary>A token and its place in the text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
public readonly record struct SearchToken(int Start, int End);

/// <summary>
/// The one tokenizer of both engines: runs of letters and digits. A token has two forms: exact (lower case, tone mark
/// in its
/// modern place: "hoà" is "hòa") and folded (marks off, đ to d). Engines are given tokens divided by blanks and split
/// nothing.
/// </summary>
public static class SearchTokenizer
{
    /// <summary>Version of the rules: an engine whose index was made by another one fills it anew.</summary>
    public const int Version = 2;

    /// <summary>Longest token in UTF-16 units; the rest of a longer run is left out.</summary>
    public const int MaxLength = 64;

    private const string OldTones = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
    private const string NewTones = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";

    /// <summary>Tokens of a text, in order.</summary>
    public static List<SearchToken> Split(string text, int from = 0, int? to = null)
    {
        var tokens = new List<SearchToken>((((to ?? text.Length) - from) / 5) + 4);
        var end = to ?? text.Length;
        for (var i = from; i < end; )
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < end && IsWord(text[i]))
                i++;
            tokens.Add(new SearchToken(start, i));
        }
        return tokens;
    }

    /// <summary>Exact form of a token.</summary>
    public static string ExactForm(ReadOnlySpan<char> token)
    {
        Span<char> lower = stackalloc char[Math.Min(token.Length, MaxLength)];
        token[..lower.Length].ToLowerInvariant(lower);
        MoveTone(lower);
        return new string(lower);
    }

    /// <summary>Folded form of a token.</summary>
    public static string FoldedForm(ReadOnlySpan<char> token) =>
        Folding.FoldLower(token[..Math.Min(token.Length, MaxLength)]);

    /// <summary>Both forms of a whole text, each token divided from the next by a blank.</summary>
    public static (string Exact, string Folded) BothForms(string text)
    {
        var exact = new StringBuilder(text.Length + 16);
        var folded = new StringBuilder(text.Length + 16);
        Span<char> token = stackalloc char[MaxLength];
        foreach (var (start, end) in Split(text))
        {
            var length = Math.Min(end - start, MaxLength);
            var lower = token[..length];
            text.AsSpan(start, length).ToLowerInvariant(lower);
            MoveTone(lower);
            exact.Append(lower).Append(' ');
            for (var i = 0; i < length; i++)
                lower[i] = Folding.Fold(lower[i]);
            folded.Append(lower).Append(' ');
        }
        return (exact.ToString(), folded.ToString());
    }

    /// <summary>
    /// "hoà", "uỷ", "khoẻ" to "hòa", "ủy", "khỏe"; "quý" stays. The Icelandic letter that stands for đ in some files is
    /// đ.
    /// </summary>
    private static void MoveTone(Span<char> token)
    {
        token.Replace('ð', 'đ');
        if (token.Length < 2 || token[^1] < 'à' || token[^2] is not ('o' or 'u'))
            return;
        if (token[^2] == 'u' && token.Length > 2 && token[^3] == 'q')
            return;
        for (var i = 0; i < OldTones.Length; i += 2)
            if (OldTones[i] == token[^2] && OldTones[i + 1] == token[^1])
            {
                (token[^2], token[^1]) = (NewTones[i], NewTones[i + 1]);
                return;
            }
    }

    private static bool IsWord(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
