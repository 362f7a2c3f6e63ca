using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Web.Accounts;
using Pipeline.Web.Security;

namespace Pipeline.Web.Pages;

/// <summary>Đăng nhập: name and password against a session.</summary>
public sealed class SignInModel(WebSettings settings, AccountSessions sessions) : PageModel
{
    /// <summary>Where one wanted to go.</summary>
    public string Back { get; private set; } = "/";

    /// <summary>The name that was typed.</summary>
    public string? Name { get; private set; }

    /// <summary>What is the matter; null for nothing.</summary>
    public string? Told { get; private set; }

    /// <summary>The page.</summary>
    public IActionResult OnGet(string? back)
    {
        Back = Here(back);
        return settings.Accounts is null ? LocalRedirect("/") : Page();
    }

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? back)
    {
        if (settings.Accounts is null)
            return NotFound();
        (Back, Name) = (Here(back), name);
        var (token, slowed) = await sessions.SignInAsync(
            name ?? "",
            password ?? "",
            HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""
        );
        if (token is null)
        {
            Told = slowed
                ? "Đã thử quá nhiều lần; hãy đợi một phút rồi thử lại."
                : "Tên hoặc mật khẩu không đúng. Sau năm lần sai, tài khoản tạm khóa năm phút.";
            Response.StatusCode = slowed ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
            return Page();
        }
        Response.Cookies.Append(
            AccessGate.Cookie,
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                Path = "/",
            }
        );
        return LocalRedirect(Back);
    }

    private string Here(string? back) => back is not null && Url.IsLocalUrl(back) ? back : "/";
}
