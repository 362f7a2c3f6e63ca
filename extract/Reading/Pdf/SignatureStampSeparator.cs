using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Sets apart the visible signs of digital signatures in a page's own text. Signing programs draw them after the page,
/// line by
/// line, flush left and in one size: words must be given in the order in which the file draws them.
/// </summary>
internal static partial class SignatureStampSeparator
{
    private const int MostLines = 14;
    private static readonly string[] Labels =
    [
        "nguoi ky:",
        "ky boi:",
        "duoc ky boi",
        "gio ky:",
        "thoi gian ky:",
        "signature not verified",
        "signature valid",
        "digitally signed",
        "signed by:",
        "ky ngay:",
    ];

    /// <summary>The stamps; each a run of <paramref name="words"/>.</summary>
    internal static IReadOnlyList<IReadOnlyList<RawWord>> Find(IReadOnlyList<RawWord> words)
    {
        var stamps = new List<IReadOnlyList<RawWord>>();
        if (!words.Any(w => w.Text.Contains(':', StringComparison.Ordinal)))
            return stamps;
        var run = new List<RawWord>();
        var lines = 1;
        for (var i = 0; i <= words.Count; i++)
        {
            var step =
                i == words.Count || run.Count == 0
                    ? Step.Breaks
                    : Between(run[0].Box!.Value, run[^1].Box!.Value, words[i].Box!.Value);
            if (i < words.Count && step != Step.Breaks)
            {
                run.Add(words[i]);
                if (step == Step.Line)
                    lines++;
                continue;
            }
            if (run.Count > 2 && lines <= MostLines && IsStamp(run))
                stamps.Add([.. run]);
            run.Clear();
            lines = 1;
            if (i < words.Count)
                run.Add(words[i]);
        }
        return stamps;
    }

    private enum Step
    {
        Word,
        Line,
        Breaks,
    }

    private static Step Between(Box first, Box last, Box next)
    {
        var size = first.Height;
        if (Math.Abs(next.Height - size) > size * 0.08)
            return Step.Breaks;
        if (Math.Abs(next.Y0 - last.Y0) < size * 0.3)
            return next.X0 > last.X0 && next.X0 - last.X1 < size * 2 ? Step.Word : Step.Breaks;
        return next.Y0 > last.Y0 && next.Y0 - last.Y0 < size * 2 && Math.Abs(next.X0 - first.X0) < 2.5
            ? Step.Line
            : Step.Breaks;
    }

    private static bool IsStamp(List<RawWord> run)
    {
        var text = Folding.FoldLower(string.Join(' ', run.Select(w => w.Text)));
        if (Labels.Any(l => text.Contains(l, StringComparison.Ordinal)))
            return true;
        return run.Count < 40 && SigningTime().IsMatch(text);
    }

    [GeneratedRegex(
        @"\d{1,2}[./-]\d{1,2}[./-]\d{4}[ t]+\d{1,2}:\d{2}:\d{2} ?[+-]\d{2}[:']?\d{2}",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex SigningTime();
}
