namespace Pipeline.Extraction.Tests.Citations;

/// <summary>A test on the mission's own examples, which stand beside the repository; skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute()
    {
        if (Folder is null) Skip = "../shared/seeds is not here.";
    }

    /// <summary>The folder of the seeds; null where absent.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PIPELINE_SHARED") is { Length: > 0 } told && Directory.Exists(Path.Combine(told, "seeds"))) return Path.Combine(told, "seeds");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "seeds"))) return Path.Combine(at.FullName, "shared", "seeds");
        return null;
    }
}
