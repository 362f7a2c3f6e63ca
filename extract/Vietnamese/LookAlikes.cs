namespace Pipeline.Vietnamese;

/// <summary>Cyrillic and Greek letters that look like Latin ones, and the eth that looks like Đ.</summary>
internal static class LookAlikes
{
    private const string Cyrillic = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTХXУYаaеeоoрpсcхxуyіiѕsјjԁdһh";
    private const string Greek = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

    /// <summary>The word with its look-alikes mended; the same word where they are letters in their own right.</summary>
    public static string Mend(string word)
    {
        word = word.Replace('Ð', 'Đ').Replace('Ɖ', 'Đ').Replace('ð', 'đ');
        if (word.AsSpan().IndexOfAnyInRange('\u0370', '\u052F') < 0) return word;
        var (latin, foreign, digits, joints) = (0, 0, false, false);
        var mended = word.ToCharArray();
        for (var i = 0; i < mended.Length; i++)
        {
            var c = mended[i];
            digits |= char.IsAsciiDigit(c);
            joints |= c is '/' or '-';
            if (c is < '\u0370' or > '\u052F')
            {
                if (char.IsLetter(c)) latin++;
                continue;
            }
            if (Latin(c) is { } like) mended[i] = like;
            else foreign++;
        }
        // A word of foreign letters is a word; one of look-alikes beside Latin letters, or within a number, is a slip of the keyboard.
        return foreign == 0 && (latin > 0 || digits && joints) ? new string(mended) : word;
    }

    private static char? Latin(char c)
    {
        var pairs = c < '\u0400' ? Greek : Cyrillic;
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == c) return pairs[i + 1];
        return null;
    }
}
