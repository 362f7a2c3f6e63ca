using System.Globalization;

namespace Pipeline.Index.Access;

/// <summary>Groups of the machine, and those of whoever runs the program.</summary>
internal static class SystemGroups
{
    private const string Known = "/etc/group",
        Own = "/proc/self/status";

    /// <summary>Number of a group by name (or of its number); null where there is none.</summary>
    public static uint? NumberOf(string name)
    {
        if (uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        // name:password:number:members (group(5))
        foreach (var fields in Lines(Known).Select(l => l.Split(':')))
            if (
                fields.Length >= 3
                && fields[0] == name
                && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            )
                return number;
        return null;
    }

    /// <summary>Whoever runs the program is in this group.</summary>
    public static bool Holds(uint group)
    {
        var text = group.ToString(CultureInfo.InvariantCulture);
        return Lines(Own)
            .Where(l =>
                l.StartsWith("Groups:", StringComparison.Ordinal) || l.StartsWith("Gid:", StringComparison.Ordinal)
            )
            .SelectMany(l =>
                l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..]
                    .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            )
            .Contains(text);
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
