using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Facts.Programmes;

/// <summary>
/// Named programmes, movements, campaigns: the kind, then a name in quotes or one that its own words close ("… giai
/// đoạn 2021 - 2025").
/// </summary>
internal static class ProgrammeReader
{
    /// <summary>What programmes are called.</summary>
    public static readonly string[] Kinds =
    [
        "chương trình",
        "phong trào",
        "cuộc vận động",
        "hội thi",
        "cuộc thi",
        "đề án",
        "dự án",
        "mô hình",
        "chiến lược",
        "tháng",
    ];

    private static readonly TriggerMatcher Search = TriggerMatcher.ForWords(Kinds);

    /// <summary>One entry a programme, with all its places.</summary>
    public static ImmutableArray<Programme> Read(FactContext context)
    {
        var found = new List<Programme>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var byOpening = new Dictionary<string, List<(string Key, int Index)>>(StringComparer.Ordinal);
        var text = context.View.Text;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == SectionKind.Silent || !sentence.HasFeature(SentenceFeatures.Programme))
                continue;
            for (var from = sentence.Range.Start; from < sentence.Range.End; )
            {
                var next = Search.IndexIn(text.AsSpan(from, sentence.Range.End - from));
                if (next < 0)
                    break;
                var at = from + next;
                var length = 0;
                foreach (var word in Kinds)
                    if (word.Length > length && Same(text, at, sentence.Range.End, word))
                        length = word.Length;
                if (length == 0)
                {
                    from = at + 1;
                    continue;
                }
                from = at + length;
                if (
                    (at > 0 && char.IsLetter(text[at - 1]))
                    || from >= sentence.Range.End
                    || !(char.IsWhiteSpace(text[from]) || text[from] is '“' or '"' or '\'' or '‘')
                )
                    continue;
                if (at > 5 && text.AsSpan(at - 5, 5).Equals("tiểu ", StringComparison.OrdinalIgnoreCase))
                    at -= 5;
                var kind = Kind(text.AsSpan(at, from - at));
                if (ProgrammeName.Read(text, at, from, sentence.Range.End, kind) is not { } name)
                    continue;
                // "Chương trình số 12/CTr-…" is a document.
                if (!name.Quoted && context.IsBlocked(new TextRange(at, Math.Min(at + 40, name.Range.End))))
                    continue;
                // "Quyết định số 12/QĐ-… phê duyệt Chương trình …": the title of a cited paper.
                if (!name.Closed && IsCitedBefore(context, sentence, at))
                    continue;
                Add(context, sentence, kind, at, name, found, byName, byOpening);
                // "phong trào “A”, “B” và “C”": one kind word names them all.
                while (name.Quoted && ProgrammeName.Another(text, name.Range.End, sentence.Range.End) is { } more)
                {
                    name = more;
                    Add(context, sentence, kind, name.Range.Start, name, found, byName, byOpening);
                }
                from = Math.Max(from, name.Quoted ? name.Range.End : from);
            }
        }
        return ProgrammePeriodReader.AddMilestones(context, [.. found]);
    }

    private static bool IsCitedBefore(FactContext context, Sentence sentence, int at)
    {
        foreach (var citation in context.Record.Citations)
            if (
                context.View.RangeOf(citation.Anchor) is var cited
                && cited.Start >= sentence.Range.Start
                && cited.End <= at
            )
                return true;
        return false;
    }

    private static void Add(
        FactContext context,
        Sentence sentence,
        string kind,
        int at,
        ProgrammeName name,
        List<Programme> found,
        Dictionary<string, int> byName,
        Dictionary<string, List<(string Key, int Index)>> byOpening
    )
    {
        var text = context.View.Text;
        var printed = new TextRange(at, name.Range.End);
        var key = ComputeKey(name.Text);
        if (byName.TryGetValue(key, out var known) || (known = FindByPrefix(byOpening, key)) >= 0)
        {
            byName[key] = known;
            found[known] = WithLongerName(found[known], name.Text) with
            {
                Mentions = found[known].Mentions.Add(context.View.AnchorOf(printed)),
            };
            return;
        }
        byName[key] = found.Count;
        if (key.Length >= Opening)
        {
            if (!byOpening.TryGetValue(key[..Opening], out var alike))
                byOpening[key[..Opening]] = alike = [];
            alike.Add((key, found.Count));
        }
        var (begin, end) = ProgrammePeriodReader.FindSpan(text, name.Range, sentence.Range.End);
        found.Add(
            new Programme
            {
                Name = name.Text,
                Kind = kind,
                LaunchedBy = FindLauncher(text, sentence, name.Range.End),
                From = begin,
                To = end,
                Printed = context.GetPrinted(printed),
                Confidence = context.ComputeConfidence(
                    name.Quoted ? 0.9
                        : name.Closed ? 0.7
                        : 0.6,
                    printed
                ),
                Anchor = context.View.AnchorOf(printed),
            }
        );
    }

    /// <summary>Names are one where they fold alike; "01 triệu …" and "1 triệu …" too.</summary>
    public static string ComputeKey(string name)
    {
        var letters = new System.Text.StringBuilder();
        foreach (var c in Folding.FoldLower(name))
            if (char.IsLetterOrDigit(c) && !(c == '0' && (letters.Length == 0 || !char.IsDigit(letters[^1]))))
                letters.Append(c);
        return letters.ToString();
    }

    private const int Opening = 10;

    /// <summary>
    /// A name that begins with a known one, or that begins one, is the same; names of a word or two are too short to
    /// tell.
    /// </summary>
    private static int FindByPrefix(Dictionary<string, List<(string Key, int Index)>> byOpening, string key)
    {
        if (key.Length < Opening || !byOpening.TryGetValue(key[..Opening], out var alike))
            return -1;
        foreach (var (other, index) in alike)
            if (other.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(other, StringComparison.Ordinal))
                return index;
        return -1;
    }

    private static bool Same(string text, int at, int end, string kind)
    {
        if (at + kind.Length > end)
            return false;
        for (var i = 0; i < kind.Length; i++)
            if (kind[i] == ' ' ? !char.IsWhiteSpace(text[at + i]) : char.ToLowerInvariant(text[at + i]) != kind[i])
                return false;
        return true;
    }

    private static Programme WithLongerName(Programme programme, string name) =>
        name.Length > programme.Name.Length ? programme with { Name = name } : programme;

    private static string Kind(ReadOnlySpan<char> printed)
    {
        var folded = Folding.FoldLower(printed);
        if (folded.Contains("thang", StringComparison.Ordinal))
            return "tháng";
        foreach (
            var (fold, kind) in (ReadOnlySpan<(string, string)>)
                [
                    ("chuong", "chương trình"),
                    ("phong", "phong trào"),
                    ("van", "cuộc vận động"),
                    ("thi", "hội thi"),
                    ("de", "đề án"),
                    ("du", "dự án"),
                    ("mo", "mô hình"),
                    ("chien", "chiến lược"),
                ]
        )
            if (folded.Contains(fold, StringComparison.Ordinal))
                return kind;
        return "chương trình";
    }

    private static string? FindLauncher(string text, Sentence sentence, int from)
    {
        var rest = text.AsSpan(from, Math.Min(160, sentence.Range.End - from));
        var at = rest.IndexOf(" do ", StringComparison.Ordinal);
        if (at is < 0 or > 20)
            return null;
        var name = rest[(at + 4)..];
        foreach (var verb in (ReadOnlySpan<string>)[" phát động", " khởi xướng", " tổ chức", " ban hành", " chỉ đạo"])
            if (name.IndexOf(verb, StringComparison.Ordinal) is > 0 and < 100 and var end)
                return FactContext.CollapseWhiteSpace(name[..end]);
        return null;
    }
}

