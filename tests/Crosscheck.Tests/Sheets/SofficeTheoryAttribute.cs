namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>A test that prints PDF by LibreOffice; reported as skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SofficeTheoryAttribute : TheoryAttribute
{
    public SofficeTheoryAttribute()
    {
        foreach (var program in new[] { "soffice", "pdftotext" })
            if (
                !(Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(':')
                    .Any(f => File.Exists(Path.Combine(f, program)))
            )
                Skip = $"not installed: {program}";
    }
}
