using System.Globalization;

namespace Pipeline.Reading;

/// <summary>Limits by name, as the command line, pipeline.json and the reading child give them: "pages=100".</summary>
public static class ReadLimitNames
{
    private sealed record Entry(
        string Name,
        Func<ReadLimits, string> Get,
        Func<ReadLimits, double, ReadLimits> Set,
        double Most = int.MaxValue
    );

    private const double ManyBytes = 1L << 50;

    private static readonly Entry[] Entries =
    [
        new("seconds", l => Print(l.Seconds), (l, v) => l with { Seconds = v }),
        new("seconds-per-page", l => Print(l.SecondsPerPage), (l, v) => l with { SecondsPerPage = v }),
        new("memory", l => Print(l.MemoryMiB), (l, v) => l with { MemoryMiB = (int)v }),
        new("pages", l => Print(l.Pages), (l, v) => l with { Pages = (int)v }),
        new("pixels", l => Print(l.Pixels), (l, v) => l with { Pixels = (long)v }, ManyBytes),
        new("ocr-passes", l => Print(l.OcrPasses), (l, v) => l with { OcrPasses = (int)v }),
        new("file-bytes", l => Print(l.FileBytes), (l, v) => l with { FileBytes = (long)v }, ManyBytes),
        new("text-bytes", l => Print(l.TextBytes), (l, v) => l with { TextBytes = (long)v }, ManyBytes),
        new("text-chars", l => Print(l.TextChars), (l, v) => l with { TextChars = (int)v }),
        new("unpacked-bytes", l => Print(l.UnpackedBytes), (l, v) => l with { UnpackedBytes = (long)v }, ManyBytes),
        new("output-bytes", l => Print(l.OutputBytes), (l, v) => l with { OutputBytes = (long)v }),
        new("parts", l => Print(l.Parts), (l, v) => l with { Parts = (int)v }),
        new("nesting", l => Print(l.Nesting), (l, v) => l with { Nesting = (int)v }),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> All => Entries.Select(e => e.Name);

    /// <summary>The limits with those set that are given as NAME=NUMBER; or why they cannot be.</summary>
    /// <param name="limits">What stands where nothing is given.</param>
    /// <param name="settings">NAME=NUMBER; later ones win.</param>
    /// <param name="result">The limits; those given where something is wrong.</param>
    /// <returns>Null, or what is wrong and what to do, English, one line.</returns>
    public static string? Apply(ReadLimits limits, IEnumerable<string> settings, out ReadLimits result)
    {
        result = limits;
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? setting : setting[..equals];
            var entry = Array.Find(Entries, e => e.Name == name);
            if (entry is null)
                return $"no limit is named '{SafeFileName.Escape(name)}': use {string.Join(", ", All)}";
            if (
                equals < 0
                || !double.TryParse(
                    setting.AsSpan(equals + 1),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                || !(value > 0)
                || value > entry.Most
            )
                return $"the limit {name} needs a number above 0, as in {name}=100";
            result = entry.Set(result, value);
        }
        return null;
    }

    /// <summary>The limits as settings that <see cref="Apply"/> reads.</summary>
    public static IEnumerable<string> Print(ReadLimits limits) => Entries.Select(e => $"{e.Name}={e.Get(limits)}");

    private static string Print(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
