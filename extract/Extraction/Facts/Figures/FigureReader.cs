using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>Figures in running text as statements: what is counted, how much, of what whole.</summary>
internal static partial class FigureReader
{
    /// <summary>Figures of a document, those within the ranges of awards and targets left out.</summary>
    public static ImmutableArray<Figure> Read(FactContext context, OccupiedRanges taken)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var scanner = context.CreateScanner();
        var whole = new WholeOfPartsResolver();
        var thread = new IndicatorContext();
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == SectionKind.Silent || !sentence.HasFeature(SentenceFeatures.Number))
                continue;
            QuantityMention? previous = null;
            foreach (var mention in scanner.Scan(sentence))
            {
                if (taken.Overlaps(mention.Range) || !IsFigure(context, sentence, mention))
                    continue;
                var indicator = IndicatorPhraseReader.Read(context, sentence, mention, previous, thread);
                // A share of nothing that is named tells nothing.
                if (indicator.Length < 2 || mention.Quantity.Unit is "%" && IndicatorPhraseReader.IsGeneric(indicator))
                    continue;
                var printed = new TextRange(mention.Start, mention.End);
                whole.AddFigure(context.View.Text, sentence, mention, figures.Count);
                figures.Add(
                    new Figure
                    {
                        Indicator = indicator,
                        Value = mention.Quantity.Value,
                        Of = mention.Quantity.Of,
                        OfIs =
                            mention.Quantity.Of is null ? null
                            : mention.Quantity.Value > mention.Quantity.Of ? "plan"
                            : IsPlan(context, mention) ? "plan"
                            : "whole",
                        Measure =
                            mention.Quantity.Unit
                            ?? (mention.Measure is { } measure ? context.GetPrinted(measure) : null),
                        Approximate = mention.Approximate,
                        Period = FigurePeriodReader.Find(context, sentence, mention),
                        Unit = context.Record.Document.Issuer,
                        Printed = context.GetPrinted(printed),
                        WellFormed = mention.Quantity.WellFormed,
                        Confidence = context.ComputeConfidence(mention.Quantity.WellFormed ? 0.85 : 0.5, printed),
                        Anchor = context.View.AnchorOf(printed),
                    }
                );
                previous = mention;
            }
        }
        foreach (var (part, of) in whole.Wholes)
            figures[part] = PartIndicatorNaming.WithWhole(figures[part], figures[of]) with { PartOf = of };
        return figures.ToImmutable();
    }

    private static bool IsFigure(FactContext context, Sentence sentence, QuantityMention mention)
    {
        if (
            mention.Condition
            || ClauseModality.IsUnreal(context.View.Text, sentence, mention)
            || IsQuota(context.View.Text, sentence, mention, context.Record.Document.Type is "Công văn" or "Tờ trình")
        )
            return false;
        if (
            sentence.Part == SectionKind.Plan
            && (sentence.Targets || mention.Quantity.Unit == "%" || !CompletedActionLexicon.IsPast(context, sentence))
            && !IsHeld(context.View.Text, sentence, mention)
        )
            return false;
        if (
            mention.Measure is null
            && mention.Quantity.Unit is null
            && !BareCountDetector.IsCount(context.View.Text, sentence, mention)
        )
            return false;
        return mention.Quantity is { WellFormed: true } or { Unit: not null }
            || !IsCode(context.View.Text, sentence, mention);
    }

    [GeneratedRegex(@"(?:^|\s)đã\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Done();

    /// <summary>
    /// Numbers that name and do not count: addresses on a network, telephones, accounts, versions, standards.
    /// </summary>
    [GeneratedRegex(
        @"(?:(?<!\p{L})(?:IP|IPv4|TCVN|QCVN|ISO|fax|hotline|ver(?:sion)?|v)|điện\s+thoại|tài\s+khoản|phiên\s+bản|mã\s+(?:số|định\s+danh|vạch|hồ\s+sơ)|số\s+hiệu|số\s+máy|đ/?t)[^,;.]{0,40}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex NamesCode();

    private static bool IsCode(string text, Sentence sentence, QuantityMention mention) =>
        NamesCode()
            .IsMatch(
                Sentence
                    .OneLine(text.AsSpan(sentence.Range.Start, Math.Max(0, mention.Start - sentence.Range.Start)))
                    .ToString()
            );

    /// <summary>"toàn huyện có 32/40 trường đạt chuẩn": a plan says how things stand; what it wants it strives for.</summary>
    private static bool IsHeld(string text, Sentence sentence, QuantityMention mention) =>
        mention is { Quantity.Of: not null, Measure: not null }
        && !sentence.Targets
        && !sentence.HasFeature(SentenceFeatures.Striving)
        && Sentence
            .OneLine(text.AsSpan(sentence.Range.Start, Math.Max(0, mention.Start - sentence.Range.Start)))
            .TrimEnd()
            .EndsWith(" có", StringComparison.Ordinal);

    /// <summary>"Đề nghị mỗi trường giới thiệu 01 học sinh": how many shall be sent.</summary>
    private static bool IsQuota(string text, Sentence sentence, QuantityMention mention, bool letter)
    {
        var before = Sentence.OneLine(
            text.AsSpan(sentence.Range.Start, Math.Max(0, mention.Start - sentence.Range.Start))
        );
        if (Done().IsMatch(before.ToString()))
            return false;
        foreach (var ask in (ReadOnlySpan<string>)["đề nghị ", "yêu cầu mỗi ", "yêu cầu các ", "kính đề nghị "])
            if (before.IndexOf(ask, StringComparison.OrdinalIgnoreCase) is >= 0 and < 24)
                return true;
        // A letter asks for what stands behind its "đề nghị"; in a report of others it was asked.
        return letter && before.Contains(" đề nghị ", StringComparison.Ordinal);
    }

    /// <summary>"62.372/52.786 ha, đạt 118%KH": the second number is the plan.</summary>
    private static bool IsPlan(FactContext context, QuantityMention mention)
    {
        var after = WordWindow.ReadAfter(
            context.View.Text,
            mention.End,
            Math.Min(context.View.Text.Length, mention.End + 60),
            8
        );
        return after.Any(w => w.Fold is "kh" or "%kh" || w.Fold.EndsWith("%kh", StringComparison.Ordinal))
            || after.Zip(after.Skip(1)).Any(p => (p.First.Fold, p.Second.Fold) is ("ke", "hoach") or ("chi", "tieu"));
    }
}

/// <summary>
/// Numbers that count although no noun follows them: after a label, after "số …", and in lists of such ("khiển trách 6,
/// cảnh cáo 3").
/// </summary>
internal static class BareCountDetector
{
    private const int MostWords = 8;
    private const int MostWordsOfCount = 16;

    /// <summary>
    /// True where the words before the number say what it counts, and nothing follows that could say otherwise.
    /// </summary>
    public static bool IsCount(string text, Sentence sentence, QuantityMention mention)
    {
        if (!Ends(text, mention.Range.End, sentence.Range.End))
            return false;
        var i = mention.Start - 1;
        while (i > sentence.Range.Start && CharacterClasses.IsWhiteSpace(text[i]))
            i--;
        if (i <= sentence.Range.Start)
            return false;
        return text[i] == ':'
            || IsTold(text, sentence.Range, i + 1, mention)
            || IsItem(text, sentence.Range, i + 1, mention.Range.End);
    }

    /// <summary>
    /// "Tổng số học viên của các lớp … là 2.372 (": the copula tells the number of its subject, however long that is.
    /// </summary>
    private static bool IsTold(string text, TextRange sentence, int end, QuantityMention mention)
    {
        if (
            end - sentence.Start < 8
            || !TonedWordSet.Same(text.AsSpan(end - 2, 2), "là")
            || !CharacterClasses.IsWhiteSpace(text[end - 3])
        )
            return false;
        var subject = text.AsSpan(sentence.Start, end - 2 - sentence.Start);
        // "thành lập năm là 1975" names a year; a code is told by "mã".
        return !(mention.Quantity is { Of: null, Value: >= 1900 and <= 2100 } && mention.Range.Length == 4)
            && !subject.Contains("mã ", StringComparison.OrdinalIgnoreCase)
            && (
                subject.Contains("số ", StringComparison.OrdinalIgnoreCase)
                || subject.Contains("lượng ", StringComparison.OrdinalIgnoreCase)
                || subject.Contains("quân ", StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool Ends(string text, int at, int end)
    {
        while (at < end && CharacterClasses.IsWhiteSpace(text[at]))
            at++;
        return at >= end || text[at] is '.' or ';' or ',' or ')' or '(';
    }

    /// <summary>
    /// "Số lao động nữ 1.204", or an item "cảnh cáo 3" of a list that a colon or a parenthesis opens.
    /// </summary>
    private static bool IsItem(string text, TextRange sentence, int end, int number)
    {
        var from = end;
        while (from > sentence.Start && text[from - 1] is not (',' or ';' or ':' or '(' or '.'))
            from--;
        var item = text.AsSpan(from, end - from).Trim(" -+*•\n");
        // "1.632 đoàn viên (nữ 1.288)".
        if (item is "nữ" or "nam" && from > sentence.Start && text[from - 1] == '(')
            return true;
        if (item.Length < 3 || item.IndexOfAnyInRange('0', '9') >= 0)
            return false;
        if (
            item.Count(' ') < MostWordsOfCount
            && item.Contains(' ')
            && (
                item.StartsWith("số ", StringComparison.OrdinalIgnoreCase)
                || item.StartsWith("tổng số ", StringComparison.OrdinalIgnoreCase)
            )
        )
            return true;
        if (item.Count(' ') >= MostWords || !CharacterClasses.IsLower(item[0]) || from <= sentence.Start)
            return false;
        // One alone may name ("(mũi 3)", "gồm: tổ 3"): a list of counts has two.
        return text[from - 1] switch
        {
            ':' or '(' => IsFollowedByCount(text, number, sentence.End),
            ',' or ';' => IsPrecededByCount(text, sentence, from - 1),
            _ => false,
        };
    }

    /// <summary>After the number and a comma come words and a number again.</summary>
    private static bool IsFollowedByCount(string text, int at, int end)
    {
        while (at < end && CharacterClasses.IsWhiteSpace(text[at]))
            at++;
        if (at >= end || text[at] is not (',' or ';'))
            return false;
        var next = text.AsSpan(at + 1, end - at - 1).IndexOfAny("0123456789,;:().");
        return next > 3
            && char.IsAsciiDigit(text[at + 1 + next])
            && Ends(text, SkipNumber(text, at + 1 + next, end), end);
    }

    /// <summary>
    /// What stands before the comma is an item too: it ends in a number, and the list that it stands in was opened.
    /// </summary>
    private static bool IsPrecededByCount(string text, TextRange sentence, int comma)
    {
        var end = comma;
        while (end > sentence.Start && CharacterClasses.IsWhiteSpace(text[end - 1]))
            end--;
        var digits = end;
        while (digits > sentence.Start && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == '.'))
            digits--;
        if (digits == end)
            return false;
        while (digits > sentence.Start && CharacterClasses.IsWhiteSpace(text[digits - 1]))
            digits--;
        return digits > sentence.Start && IsItem(text, sentence, digits, end);
    }

    private static int SkipNumber(string text, int at, int end)
    {
        while (
            at < end
            && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))
        )
            at++;
        return at;
    }
}
