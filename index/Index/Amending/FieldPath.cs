using Pipeline.Vietnamese;

namespace Pipeline.Index.Amending;

/// <summary>A field as a person names it ("number", "citations.3.key"), and where it stands in the record.</summary>
/// <param name="Name">As people name it, without "document.".</param>
/// <param name="Full">The path in the record.</param>
internal sealed record FieldPath(string Name, string Full)
{
    private const string Heading = "document.";

    /// <summary>Reads a name; brackets may stand for dots ("rows[12]").</summary>
    public static ParseResult<FieldPath> Parse(string typed)
    {
        var name = typed.Trim().Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
        if (name.StartsWith(Heading, StringComparison.Ordinal)) name = name[Heading.Length..];
        if (name.StartsWith("citations.", StringComparison.Ordinal) && name.EndsWith(".number", StringComparison.Ordinal)) name = name[..^6] + "key";
        var pattern = Generalise(name);
        return FieldGrammar.IsKnown(pattern)
            ? ParseResult<FieldPath>.Of(new FieldPath(name, FieldGrammar.IsOfHeading(pattern) ? Heading + name : name))
            : ParseResult<FieldPath>.Fail($"no field is named '{typed}'{FieldGrammar.Offer(pattern)}");
    }

    /// <summary>"scoring_tables.*.rows.*.score".</summary>
    public string Pattern => Generalise(Name);

    /// <summary>The paths of the items of lists on the way to the field, outermost first: "scoring_tables.0", "scoring_tables.0.rows.12".</summary>
    public IEnumerable<string> Items()
    {
        var parts = Full.Split('.');
        for (var i = 0; i < parts.Length; i++)
            if (IsIndex(parts[i])) yield return string.Join('.', parts[..(i + 1)]);
    }

    /// <summary>The same field of another item of the list.</summary>
    public FieldPath WithItem(string item, int index)
    {
        var moved = item[..(item.LastIndexOf('.') + 1)] + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + Full[item.Length..];
        return new FieldPath(moved.StartsWith(Heading, StringComparison.Ordinal) ? moved[Heading.Length..] : moved, moved);
    }

    private static string Generalise(string name) => string.Join('.', name.Split('.').Select(p => IsIndex(p) ? "*" : p));

    private static bool IsIndex(string part) => part.Length is > 0 and < 8 && part.All(char.IsAsciiDigit);
}
