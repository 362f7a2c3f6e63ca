using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>"SỞ Y TẾ" under a parent's row that OCR lost: the paper names itself in full ("Sở Y tế tỉnh … đề nghị").</summary>
internal static class SelfNaming
{
    /// <summary>The department with the place that the text gives it each time; the name itself where it gives none, or several.</summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text.</param>
    public static string Complete(string name, string body)
    {
        if (!name.StartsWith("Sở ", StringComparison.Ordinal)) return name;
        string? place = null;
        for (var at = body.IndexOf(name, StringComparison.Ordinal); at >= 0; at = body.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var rest = body.AsSpan(at + name.Length);
            var unit = rest.StartsWith(" tỉnh ") ? "tỉnh" : rest.StartsWith(" thành phố ") ? "thành phố" : null;
            if (unit is null || Place(rest[(unit.Length + 2)..]) is not { Length: > 1 } here) continue;
            here = $"{unit} {here}";
            if (place is not null && Folding.FoldUpper(place) != Folding.FoldUpper(here)) return name;
            place ??= here;
        }
        return place is null ? name : $"{name} {place}";
    }

    private static string Place(ReadOnlySpan<char> text)
    {
        var (end, words) = (0, 0);
        for (var at = 0; at < text.Length && char.IsUpper(text[at]) && words < 3; words++)
        {
            while (at < text.Length && char.IsLetter(text[at])) at++;
            end = at;
            if (at >= text.Length || text[at] != ' ') break;
            at++;
        }
        return text[..end].ToString();
    }
}
