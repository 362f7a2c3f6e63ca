using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pipeline.Ingest.Observing;

namespace Pipeline.Cli.Logging;

/// <summary>Gives each logged event to every sink.</summary>
internal sealed class SinkProvider(ImmutableArray<ILogSink> sinks) : ILoggerProvider
{
    private const string Template = "{OriginalFormat}";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new SinkLogger(categoryName, sinks);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sink in sinks)
            sink.Dispose();
    }

    private sealed class SinkLogger(string category, ImmutableArray<ILogSink> sinks) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            List<KeyValuePair<string, object?>> fields =
            [
                .. (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Where(f => f.Key != Template),
            ];
            // The message of an exception may quote a paper: types and methods alone are logged.
            if (exception is not null)
                fields.Add(new("Stack", LogRedaction.Stack(exception)));
            var entry = new LogEntry(DateTime.UtcNow, logLevel, category, eventId.Id, formatter(state, null), fields);
            foreach (var sink in sinks)
                sink.Write(entry);
        }
    }
}
