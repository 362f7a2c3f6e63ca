using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Index;
using Pipeline.Reading;
using Pipeline.Web.Api;

namespace Pipeline.Web.Security;

/// <summary>
/// Whatever goes wrong is one line for a program and one page for a person, never a stack. What an exception says stays
/// in the log.
/// </summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    /// <summary>Guards one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (
                context.Response is
                { HasStarted: false, StatusCode: 404 or 405, ContentLength: null, ContentType: null }
            )
                await TellAsync(context, context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        { /* Nobody waits any more. */
        }
        catch (BadHttpRequestException e)
        {
            await TellAsync(context, e.StatusCode);
        }
        catch (ArchiveException e)
        {
            log.LogError("The archive cannot be used: {Message}; {Advice}", e.Message, e.Advice);
            await TellAsync(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (ReadException e)
        {
            log.LogWarning("A page could not be drawn: {Kind} {Message}", e.Failure.Kind, e.Failure.Message);
            await TellAsync(context, StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception e)
        {
            log.LogError(e, "A request failed");
            await TellAsync(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task TellAsync(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
            return;
        var (english, title, vietnamese) = status switch
        {
            404 => (
                "not held; search looks by parts and by words",
                "Không tìm thấy",
                "Không có trang hoặc văn bản này trong kho. Hãy tra cứu theo số, trích yếu hoặc nội dung."
            ),
            405 => (
                "this address is not asked so; see CONTRACT",
                "Không dùng được",
                "Địa chỉ này không nhận cách gọi ấy."
            ),
            413 => ("the request is too large; send less", "Quá lớn", "Dữ liệu gửi lên quá lớn."),
            422 => (
                "the page cannot be drawn; download the original",
                "Không vẽ được trang",
                "Không vẽ được trang của văn bản này; hãy tải tệp gốc."
            ),
            503 => (
                "the archive cannot be reached; try again later",
                "Kho không trả lời",
                "Không kết nối được kho văn bản; hãy thử lại sau ít phút."
            ),
            >= 500 => (
                "something went wrong that should not; see the log",
                "Có lỗi",
                "Có lỗi ngoài dự kiến; chi tiết nằm trong nhật ký của máy chủ."
            ),
            _ => (
                "the request cannot be used; check it",
                "Yêu cầu không hợp lệ",
                "Yêu cầu không dùng được; hãy tải lại trang rồi thử lại."
            ),
        };
        if (context.Request.Path.StartsWithSegments("/api"))
            await ApiError.WriteAsync(context, status, english);
        else
            await WriteAsync(context, status, title, vietnamese);
    }

    /// <summary>A page that says what is the matter and what to do.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = HtmlEncoder.Default;
        return context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{html.Encode(title)}</title><link rel="stylesheet" href="{AssetRoutes.Address("site.css")}"></head>
            <body class="plain"><main><h1>{html.Encode(title)}</h1><p>{html.Encode(
                text
            )}</p><p><a href="/">Về trang tra cứu</a></p></main></body></html>
            """,
            context.RequestAborted
        );
    }
}
