namespace Pipeline.Reading;

/// <summary>A file on disk and the name it goes by.</summary>
/// <param name="Path">Where its bytes lie.</param>
/// <param name="Name">As given by the user; parts of archives after "!/".</param>
public sealed record SourceFile(string Path, string Name);
