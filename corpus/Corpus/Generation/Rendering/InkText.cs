namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>The printed part of lines that are filled in by hand.</summary>
internal static class InkText
{
    /// <summary>"Số:        /KH-CĐCT".</summary>
    public static string WithoutNumber(Paper paper)
    {
        if (paper.InkNumber is not { } ink || paper.NumberLine is not { } line) return paper.NumberLine ?? "";
        var at = line.IndexOf(ink, StringComparison.Ordinal);
        return at < 0 ? line : line[..at] + new string('\u00A0', 4 + ink.Length * 2) + line[(at + ink.Length)..].TrimStart();
    }

    /// <summary>"Hà Nội, ngày      tháng      năm 2022".</summary>
    public static string WithoutDay(Paper paper)
    {
        var line = paper.DateLine ?? "";
        var (day, month, year) = (line.IndexOf("ngày ", StringComparison.Ordinal), line.IndexOf(" tháng ", StringComparison.Ordinal), line.IndexOf(" năm ", StringComparison.Ordinal));
        const string gap = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";
        return day < 0 || month < day || year < month ? line : $"{line[..(day + 4)]}{gap}tháng{gap}{line[(year + 1)..]}";
    }
}
