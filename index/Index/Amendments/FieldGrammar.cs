using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Pipeline.Index.Search;
using Pipeline.Vietnamese;

namespace Pipeline.Index.Amendments;

/// <summary>A change of a record: what is put where.</summary>
/// <param name="Path">Path in the record.</param>
/// <param name="Node">What stands there then.</param>
internal readonly record struct FieldEdit(string Path, JsonNode? Node);

/// <summary>The fields that a person may fill in or correct, each with the grammar that reads its value.</summary>
internal static class FieldGrammar
{
    private const string ScoringRow = "scoring_tables.*.rows.*.";

    /// <summary>Fields by grammar; a star is a place in a list. A field with ! cannot be empty.</summary>
    private static readonly FrozenDictionary<string, FieldRule> Rules = new (FieldKind Kind, string Fields)[]
    {
        (FieldKind.Number, "number"),
        (FieldKind.CitedNumber, "citations.*.key"),
        (FieldKind.Type, "type citations.*.type"),
        (FieldKind.Date, "date arrival.date"),
        (FieldKind.PartialDate, "citations.*.date deadlines.*.date targets.*.by programmes.*.from programmes.*.to"),
        (FieldKind.Period, "period figures.*.period awards.*.year"),
        (FieldKind.Urgency, "urgency"),
        (FieldKind.Secrecy, "secrecy"),
        (FieldKind.Flag, "draft!"),
        (FieldKind.List, "addressees recipients"),
        (
            FieldKind.Text,
            """
            issuer parent_issuer place subject signer.name signer.position signer.authority co_signers.*.name co_signers.*.position co_signers.*.authority
            arrival.number arrival.forwarded_to citations.*.issuer citations.*.title citations.*.relation
            programmes.*.name! programmes.*.kind! programmes.*.launched_by awards.*.form! awards.*.grantor awards.*.occasion
            figures.*.indicator! figures.*.measure figures.*.unit figures.*.place targets.*.indicator! targets.*.measure
            deadlines.*.task! deadlines.*.actor scoring_tables.*.title scoring_tables.*.unit
            scoring_tables.*.rows.*.no scoring_tables.*.rows.*.criterion! scoring_tables.*.rows.*.evidence
            forms.*.title forms.*.rows.*.no forms.*.rows.*.indicator! forms.*.rows.*.measure
            """
        ),
        (FieldKind.Whole, "awards.*.collectives awards.*.individuals scoring_tables.*.year"),
        (
            FieldKind.Decimal,
            $"""
            figures.*.value figures.*.of targets.*.value! awards.*.amount forms.*.rows.*.value
            {ScoringRow}max {ScoringRow}bonus {ScoringRow}deduct {ScoringRow}score {ScoringRow}score_bonus {ScoringRow}appraised {ScoringRow}total
            scoring_tables.*.totals.max scoring_tables.*.totals.bonus scoring_tables.*.totals.score scoring_tables.*.totals.score_bonus scoring_tables.*.totals.total
            """
        ),
        (FieldKind.Approximation, "figures.*.approximate awards.*.approximate"),
        (FieldKind.AmountIs, "awards.*.amount_is"),
        (FieldKind.OfIs, "figures.*.of_is"),
        (FieldKind.Stage, "awards.*.stage"),
        (FieldKind.Comparator, "targets.*.comparator!"),
        (FieldKind.Recurrence, "deadlines.*.recurring"),
    }
        .SelectMany(r =>
            r.Fields.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(f => KeyValuePair.Create(f.TrimEnd('!'), new FieldRule(r.Kind, f.EndsWith('!'))))
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for the pattern of a field.</summary>
    public static bool IsKnown(string pattern) => Rules.ContainsKey(pattern);

    /// <summary>True for fields that stand under "document".</summary>
    public static bool IsOfHeading(string pattern) =>
        !pattern.Contains(".*.", StringComparison.Ordinal)
        || pattern.StartsWith("co_signers.", StringComparison.Ordinal);

    /// <summary>Names that a person may have meant, as the end of a sentence.</summary>
    public static string SuggestNames(string pattern)
    {
        var near = Rules
            .Keys.Where(k =>
                EditDistance.Measure(k, pattern, 2) <= 2 || k.EndsWith("." + pattern, StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Take(3)
            .ToArray();
        var kin =
            near.Length > 0
                ? near
                : [.. Rules.Keys.Where(k => k.Split('.')[0] == pattern.Split('.')[0]).Order(StringComparer.Ordinal)];
        return kin.Length > 0
            ? $": {(near.Length > 0 ? "meant is perhaps" : "there are")} "
                + $"{string.Join(", ", kin.Select(k => k.Replace("*", "0", StringComparison.Ordinal)))}"
            : ": set --help lists the fields";
    }

    /// <summary>Why the record has no such place; null where it has.</summary>
    public static string? ExplainMissingPlace(RecordJsonTree tree, FieldPath path)
    {
        foreach (var item in path.ItemPaths())
            if (tree.Get(item) is null)
            {
                var list = item[..item.LastIndexOf('.')];
                var count = (tree.Get(list) as JsonArray)?.Count ?? 0;
                return count == 0
                    ? $"{path.Name}: the record has no {list[(list.LastIndexOf('.') + 1)..]}"
                    : $"{path.Name}: the record has {count} {list[(list.LastIndexOf('.') + 1)..]}, counted "
                        + $"from 0 to {count - 1}";
            }
        return null;
    }

    /// <summary>The change that a value makes, or why it is refused.</summary>
    public static ParseResult<FieldEdit> Edit(RecordJsonTree tree, FieldPath path, string? value)
    {
        var rule = Rules[path.Pattern];
        if (value is null && rule.Required)
            return ParseResult<FieldEdit>.Fail("it cannot be empty");
        if (rule.Kind == FieldKind.Number)
            return At(path.Full, NumberValueParser.ParseOwnNumber(tree.Get(path.Full), value));
        var parent = path.Full[..path.Full.LastIndexOf('.')];
        if (rule.Kind == FieldKind.CitedNumber)
            return At(parent, NumberValueParser.ParseCitedNumber(tree.Get(parent)!.AsObject(), value));
        var read = value is not null
            ? FieldValueParser.Read(rule.Kind, value)
            : ParseResult<JsonNode?>.FromValue(rule.Kind == FieldKind.List ? new JsonArray() : null);
        // A signer, an arrival stamp or a row of totals that was not found is made.
        return tree.Get(parent) is null && read.TryGet(out var node)
            ? At(parent, ParseResult<JsonNode?>.FromValue(new JsonObject { [path.Full[(parent.Length + 1)..]] = node }))
            : At(path.Full, read);
    }

    /// <summary>
    /// What follows from a value besides: a paper with a number is no draft, unless it is marked as one.
    /// </summary>
    public static IEnumerable<FieldEdit> FollowingEdits(RecordJsonTree tree, FieldPath path, string? value) =>
        path.Name == "number"
        && value is not null
        && tree.Get("document.draft") is { } draft
        && draft.GetValue<bool>()
        && tree.Get("document.evidence.draft") is null
            ? [new FieldEdit("document.draft", false)]
            : [];

    /// <summary>True for a warning that a value of this field answers.</summary>
    public static bool ResolvesWarning(FieldPath path, string code) =>
        path.Name switch
        {
            "number" => code.StartsWith("number.", StringComparison.Ordinal),
            "date" => code is "date.blank" or "date.missing" or "date.unread" or "date.handwritten",
            "signer.name" => code == "signer.unread",
            _ => false,
        };

    private static ParseResult<FieldEdit> At(string path, ParseResult<JsonNode?> node) =>
        node.TryGet(out var value)
            ? ParseResult<FieldEdit>.FromValue(new FieldEdit(path, value))
            : ParseResult<FieldEdit>.Fail(node.Error!);

    private readonly record struct FieldRule(FieldKind Kind, bool Required);
}
