using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Pipeline.Web.Api;

namespace Pipeline.Web.Security;

/// <summary>
/// Lets in who has the start key: a page exchanges it for a cookie and is opened again without it, a program gives it
/// with each
/// question. Nobody else sees anything but scripts and styles; /health and /metrics answer on this machine alone.
/// </summary>
public sealed class AccessGate(RequestDelegate next, StartKey keys, WebSettings settings)
{
    /// <summary>The cookie of a session.</summary>
    public const string Cookie = "pipeline_session";

    /// <summary>Claim that names the session.</summary>
    public const string SessionClaim = "session";

    /// <summary>Claim that tells how one came in: cookie or token.</summary>
    public const string WayClaim = "way";

    private const string KeyName = "key",
        Bearer = "Bearer ";

    /// <summary>Looks at one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A name that only points here is another site's: its pages must not ask in a person's name.
        if (!IsHere(request.Host.Host))
        {
            await ApiError.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "this host name is not served; open the address that serve printed"
            );
            return;
        }
        if (
            AssetRoutes.IsAsset(request.Path)
            || IsOperation(request.Path) && IsLocal(context.Connection.RemoteIpAddress)
        )
        {
            await next(context);
            return;
        }
        var api = request.Path.StartsWithSegments("/api");
        if (request.Query.TryGetValue(KeyName, out var key) && keys.Is(key))
        {
            if (api)
            {
                Enter(context, "key", "token");
                await next(context);
                return;
            }
            if (HttpMethods.IsGet(request.Method))
            {
                context.Response.Cookies.Append(
                    Cookie,
                    keys.Open(),
                    new CookieOptions
                    {
                        HttpOnly = true,
                        SameSite = SameSiteMode.Lax,
                        Secure = request.IsHttps,
                        Path = "/",
                    }
                );
                // One stroke at its head: two would lead to another host.
                context.Response.Redirect(
                    "/"
                        + request.Path.ToUriComponent().TrimStart('/', '\\')
                        + QueryString.Create(request.Query.Where(q => q.Key != KeyName))
                );
                return;
            }
        }
        if (
            request.Headers.Authorization.ToString() is { } given
            && given.StartsWith(Bearer, StringComparison.Ordinal)
            && keys.Is(given[Bearer.Length..].Trim())
        )
            Enter(context, "key", "token");
        else if (keys.Session(request.Cookies[Cookie]) is { } session)
            Enter(context, session, "cookie");
        else if (api)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await ApiError.WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "not signed in; give the start key as ?key= or as a Bearer token"
            );
            return;
        }
        else
        {
            await ErrorPages.WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "Cần khóa mở",
                "Hãy mở địa chỉ mà lệnh serve đã in ra ở dòng đầu (có ?key=…). Mỗi lần khởi động có một khóa mới."
            );
            return;
        }
        await next(context);
    }

    private void Enter(HttpContext context, string session, string way) =>
        context.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, settings.Person),
                    new Claim(SessionClaim, session),
                    new Claim(WayClaim, way),
                ],
                "StartKey"
            )
        );

    private bool IsHere(string host) =>
        host is "localhost" or "127.0.0.1" or "[::1]" || host == settings.Listen.Address.ToString();

    private static bool IsOperation(PathString path) => path == "/health" || path == "/metrics";

    private static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
