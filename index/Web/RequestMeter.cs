using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pipeline.Web;

/// <summary>Counts requests and their time by route and status. Never what was asked.</summary>
public sealed class RequestMeter(RequestDelegate next, RequestMeter.Counts counts)
{
    /// <summary>Measures one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "other";
            counts.Add(route, context.Response.StatusCode, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>The counts.</summary>
    public sealed class Counts
    {
        private readonly ConcurrentDictionary<(string Route, int Status), (long Count, double Seconds)> _counts = new();

        /// <summary>One request more.</summary>
        public void Add(string route, int status, TimeSpan time) =>
            _counts.AddOrUpdate(
                (route, status),
                (1, time.TotalSeconds),
                (_, old) => (old.Count + 1, old.Seconds + time.TotalSeconds)
            );

        /// <summary>As Prometheus reads them (text exposition format 0.0.4).</summary>
        public void Print(StringBuilder text)
        {
            var all = _counts
                .ToArray()
                .OrderBy(c => c.Key.Route, StringComparer.Ordinal)
                .ThenBy(c => c.Key.Status)
                .ToList();
            text.Append("# TYPE pipeline_web_requests_total counter\n");
            foreach (var ((route, status), (count, _)) in all)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"pipeline_web_requests_total{{route=\"{Escape(route)}\",status=\"{status}\"}} {count}\n"
                );
            text.Append("# TYPE pipeline_web_request_seconds_total counter\n");
            foreach (var ((route, status), (_, seconds)) in all)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"pipeline_web_request_seconds_total{{route=\"{Escape(route)}\",status=\"{status}\"}} "
                        + $"{seconds:0.######}\n"
                );
        }

        private static string Escape(string label) =>
            label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }
}
