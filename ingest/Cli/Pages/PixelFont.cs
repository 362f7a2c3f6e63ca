using Pipeline.Vietnamese;

namespace Pipeline.Cli.Pages;

/// <summary>
/// Letters of five by seven dots for legends: no engine is needed to write them, and no font. Marks of Vietnamese letters are set
/// above and below by themselves.
/// </summary>
internal static class PixelFont
{
    /// <summary>Dots from letter to letter.</summary>
    public const int Advance = 6;
    /// <summary>Dots from line to line, marks included.</summary>
    public const int Height = 17;

    private const int Above = 6, First = 32;

    // Five columns a character, from " " to "~"; the lowest bit is the topmost dot.
    private static readonly byte[] Columns = Convert.FromHexString(
        "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500008070300001C2241000041221C002A1C7F1C2A08083E08080080703000080808080800006060002010080402" +
        "3E5149453E00427F400072494949462141494D331814127F1027454545393C4A49493141211109073649494936464949291E000014000000403400000008142241141414141400412214080201590906" +
        "3E415D594E7C1211127C7F494949363E414141227F4141413E7F494949417F090909013E414151737F0808087F00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E" +
        "7F090909063E4151215E7F09192946264949493203017F01033F4040403F1F2040201F3F4038403F631408146303047804036159494D43007F4141410204081020004141417F04020102044040404040" +
        "000307080020545478407F284444383844444428384444287F385454541800087E090218A4A49C787F0804047800447D40002040403D007F1028440000417F40007C047804787C080404783844444438" +
        "FC1824241818242418FC7C08040408485454542404043F44243C4040207C1C2040201C3C4030403C44281028444C9090907C4464544C440008364100000077000000413608000201020402");

    private static readonly string[] Hat = [".x.", "x.x"], Bowl = ["x.x", ".x."];

    /// <summary>The dots of a text: column and row, from the top left of its first line.</summary>
    public static IEnumerable<(int X, int Y)> Dots(string text)
    {
        for (var i = 0; i < text.Length; i++)
            foreach (var (x, y) in Letter(text[i])) yield return (i * Advance + x, y);
    }

    private static IEnumerable<(int X, int Y)> Letter(char c)
    {
        var level = VietnameseLetter.WithoutTone(c);
        var plain = Folding.Fold(level);
        var high = plain is >= 'A' and <= 'Z';
        if (plain is < (char)First or > '~') plain = '?';
        for (var x = 0; x < 5; x++)
            for (var y = 0; y < 8; y++)
                if ((Columns[(plain - First) * 5 + x] >> y & 1) != 0 && !(plain == 'i' && c != 'i' && y < 2)) yield return (x, Above + y);
        var top = Above + (high ? 0 : 2);
        var marked = top;
        if (level is 'â' or 'ê' or 'ô' or 'Â' or 'Ê' or 'Ô') foreach (var dot in Mark(Hat, marked -= 3)) yield return dot;
        else if (level is 'ă' or 'Ă') foreach (var dot in Mark(Bowl, marked -= 3)) yield return dot;
        else if (level is 'ơ' or 'ư' or 'Ơ' or 'Ư') { yield return (5, top - 1); yield return (5, top); }
        else if (level is 'đ') for (var x = 2; x < 6; x++) yield return (x, Above + 1);
        else if (level is 'Đ') for (var x = -1; x < 3; x++) yield return (x, Above + 3);
        switch (VietnameseLetter.ToneOf(c))
        {
            case Tone.Grave: foreach (var dot in Mark(["x..", ".x."], marked - 3)) yield return dot; break;
            case Tone.Acute: foreach (var dot in Mark(["..x", ".x."], marked - 3)) yield return dot; break;
            case Tone.Hook: foreach (var dot in Mark(["xx.", "..x", ".x."], marked - 4)) yield return dot; break;
            case Tone.Tilde: foreach (var dot in Mark([".x.x", "x.x."], marked - 3)) yield return dot; break;
            case Tone.Dot: yield return (2, Above + 9); break;
        }
    }

    private static IEnumerable<(int X, int Y)> Mark(string[] rows, int top)
    {
        for (var y = 0; y < rows.Length; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x] == 'x') yield return (1 + x, top + y);
    }
}
