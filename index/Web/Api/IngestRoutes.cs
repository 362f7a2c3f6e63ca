using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using Pipeline.Output.Sheets;
using Pipeline.Web.Intake;
using Pipeline.Web.Security;

namespace Pipeline.Web.Api;

/// <summary>
/// Files from a browser or a program: POST /api/v1/ingest as a form with files, or the bytes alone with ?name=. The
/// answer names the jobs; what becomes of them is asked of /api/v1/ingest or heard from /api/v1/ingest/events.
/// </summary>
public static class IngestRoutes
{
    private const long Wrapping = 1 << 20;

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiRoutes.Root + "/ingest");
        api.MapPost("", ReceiveAsync);
        api.MapGet(
            "",
            (HttpContext context, IntakeQueue queue, string? after, int? limit) =>
                ApiAnswer.List(queue.List(ChangeRoutes.Who(context)), after, limit, j => j.ToJson())
        );
        api.MapGet(
            "/events",
            (HttpContext context, IntakeQueue queue, IHostApplicationLifetime life) =>
                TypedResults.ServerSentEvents(EventsAsync(context, queue, life))
        );
        api.MapPost(
            "/{job}/retry",
            async (HttpContext context, IntakeQueue queue, string job) =>
                await IsForgedAsync(context) ? Forged()
                : queue.Retry(job, ChangeRoutes.Who(context)) ? ApiAnswer.One(new JsonObject { ["job"] = job })
                : ApiError.Result(StatusCodes.Status404NotFound, "no such file has failed; see the list of ingest")
        );
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, IntakeQueue queue)
    {
        if (queue.Intake is not { } intake)
            return ApiError.Result(StatusCodes.Status404NotFound, "nothing is taken in here; use the command ingest");
        if (await IsForgedAsync(context))
            return Forged();
        if (queue.Full)
            return ApiError.Result(
                StatusCodes.Status429TooManyRequests,
                "too many files wait; send more when some are done"
            );
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = intake.MostBytes + Wrapping;
        var (cancel, by) = (context.RequestAborted, ChangeRoutes.Who(context));
        var jobs = new List<IntakeJob>();
        try
        {
            if (context.Request.HasFormContentType)
            {
                if (
                    !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
                    || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
                )
                    return ApiError.Unusable("the form has no files; send multipart/form-data");
                var reader = new MultipartReader(boundary, context.Request.Body);
                while (await reader.ReadNextSectionAsync(cancel) is { } section)
                {
                    if (section.AsFileSection() is not { FileStream: { } bytes } file)
                        continue;
                    if (await queue.ReceiveAsync(file.FileName, by, bytes, cancel) is not { } job)
                        return TooLarge();
                    jobs.Add(job);
                }
            }
            else
            {
                if (context.Request.Query["name"].ToString() is not { Length: > 0 } name)
                    return ApiError.Unusable("no file is named; give ?name=, or send a form with files");
                if (await queue.ReceiveAsync(name, by, context.Request.Body, cancel) is not { } job)
                    return TooLarge();
                jobs.Add(job);
            }
        }
        catch (InvalidDataException)
        {
            return ApiError.Unusable("the form cannot be read; send multipart/form-data");
        }
        catch (BadHttpRequestException)
        {
            throw;
        }
        catch (IOException) when (!cancel.IsCancellationRequested)
        {
            return ApiError.Result(
                StatusCodes.Status507InsufficientStorage,
                "the file cannot be kept; make room on the disk of the archive"
            );
        }
        return jobs.Count == 0
            ? ApiError.Unusable("the form has no files; send at least one")
            : Results.Text(
                JsonLinePrinter.Print(new JsonObject { ["items"] = new JsonArray([.. jobs.Select(j => j.ToJson())]) }),
                ApiAnswer.Type,
                statusCode: StatusCodes.Status202Accepted
            );
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpContext context,
        IntakeQueue queue,
        IHostApplicationLifetime life,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            cancel,
            context.RequestAborted,
            life.ApplicationStopping
        );
        await using var steps = queue.WatchAsync(ChangeRoutes.Who(context), ends.Token).GetAsyncEnumerator(ends.Token);
        while (true)
        {
            try
            {
                if (!await steps.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            yield return new SseItem<string>(JsonLinePrinter.Print(steps.Current.ToJson()), "step");
        }
    }

    // The token must stand in a header: to look for it in the form would read the files.
    private static async Task<bool> IsForgedAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(AccessGate.WayClaim) == "token")
            return false;
        var forgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return !context.Request.Headers.ContainsKey("X-Form-Token") || !await forgery.IsRequestValidAsync(context);
    }

    private static IResult Forged() =>
        ApiError.Unusable("the token of a form is missing; reload the page, or give the key as a Bearer token");

    private static IResult TooLarge() =>
        ApiError.Result(StatusCodes.Status413PayloadTooLarge, "the file is larger than files may be; send less");
}
