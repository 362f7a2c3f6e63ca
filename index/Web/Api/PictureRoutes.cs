using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pipeline.Records;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Api;

/// <summary>
/// Page pictures, places on them, cut-outs, and the original bytes, which are only ever saved, never shown by the
/// browser.
/// </summary>
public static class PictureRoutes
{
    private const int LongestName = 120;

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiRoutes.Root + "/documents/{id}");
        api.MapGet("/pages/{page:int}.png", PageAsync);
        api.MapGet(
            "/pages/{page:int}.jpg",
            (Desk desk, PageStore store, HttpContext context, string id, int page, CancellationToken cancel) =>
                PictureAsync(desk, store, context, id, page, PictureKind.Thumbnail, "image/jpeg", cancel)
        );
        api.MapGet("/places", PlacesAsync);
        api.MapGet("/cut.png", CutAsync);
        api.MapGet("/original", OriginalAsync);
    }

    private static Task<IResult> PageAsync(
        Desk desk,
        PageStore store,
        HttpContext context,
        string id,
        int page,
        string? boxes,
        CancellationToken cancel
    ) =>
        PictureAsync(
            desk,
            store,
            context,
            id,
            page,
            boxes is "1" or "true" ? PictureKind.Boxes : PictureKind.Plain,
            "image/png",
            cancel
        );

    private static async Task<IResult> PictureAsync(
        Desk desk,
        PageStore store,
        HttpContext context,
        string id,
        int page,
        PictureKind kind,
        string type,
        CancellationToken cancel
    )
    {
        if (await desk.GetAsync(id) is not { } record)
            return ApiError.NotHeld();
        // A page that a secret paper of the same file stands on too is no page of this one.
        if ((await desk.SecretPagesAsync(id)).Any(s => page >= s.First && page <= s.Last))
            return ApiError.NotHeld();
        return await store.PictureAsync(record, page, kind, cancel) is { } picture
            ? Results.Bytes(picture.Bytes, type, entityTag: new EntityTagHeaderValue($"\"{picture.Stamp}\""))
            : ApiError.Result(StatusCodes.Status404NotFound, "the document has no such page; places lists its pages");
    }

    private static async Task<IResult> PlacesAsync(Desk desk, PageStore store, string id, CancellationToken cancel)
    {
        if (await desk.ShowAsync(id) is not { } shown)
            return ApiError.NotHeld();
        var (pages, places) = await store.PlacesAsync(shown.Record, shown.Findings, cancel);
        return ApiAnswer.One(
            new JsonObject
            {
                ["pages"] = new JsonArray([
                    .. pages.Select(p => new JsonObject
                    {
                        ["page"] = p.Number,
                        ["width"] = p.Width,
                        ["height"] = p.Height,
                    }),
                ]),
                ["places"] = new JsonArray([
                    .. places.Select(p => new JsonObject
                    {
                        ["field"] = p.Field,
                        ["kind"] = p.Kind,
                        ["colour"] = p.Colour,
                        ["page"] = p.Page,
                        ["box"] = new JsonArray([.. p.Box.Select(v => JsonValue.Create(v))]),
                    }),
                ]),
            }
        );
    }

    private static async Task<IResult> CutAsync(
        Desk desk,
        PageStore store,
        string id,
        string? code,
        CancellationToken cancel
    )
    {
        if (await desk.GetAsync(id) is not { } record)
            return ApiError.NotHeld();
        if ((await desk.SecretPagesAsync(id)).Count > 0)
            return ApiError.NotHeld();
        var anchor = (await desk.WaitingAsync(id)).FirstOrDefault(w => w.Code == code)?.Anchor;
        return Results.Bytes(await store.CutAsync(record, anchor, cancel), "image/png");
    }

    private static async Task<IResult> OriginalAsync(Desk desk, HttpContext context, string id)
    {
        // A file that holds several documents is given whole only where all of them may be seen.
        if (
            await desk.GetAsync(id) is not { } record
            || desk.BlotStamp(id).Length > 0
            || (await desk.SecretPagesAsync(id)).Count > 0
        )
            return ApiError.NotHeld();
        var path = desk.Blobs.PathOf(id.Split('#')[0]);
        if (path is null)
            return ApiError.Result(
                StatusCodes.Status404NotFound,
                "its stored bytes are gone; put them back with ingest --verify"
            );
        // Never a type that a browser would show or run.
        return Results.File(path, "application/octet-stream", FileName(record), enableRangeProcessing: true);
    }

    private static string FileName(DocumentRecord record)
    {
        var name = record.Source.Path.Split('/', '\\')[^1];
        var safe = string.Concat(
                name.Select(c => char.IsControl(c) || c is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? '_' : c)
            )
            .Trim('.', ' ');
        return safe.Length == 0 ? "van-ban"
            : safe.Length <= LongestName ? safe
            : safe[^LongestName..];
    }
}
