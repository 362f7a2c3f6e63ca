using System.Collections.Immutable;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>Reads the rules that a criterion's own wording states, each with the sentence that it came from.</summary>
internal static class ScoringRuleReader
{
    /// <summary>Rules of a wording; none where it states none.</summary>
    public static ImmutableArray<ScoringRule> Read(string text)
    {
        if (text.Length < 8 || text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return [];
        var rules = ImmutableArray.CreateBuilder<ScoringRule>();
        foreach (var sentence in Sentences(text))
            Sentence(sentence, rules);
        return rules.ToImmutable();
    }

    private static void Sentence(string sentence, ImmutableArray<ScoringRule>.Builder rules)
    {
        var allowed = new List<decimal>();
        var bare = new List<decimal>();
        foreach (var clause in Clauses(sentence))
        {
            var fold = Folding.FoldLower(clause);
            var at = PointsAt(fold) ?? Abbreviated(clause, fold);
            if (at is not { } found)
            {
                if (TrailingNumber(fold) is { } number)
                    bare.Add(number);
                continue;
            }
            var before = fold[..found.Start];
            // "thưởng" and "thường", "trừ" and "trụ" are one word without their marks: these are read with them.
            var printed = clause[..found.Start].ToLowerInvariant();
            if (Has(printed, "trừ"))
                rules.Add(new ScoringRule(StatesCap(before) ? "cap" : "deduction", [found.Value], sentence));
            else if (StatesCap(before))
                rules.Add(new ScoringRule("cap", [found.Value], sentence));
            else if (Has(printed, "thưởng") || Has(printed, "cộng"))
            {
                if (Figure(before) is { } figure)
                    rules.Add(new ScoringRule("threshold", [figure, found.Value], sentence));
            }
            else if (Figure(before) is { } share)
            {
                rules.Add(new ScoringRule("threshold", [share, found.Value], sentence));
                allowed.Add(found.Value);
            }
            else if (StatesAllowedValue(before) || clause.Length < 90)
                allowed.Add(found.Value);
        }
        if (bare.Count >= 2 && bare.Count + allowed.Count >= 3)
            allowed.AddRange(bare);
        if (allowed.Count > 0)
            rules.Add(new ScoringRule("allowed", [.. allowed.Distinct()], sentence));
    }

    /// <summary>
    /// Sentences: at full stops, line ends and brackets; a semicolon only divides the clauses of one rule.
    /// </summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends =
                i == text.Length
                || text[i] is '\n' or '(' or ')'
                || text[i] == '.' && (i + 1 == text.Length || text[i + 1] == ' ');
            if (!ends)
                continue;
            var sentence = text[start..i].TrimAny(" -+:");
            start = i + 1;
            if (sentence.Length > 5 && sentence.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
                yield return sentence;
        }
    }

    private static IEnumerable<string> Clauses(string sentence)
    {
        var start = 0;
        for (var i = 0; i <= sentence.Length; i++)
        {
            if (
                i < sentence.Length
                && !(
                    sentence[i] is ',' or ';'
                    && (
                        i + 1 == sentence.Length
                        || !char.IsAsciiDigit(sentence[i + 1])
                        || i == 0
                        || !char.IsAsciiDigit(sentence[i - 1])
                    )
                )
            )
                continue;
            var clause = sentence[start..i].Trim();
            start = i + 1;
            if (clause.Length > 0)
                yield return clause;
        }
    }

    private static (int Start, decimal Value)? PointsAt(string fold)
    {
        for (
            var at = fold.IndexOf("diem", StringComparison.Ordinal);
            at >= 0;
            at = fold.IndexOf("diem", at + 4, StringComparison.Ordinal)
        )
        {
            var end = at;
            while (end > 0 && fold[end - 1] == ' ')
                end--;
            var start = end;
            while (
                start > 0
                && (
                    char.IsAsciiDigit(fold[start - 1])
                    || fold[start - 1] is ',' or '.' && start > 1 && char.IsAsciiDigit(fold[start - 2])
                )
            )
                start--;
            if (
                start < end
                && PointValue.TryNumber(fold.AsSpan(start, end - start), out var value)
                && !(start > 0 && fold[start - 1] is '/')
            )
                return (start, value);
        }
        return null;
    }

    // "đúng hạn 5đ": points where the number is small and stands whole; "15.000đ" is money.
    private static (int Start, decimal Value)? Abbreviated(string clause, string fold)
    {
        for (var at = clause.IndexOf('đ'); at > 0; at = clause.IndexOf('đ', at + 1))
        {
            if (
                !char.IsAsciiDigit(clause[at - 1])
                || at + 1 < clause.Length && char.IsLetterOrDigit(clause[at + 1])
                || at >= fold.Length
            )
                continue;
            var start = at;
            while (
                start > 0
                && (
                    char.IsAsciiDigit(clause[start - 1])
                    || clause[start - 1] == ',' && start > 1 && char.IsAsciiDigit(clause[start - 2])
                )
            )
                start--;
            if (
                at - start < 4
                && (start == 0 || clause[start - 1] is not ('.' or '/'))
                && PointValue.TryNumber(clause.AsSpan(start, at - start), out var value)
            )
                return (start, value);
        }
        return null;
    }

    private static decimal? TrailingNumber(string fold)
    {
        var start = fold.Length;
        while (start > 0 && (char.IsAsciiDigit(fold[start - 1]) || fold[start - 1] is ',' or '.'))
            start--;
        return
            start < fold.Length
            && start > 0
            && fold[start - 1] == ' '
            && fold.Length < 60
            && PointValue.TryNumber(fold.AsSpan(start), out var value)
            ? value
            : null;
    }

    // A share, or a count after "từ", "trên", "dưới": what a threshold is set on.
    private static decimal? Figure(string before)
    {
        decimal? figure = null;
        for (var i = 0; i < before.Length; i++)
        {
            if (!char.IsAsciiDigit(before[i]))
                continue;
            var start = i;
            while (
                i < before.Length
                && (
                    char.IsAsciiDigit(before[i])
                    || before[i] is ',' or '.' && i + 1 < before.Length && char.IsAsciiDigit(before[i + 1])
                )
            )
                i++;
            var percent = before.AsSpan(i).TrimStart().StartsWith("%");
            var head = before.AsSpan(0, start).TrimEnd();
            var bounded =
                head.EndsWith("tu")
                || head.EndsWith("tren")
                || head.EndsWith("duoi")
                || head.EndsWith("dat")
                || head.EndsWith("co")
                || head.EndsWith("du")
                || head.EndsWith(">")
                || head.EndsWith("<")
                || head.EndsWith("≥");
            if (
                (percent || bounded)
                && figure is null
                && PointValue.TryNumber(before.AsSpan(start, i - start), out var value)
            )
                figure = value;
        }
        return figure;
    }

    private static bool StatesAllowedValue(string before) =>
        before.TrimEnd() is var b
        && (
            b.EndsWith("duoc", StringComparison.Ordinal)
            || b.EndsWith("dat", StringComparison.Ordinal)
            || b.EndsWith(':')
            || b.EndsWith("cham", StringComparison.Ordinal)
            || b.EndsWith('=')
        );

    private static bool StatesCap(string before) =>
        Has(before, "toi da") || Has(before, "khong qua") || Has(before, "cao nhat");

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
