using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Pipeline.Web.Api;

namespace Pipeline.Web.Security;

/// <summary>
/// Lets in who has the start key: a page exchanges it for a cookie and is opened again without it, a program gives it
/// with each
/// question. Where there are accounts, who is signed in and programs with a token of theirs, each to what the roles
/// allow. Nobody else sees anything but scripts and styles; /health and /metrics answer on this machine alone.
/// </summary>
public sealed class AccessGate(
    RequestDelegate next,
    StartKey keys,
    WebSettings settings,
    Accounts.AccountSessions sessions
)
{
    /// <summary>The cookie of a session.</summary>
    public const string Cookie = "pipeline_session";

    /// <summary>Claim that names the session.</summary>
    public const string SessionClaim = "session";

    /// <summary>Claim that tells how one came in: cookie or token.</summary>
    public const string WayClaim = "way";

    /// <summary>Claim of whoever is shown secret papers.</summary>
    private const string ClearanceClaim = "clearance";

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
        if (settings.Accounts is not null)
        {
            await SignedInAsync(context);
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

    private async Task SignedInAsync(HttpContext context)
    {
        var request = context.Request;
        var api = request.Path.StartsWithSegments("/api");
        var given = request.Headers.Authorization.ToString();
        if (
            given.StartsWith(Bearer, StringComparison.Ordinal)
            && await settings.Accounts!.FindByTokenAsync(given[Bearer.Length..].Trim()) is { } program
        )
            Enter(context, program, "token", "token");
        else if (await sessions.FindAsync(request.Cookies[Cookie]) is { } session)
            Enter(context, session.Account, session.Session, "cookie");
        else if (request.Path == SignInPaths.In)
        {
            await next(context);
            return;
        }
        else if (api)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await ApiError.WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "not signed in; give a token of accounts token as a Bearer token"
            );
            return;
        }
        else
        {
            var back = HttpMethods.IsGet(request.Method)
                ? QueryString.Create("back", request.Path.ToUriComponent() + request.QueryString)
                : QueryString.Empty;
            context.Response.Redirect(SignInPaths.In + back);
            return;
        }
        if (!RoleRules.Allows(context.User, request))
        {
            if (api)
                await ApiError.WriteAsync(
                    context,
                    StatusCodes.Status403Forbidden,
                    "this account may not change that; its keeper gives the role"
                );
            else
                await ErrorPages.WriteAsync(
                    context,
                    StatusCodes.Status403Forbidden,
                    "Không có quyền",
                    "Tài khoản này không có vai trò để làm việc đó; người quản trị kho giao vai trò."
                );
            return;
        }
        // Written down before anything is shown: what cannot be written down is not shown.
        if (IsCleared(context.User))
            settings.SecretSeen!(
                context.User.Identity!.Name!,
                $"pipeline serve {request.Method} {request.Path.ToUriComponent()}{request.QueryString}"
            );
        await next(context);
    }

    /// <summary>This person is shown secret papers.</summary>
    public static bool IsCleared(ClaimsPrincipal? person) => person?.HasClaim(ClearanceClaim, "all") == true;

    private void Enter(HttpContext context, Accounts.Account account, string session, string way)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.UserName!),
            new(SessionClaim, session),
            new(WayClaim, way),
        };
        claims.AddRange(
            account.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => new Claim(ClaimTypes.Role, r))
        );
        // The archive opens with papers of all levels or with none: a lower clearance opens none.
        if (account.Clearance == Accounts.Account.TopSecret && settings.SecretSeen is not null)
            claims.Add(new Claim(ClearanceClaim, "all"));
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, "Account"));
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
        settings.Accounts is not null // A cookie goes to the host that it came from alone.
        || host is "localhost" or "127.0.0.1" or "[::1]"
        || host == settings.Listen.Address.ToString();

    private static bool IsOperation(PathString path) => path == "/health" || path == "/metrics";

    private static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
