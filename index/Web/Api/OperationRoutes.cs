using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Index;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Api;

/// <summary>/health and /metrics, for those who keep the machine running.</summary>
public static class OperationRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/health",
            async (Desk desk) =>
            {
                try
                {
                    return ApiAnswer.One(
                        new JsonObject { ["status"] = "ok", ["index"] = (await desk.StatusAsync()).Health }
                    );
                }
                catch (ArchiveException e)
                {
                    return Results.Text(
                        $"{{\"status\": \"unreachable\", \"error\": "
                            + $"{JsonValue.Create($"{e.Message}; {e.Advice}").ToJsonString()}}}",
                        ApiAnswer.Type,
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    );
                }
            }
        );
        routes.MapGet(
            "/metrics",
            async (Desk desk, RequestMeter.Counts counts) =>
            {
                var text = new StringBuilder();
                var status = await desk.StatusAsync();
                void Gauge(string name, long value) =>
                    text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n{name} {value}\n");
                Gauge("pipeline_records", status.Records);
                Gauge("pipeline_records_unread", status.Unread);
                text.Append("# TYPE pipeline_files gauge\n");
                foreach (var (progress, count) in status.Files)
                    text.Append(CultureInfo.InvariantCulture, $"pipeline_files{{progress=\"{progress}\"}} {count}\n");
                counts.Print(text);
                return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
            }
        );
    }
}
