using Pipeline.Layout;
using Pipeline.Reading.Pdf;

namespace Pipeline.Reading.Tests.Tables;

/// <summary>A scanned price list of the shared samples, compared with what its pages show; nothing of it is copied.</summary>
public class ScannedPriceTableTests
{
    [SharedSampleFact("113BC*.pdf")]
    public void Reads_prices_as_the_pages_show_them()
    {
        var layout = new PdfReader()
            .Read(
                new SourceFile(SharedSampleFactAttribute.Find("113BC*.pdf")!, "a.pdf"),
                FileFormat.Pdf,
                new ReadLimits(),
                CancellationToken.None
            )
            .Layout!;
        // Code of the goods, price before, price now, change.
        (string Code, string Before, string Now, string Change)[] shown =
        [
            ("10.001", "11.200", "11.200", "0"),
            ("10.004", "90.000", "80.000", "-10.000"),
            ("10.008", "80.000", "80.000", "0"),
            ("10.012", "200.000", "200.000", "0"),
            ("10.014", "12.000", "15.000", "3.000"),
            ("20.061", "377.500", "380.000", "2.500"),
            ("40.006", "750", "750", "0"),
            ("70.003", "182.000", "140.000", "-42.000"),
            ("70.006", "20.090", "20.880", "790"),
            ("100.001", "3.636.000", "3.647.000", "11.000"),
        ];
        var read = new Dictionary<string, string[]>();
        foreach (var table in layout.Tables)
        foreach (var row in table.Cells.GroupBy(c => c.Row))
        {
            string Text(int column) =>
                row.FirstOrDefault(c => c.Column == column) is { } cell
                    ? layout.Text[cell.Span.Start..cell.Span.End]
                    : "";
            read[Text(0)] = [Text(5), Text(6), Text(7)];
        }
        var right = 0;
        foreach (var (code, before, now, change) in shown)
        {
            string[] expected = [before, now, change];
            var got = read.GetValueOrDefault(code) ?? ["", "", ""];
            for (var i = 0; i < expected.Length; i++)
                // What is told is right; what is not sure is empty.
                got[i].ShouldBeOneOf(expected[i], "");
            right += expected.Zip(got).Count(p => p.First == p.Second);
        }
        right.ShouldBeGreaterThanOrEqualTo(27, "of 30");
    }
}

/// <summary>A test on a shared sample; skipped, with its reason, where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedSampleFactAttribute : FactAttribute
{
    public SharedSampleFactAttribute(string pattern) =>
        Skip =
            EnginesFactAttribute.WhyNot()
            ?? (Find(pattern) is null ? "../shared is absent: its samples are not part of the project." : null);

    /// <summary>The first sample of that name; null where there is none.</summary>
    internal static string? Find(string pattern)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var samples = Path.Combine(at.FullName, "shared", "samples");
            if (Directory.Exists(samples))
                return Directory.EnumerateFiles(samples, pattern).FirstOrDefault();
        }
        return null;
    }
}
