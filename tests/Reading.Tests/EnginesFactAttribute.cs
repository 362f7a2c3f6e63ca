namespace Pipeline.Reading.Tests;

/// <summary>A test that needs poppler and tesseract; reported as skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EnginesFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["pdftotext", "pdftoppm", "tesseract"];

    public EnginesFactAttribute() => Skip = WhyNot();

    /// <summary>Why such tests are skipped; null where they are not.</summary>
    internal static string? WhyNot()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = Programs.Where(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))).ToArray();
        return missing.Length > 0 ? $"not installed: {string.Join(", ", missing)}" : null;
    }
}

/// <summary>Tests that need poppler and tesseract, one for each row.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EnginesTheoryAttribute : TheoryAttribute
{
    public EnginesTheoryAttribute() => Skip = EnginesFactAttribute.WhyNot();
}
