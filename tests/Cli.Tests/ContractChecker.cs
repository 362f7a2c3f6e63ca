using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Cli.Tests;

/// <summary>
/// Reads a printed record (with --text) against CONTRACT.md and says what does not hold, each with its place in the
/// JSON.
/// </summary>
internal sealed partial class ContractChecker
{
    // What is printed as it stands on the page, or is a text of its own.
    private static readonly string[] Lists = ["citations", "programmes", "awards", "figures", "targets", "deadlines"];
    private readonly List<string> _complaints = [];
    private readonly Rune[] _text;
    private readonly JsonElement _record;
    private readonly int _firstPage,
        _lastPage;

    private ContractChecker(JsonElement record)
    {
        _record = record;
        _text = [.. record.GetProperty("text").GetString()!.EnumerateRunes()];
        var source = record.GetProperty("source");
        _firstPage = source.GetProperty("first_page") is { ValueKind: JsonValueKind.Number } first
            ? first.GetInt32()
            : 1;
        _lastPage = source.GetProperty("pages") is { ValueKind: JsonValueKind.Number } pages
            ? _firstPage + pages.GetInt32() - 1
            : int.MaxValue;
    }

    /// <summary>What does not hold.</summary>
    public static IReadOnlyList<string> Complaints(JsonElement record)
    {
        var checker = new ContractChecker(record);
        checker.Walk(record, "");
        checker.Items();
        checker.Tables();
        return checker._complaints;
    }

    private void Say(bool holds, string where, string what)
    {
        if (!holds)
            _complaints.Add($"{where}: {what}");
    }

