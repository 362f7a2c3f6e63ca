using System.Globalization;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>A serial in a file's name.</summary>
/// <param name="Serial">As it stands there.</param>
/// <param name="Score">How likely it is the paper's, 0 to 1.</param>
/// <param name="Beside">It stands beside the paper's own type or symbol; else it only stands first.</param>
public readonly record struct FileNameSerial(string Serial, double Score, bool Beside);

/// <summary>
/// Reads serials from names of files: "604-CDDK", "69_QD-UBND", "113BC gia ca", "CV so 12". Numbers that cameras and
/// programs count,
/// times and dates are none: a serial stands first, or beside the paper's own type or symbol.
/// </summary>
public static class FileNameSerialReader
{
    private const int LongestSerial = 5;
    private const double Beside = 0.8,
        Glued = 0.7,
        First = 0.3,
        Alone = 0.25;

    /// <summary>Serials of a name, likeliest first.</summary>
    /// <param name="path">Path or name, parts of archives after "!/".</param>
    /// <param name="type">The paper's type as its symbol has it ("BC"); null for a letter.</param>
    /// <param name="issuerParts">Parts of its symbol after the type.</param>
    public static IReadOnlyList<FileNameSerial> ReadSerials(
        string path,
        string? type,
        IReadOnlyList<string> issuerParts
    )
    {
        var name = Folding.FoldUpper(NfcComposer.Compose(path.Split('/')[^1]));
        if (name.LastIndexOf('.') is > 0 and var dot)
            name = name[..dot];
        var runs = SplitRuns(name);
        string[] own =
        [
            type is null ? "CV" : Folding.FoldUpper(type),
            .. issuerParts.Select(p => Folding.FoldUpper(p)),
        ];
        var found = new List<FileNameSerial>();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i].Text;
            if (!char.IsAsciiDigit(run[0]) || run.Length > LongestSerial || run.All(c => c == '0') || IsDate(runs, i))
                continue;
            var (before, after) = (i > 0 ? runs[i - 1] : default, i + 1 < runs.Count ? runs[i + 1] : default);
            var year = run.Length == 4 && int.Parse(run, CultureInfo.InvariantCulture) is >= 1945 and <= 2100;
            // "11-kh672": the type belongs to the number that is glued to it.
            var taken =
                after.Apart && i + 2 < runs.Count && !runs[i + 2].Apart && char.IsAsciiDigit(runs[i + 2].Text[0]);
            if (
                after.Text is { } next && !taken && own.Contains(next, StringComparer.Ordinal)
                || before.Text is { } last && !year && (last == "SO" || own.Contains(last, StringComparer.Ordinal))
            )
                found.Add(new(run, Beside, true));
            else if (
                after.Text is { } tail
                && !after.Apart
                && !char.IsAsciiDigit(tail[0])
                && tail.StartsWith(own[0], StringComparison.Ordinal)
            )
                found.Add(new(run, Glued, true));
            else if (
                i == 0
                && !year
                && !(after.Text is { } other && DocumentTypes.OfficialAbbreviation(other) is not null)
            )
                found.Add(new(run, after.Text is null ? Alone : First, false));
        }
        return found.Exists(f => f.Beside) ? [.. found.Where(f => f.Beside).OrderByDescending(f => f.Score)] : found;
    }

    /// <summary>Runs of digits and of letters; apart where something stands between a run and the one before.</summary>
    private static List<(string Text, bool Apart)> SplitRuns(string name)
    {
        var runs = new List<(string, bool)>();
        var apart = true;
        for (var i = 0; i < name.Length; apart = true)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (
                i < name.Length
                && char.IsLetterOrDigit(name[i])
                && char.IsAsciiDigit(name[i]) == char.IsAsciiDigit(name[start])
            )
                i++;
            runs.Add((name[start..i], apart && start > 0 && !char.IsLetterOrDigit(name[start - 1])));
        }
        return runs;
    }

    // Day, month and year, or month and year, as runs of digits that follow each other.
    private static bool IsDate(List<(string Text, bool Apart)> runs, int at)
    {
        bool Year(int i) => i >= 0 && i < runs.Count && runs[i].Text.Length == 4 && runs[i].Text[..2] is "19" or "20";
        bool Number(int i, int most) =>
            i >= 0
            && i < runs.Count
            && runs[i].Text.Length <= 2
            && int.TryParse(runs[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && n >= 1
            && n <= most;
        return Number(at, 31) && Number(at + 1, 12) && Year(at + 2)
            || Number(at, 12) && Year(at + 1) && at > 0
            || Year(at) && at > 0 && Number(at - 1, 12);
    }
}
