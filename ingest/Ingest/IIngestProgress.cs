namespace Pipeline.Ingest;

/// <summary>Hears how an ingest goes on. Called by several threads.</summary>
public interface IIngestProgress
{
    /// <summary>This many more files are known of.</summary>
    void FilesFound(int files);

    /// <summary>A file is done, whatever became of it.</summary>
    void FileDone();

    /// <summary>A line for the user: a failure, or a document that was removed.</summary>
    void Report(string name, string message, string advice, bool failure);
}
