using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Records;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Crosscheck.Rules;

/// <summary>How findings are made and how values are said to people.</summary>
internal static class FindingFactory
{
    /// <summary>
    /// A finding; its id is a hash of rule, record, place and facts, so that it is the same in every run.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="rule">score.sum and its kin.</param>
    /// <param name="severity">error, warning, info.</param>
    /// <param name="place">What tells this finding from others of its rule in the record.</param>
    /// <param name="message">Vietnamese.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="anchors">Its places.</param>
    public static Finding CreateFinding(
        DocumentRecord record,
        string rule,
        string severity,
        string place,
        string message,
        JsonNode? expected,
        JsonNode? found,
        params Anchor?[] anchors
    )
    {
        var facts = $"{rule}|{record.Id}|{place}|{expected?.ToJsonString()}|{found?.ToJsonString()}";
        return new Finding
        {
            Id = record.Id,
            FindingId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)).AsSpan(0, 10)),
            Rule = rule,
            Severity = severity,
            Document = record.Document.Number?.Key ?? record.Source.Path,
            Message = message,
            Expected = expected,
            Found = found,
            Anchors = [.. anchors.OfType<Anchor>()],
        };
    }

    /// <summary>A number as Vietnamese prints it: "4,5".</summary>
    public static string FormatPoints(decimal value) => NumberFormatter.FormatPlain(value);

    /// <summary>A sum with its parts: "550 + 175 + 200 = 925".</summary>
    public static string FormatSum(IReadOnlyList<decimal> parts)
    {
        if (parts.Count == 1)
            return FormatPoints(parts[0]);
        var text = new StringBuilder();
        foreach (var part in parts.Take(24))
        {
            if (text.Length > 0)
                text.Append(part < 0 ? " − " : " + ");
            text.Append(FormatPoints(text.Length > 0 ? Math.Abs(part) : part));
        }
        if (parts.Count > 24)
            text.Append(" + …");
        return text.Append(" = ").Append(FormatPoints(parts.Sum())).ToString();
    }

    /// <summary>A date as Vietnamese prints it: 17/02/2019.</summary>
    public static string FormatDate(string? iso) =>
        iso is null ? "không ghi ngày" : string.Join('/', iso.Split('-').Reverse());

    /// <summary>A row by its path or, unnumbered, by the beginning of its wording.</summary>
    public static string DescribeRow(ScoringTable table, int index)
    {
        var row = table.Rows[index];
        if (row.Path is { } path)
            return "Mục " + path;
        var head = TextTruncation.Truncate(row.Criterion, 50);
        var parent = row.Parent;
        while (parent is { } p && table.Rows[p].Path is null)
            parent = table.Rows[p].Parent;
        return parent is { } q ? $"Dòng “{head}” (dưới mục {table.Rows[q].Path})" : $"Dòng “{head}”";
    }

    /// <summary>Text cut to a length.</summary>
    public static string Truncate(string? text, int length) =>
        text is null ? "" : TextTruncation.Truncate(text, length);
}
