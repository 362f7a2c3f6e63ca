namespace Pipeline.Reading.Containers;

/// <summary>Names of parts as people know them.</summary>
internal static class PartName
{
    /// <summary>
    /// The name with "/" between folders and none that lead out; null for what is no document of anybody's: folders,
    /// and files that systems put there themselves.
    /// </summary>
    public static string? Normalize(string name)
    {
        name = name.Replace('\\', '/');
        if (name.Length == 0 || name[^1] == '/')
            return null;
        var steps = name.Split('/').Where(s => s is not ("" or "." or "..")).ToArray();
        if (
            steps.Length == 0
            || steps[0] == "__MACOSX"
            || steps[^1] is ".DS_Store" or "desktop.ini" or "Desktop.ini"
            || steps[^1].StartsWith("._", StringComparison.Ordinal)
            || steps[^1].Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        if (steps[0].Length == 2 && steps[0][1] == ':')
            steps = steps.Length > 1 ? steps[1..] : steps;
        return string.Join('/', steps);
    }
}
