namespace Pipeline.Reading.Tests;

/// <summary>A test that needs poppler and tesseract; reported as skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EnginesFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["pdftotext", "pdftoppm", "tesseract"];

    public EnginesFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = Programs.Where(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))).ToArray();
        if (missing.Length > 0) Skip = $"not installed: {string.Join(", ", missing)}";
    }
}
