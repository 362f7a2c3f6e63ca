using Pipeline.Cli.Checking;
using Pipeline.Crosscheck;
using Pipeline.Index;

namespace Pipeline.Cli.Commands;

/// <summary>
/// Checks a small archive after an ingest, so that its findings are up to date. In a large one that takes too long beside every
/// file: there <c>pipeline check</c> is run when it suits. The documents are kept whatever becomes of it.
/// </summary>
internal static class IngestCheck
{
    private const int MostRecords = 500;

    /// <summary>Checks the archive where these records are new and it is small; a failure is told on standard error and is no failure of the ingest.</summary>
    public static void Run(IArchive archive, long stored, string? settings, CancellationToken cancel)
    {
        try
        {
            if (stored == 0 || archive.Status().Records > MostRecords) return;
            new Checker(archive, archive, OfficeSettings.Read(settings)).CheckAll(cancel);
        }
        catch (Exception e) when (e is OperationCanceledException || e is AggregateException { InnerException: OperationCanceledException }) { /* What was stored is kept; pipeline check does the rest. */ }
        catch (Exception e) when (e is ArchiveException or UsageException)
        {
            Console.Error.WriteLine($"pipeline: not checked: {e.Message}; run pipeline check");
        }
    }
}
