using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Pairs extracted facts with the gold's by place and value, one to one, and scores them by kind.</summary>
internal static class FactScorer
{
    private const double SamePlace = 0.6;

    /// <summary>Cases of all facts and traps.</summary>
    public static IEnumerable<ScoreCase> Score(GoldDocument document, GoldFacts gold, IReadOnlyList<FoundFact> found)
    {
        var judged = found
            .Where(f => gold.Pages.IsEmpty || f.Page is null || gold.Pages.Contains(f.Page.Value))
            .ToList();
        var pairs = Pair(gold.Items, judged);
        foreach (var (fact, index) in gold.Items.Select((f, i) => (f, i)))
        {
            var item = Item(fact, index);
            if (!pairs.TryGetValue(index, out var match))
            {
                if (!fact.Optional)
                    yield return Make(document, fact.Kind, item, Outcome.Missed, Say(fact), null);
                continue;
            }
            var same = FactAttributes.SameCore(fact, match);
            if (!same && fact.Optional)
                continue;
            yield return Make(document, fact.Kind, item, same ? Outcome.Right : Outcome.Wrong, Say(fact), Say(match));
            if (!same)
                continue;
            foreach (var attribute in FactAttributes.JudgedAttributes(fact))
            {
                var value = match.Attributes.GetValueOrDefault(attribute);
                var outcome = FactAttributes.Compare(attribute, fact.Accepted[attribute], value);
                if (fact.Accepted[attribute][0] is null && outcome == Outcome.Right && value is null)
                    continue;
                yield return Make(
                    document,
                    $"{fact.Kind}.{attribute}",
                    item,
                    outcome == Outcome.Wrong && fact.Accepted[attribute][0] is null ? Outcome.Spurious : outcome,
                    fact.Accepted[attribute][0],
                    value
                );
            }
        }
        foreach (
            var c in Rest(
                document,
                gold,
                judged.Except(pairs.Values, ReferenceEqualityComparer.Instance).Cast<FoundFact>()
            )
        )
            yield return c;
    }

    private static Dictionary<int, FoundFact> Pair(ImmutableArray<GoldFact> gold, List<FoundFact> found)
    {
        var candidates =
            from i in Enumerable.Range(0, gold.Length)
            from f in found
            where f.Kind == gold[i].Kind
            let place = TextSimilarity.WordOverlap(gold[i].Printed, f.Printed)
            let same = FactAttributes.SameCore(gold[i], f)
            where place >= SamePlace || (same && f.Kind == "programme")
            // Of several equal numbers ("Tiếp nhận: 0", "Xử lý: 0") the one that is told of the same thing.
            orderby same descending, gold[i].Optional, place descending, Wording(
                gold[i],
                f
            ) descending, TextSimilarity.LevenshteinSimilarity(gold[i].Printed, f.Printed) descending
            select (Gold: i, Found: f);
        var pairs = new Dictionary<int, FoundFact>();
        var taken = new HashSet<FoundFact>(ReferenceEqualityComparer.Instance);
        foreach (var (index, fact) in candidates)
            if (!pairs.ContainsKey(index) && taken.Add(fact))
                pairs[index] = fact;
        return pairs;
    }

    private static double Wording(GoldFact gold, FoundFact found) =>
        gold.Accepted.GetValueOrDefault("indicator", [null])[0] is { } told
        && found.Attributes.GetValueOrDefault("indicator") is { } read
            ? TextSimilarity.WordOverlap(told, read)
            : 0;

    private static IEnumerable<ScoreCase> Rest(GoldDocument document, GoldFacts gold, IEnumerable<FoundFact> rest)
    {
        foreach (var fact in rest)
        {
            var trap = gold.Traps.FirstOrDefault(t => Within(fact.Printed, t));
            if (trap is not null)
                yield return Make(document, "trap", $"{fact.Kind}: {trap}", Outcome.Spurious, null, Say(fact));
            else if (!IsFree(gold, fact))
                yield return Make(document, fact.Kind, fact.Printed, Outcome.Spurious, null, Say(fact));
        }
    }

    /// <summary>Neither asked for nor an invention.</summary>
    private static bool IsFree(GoldFacts gold, FoundFact fact) =>
        (fact.InTable && !gold.TableCellsJudged)
        || gold.Items.Any(g => g.Kind == fact.Kind && IsAgain(g, fact))
        || (fact.Kind == "figure" && fact.Attributes["measure"] == "%" && OfPlan(fact.Printed));

