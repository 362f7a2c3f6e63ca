using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// The issuer of a text whose heading was lost: from the annex line ("của LĐLĐ tỉnh …"), from full names in the body
/// whose
/// initials are the number's symbol, from the sentence that issues the paper. Less sure than a heading; nothing where
/// unclear.
/// </summary>
internal static partial class IssuerInference
{
    private const int Reach = 60_000;

    [GeneratedRegex(
        @"(?:^|[,;.\n]\s*)(?<issuer>\p{Lu}[^,;.\n:“”""()]{6,90}?)\s+(?:ban hành|xây dựng|đề ra)\s+(?<type>[Kk]ế hoạch|[Hh]ướng dẫn|[Cc]hương trình|[Bb]áo cáo|[Tt]hông báo|[Qq]uy chế|[Qq]uy định|[Nn]ghị quyết|[Đđ]ề án|[Pp]hương án)\s+(?<subject>[^.;\n]{6,400}?),?\s*(?:với các nội dung\s*)?(?:cụ thể\s*)?như sau\s*:",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex IssuingSentence();

    /// <summary>What the opening sentence says of the paper itself; null where it says nothing.</summary>
    public static (
        NamedBody Issuer,
        string Type,
        Evidence TypeEvidence,
        string Subject,
        Evidence SubjectEvidence
    )? FromSentence(DocumentView view)
    {
        var start = view.Span.Start;
        var text = view.Text.Substring(start, Math.Min(view.Span.Length, 3_000));
        if (!text.Contains("như sau", StringComparison.Ordinal))
            return null;
        if (IssuingSentence().Match(text) is not { Success: true } match)
            return null;
        Evidence Of(string name) =>
            new()
            {
                Printed = match.Groups[name].Value,
                Confidence = 0.6,
                Anchor = view.AnchorOf(
                    new TextRange(
                        start + match.Groups[name].Index,
                        start + match.Groups[name].Index + match.Groups[name].Length
                    )
                ),
            };
        var issuer = OrganisationAbbreviations.Expand(match.Groups["issuer"].Value.Trim());
        return (
            new NamedBody(issuer, Of("issuer")),
            NameCaseRestorer.Capitalise(match.Groups["type"].Value),
            Of("type"),
            NameCaseRestorer.Capitalise(match.Groups["subject"].Value.Trim()),
            Of("subject")
        );
    }

    /// <summary>The issuer from annex lines or from the number's symbol; null where neither is clear.</summary>
    public static NamedBody? Find(
        DocumentView view,
        NumberField? number,
        IReadOnlyList<AnnexSelfCitation> self,
        string? place
    )
    {
        foreach (var citation in self)
        {
            if (
                citation.IssuerText is not { Length: > 4 and < 90 } text
                || (number?.Fold is { } fold && citation.Number.Fold != fold)
            )
                continue;
            var name = OrganisationAbbreviations.Expand(text.Trim());
            if (HeadingFragment.IsCapitals(name))
                name = NameCaseRestorer.RestoreName(name, view.Text);
            if (!char.IsUpper(name[0]) || view.IsScanned && !IssuerReader.StartsWithHead(Folding.FoldUpper(name)))
                continue;
            return new NamedBody(
                name,
                new Evidence
                {
                    Printed = text,
                    Confidence = 0.8,
                    Anchor = view.AnchorOf(citation.Range),
                }
            );
        }
        if (number?.Issuer is not { } symbol)
            return null;
        var first = symbol.AsSpan();
        var cut = first.IndexOfAny('-', '/');
        var part = (cut < 0 ? first : first[..cut]).ToString();
        return FromInitials(view, part, place);
    }

    private static NamedBody? FromInitials(DocumentView view, string symbol, string? place)
    {
        if (symbol.Length < 3 || symbol is "UBND" or "HĐND")
            return null;
        var fold = Folding.FoldUpper(symbol);
        var counts = new Dictionary<string, (int Count, TextRange First)>(StringComparer.Ordinal);
        var end = Math.Min(view.Span.End, view.Span.Start + Reach);
        for (var i = view.Span.Start; i < end; i++)
        {
            if (!char.IsLetter(view.Text[i]) || (i > view.Span.Start && char.IsLetter(view.Text[i - 1])))
                continue;
            if (!char.IsUpper(view.Text[i]) || char.ToUpperInvariant(Folding.Fold(view.Text[i])) != fold[0])
                continue;
            if (MatchInitials(view.Text, i, end, fold) is not { } stop || FollowsCapital(view.Text, i, view.Span.Start))
                continue;
            stop = Extend(view.Text, stop, end);
            var name = string.Join(' ', view.Text[i..stop].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (HeadingFragment.IsCapitals(name))
                continue;
            counts[name] = counts.TryGetValue(name, out var seen)
                ? (seen.Count + 1, seen.First)
                : (1, new TextRange(i, stop));
        }
        if (counts.Count == 0)
            return null;
        var best = counts
            .OrderByDescending(c => c.Value.Count * (HasEnd(c.Key) ? 3 : 1))
            .ThenByDescending(c => c.Key.Length)
            .First();
        if (best.Value.Count < 2)
            return null;
        var full = best.Key;
        if (IssuerPlaceResolver.FindPlaceAtEnd(full) is null && !HasEnd(full))
            full = IssuerPlaceResolver.Complete(full, null, place);
        return new NamedBody(
            full,
            new Evidence
            {
                Printed = best.Key,
                Confidence = 0.7,
                Anchor = view.AnchorOf(best.Value.First),
            }
        );
    }

    // "Tổng Liên đoàn Lao động": the end of a longer name is another body's.
    private static bool FollowsCapital(string text, int at, int least)
    {
        var end = at - 1;
        if (end <= least || text[end] is not (' ' or '\n'))
            return false;
        var start = end;
        while (start > least && char.IsLetter(text[start - 1]))
            start--;
        if (end - start < 2 || !char.IsUpper(text[start]) || char.IsUpper(text[start + 1]))
            return false;
        // The first word of a sentence is a capital anyway.
        return text.AsSpan(start, end - start) is "Tổng"
            || start > least + 1 && text[start - 1] == ' ' && text[start - 2] is not ('.' or ';' or ':' or '!' or '?');
    }

    private static bool HasEnd(string name) =>
        name.EndsWith("Việt Nam", StringComparison.Ordinal) || IssuerPlaceResolver.FindPlaceAtEnd(name) is not null;

    private static int? MatchInitials(string text, int start, int limit, string initials)
    {
        var (at, matched, skipped) = (start, 0, 0);
        var last = start;
        while (at < limit && matched < initials.Length)
        {
            if (!char.IsLetter(text[at]))
                return null;
            var end = at;
            while (end < limit && char.IsLetter(text[end]))
                end++;
            var initial = char.ToUpperInvariant(Folding.Fold(text[at]));
            if (initial == initials[matched])
            {
                matched++;
                last = end;
            }
            else if (text.AsSpan(at, end - at) is "và" or "các" or "của" && ++skipped < 3) { }
            else
                return null;
            if (end - at < 2 && matched < initials.Length)
                return null;
            at = end;
            while (at < limit && text[at] is ' ' or '\n')
                at++;
        }
        return matched == initials.Length ? last : null;
    }

    private static int Extend(string text, int end, int limit)
    {
        var rest = text.AsSpan(end, Math.Min(limit - end, 60));
        foreach (var tail in (ReadOnlySpan<string>)[" Việt Nam", "\nViệt Nam"])
            if (rest.StartsWith(tail, StringComparison.Ordinal))
                return end + tail.Length;
        foreach (var unit in (ReadOnlySpan<string>)[" tỉnh ", " thành phố ", " huyện ", " quận ", " thị xã "])
        {
            if (!rest.StartsWith(unit, StringComparison.Ordinal))
                continue;
            var at = end + unit.Length;
            var stop = end;
            for (var words = 0; words < 4 && at < limit && char.IsUpper(text[at]); words++)
            {
                while (at < limit && (char.IsLetter(text[at]) || text[at] == '\''))
                    at++;
                stop = at;
                if (at >= limit || text[at] != ' ')
                    break;
                at++;
            }
            return stop;
        }
        return end;
    }
}
