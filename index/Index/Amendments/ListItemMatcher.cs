using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Amendments;

/// <summary>
/// Finds the items of lists again after a newer extraction: by their words where these are theirs alone, else by their
/// neighbours,
/// else by their place. Where none of these tells one item, none is taken: a value never lands in another row.
/// </summary>
internal static class ListItemMatcher
{
    private const double SameWords = 0.5;
    private const double SameBox = 0.6;

    /// <summary>What makes up an item's words, in this order.</summary>
    private static readonly string[] Telling =
    [
        "printed",
        "date_printed",
        "no",
        "form",
        "name",
        "kind",
        "indicator",
        "criterion",
        "task",
        "title",
        "unit",
        "measure",
        "header",
        "position",
    ];

    /// <summary>Marks of the items on the way to a field, outermost first.</summary>
    public static IEnumerable<ItemMark> Mark(RecordJsonTree tree, FieldPath path) =>
        path.ItemPaths()
            .Select(item =>
            {
                var (list, at) = ListOf(tree, item);
                var texts = list.Select(Text).ToArray();
                return new ItemMark(
                    texts[at],
                    at > 0 ? texts[at - 1] : "",
                    at + 1 < texts.Length ? texts[at + 1] : "",
                    Anchor(list[at]),
                    texts.Count(t => t == texts[at]) == 1
                );
            });

    /// <summary>The field that an amendment speaks of, where it stands now; null where that is not sure.</summary>
    public static FieldPath? Find(RecordJsonTree tree, Amendment said)
    {
        if (!FieldPath.Parse(said.Field).TryGet(out var path))
            return null;
        for (var depth = 0; depth < said.Items.Length; depth++)
        {
            var item = path.ItemPaths().ElementAtOrDefault(depth);
            if (
                item is null
                || tree.Get(item[..item.LastIndexOf('.')]) is not JsonArray list
                || Find(list, said.Items[depth]) is not { } at
            )
                return null;
            path = path.WithItem(item, at);
        }
        return path;
    }

    /// <summary>Words of a text: letters and digits, folded.</summary>
    public static IEnumerable<string> SplitWords(string text) =>
        Folding
            .FoldLower(text)
            .Split(
                [' ', '\n', '\t', '\r', ',', '.', ';', ':', '-', '–', '/', '(', ')', '"', '“', '”'],
                StringSplitOptions.RemoveEmptyEntries
            );

    /// <summary>Share of words that two texts have in common, of the longer one's.</summary>
    public static double MeasureSimilarity(string a, string b)
    {
        var (x, y) = (SplitWords(a).ToHashSet(StringComparer.Ordinal), SplitWords(b).ToHashSet(StringComparer.Ordinal));
        return x.Count == 0 || y.Count == 0
            ? (x.Count == y.Count ? 1 : 0)
            : (double)x.Count(y.Contains) / Math.Max(x.Count, y.Count);
    }

    private static int? Find(JsonArray list, ItemMark mark)
    {
        var texts = list.Select(Text).ToArray();
        var same = Enumerable.Range(0, texts.Length).Where(i => texts[i] == mark.Text).ToArray();
        if (same is [var only] && mark.Alone)
            return only;
        bool IsBefore(int i) => (i > 0 ? texts[i - 1] : "") == mark.Before;
        bool IsAfter(int i) => (i + 1 < texts.Length ? texts[i + 1] : "") == mark.After;
        if (same.Length > 0)
        {
            var between = same.Where(i => IsBefore(i) && IsAfter(i)).ToArray();
            if (between is [var there])
                return there;
            return same.Where(i => SamePlace(Anchor(list[i]), mark.Anchor, exactly: true)).ToArray() is [var placed]
                ? placed
                : null;
        }
        // Its words are read differently now: place and a neighbour must be the same, and the words must still be
        // alike.
        return
            Enumerable
                .Range(0, texts.Length)
                .Where(i =>
                    (IsBefore(i) || IsAfter(i))
                    && SamePlace(Anchor(list[i]), mark.Anchor, exactly: false)
                    && MeasureSimilarity(texts[i], mark.Text) >= SameWords
                )
                .ToArray()
                is [var near]
            ? near
            : null;
    }

    private static (JsonArray List, int At) ListOf(RecordJsonTree tree, string item)
    {
        var cut = item.LastIndexOf('.');
        return (tree.Get(item[..cut])!.AsArray(), int.Parse(item.AsSpan(cut + 1), CultureInfo.InvariantCulture));
    }

    private static string Text(JsonNode? item)
    {
        if (item is JsonValue)
            return string.Join(' ', SplitWords(RecordJsonTree.ToDisplayText(item) ?? ""));
        if (item is not JsonObject thing)
            return "";
        return string.Join(
            ' ',
            Telling
                .Select(t => thing[t])
                .OfType<JsonValue>()
                .SelectMany(v => SplitWords(RecordJsonTree.ToDisplayText(v) ?? ""))
        );
    }

    private static Anchor? Anchor(JsonNode? item) =>
        item is JsonObject thing && thing["anchor"] is { } anchor
            ? anchor.Deserialize(RecordJson.Default.Anchor)
            : null;

    private static bool SamePlace(Anchor? a, Anchor? b, bool exactly)
    {
        if (a is null || b is null)
            return false;
        if (a.Cell is not null || b.Cell is not null)
            return a.Cell == b.Cell && a.Sheet == b.Sheet;
        if (a.Box is { Length: 4 } x && b.Box is { Length: 4 } y)
            return a.Page == b.Page && Overlap(x, y) >= (exactly ? 0.9 : SameBox);
        // Rows and characters are counted by the reading, which may have changed above the item.
        return (a.Table, a.Row, a.Col) == (b.Table, b.Row, b.Col)
            && (exactly ? (a.Start, a.End) == (b.Start, b.End) : a.Table is not null || a.Start == b.Start);
    }

    private static double Overlap(double[] a, double[] b)
    {
        static double Area(double[] box) => Math.Max(0, box[2] - box[0]) * Math.Max(0, box[3] - box[1]);
        var shared = Area([Math.Max(a[0], b[0]), Math.Max(a[1], b[1]), Math.Min(a[2], b[2]), Math.Min(a[3], b[3])]);
        var all = Area(a) + Area(b) - shared;
        return all <= 0 ? 0 : shared / all;
    }
}
