using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Named programmes, movements, campaigns: the kind, then a name in quotes or one that its own words close ("… giai đoạn 2021 - 2025").</summary>
internal static partial class ProgrammeReader
{
    [GeneratedRegex(@"(?:tiểu\s+)?(chương\s+trình|phong\s+trào|cuộc\s+vận\s+động|hội\s+thi|cuộc\s+thi|đề\s+án|dự\s+án|mô\s+hình|chiến\s+lược|tháng\s+hành\s+động|tháng\s+công\s+nhân|tháng)[\s“""'‘]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();

    /// <summary>One entry a programme, with all its places.</summary>
    public static ImmutableArray<Programme> Read(FactContext context)
    {
        var found = new List<Programme>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = context.View.Text;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent) continue;
            foreach (var match in Kinds().EnumerateMatches(text.AsSpan(sentence.Range.Start, sentence.Range.Length)))
            {
                var at = sentence.Range.Start + match.Index;
                if (at > 0 && char.IsLetter(text[at - 1])) continue;
                var kind = Kind(text.AsSpan(at, match.Length - 1));
                if (ProgrammeName.Read(text, at, at + match.Length - 1, sentence.Range.End, kind) is not { } name) continue;
                // "Chương trình số 12/CTr-…" is a document.
                if (!name.Quoted && context.Blocked.Any(b => b.Overlaps(new TextRange(at, Math.Min(at + 40, name.Range.End))))) continue;
                var printed = new TextRange(at, name.Range.End);
                var key = Key(name.Text);
                if (byName.TryGetValue(key, out var known) || (known = Prefix(found, key)) >= 0)
                {
                    byName[key] = known;
                    found[known] = Longer(found[known], name.Text) with { Mentions = found[known].Mentions.Add(context.View.AnchorOf(printed)) };
                    continue;
                }
                byName[key] = found.Count;
                found.Add(new Programme
                {
                    Name = name.Text,
                    Kind = kind,
                    LaunchedBy = Launched(text, sentence, name.Range.End),
                    From = ProgrammeTime.Of(text, name.Range, sentence.Range.End).From,
                    To = ProgrammeTime.Of(text, name.Range, sentence.Range.End).To,
                    Printed = context.Printed(printed),
                    Confidence = context.Confidence(name.Quoted ? 0.9 : 0.7, printed),
                    Anchor = context.View.AnchorOf(printed),
                });
            }
        }
        return ProgrammeTime.AddMilestones(context, [.. found]);
    }

    /// <summary>Names are one where they fold alike; "01 triệu …" and "1 triệu …" too.</summary>
    public static string Key(string name)
    {
        var letters = new System.Text.StringBuilder();
        foreach (var c in Folding.FoldLower(name))
            if (char.IsLetterOrDigit(c) && !(c == '0' && (letters.Length == 0 || !char.IsDigit(letters[^1])))) letters.Append(c);
        return letters.ToString();
    }

    /// <summary>A name that begins with a known one of three words or more, or that begins one, is the same.</summary>
    private static int Prefix(List<Programme> found, string key)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var other = Key(found[i].Name);
            if (Math.Min(other.Length, key.Length) >= 10 && (other.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(other, StringComparison.Ordinal))) return i;
        }
        return -1;
    }

    private static Programme Longer(Programme programme, string name) => name.Length > programme.Name.Length ? programme with { Name = name } : programme;

    private static string Kind(ReadOnlySpan<char> printed)
    {
        var folded = Folding.FoldLower(printed);
        if (folded.Contains("thang", StringComparison.Ordinal)) return "tháng";
        foreach (var (fold, kind) in (ReadOnlySpan<(string, string)>)[("chuong", "chương trình"), ("phong", "phong trào"), ("van", "cuộc vận động"), ("thi", "hội thi"), ("de", "đề án"), ("du", "dự án"), ("mo", "mô hình"), ("chien", "chiến lược")])
            if (folded.Contains(fold, StringComparison.Ordinal)) return kind;
        return "chương trình";
    }

    private static string? Launched(string text, Sentence sentence, int from)
    {
        var rest = text.AsSpan(from, Math.Min(160, sentence.Range.End - from));
        var at = rest.IndexOf(" do ", StringComparison.Ordinal);
        if (at is < 0 or > 20) return null;
        var name = rest[(at + 4)..];
        foreach (var verb in (ReadOnlySpan<string>)[" phát động", " khởi xướng", " tổ chức", " ban hành", " chỉ đạo"])
            if (name.IndexOf(verb, StringComparison.Ordinal) is > 0 and < 100 and var end) return FactContext.Flat(name[..end]);
        return null;
    }
}
