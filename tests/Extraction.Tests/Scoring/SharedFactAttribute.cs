namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>A test on the shared material, skipped with its reason where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Shared.Folder is null)
            Skip = "../shared is absent: its seeds and samples are not part of the project.";
    }
}

internal static class Shared
{
    public static string? Folder { get; } = Find();

    public static string Seed(string prefix) =>
        File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Folder!, "seeds"), prefix + "*").Single());

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PIPELINE_SHARED") is { Length: > 0 } set)
            return Directory.Exists(set) ? set : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "seeds")))
                return Path.Combine(at.FullName, "shared");
        return null;
    }
}
