using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pipeline.Output.Sheets;

namespace Pipeline.Web.Api;

/// <summary>Errors of the interface for programs: {"error": "what; what to do"}.</summary>
public static class ApiError
{
    /// <summary>Writes one as the answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ApiAnswer.Type;
        return context.Response.WriteAsync(
            JsonLinePrinter.Print(new JsonObject { ["error"] = message }),
            context.RequestAborted
        );
    }

    /// <summary>One as a result.</summary>
    public static IResult Result(int status, string message) =>
        Results.Text(JsonLinePrinter.Print(new JsonObject { ["error"] = message }), ApiAnswer.Type, statusCode: status);

    /// <summary>No such record: the same answer for what is not held and for what may not be seen.</summary>
    public static IResult NotHeld() =>
        Result(StatusCodes.Status404NotFound, "not held; search looks by parts and by words");

    /// <summary>A parameter cannot be used.</summary>
    public static IResult Unusable(string message) => Result(StatusCodes.Status400BadRequest, message);
}

/// <summary>Answers of the interface for programs.</summary>
public static class ApiAnswer
{
    /// <summary>Their type.</summary>
    public const string Type = "application/json; charset=utf-8";

    /// <summary>One thing.</summary>
    public static IResult One(JsonNode json) => Results.Text(JsonLinePrinter.Print(json), Type);

    /// <summary>
    /// A part of a list: {"items", "total", "next"}. What stands in next is given as after with the next question.
    /// </summary>
    /// <param name="all">The whole list.</param>
    /// <param name="after">What the last answer gave as next; null for the beginning.</param>
    /// <param name="limit">Most to give.</param>
    /// <param name="json">An item.</param>
    public static IResult List<T>(IReadOnlyList<T> all, string? after, int? limit, Func<T, JsonNode> json)
    {
        const int usual = 100,
            most = 1000;
        var from = 0;
        if (after is not null && !(int.TryParse(after, out from) && from >= 0))
            return ApiError.Unusable("after is none that an answer gave; leave it out to begin anew");
        if (limit is < 1 or > most)
            return ApiError.Unusable($"limit cannot be used; give a number from 1 to {most}");
        var to = (int)Math.Min(all.Count, (long)from + (limit ?? usual));
        return One(
            new JsonObject
            {
                ["items"] = new JsonArray([.. all.Skip(from).Take(to - from).Select(json)]),
                ["total"] = all.Count,
                ["next"] = to < all.Count ? to.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            }
        );
    }
}
