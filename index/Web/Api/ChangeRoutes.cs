using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Index;
using Pipeline.Records;
using Pipeline.Web.Archives;
using Pipeline.Web.Security;

namespace Pipeline.Web.Api;

/// <summary>
/// /api/v1, what changes something: set, unset, decide, link, unlink, with a JSON object each. Who has a session's
/// cookie also sends
/// the token of a form (X-Form-Token), so that no other site's page can ask in a person's name.
/// </summary>
public static class ChangeRoutes
{
    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record SetRequest(string? Id, Dictionary<string, string?>? Values, string? Note, string? Version);

    private sealed record UnsetRequest(string? Id, string[]? Fields, string? Note, string? Version);

    private sealed record DecideRequest(string? Finding, string? Verdict, string? Note);

    private sealed record LinkRequest(string? Kind, string? One, string? Other, string? Note);

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiRoutes.Root);
        api.MapPost(
            "/set",
            (HttpContext context, Changes changes, Desk desk, ReviewQueue queue) =>
                WithAsync<SetRequest>(
                    context,
                    r =>
                        r.Id is null || r.Values is not { Count: > 0 }
                            ? Missing("id and values")
                            : ChangedAsync(
                                desk,
                                queue,
                                r.Id,
                                changes.SetAsync(
                                    r.Id,
                                    [.. r.Values.Select(v => (v.Key, (string?)(v.Value ?? "")))],
                                    Who(context),
                                    r.Note,
                                    r.Version
                                )
                            )
                )
        );
        api.MapPost(
            "/unset",
            (HttpContext context, Changes changes, Desk desk, ReviewQueue queue) =>
                WithAsync<UnsetRequest>(
                    context,
                    r =>
                        r.Id is null || r.Fields is not { Length: > 0 }
                            ? Missing("id and fields")
                            : ChangedAsync(
                                desk,
                                queue,
                                r.Id,
                                changes.SetAsync(
                                    r.Id,
                                    [.. r.Fields.Select(f => (f, (string?)null))],
                                    Who(context),
                                    r.Note,
                                    r.Version
                                )
                            )
                )
        );
        api.MapPost(
            "/decide",
            (HttpContext context, Changes changes, Desk desk) =>
                WithAsync<DecideRequest>(
                    context,
                    r =>
                        r.Finding is null || r.Verdict is null
                            ? Missing("finding and verdict")
                            : DecidedAsync(
                                desk,
                                r.Finding,
                                changes.DecideAsync(r.Finding, r.Verdict, Who(context), r.Note)
                            )
                )
        );
        foreach (var (verb, same) in new[] { ("link", true), ("unlink", false) })
            api.MapPost(
                "/" + verb,
                (HttpContext context, Changes changes) =>
                    WithAsync<LinkRequest>(
                        context,
                        r =>
                            r.Kind is null || r.One is null || r.Other is null
                                ? Missing("kind, one and other")
                                : LinkedAsync(
                                    r,
                                    same,
                                    changes.LinkAsync(r.Kind, r.One, r.Other, same, Who(context), r.Note)
                                )
                    )
            );
    }

    /// <summary>The name under which a change is kept.</summary>
    public static string Who(HttpContext context) => context.User.FindFirstValue(ClaimTypes.Name) ?? "";

    private static async Task<IResult> WithAsync<T>(HttpContext context, Func<T, Task<IResult>> work)
        where T : class
    {
        if (context.User.FindFirstValue(AccessGate.WayClaim) != "token")
        {
            var forgery = (IAntiforgery)context.RequestServices.GetService(typeof(IAntiforgery))!;
            if (!await forgery.IsRequestValidAsync(context))
                return ApiError.Unusable(
                    "the token of a form is missing; reload the page, or give the key as a Bearer token"
                );
        }
        if (!context.Request.HasJsonContentType())
            return ApiError.Result(
                StatusCodes.Status415UnsupportedMediaType,
                "the body is no JSON; send application/json"
            );
        try
        {
            return
                await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Reading, context.RequestAborted)
                    is { } asked
                ? await work(asked)
                : ApiError.Unusable("the body is null; send an object");
        }
        catch (JsonException)
        {
            return ApiError.Unusable("the body is not the object that is asked for; see CONTRACT for its names");
        }
    }

    private static Task<IResult> Missing(string what) =>
        Task.FromResult(ApiError.Unusable($"{what} must be given; see CONTRACT"));

    private static async Task<IResult> ChangedAsync(Desk desk, ReviewQueue queue, string id, Task<ChangeOutcome> change)
    {
        if (Failed(await change) is { } failed)
            return failed;
        await queue.ChangedAsync(id);
        // A record that was marked secret is gone from here.
        return await desk.GetAsync(id) is not { } record
            ? ApiAnswer.One(new JsonObject { ["id"] = id })
            : ApiAnswer.One(
                new JsonObject
                {
                    ["id"] = id,
                    ["version"] = desk.VersionOf(record.Id),
                    ["document"] = JsonNode.Parse(RecordJson.Print(record))!["document"]!.DeepClone(),
                }
            );
    }

    private static async Task<IResult> DecidedAsync(Desk desk, string finding, Task<ChangeOutcome> change) =>
        Failed(await change)
        ?? (
            (await desk.FindingsAsync(new FindingQuery { FindingId = finding })) is [var decided, ..]
                ? ApiAnswer.One(JsonNode.Parse(RecordJson.Print(decided))!)
                : ApiError.NotHeld()
        );

    private static async Task<IResult> LinkedAsync(LinkRequest asked, bool same, Task<ChangeOutcome> change) =>
        Failed(await change)
        ?? ApiAnswer.One(
            new JsonObject
            {
                ["kind"] = asked.Kind,
                ["one"] = asked.One,
                ["other"] = asked.Other,
                ["same"] = same,
            }
        );

    private static IResult? Failed(ChangeOutcome outcome) =>
        outcome.State switch
        {
            ChangeState.NotHeld => ApiError.NotHeld(),
            ChangeState.Stale => ApiError.Result(
                StatusCodes.Status409Conflict,
                "the record was changed since it was read; read it again"
            ),
            ChangeState.Refused => ApiError.Unusable($"{outcome.Why}; nothing was changed"),
            _ => null,
        };
}
