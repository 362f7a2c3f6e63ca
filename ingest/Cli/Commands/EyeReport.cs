using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Cli.Output;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Eye;
using Pipeline.Index;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Commands;

/// <summary>status --eye: what waits for a person, best worth first, with suggestions and their reasons.</summary>
internal static class EyeReport
{
    private const int SuggestionsShown = 3;
    private const int Learned = 2000;

    /// <summary>Prints it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="office">The own office.</param>
    /// <param name="limit">Most to print.</param>
    /// <param name="output">Where to.</param>
    public static void Print(CommandContext context, IArchive archive, OfficeScope office, int limit, TextWriter output)
    {
        var all = Of(archive, office);
        foreach (var waiting in all.Take(limit))
            if (context.Json) output.WriteLine(JsonLine.Print(Json(waiting)));
            else Human(waiting, output);
        if (!context.Json) Console.Error.WriteLine(all.Count == 0 ? "nothing waits for an eye" : $"{all.Count} wait for an eye{(all.Count > limit ? $"; {limit} shown, --limit shows more" : "")}");
    }

    /// <summary>All that waits, best worth first; what has a suggestion before what has none.</summary>
    public static IReadOnlyList<Waiting> Of(IArchive archive, OfficeScope office)
    {
        var list = new EyeList(new ArchiveLookup(archive, office, whole: false));
        var leads = new ArchiveWalk(archive);
        foreach (var record in leads.Leads().Take(Learned)) list.Learn(record, [record.Source.Path]);
        return [.. leads.Leads().SelectMany(r => list.Of(r, [r.Source.Path, .. archive.Names(r.Id.Split('#')[0])])).Select(w => Discreet(archive, w))
            .OrderByDescending(w => w.Worth).ThenByDescending(w => w.Suggestions.Length > 0 ? w.Suggestions[0].Score : 0).ThenBy(w => w.Id, StringComparer.Ordinal).ThenBy(w => w.Code, StringComparer.Ordinal)];
    }

    // The number that lacks in a series may be that of a secret paper.
    private static Waiting Discreet(IArchive archive, Waiting waiting) => archive is not DiscreetArchive { Secrets: var secrets } ? waiting
        : waiting with { Suggestions = [.. waiting.Suggestions.Where(s => !secrets.IsNumber(Folding.FoldUpper(s.Value)))] };

    private static void Human(Waiting waiting, TextWriter output)
    {
        output.WriteLine($"{HitPrinter.Short(waiting.Id)}  {Reading.SafeName.Of(waiting.Document)}  {waiting.Code}  {waiting.Why}{(waiting.Anchor is { } anchor && Places.Of(anchor) is { Length: > 0 } place ? $"  ({place})" : "")}");
        foreach (var suggestion in waiting.Suggestions.Take(SuggestionsShown))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    ? {waiting.Field}={suggestion.Value}  {suggestion.Score * 100:0}%: {string.Join("; ", suggestion.Reasons)}"));
    }

    private static JsonObject Json(Waiting waiting) => new()
    {
        ["id"] = waiting.Id,
        ["document"] = waiting.Document,
        ["field"] = waiting.Field,
        ["code"] = waiting.Code,
        ["why"] = waiting.Why,
        ["worth"] = waiting.Worth,
        ["anchor"] = waiting.Anchor is null ? null : JsonSerializer.SerializeToNode(waiting.Anchor, JsonOutput.Anchors.Anchor),
        ["suggestions"] = new JsonArray([.. waiting.Suggestions.Select(s => (JsonNode)new JsonObject
        {
            ["value"] = s.Value, ["score"] = s.Score, ["reasons"] = new JsonArray([.. s.Reasons.Select(r => (JsonNode)r)]),
        })]),
    };
}
