using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Pipeline.Reading.Word;

/// <summary>A level of a list: how its label is made.</summary>
internal sealed record ListLevel(
    int Start,
    string Format,
    string Pattern,
    string Suffix,
    double? Indent,
    int? Restart,
    bool Arabic
);

/// <summary>Counts the automatic numbers of lists ("1.", "a)", "IV.") and writes them as Word shows them.</summary>
internal sealed class ListNumbering
{
    private readonly Dictionary<int, int> _abstractOf = [];
    private readonly Dictionary<int, Dictionary<int, ListLevel>> _levels = [];
    private readonly Dictionary<int, Dictionary<int, ListLevel>> _overrides = [];
    private readonly Dictionary<int, HashSet<int>> _starts = [];
    private readonly Dictionary<int, int[]> _counts = [];

    public ListNumbering(XElement? part)
    {
        var named = new Dictionary<string, int>();
        var links = new Dictionary<int, string>();
        foreach (var item in part?.Elements() ?? [])
            if (item.Is("abstractNum") && WordXml.Number(item.Attr("abstractNumId")) is { } id)
            {
                _levels[id] = Levels(item);
                if (item.Val("styleLink") is { } name)
                    named[name] = id;
                if (item.Val("numStyleLink") is { } link)
                    links[id] = link;
            }
        foreach (var (id, link) in links)
            if (named.TryGetValue(link, out var at))
                _levels[id] = _levels[at];
        foreach (var item in part?.Elements() ?? [])
            if (
                item.Is("num")
                && WordXml.Number(item.Attr("numId")) is { } id
                && WordXml.Number(item.Val("abstractNumId")) is { } of
            )
            {
                _abstractOf[id] = of;
                foreach (var change in item.Elements().Where(e => e.Is("lvlOverride")))
                {
                    var level = WordXml.Number(change.Attr("ilvl")) ?? 0;
                    if (change.Child("lvl") is { } own)
                        _overrides.TryAdd(id, []);
                    if (change.Child("lvl") is { } lvl)
                        _overrides[id][level] = Level(lvl);
                    if (
                        WordXml.Number(change.Val("startOverride")) is { } start
                        && _levels.TryGetValue(of, out var levels)
                    )
                    {
                        _overrides.TryAdd(id, []);
                        _starts.TryAdd(id, []);
                        _starts[id].Add(level);
                        if ((_overrides[id].GetValueOrDefault(level) ?? levels.GetValueOrDefault(level)) is { } changed)
                            _overrides[id][level] = changed with { Start = start };
                    }
                }
            }
    }

    /// <summary>The level's definition; null where the list is not defined.</summary>
    public ListLevel? Definition(int list, int level) =>
        !_abstractOf.TryGetValue(list, out var of)
            ? null
            : _overrides.GetValueOrDefault(list)?.GetValueOrDefault(level)
                ?? _levels.GetValueOrDefault(of)?.GetValueOrDefault(level);

    /// <summary>Counts one paragraph and gives its label with what follows it; "" for none.</summary>
    public string NextLabel(int list, int level)
    {
        if (level is < 0 or > 8 || Definition(list, level) is not { } definition)
            return "";
        var of = _abstractOf[list];
        if (!_counts.TryGetValue(of, out var counts))
            _counts[of] = counts = [-1, -1, -1, -1, -1, -1, -1, -1, -1];
        // The first use of a list that sets its own start begins anew; lists of one definition else count on together.
        if (_starts.TryGetValue(list, out var starts) && starts.Remove(level))
            counts[level] = -1;
        counts[level] = counts[level] < 0 ? definition.Start : counts[level] + 1;
        for (var deeper = level + 1; deeper < counts.Length; deeper++)
            if (Definition(list, deeper) is not { Restart: { } restart } || restart != 0 && level < restart)
                counts[deeper] = -1;
        for (var above = 0; above < level; above++)
            if (counts[above] < 0)
                counts[above] = Definition(list, above)?.Start ?? 1;
        if (definition.Format == "none" && definition.Pattern.Length == 0)
            return "";
        var label = definition.Format == "bullet" ? definition.Pattern : Label(list, definition, counts);
        return label.Length == 0 ? ""
            : definition.Suffix == "nothing" ? label
            : label + " ";
    }

    private string Label(int list, ListLevel definition, int[] counts)
    {
        var label = new StringBuilder();
        for (var i = 0; i < definition.Pattern.Length; i++)
            if (
                definition.Pattern[i] == '%'
                && i + 1 < definition.Pattern.Length
                && definition.Pattern[i + 1] is >= '1' and <= '9'
            )
            {
                var level = definition.Pattern[++i] - '1';
                var format = definition.Arabic ? "decimal" : Definition(list, level)?.Format ?? "decimal";
                label.Append(ListNumberFormatter.Write(Math.Max(0, counts[level]), format));
            }
            else
                label.Append(definition.Pattern[i]);
        return label.ToString();
    }

    private static Dictionary<int, ListLevel> Levels(XElement item)
    {
        var levels = new Dictionary<int, ListLevel>();
        foreach (var level in item.Elements().Where(e => e.Is("lvl")))
            levels[WordXml.Number(level.Attr("ilvl")) ?? 0] = Level(level);
        return levels;
    }

    private static ListLevel Level(XElement level) =>
        new(
            WordXml.Number(level.Val("start")) ?? 0,
            (level.Child("numFmt") ?? level.Child("AlternateContent").Child("Choice").Child("numFmt")).Attr("val")
                ?? "decimal",
            level.Val("lvlText") ?? "",
            level.Val("suff") ?? "tab",
            WordStyles.ReadIndentation(level.Child("pPr")),
            WordXml.Number(level.Val("lvlRestart")),
            level.Toggle("isLgl") ?? false
        );
}

/// <summary>Writes the number of a list item in a format of Word (ST_NumberFormat).</summary>
internal static class ListNumberFormatter
{
    private static readonly (int Value, string Sign)[] Signs =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    public static string Write(int number, string format) =>
        format switch
        {
            "upperRoman" => Roman(number),
            "lowerRoman" => Roman(number).ToLowerInvariant(),
            "upperLetter" => Letter(number),
            "lowerLetter" => Letter(number).ToLowerInvariant(),
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            "none" => "",
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Roman(int number)
    {
        if (number is <= 0 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, sign) in Signs)
            for (; number >= value; number -= value)
                roman.Append(sign);
        return roman.ToString();
    }

    // a … z, aa, bb … as Word counts.
    private static string Letter(int number) =>
        number <= 0 ? "" : new string((char)('A' + (number - 1) % 26), (number - 1) / 26 + 1);
}