/// <summary>Begin, end and stages of programmes.</summary>
internal static partial class ProgrammePeriodReader
{
    [GeneratedRegex(
        @"giai\s+đoạn\s+((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})|đến\s+năm\s+((?:19|20)\d{2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Years();

    [GeneratedRegex(
        @"(kết\s+thúc\s+(?:giai\s+đoạn\s+\d{1,2}|đợt\s+\d{1,2})|kết\s+thúc)\s*\(?\s*(?:vào\s+)?(?:ngày\s+)?(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Endings();

    private static readonly TriggerMatcher Spans = TriggerMatcher.ForWords(["giai đoạn", "đến năm"]);

    /// <summary>The span of years in a name or close after it.</summary>
    public static (string? From, string? To) FindSpan(string text, TextRange name, int end)
    {
        var near = text.AsSpan(name.Start, Math.Min(end, name.End + 40) - name.Start);
        if (!Spans.StandIn(near))
            return (null, null);
        var match = Years().Match(text[name.Start..Math.Min(end, name.End + 40)]);
        if (!match.Success)
            return (null, null);
        return match.Groups[3].Success ? (null, match.Groups[3].Value) : (match.Groups[1].Value, match.Groups[2].Value);
    }

    /// <summary>
    /// Ends of the programme and of its stages ("thời điểm kết thúc (01/9/2023)"): they belong to the programme named
    /// nearest before.
    /// </summary>
    public static ImmutableArray<Programme> AddMilestones(FactContext context, ImmutableArray<Programme> programmes)
    {
        if (programmes.IsEmpty)
            return programmes;
        var text = context.View.Text;
        var all = programmes.ToBuilder();
        foreach (var sentence in context.Sentences)
        {
            if (!sentence.HasFeature(SentenceFeatures.Ending))
                continue;
            foreach (Match match in Endings().Matches(text[sentence.Range.Start..sentence.Range.End]))
            {
                if (!VietnameseDateParser.Parse(match.Groups[2].Value).TryGet(out var date))
                    continue;
                var at = context.View.PlaceOf(sentence.Range.Start + match.Index);
                var owner = FindNearest(all, at);
                if (owner < 0)
                    continue;
                var name = FactContext.CollapseWhiteSpace(match.Groups[1].ValueSpan);
                all[owner] =
                    name.Contains(' ') && name.AnyCharacter(char.IsAsciiDigit)
                        ? all[owner] with
                        {
                            Milestones = all[owner].Milestones.Add(new Milestone(name, date.ToString())),
                        }
                        : all[owner] with
                        {
                            To = date.ToString(),
                        };
            }
        }
        return all.ToImmutable();
    }

    private static int FindNearest(ImmutableArray<Programme>.Builder programmes, int at)
    {
        var (best, place) = (-1, -1);
        for (var i = 0; i < programmes.Count; i++)
        {
            if (programmes[i].Kind is not ("chương trình" or "phong trào" or "cuộc vận động" or "đề án" or "dự án"))
                continue;
            foreach (var anchor in programmes[i].Mentions.Insert(0, programmes[i].Anchor))
                if (anchor.Start < at && anchor.Start > place)
                    (best, place) = (i, anchor.Start);
        }
        return best;
    }
}
