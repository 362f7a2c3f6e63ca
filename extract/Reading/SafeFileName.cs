using System.Globalization;
using System.Text;

namespace Pipeline.Reading;

/// <summary>File names as they can stand in a line of a message or log.</summary>
public static class SafeFileName
{
    /// <summary>
    /// The name on one line: line ends, tabs and other control characters as escapes (\n, \u001b), marks that turn the
    /// reading direction too.
    /// </summary>
    public static string Escape(string name)
    {
        if (!name.Any(IsHidden))
            return name;
        var safe = new StringBuilder(name.Length + 16);
        foreach (var c in name)
            safe.Append(
                c switch
                {
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ when IsHidden(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                    _ => c.ToString(),
                }
            );
        return safe.ToString();
    }

    /// <summary>A control character, or one that turns the reading direction, ends a line or has no width.</summary>
    public static bool IsHidden(char c) =>
        char.IsControl(c)
        || c
            is '\u2028'
                or '\u2029'
                or '\u061C'
                or '\uFEFF'
                or '\u200B'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');
}
