using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Composition;

/// <summary>
/// Sets aside the words of stamps, so that they do not stand in the middle of the text: the visible sign of a digital
/// signature (Decree 30/2020/NĐ-CP, Annex I: signing body and time) and the arrival stamp ("ĐẾN", number, day).
/// </summary>
internal static class StampFinder
{
    private static readonly string[] SignatureLabels =
    [
        "nguoi ky:",
        "ky boi:",
        "duoc ky boi",
        "gio ky:",
        "thoi gian ky:",
        "ngay ky:",
        "signed by",
        "signature not verified",
        "signature valid",
        "digitally signed",
        "nguoi ky ",
    ];
    private static readonly string[] SignatureDetails =
    [
        "email:",
        "co quan:",
        "to chuc:",
        "chuc vu:",
        "ky ngay:",
        "don vi:",
        "date:",
        "reason:",
        "location:",
    ];

    /// <summary>Groups of words, each one stamp; the rest of the page is what is in none.</summary>
    /// <param name="words">All words of the page.</param>
    /// <param name="rows">Gives them in rows, where those are known or will be needed again.</param>
    internal static IReadOnlyList<IReadOnlyList<RawWord>> Find(
        IReadOnlyList<RawWord> words,
        Func<IReadOnlyList<WordRow>>? rows = null
    )
    {
        var stamps = new List<IReadOnlyList<RawWord>>();
        if (words.Any(w => w.Text.EndsWith(':') || w.Text.StartsWith("Sign", StringComparison.Ordinal)))
            AddSignatures(stamps, rows is null ? WordRowGrouper.Group(words) : rows());
        if (words.Where(w => w.Stamp).ToList() is { Count: > 0 } pressed)
            stamps.Add(pressed);
        else
            foreach (var seed in words.Where(IsArrival).Take(3))
                if (Arrival(words, seed) is { Count: > 2 } stamp)
                    stamps.Add(stamp);
        return stamps;
    }

    private static void AddSignatures(List<IReadOnlyList<RawWord>> stamps, IReadOnlyList<WordRow> page)
    {
        var rows = page.SelectMany(Fragments).ToList();
        var labelled = rows.Where(r => Begins(r, SignatureLabels)).ToList();
        foreach (var seed in labelled)
        {
            if (stamps.Any(s => s.Contains(seed[0])))
                continue;
            var stamp = new List<List<RawWord>> { seed };
            var box = Around(seed);
            for (var grown = true; grown; )
            {
                grown = false;
                foreach (var row in rows)
                {
                    if (stamp.Contains(row))
                        continue;
                    var at = Around(row);
                    var near = at.Y0 < box.Y1 + at.Height * 0.8 && at.Y1 > box.Y0 - at.Height * 0.8;
                    if (!near || Math.Abs(at.X0 - box.X0) > 6 || at.Height > Around(seed).Height * 1.25)
                        continue;
                    if (stamp.Count > 1 && !IsDetail(row) && at.Y1 < box.Y0)
                        continue;
                    stamp.Add(row);
                    box = box.Union(at);
                    grown = true;
                }
            }
            stamps.Add([.. stamp.OrderBy(r => Around(r).Y0).SelectMany(r => r)]);
        }
    }

    private static bool IsDetail(List<RawWord> row) => Begins(row, SignatureLabels) || Begins(row, SignatureDetails);

    private static bool Begins(List<RawWord> row, string[] labels)
    {
        var fold = Fold(row);
        foreach (var label in labels)
            if (fold.StartsWith(label, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsArrival(RawWord word) =>
        word.Confidence is not null && word.Text.Trim('.', ':', '|', '-') is "ĐẾN" or "ĐÉN" or "DẾN";

    // The stamp is some 5 × 2.5 cm; what stands wholly within reach of the word and is no part of a longer line belongs
    // to it.
    private static List<RawWord> Arrival(IReadOnlyList<RawWord> words, RawWord seed)
    {
        var at = seed.Box!.Value;
        var reach = new Box(at.X0 - 70, at.Y0 - 40, at.X1 + 130, at.Y1 + 40);
        var inside = WordRowGrouper
            .Group(words)
            .SelectMany(Fragments)
            .Where(f =>
                Around(f) is var b && b.X0 >= reach.X0 && b.X1 <= reach.X1 && b.Y0 >= reach.Y0 && b.Y1 <= reach.Y1
            )
            .ToList();
        return [.. inside.SelectMany(f => f)];
    }

    private static IEnumerable<List<RawWord>> Fragments(WordRow row)
    {
        var fragment = new List<RawWord>();
        foreach (var word in row.Words)
        {
            if (fragment.Count > 0 && word.Box!.Value.X0 - fragment[^1].Box!.Value.X1 > 1.2 * word.Box.Value.Height)
            {
                yield return fragment;
                fragment = [];
            }
            fragment.Add(word);
        }
        if (fragment.Count > 0)
            yield return fragment;
    }

    private static Box Around(List<RawWord> words)
    {
        var box = words[0].Box!.Value;
        foreach (var word in words)
            box = box.Union(word.Box!.Value);
        return box;
    }

    private static string Fold(List<RawWord> words) => Folding.FoldLower(string.Join(' ', words.Select(w => w.Text)));
}
