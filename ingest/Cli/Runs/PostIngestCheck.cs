using Pipeline.Cli.Checking;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck;
using Pipeline.Index;

namespace Pipeline.Cli.Runs;

/// <summary>
/// Checks a small archive after an ingest, so that its findings are up to date; in a large one what a few new records
/// touch. Of many
/// that takes too long: there <c>pipeline check</c> is run when it suits. The documents are kept whatever becomes of
/// it.
/// </summary>
internal static class PostIngestCheck
{
    private const int MostRecords = 500;

    /// <summary>
    /// Checks the archive where these records are new and it is small; a failure is told on standard error and is no
    /// failure of the ingest.
    /// </summary>
    /// <param name="archive">The archive.</param>
    /// <param name="stored">How many are new.</param>
    /// <param name="settings">Settings file, or null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="address">Where the archive is: what was checked is noted beside it.</param>
    /// <param name="few">Their ids where they are few, else null.</param>
    public static void Run(
        IArchive archive,
        long stored,
        string? settings,
        CancellationToken cancel,
        IReadOnlyList<string>? few = null,
        string? address = null
    )
    {
        try
        {
            if (stored == 0)
                return;
            var checker = new CrossChecker(archive, archive, OfficeSettings.Read(settings));
            var records = archive.GetStatus().Records;
            if (records <= MostRecords)
            {
                if (address is not null)
                    CheckNote.Begin(address);
                checker.CheckAll(cancel);
                if (address is not null)
                    CheckNote.End(address, records);
            }
            else if (few is not null)
                checker.CheckTouched(few);
            else
            {
                if (address is not null)
                    CheckNote.Leave(address, stored);
                Console.Error.WriteLine(
                    $"pipeline: the {stored:N0} new documents are not checked yet; ./pipeline check does it"
                );
            }
        }
        catch (Exception e)
            when (e is OperationCanceledException
                || e is AggregateException { InnerException: OperationCanceledException }
            )
        { /* What was stored is kept; pipeline check does the rest. */
        }
        catch (Exception e) when (e is ArchiveException or UsageException)
        {
            Console.Error.WriteLine($"pipeline: not checked: {e.Message}; run pipeline check");
        }
    }
}
