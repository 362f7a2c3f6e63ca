using System.Runtime.CompilerServices;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Fragments;

/// <summary>
/// Cleans text of Markdown stars, HTML tags and runs of blanks, and keeps the way back. One may be used for many lines,
/// one after another.
/// </summary>
internal sealed class MappedText
{
    private char[] _text = [];
    private int[] _map = [];

    /// <summary>
    /// The range without the blanks at its ends where nothing else in it needs cleaning; null where something does, or
    /// nothing is left.
    /// </summary>
    public static TextRange? Clean(string source, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && source[start] == ' ')
            start++;
        while (end > start && source[end - 1] == ' ')
            end--;
        if (start == end || source[start] == '#')
            return null;
        var unclean = Unclean;
        for (var i = start; i < end; i++)
        {
            var c = source[i];
            if (
                c == ' ' ? source[i + 1] == ' '
                : c < unclean.Length ? unclean[c]
                : IsUnclean(c)
            )
                return null;
        }
        return new TextRange(start, end);
    }

    // To the end of the block of Vietnamese letters.
    private static readonly bool[] Unclean = [.. Enumerable.Range(0, 0x1F00).Select(c => IsUnclean((char)c))];

    private static bool IsUnclean(char c) =>
        c is '*' or '`' or '<' or '\u200B' or '\uFEFF' || char.IsWhiteSpace(c) || char.IsControl(c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWord(char c) =>
        c
            is (>= 'a' and <= 'z')
                or (>= 'A' and <= 'Z')
                or (>= '0' and <= '9')
                or (>= '\u00C0' and <= '\u01B0')
                or (>= '\u1EA0' and <= '\u1EF9');

    /// <summary>Number of characters so far.</summary>
    public int Length { get; private set; }

    /// <summary>Begins anew.</summary>
    public MappedText Clear()
    {
        Length = 0;
        return this;
    }

    /// <summary>Adds a range of the file's text; a blank is put before it where something stands already.</summary>
    public MappedText Add(string source, TextRange range)
    {
        Reserve(Math.Max(0, range.Length) + 1);
        if (Length > 0 && _text[Length - 1] != ' ')
            Append(' ', range.Start);
        for (var i = range.Start; i < range.End; i++)
        {
            var c = source[i];
            if (IsWord(c))
            {
                Append(c, i);
                continue;
            }
            if (c is '*' or '`' || (c == '#' && Length == 0))
                continue;
            if (c == '<' && TagEnd(source, i, range.End) is var end and > 0)
            {
                i = end;
                continue;
            }
            if (CharacterClasses.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (Length > 0 && _text[Length - 1] != ' ')
                    Append(' ', i);
            }
            else if (!char.IsControl(c))
                Append(c, i);
        }
        return this;
    }

    /// <summary>The text and for each of its characters the offset in the file; null where nothing is left.</summary>
    public (string Text, int[] Map)? TakeText()
    {
        var length = Length;
        while (length > 0 && _text[length - 1] == ' ')
            length--;
        return length == 0 ? null : (new string(_text, 0, length), _map[..length]);
    }

    private void Append(char c, int at)
    {
        _text[Length] = c;
        _map[Length++] = at;
    }

    private void Reserve(int more)
    {
        if (Length + more <= _text.Length)
            return;
        var size = Math.Max(Length + more, Math.Max(96, Math.Min(_text.Length, 1 << 20) * 2));
        Array.Resize(ref _text, size);
        Array.Resize(ref _map, size);
    }

    private static int TagEnd(string source, int start, int limit)
    {
        if (start + 1 >= limit || !(char.IsAsciiLetter(source[start + 1]) || source[start + 1] == '/'))
            return -1;
        var end = source.IndexOf('>', start, Math.Min(limit - start, 200));
        return end;
    }
}