    private void Walk(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (value.TryGetProperty("start", out _) && value.TryGetProperty("end", out _))
                    Anchor(value, path);
                foreach (var property in value.EnumerateObject())
                    if (!(property.Name == "text" && IsPage(value)))
                        Walk(property.Value, $"{path}.{property.Name}");
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Walk(item, $"{path}[{index++}]");
                break;
            case JsonValueKind.String:
                Text(value.GetString()!, path);
                break;
        }
    }

    private void Text(string text, string path)
    {
        Say(text.Length > 0 || path == ".text", path, "an empty string for null");
        // The runtime's own look at it says yes to everything where it runs without the system's tables.
        Say(
            path == ".source.path" || Pipeline.Vietnamese.Characters.NfcComposer.Compose(text) == text,
            path,
            $"not NFC: {text}"
        );
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (name is "date" or "from" or "to" or "by" && !path.StartsWith(".corrections", StringComparison.Ordinal))
            Say(Date().IsMatch(text), path, $"no ISO date: {text}");
        if (name == "period")
            Say(Period().IsMatch(text), path, $"no period: {text}");
    }

    // A place that is a whole page has no words.
    private static bool IsPage(JsonElement anchor) =>
        anchor.TryGetProperty("page", out _)
        && !anchor.TryGetProperty("box", out _)
        && anchor.TryGetProperty("end", out var end)
        && end.GetInt32() == 0;

    private void Anchor(JsonElement anchor, string path)
    {
        var (start, end, words) = (
            anchor.GetProperty("start").GetInt32(),
            anchor.GetProperty("end").GetInt32(),
            anchor.GetProperty("text").GetString()!
        );
        if (start < 0 || end < start || end > _text.Length)
        {
            Say(false, path, $"{start} to {end} is outside of the text");
            return;
        }
        Say(
            string.Concat(_text[start..end].Select(r => r.ToString())) == words,
            path,
            $"its words \"{words}\" do not stand at {start} to {end}"
        );
        if (anchor.TryGetProperty("page", out var page))
            Say(
                page.GetInt32() >= _firstPage && page.GetInt32() <= _lastPage,
                path,
                $"page {page} is not of this document"
            );
        if (anchor.TryGetProperty("sheet", out _))
            Say(
                anchor.TryGetProperty("cell", out var cell) && Cell().IsMatch(cell.GetString()!),
                path,
                "a sheet without a cell"
            );
        if (!anchor.TryGetProperty("box", out var box))
            return;
        double[] sides = [.. box.EnumerateArray().Select(s => s.GetDouble())];
        // Two A0 sheets: no page of papers is larger, in points.
        Say(
            sides.Length == 4 && sides[0] <= sides[2] && sides[1] <= sides[3] && sides.All(s => s is >= -1 and <= 6800),
            path,
            $"no box on a page: {box}"
        );
        Say(anchor.TryGetProperty("page", out _), path, "a box without its page");
    }

    private void Items()
    {
        foreach (var list in Lists)
        foreach (var (item, where) in Each(_record, list))
        {
            Say(item.GetProperty("anchor").ValueKind == JsonValueKind.Object, where, "no anchor");
            Say(item.GetProperty("confidence").GetDouble() is >= 0 and <= 1, where, "no confidence");
        }
        var citations = _record.GetProperty("citations");
        foreach (var (citation, where) in Each(_record, "citations"))
        {
            Say(
                citation.GetProperty("key").ValueKind == citation.GetProperty("fold").ValueKind,
                where,
                "key and fold go together"
            );
            if (citation.GetProperty("of") is not { ValueKind: JsonValueKind.Number } of)
                continue;
            var full =
                of.GetInt32() >= 0 && of.GetInt32() < citations.GetArrayLength() ? citations[of.GetInt32()] : default;
            Say(
                citation.GetProperty("short").GetBoolean()
                    && full.ValueKind == JsonValueKind.Object
                    && !full.GetProperty("short").GetBoolean(),
                where,
                $"of {of} is no full citation"
            );
        }
        var figures = _record.GetProperty("figures").GetArrayLength();
        foreach (var (figure, where) in Each(_record, "figures"))
            if (figure.GetProperty("part_of") is { ValueKind: JsonValueKind.Number } whole)
                Say(
                    whole.GetInt32() >= 0
                        && whole.GetInt32() < figures
                        && !where.EndsWith($"[{whole}]", StringComparison.Ordinal),
                    where,
                    $"part_of {whole} is no other figure"
                );
        var heading = _record.GetProperty("document");
        var evidence = heading.GetProperty("evidence");
        foreach (var field in (string[])["date", "issuer", "subject", "type", "place"])
            Say(
                heading.GetProperty(field).ValueKind == JsonValueKind.Null || evidence.TryGetProperty(field, out _),
                $".document.{field}",
                "no evidence"
            );
        if (
            heading.GetProperty("number") is { ValueKind: JsonValueKind.Object } number
            && number.GetProperty("key").ValueKind == JsonValueKind.Null
        )
            Say(
                Each(_record, "warnings")
                    .Any(w => w.Item.GetProperty("code").GetString()!.StartsWith("number.", StringComparison.Ordinal)),
                ".document.number",
                "unread without a warning"
            );
    }

    private void Tables()
    {
        foreach (var (table, at) in Each(_record, "scoring_tables"))
        foreach (var (row, where) in Each(table, "rows", at))
        {
            Say(
                row.GetProperty("anchor").ValueKind == JsonValueKind.Object
                    && row.GetProperty("confidence").GetDouble() is >= 0 and <= 1,
                where,
                "no anchor or confidence"
            );
            if (row.GetProperty("parent") is { ValueKind: JsonValueKind.Number } parent)
                Say(
                    parent.GetInt32() >= 0 && parent.GetInt32() < table.GetProperty("rows").GetArrayLength(),
                    where,
                    $"parent {parent} is no row"
                );
            if (row.GetProperty("deduct") is { ValueKind: JsonValueKind.Number } deduct)
                Say(deduct.GetDecimal() <= 0, where, "a deduction above 0");
            foreach (var cited in row.GetProperty("citations").EnumerateArray())
                Say(
                    cited.GetInt32() >= 0 && cited.GetInt32() < _record.GetProperty("citations").GetArrayLength(),
                    where,
                    $"cites {cited}"
                );
        }
    }

    private static IEnumerable<(JsonElement Item, string Where)> Each(
        JsonElement parent,
        string list,
        string at = ""
    ) => parent.GetProperty(list).EnumerateArray().Select((item, i) => (item, $"{at}.{list}[{i}]"));

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d)?|-Q[1-4]|-H[12])?$", RegexOptions.None, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(\d{4}(-H[12]|-Q[1-4]|-\d\d(-\d\d)?|/\d{4}|-\d{4})?)$", RegexOptions.None, 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"^[A-Z]{1,3}\d+$", RegexOptions.None, 1000)]
    private static partial Regex Cell();
}
