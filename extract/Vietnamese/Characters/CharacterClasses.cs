using System.Runtime.CompilerServices;

namespace Pipeline.Vietnamese.Characters;

/// <summary>
/// What kind of character each is, as <see cref="char"/> tells it, from one table to the end of the block of Vietnamese
/// letters:
/// the runtime looks letters beyond Latin-1 up in several tables, and extraction asks for every letter of a text many
/// times.
/// </summary>
public static class CharacterClasses
{
    private const byte LetterBit = 1,
        DigitBit = 2,
        UpperBit = 4,
        LowerBit = 8,
        WhiteBit = 16;

    private static readonly byte[] Kinds = Build();

    /// <summary>As <see cref="char.IsLetter(char)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(char c) =>
        Kinds is var kinds && c < kinds.Length ? (kinds[c] & LetterBit) != 0 : char.IsLetter(c);

    /// <summary>As <see cref="char.IsLetterOrDigit(char)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetterOrDigit(char c) =>
        Kinds is var kinds && c < kinds.Length ? (kinds[c] & (LetterBit | DigitBit)) != 0 : char.IsLetterOrDigit(c);

    /// <summary>As <see cref="char.IsUpper(char)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsUpper(char c) =>
        Kinds is var kinds && c < kinds.Length ? (kinds[c] & UpperBit) != 0 : char.IsUpper(c);

    /// <summary>As <see cref="char.IsLower(char)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLower(char c) =>
        Kinds is var kinds && c < kinds.Length ? (kinds[c] & LowerBit) != 0 : char.IsLower(c);

    /// <summary>As <see cref="char.IsWhiteSpace(char)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWhiteSpace(char c) =>
        Kinds is var kinds && c < kinds.Length ? (kinds[c] & WhiteBit) != 0 : char.IsWhiteSpace(c);

    private static byte[] Build()
    {
        var kinds = new byte[0x1F00];
        for (var i = 0; i < kinds.Length; i++)
        {
            var c = (char)i;
            kinds[i] = (byte)(
                (char.IsLetter(c) ? LetterBit : 0)
                | (char.IsDigit(c) ? DigitBit : 0)
                | (char.IsUpper(c) ? UpperBit : 0)
                | (char.IsLower(c) ? LowerBit : 0)
                | (char.IsWhiteSpace(c) ? WhiteBit : 0)
            );
        }
        return kinds;
    }
}
