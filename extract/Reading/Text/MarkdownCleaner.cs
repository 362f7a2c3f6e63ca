using System.Text;
using Pipeline.Layout;

namespace Pipeline.Reading.Text;

/// <summary>Takes the signs of Markdown off a line; what they say of weight and slope stays as a font.</summary>
internal sealed class MarkdownCleaner
{
    private const string Escapable = "*_#.-+()[]{}!>|~`\\";
    private bool _bold;

    /// <summary>The line without signs, and its font; null where the line is a rule or a fence and no text.</summary>
    public (string Text, FontStyle? Font)? Read(string line)
    {
        var trimmed = line.AsSpan().Trim();
        if (
            trimmed.Length >= 3
            && trimmed.IndexOfAnyExcept(trimmed[0], ' ') < 0
            && trimmed[0] is '*' or '-' or '_' or '='
            && trimmed.Length >= 3
            && trimmed.IndexOfAnyExcept(trimmed[0], ' ') < 0
        )
            return null;
        if (trimmed.StartsWith("```"))
            return null;
        if (trimmed.IsEmpty)
        {
            return ("", null);
        }
        var heading = 0;
        while (heading < trimmed.Length && heading < 7 && trimmed[heading] == '#')
            heading++;
        if (heading is > 0 and < 7 && heading < trimmed.Length && trimmed[heading] == ' ')
            line = trimmed[heading..].Trim().TrimEnd('#').TrimEnd().ToString();
        else
            heading = 0;
        while (line.StartsWith("> ", StringComparison.Ordinal))
            line = line[2..];
        if (line.AsSpan().IndexOfAny("*_\\[`") < 0)
            return (line, heading > 0 ? new FontStyle(0, true, false) : null);
        return Inline(line, heading is > 0 and < 7);
    }

    private (string, FontStyle?) Inline(string line, bool heading)
    {
        var text = new StringBuilder(line.Length);
        var (letters, bold, italic) = (0, 0, 0);
        var slanted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && Escapable.Contains(line[i + 1]))
                c = line[++i];
            else if (c == '\\' && i == line.Length - 1)
                continue;
            else if (c is '*' or '_' && IsStrong(line, i))
            {
                _bold = !_bold;
                i++;
                continue;
            }
            else if (c is '*' or '_' && (slanted ? Closes(line, i) : Opens(line, i)))
            {
                slanted = !slanted;
                continue;
            }
            else if (c == '[' && Link(line, i) is var (label, end) && end > 0)
            {
                if (text.Length > 0 && text[^1] == '!')
                    text.Length--;
                text.Append(label);
                i = end;
                continue;
            }
            else if (
                c == '`'
                && (line.IndexOf('`', i + 1) > 0 || line.LastIndexOf('`', Math.Max(0, i - 1)) >= 0 && i > 0)
            )
                continue;
            text.Append(c);
            if (!char.IsLetterOrDigit(c))
                continue;
            letters++;
            if (_bold)
                bold++;
            if (slanted)
                italic++;
        }
        var style = new FontStyle(0, heading || bold * 2 > letters, italic * 2 > letters);
        return (text.ToString(), style.Bold || style.Italic ? style : null);
    }

    // "**" beside a letter; "(**)" is a note mark of the paper itself.
    private static bool IsStrong(string line, int i)
    {
        if (i + 1 >= line.Length || line[i + 1] != line[i])
            return false;
        var before = i > 0 ? line[i - 1] : ' ';
        var after = i + 2 < line.Length ? line[i + 2] : ' ';
        if (line[i] == '_' && (before == '_' || after == '_'))
            return false;
        return !(before == '(' && after == ')') && !(before == ' ' && after == ' ');
    }

    private static bool Opens(string line, int i)
    {
        if (i + 1 >= line.Length || char.IsWhiteSpace(line[i + 1]) || line[i + 1] is '*' or '_' or ')')
            return false;
        if (i > 0 && (char.IsLetterOrDigit(line[i - 1]) || line[i - 1] is '*' or '_'))
            return false;
        for (var at = i + 2; at < line.Length; at++)
            if (line[at] == line[i] && Closes(line, at))
                return true;
        return false;
    }

    private static bool Closes(string line, int i) =>
        i > 0
        && line[i] is '*' or '_'
        && !char.IsWhiteSpace(line[i - 1])
        && (i + 1 == line.Length || !char.IsLetterOrDigit(line[i + 1]));

    private static (string Label, int End) Link(string line, int i)
    {
        var close = line.IndexOf("](", i, StringComparison.Ordinal);
        if (close < 0 || line.AsSpan(i + 1, close - i - 1).IndexOf('[') >= 0)
            return ("", 0);
        var end = line.IndexOf(')', close);
        return end < 0 ? ("", 0) : (line[(i + 1)..close], end);
    }
}

/// <summary>Finds Markdown tables: rows between pipes, with a row of dashes or without.</summary>
internal static class MarkdownTableFinder
{
    /// <summary>The table that begins at the line; null where none does.</summary>
    public static TextTable? Read(IReadOnlyList<string> lines, int start)
    {
        if (!IsRow(lines[start]))
            return null;
        var rows = new List<string[]>();
        var ruled = false;
        var i = start;
        for (; i < lines.Count && IsRow(lines[i]); i++)
        {
            var cells = Split(lines[i]);
            if (cells.Length > 0 && cells.All(IsRule))
                ruled = true;
            else
                rows.Add(cells);
        }
        if (rows.Count == 0 || !ruled && rows.Count < 2)
            return null;
        return rows.Max(r => r.Length) > 1 || ruled ? new TextTable(rows, i) : null;
    }

    private static bool IsRow(string line)
    {
        var trimmed = line.AsSpan().Trim();
        return trimmed.Length > 2 && trimmed[0] == '|' && trimmed[1..].Contains('|');
    }

    private static bool IsRule(string cell) =>
        cell.Length > 0 && cell.AsSpan().IndexOfAnyExcept("-: ") < 0 && cell.Contains('-');

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var trimmed = line.Trim();
        for (var i = 1; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '\\' && i + 1 < trimmed.Length && trimmed[i + 1] == '|')
            {
                cell.Append('|');
                i++;
            }
            else if (trimmed[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(trimmed[i]);
        }
        if (cell.Length > 0)
            cells.Add(cell.ToString().Trim());
        return [.. cells];
    }
}