    /// <summary>The same quantity printed again is free, and so is the same programme.</summary>
    private static bool IsAgain(GoldFact gold, FoundFact fact) =>
        FactAttributes.SameCore(gold, fact)
        && (
            fact.Kind is "programme" or "deadline"
            || FactAttributes.Compare(
                fact.Kind == "award" ? "form" : "measure",
                gold.Accepted.GetValueOrDefault(fact.Kind == "award" ? "form" : "measure", [null]),
                fact.Attributes[fact.Kind == "award" ? "form" : "measure"]
            )
                is Outcome.Right
                    or Outcome.Near
        );

    private static bool OfPlan(string printed) =>
        TextSimilarity.Normalise(printed) is var text
        && (text.Contains("ke hoach", StringComparison.Ordinal) || text.EndsWith(" kh", StringComparison.Ordinal));

    private static bool Within(string printed, string trap) =>
        TextSimilarity.Normalise(printed) is { Length: > 0 } inner
        && $" {TextSimilarity.Normalise(trap)} ".Contains($" {inner} ", StringComparison.Ordinal);

    private static string Item(GoldFact fact, int index) => $"{index}: {fact.Printed}";

    private static string Say(GoldFact fact) =>
        $"{string.Join(" ", fact.Accepted.Where(a => a.Value[0] is not null).Select(a => $"{a.Key}={a.Value[0]}"))}"
        + $" «{fact.Printed}»";

    private static string Say(FoundFact fact) =>
        $"{string.Join(" ", fact.Attributes.Where(a => a.Value is not null).Select(a => $"{a.Key}={a.Value}"))}"
        + $" «{fact.Printed}»";

    private static ScoreCase Make(
        GoldDocument gold,
        string field,
        string item,
        Outcome outcome,
        string? expected,
        string? found
    ) => new(gold.Name, gold.Format, string.Join(' ', gold.Tags), field, item, outcome, expected, found);
}

/// <summary>Which attributes make a fact the same fact, and how attributes are compared.</summary>
internal static class FactAttributes
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> CoreByKind = new Dictionary<
        string,
        ImmutableArray<string>
    >(StringComparer.Ordinal)
    {
        ["figure"] = ["value", "of"],
        ["award"] = ["collectives", "individuals"],
        ["target"] = ["value", "comparator"],
        ["deadline"] = ["date"],
        ["programme"] = ["name"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Texts =
    [
        "indicator",
        "measure",
        "form",
        "grantor",
        "task",
        "actor",
        "name",
        "occasion",
        "launched_by",
    ];

    /// <summary>Names of bodies: abbreviations are the same body.</summary>
    private static readonly ImmutableHashSet<string> Bodies = ["grantor", "launched_by"];

    /// <summary>Not judged on their own: gold words them freely, or they are said in another form.</summary>
    private static readonly ImmutableHashSet<string> Free = ["recurring", "occasion", "of_is"];

    /// <summary>Attributes that decide whether a found fact is the gold's.</summary>
    public static ImmutableArray<string> CoreAttributes(string kind) => CoreByKind[kind];

    /// <summary>Attributes that are judged one by one once the fact is found.</summary>
    public static IEnumerable<string> JudgedAttributes(GoldFact gold) =>
        gold.Accepted.Keys.Where(a => !Free.Contains(a) && !CoreAttributes(gold.Kind).Contains(a));

    /// <summary>True where all core attributes agree.</summary>
    public static bool SameCore(GoldFact gold, FoundFact found) =>
        CoreAttributes(gold.Kind)
            .All(a =>
                !gold.Accepted.TryGetValue(a, out var accepted)
                || Compare(a, accepted, found.Attributes.GetValueOrDefault(a)) is Outcome.Right or Outcome.Near
            );

    /// <summary>How a found value stands to the accepted ones.</summary>
    public static Outcome Compare(string attribute, ImmutableArray<string?> accepted, string? found)
    {
        if (accepted.Contains(found))
            return Outcome.Right;
        if (found is null)
            return Outcome.Missed;
        if (!Texts.Contains(attribute))
            return Outcome.Wrong;
        var texts = accepted.OfType<string>().ToArray();
        if (texts.Any(t => TextSimilarity.Normalise(t) == TextSimilarity.Normalise(found)))
            return Outcome.Right;
        if (Bodies.Contains(attribute) && texts.Any(t => IssuerNames.IsNear(t, found)))
            return Outcome.Near;
        return texts.Any(t =>
                TextSimilarity.NearOrWithin(t, found)
                || (attribute is "indicator" or "task" && TextSimilarity.WordOverlap(t, found) >= 0.6)
            )
                ? Outcome.Near
            : texts.Length == 0 ? Outcome.Spurious
            : Outcome.Wrong;
    }
}
