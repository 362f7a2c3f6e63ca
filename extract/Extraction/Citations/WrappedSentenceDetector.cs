using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>Tells a line of the heading from the wrapped end of a sentence.</summary>
internal static class WrappedSentenceDetector
{
    /// <summary>
    /// True where a line opens with two words in capitals that are no abbreviations: "CỘNG HÒA …", not "UBND tỉnh".
    /// </summary>
    public static bool InCapitals(ReadOnlySpan<char> line)
    {
        for (int word = 0, at = 0; word < 2; word++)
        {
            var length = line[at..].IndexOfAny(' ', '\n');
            if (length < 0)
                length = line.Length - at;
            if (length < 2)
                return false;
            var token = line.Slice(at, length);
            foreach (var c in token)
                if (!CharacterClasses.IsUpper(c))
                    return false;
            if (NameCaseRestorer.IsAbbreviation(token.ToString()))
                return false;
            at += length + 1;
            if (word == 0 && (at >= line.Length || line[at - 1] == '\n'))
                return false;
        }
        return true;
    }
}
