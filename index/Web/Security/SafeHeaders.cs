using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Security;

/// <summary>
/// Headers of every answer: nothing is loaded, framed or guessed but what this application itself serves.
/// </summary>
public sealed class SafeHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds them.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // What one person saw stays with that person's browser, and is asked anew.
        if (!AssetRoutes.IsAsset(context.Request.Path))
            headers.CacheControl = "private, no-cache";
        return next(context);
    }
}
