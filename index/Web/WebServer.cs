using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Pipeline.Web.Accounts;
using Pipeline.Web.Api;
using Pipeline.Web.Archives;
using Pipeline.Web.Intake;
using Pipeline.Web.Security;

namespace Pipeline.Web;

/// <summary>The web application: the one place where it is put together.</summary>
public static class WebServer
{
    private const long MostBody = 1 << 20;

    /// <summary>Runs until told to stop. The first line that is written is the address to open.</summary>
    /// <param name="settings">What it works with.</param>
    /// <param name="output">Where the address is written.</param>
    /// <param name="cancel">Stops it; requests under way are finished.</param>
    public static async Task RunAsync(WebSettings settings, TextWriter output, CancellationToken cancel)
    {
        await using var app = Create(settings);
        await app.StartAsync(cancel);
        var address = app.Urls.First();
        await output.WriteLineAsync(
            settings.Accounts is null
                ? $"{address}/?key={app.Services.GetRequiredService<StartKey>().Key}"
                : $"{address}/"
        );
        await output.FlushAsync(cancel);
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        { /* The way in which it ends. */
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await app.StopAsync(patience.Token);
    }

    /// <summary>Puts it together without starting it.</summary>
    public static WebApplication Create(WebSettings settings)
    {
        var name = typeof(WebServer).Assembly.GetName().Name;
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = name, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBody;
            kestrel.Listen(
                settings.Listen,
                o =>
                {
                    if (settings.Certificate is { } certificate)
                        o.UseHttps(certificate);
                }
            );
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole();
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        // Keys live as long as this process does, and pages with forms are not kept by browsers: neither needs saying.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o =>
            o.LogToStandardErrorThreshold = LogLevel.Trace
        );
        AddServices(builder.Services, settings);
        var app = builder.Build();
        app.UseMiddleware<RequestMeter>();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<AccessGate>();
        app.UseRouting();
        app.MapRazorPages();
        AssetRoutes.Map(app);
        ApiRoutes.Map(app);
        PictureRoutes.Map(app);
        ChangeRoutes.Map(app);
        IngestRoutes.Map(app);
        OperationRoutes.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<StartKey>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<Desk>();
        services.AddSingleton<PageStore>();
        services.AddSingleton<Changes>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<RequestMeter.Counts>();
        services.AddSingleton<IntakeQueue>();
        services.AddHostedService(s => s.GetRequiredService<IntakeQueue>());
        services.AddHttpContextAccessor();
        // Keys are made anew at each start, as the start key is.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "pipeline_form";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.HeaderName = "X-Form-Token";
            o.SuppressXFrameOptionsHeader = true; // SafeHeaders forbids all framing.
        });
        services.AddRazorPages();
        // Vietnamese letters as they are; what HTML gives a meaning is still encoded.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
