using Pipeline.Layout;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Tests;

/// <summary>Pages drawn as text: a character is 5 points wide, a line 14 points high; +, - and | draw rules.</summary>
internal static class PageArt
{
    internal const double Across = 5,
        Down = 14;

    internal static List<RawWord> Words(string art, double? confidence = null)
    {
        var words = new List<RawWord>();
        var lines = Lines(art);
        for (var y = 0; y < lines.Length; y++)
        for (var x = 0; x < lines[y].Length; )
        {
            if (IsBlank(lines[y], x))
            {
                x++;
                continue;
            }
            var start = x;
            while (x < lines[y].Length && !IsBlank(lines[y], x))
                x++;
            words.Add(
                new RawWord(
                    lines[y][start..x],
                    new Box(start * Across, y * Down + 2, x * Across, y * Down + 12),
                    confidence
                )
            );
        }
        return words;
    }

    internal static PageRulingLines Rules(string art)
    {
        var (level, upright) = (new List<RulingLine>(), new List<RulingLine>());
        var lines = Lines(art);
        for (var y = 0; y < lines.Length; y++)
        for (var x = 0; x < lines[y].Length; )
        {
            if (!IsLevel(lines[y], x))
            {
                x++;
                continue;
            }
            var start = x;
            while (x < lines[y].Length && IsLevel(lines[y], x))
                x++;
            level.Add(new RulingLine(y * Down + 7, start * Across + 2.5, x * Across - 2.5));
        }
        for (var x = 0; x < lines.Max(l => l.Length); x++)
        for (var y = 0; y < lines.Length; )
        {
            if (!IsUpright(lines, y, x))
            {
                y++;
                continue;
            }
            var start = y;
            while (y < lines.Length && IsUpright(lines, y, x))
                y++;
            if (y - start > 1)
                upright.Add(new RulingLine(x * Across + 2.5, start * Down + 7, (y - 1) * Down + 7));
        }
        return new PageRulingLines(level, upright);
    }

    private static string[] Lines(string art) => art.Replace("\r", "", StringComparison.Ordinal).Trim('\n').Split('\n');

    private static bool IsBlank(string line, int x) => line[x] is ' ' or '|' or '+' || IsLevel(line, x);

    private static bool IsLevel(string line, int x) =>
        line[x] is '+'
        || line[x] is '-' && (x > 0 && line[x - 1] is '-' or '+' || x + 1 < line.Length && line[x + 1] is '-' or '+');

    private static bool IsUpright(string[] lines, int y, int x) =>
        x < lines[y].Length && lines[y][x] is '|' or '+' && x < lines[y].Length;
}
