namespace Pipeline.Reading;

/// <summary>A file on disk and the name it goes by.</summary>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Name">As given by the user; parts of archives after "!/".</param>
/// <param name="PagesDone">Told the number of pages finished so far, as they finish: each report gives the read more time. Null where nobody listens.</param>
public sealed record SourceFile(string Path, string Name, IProgress<int>? PagesDone = null);
