using Microsoft.Extensions.Logging;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Logging;
using Pipeline.Cli.Runs;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest;
using Pipeline.Ingest.Intake;
using Pipeline.Ingest.Observing;
using Pipeline.Reading;
using Pipeline.Reading.Sandbox;
using Pipeline.Web.Intake;

namespace Pipeline.Cli;

/// <summary>Takes the files that are sent to the desk through the stages of the command ingest.</summary>
internal sealed class DeskIntake : IIntake
{
    private readonly CommandContext _context;
    private readonly IngestOptions _options;
    private readonly StageListener _stages;
    private readonly Lazy<IArchive> _archive;
    private readonly Lazy<SandboxedFileReader> _reader;

    /// <summary>Nothing is opened before the first file.</summary>
    public DeskIntake(CommandContext context, ReadLimits limits)
    {
        (_context, _stages) = (context, new StageListener(ProgramLog.For<Ingestor>()));
        _options = new IngestOptions
        {
            Jobs = 1,
            Limits = limits,
            Log = _stages,
        };
        _archive = new Lazy<IArchive>(() => context.Open(create: true));
        _reader = new Lazy<SandboxedFileReader>(() => ReadingFactory.Create(limits, 1));
    }

    /// <inheritdoc/>
    public long MostBytes => _options.Limits.FileBytes;

    /// <inheritdoc/>
    public async Task<IntakeOutcome> TakeAsync(
        string path,
        string given,
        Action<string> stage,
        CancellationToken cancel
    )
    {
        var heard = new Reports();
        var summary = await RunAsync([new FoundFile(path, given)], stage, heard, cancel);
        var archive = _archive.Value;
        if (summary.Removed > 0)
            return new IntakeOutcome(IntakeState.Failed, null, "removed", heard.Message, heard.Advice);
        if (archive.FindKnownFiles([path]) is not [{ } known])
            return new IntakeOutcome(IntakeState.Failed, null, "no-access", heard.Message, heard.Advice);
        return await OutcomeAsync(known.Hash, summary, cancel);
    }

    /// <inheritdoc/>
    public async Task<IntakeOutcome> RetryAsync(
        string hash,
        string kind,
        Action<string> stage,
        CancellationToken cancel
    )
    {
        _archive.Value.RequeueFailures(kind);
        return await OutcomeAsync(hash, await RunAsync([], stage, new Reports(), cancel), cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_reader.IsValueCreated)
            _reader.Value.Dispose();
        if (_archive.IsValueCreated)
            _archive.Value.Dispose();
    }

    private async Task<IngestSummary> RunAsync(
        FoundFile[] files,
        Action<string> stage,
        Reports heard,
        CancellationToken cancel
    )
    {
        var archive = _archive.Value;
        _stages.Heard = stage;
        try
        {
            using var times = new StageTimes(_context.TimesPath);
            var ingestor = new Ingestor(
                archive,
                _context.OpenBlobs(),
                _reader.Value,
                RecordExtractor.Default,
                _options,
                heard
            );
            var summary = await ingestor.RunAsync(files, cancel);
            cancel.ThrowIfCancellationRequested();
            stage("check");
            PostIngestCheck.Run(archive, ingestor.Stored, _context.Settings, cancel, ingestor.Few, _context.Address);
            return summary;
        }
        finally
        {
            _stages.Heard = null;
        }
    }

    private Task<IntakeOutcome> OutcomeAsync(string hash, IngestSummary summary, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var archive = _archive.Value;
        var progress = archive.GetFile(hash)?.Progress;
        if (progress == FileProgress.Failed)
        {
            var failure = archive.ListFailures().LastOrDefault(f => f.Hash == hash);
            return Task.FromResult(
                new IntakeOutcome(
                    IntakeState.Failed,
                    hash,
                    failure?.Kind ?? "crashed",
                    failure?.Message ?? "it could not be read",
                    failure?.Advice ?? "see pipeline status --failures"
                )
            );
        }
        return Task.FromResult(
            new IntakeOutcome(summary is { Unchanged: > 0, Read: 0 } ? IntakeState.Unchanged : IntakeState.Done, hash)
        );
    }

    /// <summary>Keeps what is told of a run, the last word of it.</summary>
    private sealed class Reports : IIngestProgress
    {
        public string? Message { get; private set; }
        public string? Advice { get; private set; }

        public void FilesFound(int files) { }

        public void FileDone() { }

        public void Report(string name, string message, string advice, bool failure) =>
            (Message, Advice) = (message, advice);
    }

    /// <summary>Passes the log on and hears which stages are done.</summary>
    private sealed class StageListener(ILogger log) : ILogger
    {
        public Action<string>? Heard { get; set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Debug || log.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (
                eventId.Id == LogEvents.StageDone
                && state is IReadOnlyList<KeyValuePair<string, object?>> fields
                && fields.FirstOrDefault(f => f.Key == "Stage").Value is string stage
            )
                Heard?.Invoke(stage);
            if (log.IsEnabled(logLevel))
                log.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
