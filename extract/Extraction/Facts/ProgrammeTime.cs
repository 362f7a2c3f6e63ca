using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Begin, end and stages of programmes.</summary>
internal static partial class ProgrammeTime
{
    [GeneratedRegex(@"giai\s+đoạn\s+((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})|đến\s+năm\s+((?:19|20)\d{2})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Years();

    [GeneratedRegex(@"(kết\s+thúc\s+(?:giai\s+đoạn\s+\d{1,2}|đợt\s+\d{1,2})|kết\s+thúc)\s*\(?\s*(?:vào\s+)?(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Endings();

    private static readonly Triggers Spans = Triggers.Of(["giai đoạn", "đến năm"]);

    /// <summary>The span of years in a name or close after it.</summary>
    public static (string? From, string? To) Of(string text, TextRange name, int end)
    {
        var near = text.AsSpan(name.Start, Math.Min(end, name.End + 40) - name.Start);
        if (!Spans.StandIn(near)) return (null, null);
        var match = Years().Match(text[name.Start..Math.Min(end, name.End + 40)]);
        if (!match.Success) return (null, null);
        return match.Groups[3].Success ? (null, match.Groups[3].Value) : (match.Groups[1].Value, match.Groups[2].Value);
    }

    /// <summary>Ends of the programme and of its stages ("thời điểm kết thúc (01/9/2023)"): they belong to the programme named nearest before.</summary>
    public static ImmutableArray<Programme> AddMilestones(FactContext context, ImmutableArray<Programme> programmes)
    {
        if (programmes.IsEmpty) return programmes;
        var text = context.View.Text;
        var all = programmes.ToBuilder();
        foreach (var sentence in context.Sentences)
        {
            if (!sentence.Has(Signs.Ending)) continue;
            foreach (Match match in Endings().Matches(text[sentence.Range.Start..sentence.Range.End]))
            {
                if (!VietnameseDateParser.Parse(match.Groups[2].Value).TryGet(out var date)) continue;
                var at = context.View.PlaceOf(sentence.Range.Start + match.Index);
                var owner = Nearest(all, at);
                if (owner < 0) continue;
                var name = FactContext.Flat(match.Groups[1].ValueSpan);
                all[owner] = name.Contains(' ') && name.Any(char.IsAsciiDigit)
                    ? all[owner] with { Milestones = all[owner].Milestones.Add(new Milestone(name, date.ToString())) }
                    : all[owner] with { To = date.ToString() };
            }
        }
        return all.ToImmutable();
    }

    private static int Nearest(ImmutableArray<Programme>.Builder programmes, int at)
    {
        var (best, place) = (-1, -1);
        for (var i = 0; i < programmes.Count; i++)
        {
            if (programmes[i].Kind is not ("chương trình" or "phong trào" or "cuộc vận động" or "đề án" or "dự án")) continue;
            foreach (var anchor in programmes[i].Mentions.Insert(0, programmes[i].Anchor))
                if (anchor.Start < at && anchor.Start > place) (best, place) = (i, anchor.Start);
        }
        return best;
    }
}
