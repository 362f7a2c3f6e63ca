using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Index;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Records;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Api;

/// <summary>/api/v1: what programs ask, with the JSON of the commands (CONTRACT "Commands").</summary>
public static class ApiRoutes
{
    /// <summary>Where all of it stands.</summary>
    public const string Root = "/api/v1";

    private const int MostHits = 1000;

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        api.MapGet("/search", SearchAsync);
        api.MapGet("/documents/{id}", DocumentAsync);
        api.MapGet("/documents/{id}/text", TextAsync);
        api.MapGet("/documents/{id}/chain", ChainAsync);
        api.MapGet("/scores", ScoresAsync);
        api.MapGet("/findings", FindingsAsync);
        api.MapGet(
            "/review",
            async (ReviewQueue queue, string? after, int? limit) =>
                ApiAnswer.List(await queue.AllAsync(), after, limit, ReviewItemList.Json)
        );
        api.MapGet("/compare", CompareAsync);
        api.MapGet("/deadlines", DeadlinesAsync);
        api.MapGet("/register", RegisterAsync);
        api.Map(
            "/{**rest}",
            () =>
                ApiError.Result(StatusCodes.Status404NotFound, "no such address; see the README for what can be asked")
        );
    }

    private static async Task<IResult> SearchAsync(
        Desk desk,
        string? q,
        string? type,
        string? issuer,
        string? from,
        string? to,
        string? after,
        int? limit
    )
    {
        if (limit is < 1 or > MostHits)
            return ApiError.Unusable($"limit cannot be used; give a number from 1 to {MostHits}");
        var question = new SearchQuestion
        {
            Q = q,
            Type = type,
            Issuer = issuer,
            From = from,
            To = to,
        };
        if (question.IsEmpty)
            return ApiError.Unusable("nothing is asked; give q, type, issuer, from or to");
        var start = int.TryParse(after, out var given) && given > 0 ? given : 0;
        // One more than is given tells whether there are more.
        var hits = await desk.FindAsync(question.ToFind(Math.Min(MostHits, start + (limit ?? 20) + 1)));
        return ApiAnswer.List(hits, after, limit ?? 20, HitJson.Json);
    }

    private static async Task<IResult> DocumentAsync(Desk desk, string id) =>
        await desk.MeantAsync(id) is { } meant && await desk.ShowAsync(meant) is { } shown
            ? ApiAnswer.One(Versioned(desk, shown))
            : ApiError.NotHeld();

    private static JsonObject Versioned(Desk desk, RecordDetails shown)
    {
        var json = shown.ToJson();
        json["version"] = desk.VersionOf(shown.Record.Id);
        return json;
    }

    private static async Task<IResult> TextAsync(Desk desk, string id) =>
        await desk.TextAsync(id) is { } text
            ? ApiAnswer.One(new JsonObject { ["id"] = id, ["text"] = text })
            : ApiError.NotHeld();

    private static async Task<IResult> ChainAsync(Desk desk, string id) =>
        await desk.MeantAsync(id) is { } meant && await desk.ChainAsync(meant) is { } chain
            ? ApiAnswer.One(
                chain.ToJson(DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            )
            : ApiError.NotHeld();

    private static async Task<IResult> ScoresAsync(Desk desk, int? year, string? after, int? limit) =>
        ApiAnswer.List(
            [
                .. (await desk.ScoredAsync())
                    .SelectMany(p => p.Record.ScoringTables.Select((_, at) => (Paper: p, At: at)))
                    .Where(t => year is null || t.Paper.Record.ScoringTables[t.At].Year == year),
            ],
            after,
            limit,
            t => ScoreSheet.Json(t.Paper, t.At)
        );

    private static async Task<IResult> FindingsAsync(
        Desk desk,
        string? document,
        string? rule,
        string? severity,
        string? decision,
        string? after,
        int? limit
    )
    {
        if (severity is not (null or "error" or "warning" or "info"))
            return ApiError.Unusable("severity cannot be used; give error, warning or info");
        if (decision is not (null or "accept" or "dismiss" or "none"))
            return ApiError.Unusable("decision cannot be used; give accept, dismiss or none");
        string? id = null;
        if (document is not null && (id = await desk.MeantAsync(document)) is null)
            return ApiError.NotHeld();
        var found = await desk.FindingsAsync(
            new FindingQuery
            {
                RecordId = id,
                RulePrefix = rule ?? "",
                Severity = severity,
            }
        );
        return ApiAnswer.List(
            [.. found.Where(f => decision is null || (f.Decision?.Verdict ?? "none") == decision)],
            after,
            limit,
            f => JsonNode.Parse(RecordJson.Print(f))!
        );
    }

    private static async Task<IResult> CompareAsync(Desk desk, string? indicator, string? by, string? after, int? limit)
    {
        if (by is not (null or "unit" or "year"))
            return ApiError.Unusable("by cannot be used; give unit or year");
        if (string.IsNullOrWhiteSpace(indicator))
            return ApiError.Unusable("no indicator is named; give indicator");
        return ApiAnswer.List(
            (await desk.CompareAsync(indicator, by == "year")).Rows,
            after,
            limit,
            ComparisonRows.Json
        );
    }

    private static async Task<IResult> DeadlinesAsync(Desk desk, string? from, string? to, string? after, int? limit)
    {
        var today = DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return ApiAnswer.List(
            await desk.DeadlinesAsync(from, to),
            after,
            limit,
            d => DeadlineList.Json(d, DeadlineList.IsLate(d, today))
        );
    }

    private static async Task<IResult> RegisterAsync(Desk desk, string? direction, int? year, string? after, int? limit)
    {
        if (direction is not ("in" or "out"))
            return ApiError.Unusable("no direction is named; give in or out");
        var (sheet, _) = await desk.RegisterAsync(direction == "in", year);
        return ApiAnswer.List(
            [.. sheet.Rows],
            after,
            limit,
            row => JsonNode.Parse(JsonRowWriter.Print(sheet.Columns, row))!
        );
    }
}
