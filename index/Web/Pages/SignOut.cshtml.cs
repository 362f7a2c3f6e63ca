using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Web.Accounts;
using Pipeline.Web.Security;

namespace Pipeline.Web.Pages;

/// <summary>Đăng xuất: ends the session.</summary>
public sealed class SignOutModel(AccountSessions sessions) : PageModel
{
    /// <summary>Nothing is ended by a question.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Signs out.</summary>
    public IActionResult OnPost()
    {
        sessions.SignOut(Request.Cookies[AccessGate.Cookie]);
        Response.Cookies.Delete(AccessGate.Cookie);
        return LocalRedirect(SignInPaths.In);
    }
}
