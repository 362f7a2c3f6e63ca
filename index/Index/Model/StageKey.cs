namespace Pipeline.Index;

/// <summary>What a stage's result is kept under.</summary>
/// <param name="Hash">The file.</param>
/// <param name="Stage">"read".</param>
/// <param name="Version">Version of the stage's program.</param>
/// <param name="Options">Options that change the result; empty for the defaults.</param>
public readonly record struct StageKey(string Hash, string Stage, int Version, string Options = "");

/// <summary>Versions of the stages that made a file's records.</summary>
/// <param name="Read">Version of the readers.</param>
/// <param name="Extract">Version of the extraction.</param>
public readonly record struct StageVersions(int Read, int Extract);
