using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Security;

/// <summary>
/// Who may change what. Whatever is no question and stands in no line here is for nobody: a new address must be written
/// down before it can be used.
/// </summary>
public static class RoleRules
{
    private static readonly (string Path, string Role)[] Rules =
    [
        ("/api/v1/set", "secretary"),
        ("/api/v1/unset", "secretary"),
        ("/api/v1/ingest", "secretary"),
        ("/api/v1/link", "analyst"),
        ("/api/v1/unlink", "analyst"),
        ("/api/v1/decide", "auditor"),
        ("/van-ban", "secretary"),
        ("/can-xem", "secretary"),
        ("/so-sanh", "analyst"),
        ("/phat-hien", "auditor"),
    ];

    /// <summary>This person may send this request.</summary>
    public static bool Allows(ClaimsPrincipal person, HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || request.Path == SignInPaths.Out
        || Array.Exists(
            Rules,
            r => request.Path.StartsWithSegments(r.Path, StringComparison.OrdinalIgnoreCase) && person.IsInRole(r.Role)
        );
}

/// <summary>Where one signs in and out.</summary>
public static class SignInPaths
{
    /// <summary>In.</summary>
    public const string In = "/dang-nhap";

    /// <summary>Out.</summary>
    public const string Out = "/dang-xuat";
}
