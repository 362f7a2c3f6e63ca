using Pipeline.Cli.Checking;
using Pipeline.Crosscheck;
using Pipeline.Index;

namespace Pipeline.Cli.Commands;

/// <summary>Checks what an ingest has stored and what that touches, so that findings are up to date. The documents are kept whatever becomes of it.</summary>
internal static class IngestCheck
{
    private const int Batch = 32;
    private const int MostSingly = 1000;

    /// <summary>Checks these records; a failure is told on standard error and is no failure of the ingest.</summary>
    public static void Run(IArchive archive, IReadOnlyList<string> stored, CancellationToken cancel)
    {
        try
        {
            var checker = new Checker(archive, archive, OfficeSettings.Read(null));
            if (stored.Count > MostSingly) checker.CheckAll(cancel);
            else
                foreach (var batch in stored.Chunk(Batch))
                {
                    if (cancel.IsCancellationRequested) return;
                    checker.CheckTouched(batch);
                }
        }
        catch (Exception e) when (e is OperationCanceledException || e is AggregateException { InnerException: OperationCanceledException }) { /* What was stored is kept; pipeline check does the rest. */ }
        catch (Exception e) when (e is ArchiveException or UsageException)
        {
            Console.Error.WriteLine($"pipeline: not checked: {e.Message}; run pipeline check");
        }
    }
}
