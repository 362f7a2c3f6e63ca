using System.Text;

namespace Pipeline.Reading.Sheets;

/// <summary>One section of a number format taken apart: what stands before and after the digits, and the letters of dates.</summary>
internal sealed class FormatParts
{
    public FormatParts(string section)
    {
        var (before, digits, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            switch (c)
            {
                case '"':
                    var end = section.IndexOf('"', i + 1);
                    Literal(section[(i + 1)..(end < 0 ? section.Length : end)]);
                    i = end < 0 ? section.Length : end;
                    break;
                case '\\' when i + 1 < section.Length: Literal(section[++i].ToString()); break;
                case '_' when i + 1 < section.Length: i++; break; // A blank as wide as a sign.
                case '*' when i + 1 < section.Length: i++; break; // A sign that fills the cell.
                case '[':
                    var close = section.IndexOf(']', i);
                    var inside = section[(i + 1)..(close < 0 ? section.Length : close)];
                    if (inside.StartsWith('$')) Literal(inside[1..].Split('-')[0]);
                    else if (inside.Trim('h', 'm', 's', 'H', 'M', 'S').Length == 0) Dates.Add((inside.ToLowerInvariant(), true));
                    i = close < 0 ? section.Length : close;
                    break;
                case '0' or '#' or '?' or '.' or ',': digits.Append(c); break;
                case 'E' or 'e' when i + 1 < section.Length && section[i + 1] is '+' or '-': digits.Append("E"); i++; break;
                case '%': Percent = true; Literal("%"); break;
                case 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'M' or 'D' or 'H' or 'S':
                    var from = i;
                    while (i + 1 < section.Length && char.ToLowerInvariant(section[i + 1]) == char.ToLowerInvariant(c)) i++;
                    Dates.Add((section[from..(i + 1)].ToLowerInvariant(), true));
                    break;
                case 'A' or 'a' when section.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase): Dates.Add(("am/pm", true)); i += 4; break;
                case '/' when digits.Length > 0 && !IsDate: digits.Append(c); break;
                default: Literal(c.ToString()); break;
            }
        }
        (Before, Digits, After) = (before.ToString(), digits.ToString(), after.ToString());

        void Literal(string text)
        {
            (digits.Length > 0 ? after : before).Append(text);
            Dates.Add((text, false));
        }
    }

    public string Before { get; }
    public string Digits { get; }
    public string After { get; }
    public bool Percent { get; }
    /// <summary>Letters of dates ("dd", "yyyy") and the text between them.</summary>
    public List<(string Text, bool Letter)> Dates { get; } = [];
    public bool IsDate => Dates.Any(d => d.Letter);
}
