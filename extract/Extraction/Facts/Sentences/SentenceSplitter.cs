using System.Collections.Immutable;
using Pipeline.Extraction.Facts.Forms;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>Divides the running text of a document into sentences and knows the part each stands in.</summary>
internal static class SentenceSplitter
{
    private const int Longest = 2_000;
    private const int LongestRun = 300;
    private const int MostVoters = 30;

    private static readonly string[] Abbreviations =
    [
        "TP",
        "Tp",
        "tp",
        "KT",
        "TM",
        "TL",
        "TUQ",
        "Q",
        "ThS",
        "TS",
        "PGS",
        "GS",
        "BS",
        "v.v",
        "đ/c",
        "St",
        "No",
        "Mr",
        "NXB",
    ];

    /// <summary>Sentences in the order of the text, without those of tables.</summary>
    public static ImmutableArray<Sentence> FindAll(DocumentView view, DocumentHeading heading) =>
        FindAll(view, heading, ParagraphJoiner.FindRanges(view));

    /// <summary>Sentences of these paragraphs.</summary>
    public static ImmutableArray<Sentence> FindAll(
        DocumentView view,
        DocumentHeading heading,
        ImmutableArray<TextRange> paragraphs
    )
    {
        var found = ImmutableArray.CreateBuilder<Sentence>();
        var date = heading.Date;
        var parts = new SectionTracker(heading.Type, date, heading.Subject);
        var own = SentenceTenseClassifier.Year(date);
        // The paper's own title is no heading of a part.
        var title =
            heading.Evidence.TryGetValue("subject", out var told) && told.Anchor is { } anchor
                ? view.RangeOf(anchor)
                : default;
        var blank = BlankFormDetector.Mark(view.Text, paragraphs);
        var number = 0;
        var lead = default(TextRange);
        var leadTargets = false;
        var asked = false;
        var signed = false;
        foreach (var paragraph in paragraphs)
        {
            number++;
            var at = number - 1;
            var text = view.Text.AsSpan(paragraph.Start, paragraph.Length);
            // Folding costs more than all else here: only lines that may lead, close or name a part are folded.
            var leads = text.TrimEnd() is [.., ':'];
            var folded =
                text.Length < 200 && (signed || leads || text.TrimStart(" *#") is ['N' or 'n' or 'P' or 'p', ..])
                    ? Folding.FoldLower(text)
                    : "";
            if (folded.AsSpan().TrimStart("*# ").StartsWith("noi nhan", StringComparison.Ordinal))
                signed = true;
            if (
                signed
                && (
                    folded.StartsWith("phu luc", StringComparison.Ordinal)
                    || folded.Contains("kem theo", StringComparison.Ordinal)
                    || text.Length > 300
                )
            )
                (signed, lead) = (false, default);
            var isTitle = title.Length > 0 && title.Overlaps(paragraph);
            var opensPart = !isTitle && parts.Advance(text, () => Votes(view.Text, paragraphs, at, own));
            var bullet = ParagraphJoiner.IsBullet(text);
            if (opensPart || !bullet)
                (lead, leadTargets) = (default, false);
            if (!bullet)
                asked = false;
            if (leads || opensPart)
            {
                lead = paragraph;
                leadTargets = parts.SetsTargets(SectionTracker.Folded(text));
            }
            // "… yêu cầu các đơn vị thực hiện:": a letter's list of what shall be done.
            if (
                leads
                && (
                    folded.Contains("yeu cau ", StringComparison.Ordinal)
                    || folded.Contains("de nghi ", StringComparison.Ordinal)
                )
                && !folded.Contains("ket qua", StringComparison.Ordinal)
            )
                asked = true;
            var part =
                signed || blank[at] || ForeignLanguageDetector.Is(text) ? SectionKind.Silent
                : asked && parts.Part == SectionKind.Result ? SectionKind.Plan
                : parts.Part;
            var listed = false;
            var time = part;
            foreach (var range in Split(view.Text, paragraph))
            {
                var span = view.Text.AsSpan(range.Start, range.Length);
                listed = listed ? !EndsList(view.Text, range) : AnnouncesList(span);
                // What a semicolon divides goes on in the time of its beginning.
                var opens = range.Start == 0 || !EndsClause(view.Text, range);
                // A mark of the list before its first word says nothing of its time.
                var signs = SentenceFeatureLexicon.FindFeatures(
                    view.Text.AsSpan(range.Start, range.Length).TrimStart("-+*•\t \n")
                );
                var ownTime = SentenceTenseClassifier.Classify(span, signs, part, date);
                time = opens || ownTime != part ? ownTime : time;
                var targets =
                    time == SectionKind.Plan && time != part
                    || time == part && (parts.Targets || leadTargets || listed);
                // In a report a sentence that measures a plan tells a result, whatever its heading.
                if (
                    parts.Reports
                    && (targets || time == SectionKind.Plan)
                    && (signs & SentenceFeatures.Number) != 0
                    && IsResult(span, own)
                )
                    (time, targets) = (SectionKind.Result, false);
                found.Add(new Sentence(range, number, time, lead == paragraph ? default : lead, targets, signs));
            }
        }
        return found.ToImmutable();
    }

    private static bool IsResult(ReadOnlySpan<char> sentence, int? own) =>
        Sentence.OneLine(sentence).ToString() is var line
        && TenseMarkers.Measures(line)
        && !TenseMarkers.Strives(line, own);

    /// <summary>
    /// What the sentences below a heading say of its time, up to the next heading of its rank: above 0 results, below 0
    /// plans.
    /// </summary>
    private static int Votes(string text, ImmutableArray<TextRange> paragraphs, int at, int? own)
    {
        var sum = 0;
        for (var i = at + 1; i < paragraphs.Length && i <= at + MostVoters; i++)
        {
            var line = text.AsSpan(paragraphs[i].Start, paragraphs[i].Length);
            if (SectionTracker.IsTop(line.Trim()))
                break;
            sum += TenseMarkers.Vote(Sentence.OneLine(line).ToString(), own);
        }
        return sum;
    }

    /// <summary>
    /// "… hiệu quả 4 chỉ tiêu chung, gồm: 100% …; 100% …": what follows the colon sets targets, unless it tells what
    /// was reached.
    /// </summary>
    private static bool AnnouncesList(ReadOnlySpan<char> sentence)
    {
        var colon = sentence.IndexOf(':');
        if (colon < 0)
            return false;
        var before = sentence[..colon];
        if (
            !before.Contains("chỉ tiêu", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("mục tiêu", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return !before.Contains(" đã ", StringComparison.Ordinal)
            && !before.Contains("kết quả", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("hoàn thành", StringComparison.OrdinalIgnoreCase)
            && !before.Contains("vượt", StringComparison.Ordinal)
            && !before.Contains("đạt", StringComparison.Ordinal);
    }

    private static bool EndsClause(string text, TextRange range) =>
        range.Start > 1 && text.AsSpan(Math.Max(0, range.Start - 3), Math.Min(3, range.Start)).TrimEnd() is [.., ';'];

    /// <summary>An announced list ends with the sentence that a full stop ends.</summary>
    private static bool EndsList(string text, TextRange range) =>
        range.Start > 1 && text.AsSpan(Math.Max(0, range.Start - 3), Math.Min(3, range.Start)).TrimEnd() is [.., '.'];

    /// <summary>
    /// Ranges of the sentences of a paragraph: at ".", "!", "?" before a capital, and at ";". Text without such an end
    /// is divided
    /// at a blank: facts look around within their sentence, so its length bounds their work. A run of signs that goes
    /// on without
    /// any blank is no sentence, and is left out: a number must not be cut.
    /// </summary>
    public static IEnumerable<TextRange> Split(string text, TextRange paragraph)
    {
        var start = paragraph.Start;
        var run = start;
        var quotes = 0;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            var c = text[i];
            if (CharacterClasses.IsWhiteSpace(c))
            {
                if (i - start >= Longest)
                {
                    if (Trim(text, start, i) is { Length: > 0 } part)
                        yield return part;
                    (start, quotes) = (i + 1, 0);
                }
                run = i + 1;
                continue;
            }
            if (i - start >= Longest + LongestRun && i - run >= LongestRun)
            {
                if (Trim(text, start, run) is { Length: > 0 } part)
                    yield return part;
                while (i < paragraph.End && !CharacterClasses.IsWhiteSpace(text[i]))
                    i++;
                (start, run, quotes) = (Math.Min(i + 1, paragraph.End), i + 1, 0);
                continue;
            }
            if (c == '“')
                quotes++;
            else if (c == '”')
                quotes = Math.Max(0, quotes - 1);
            if (c is not ('.' or ';' or '!' or '?') || (quotes > 0 && i - start < 300))
                continue;
            if (c != ';' && !EndsSentence(text, i, start, paragraph.End))
                continue;
            if (i + 1 > start)
                yield return Trim(text, start, i + 1);
            start = i + 1;
        }
        if (Trim(text, start, paragraph.End) is { Length: > 0 } rest)
            yield return rest;
    }

    private static bool EndsSentence(string text, int at, int start, int end)
    {
        var next = at + 1;
        if (next < end && !CharacterClasses.IsWhiteSpace(text[next]))
            return false;
        while (next < end && (CharacterClasses.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '(' or '*'))
            next++;
        if (next >= end)
            return true;
        if (!CharacterClasses.IsUpper(text[next]) && !char.IsAsciiDigit(text[next]) && text[next] is not ('-' or '+'))
            return false;
        var word = at;
        while (word > start && (CharacterClasses.IsLetter(text[word - 1]) || text[word - 1] is '/' or '.'))
            word--;
        var last = text.AsSpan(word, at - word);
        foreach (var abbreviation in Abbreviations)
            if (last.SequenceEqual(abbreviation))
                return false;
        // "1." and "II." at the begin of an item are its number.
        return !(
                last.Length == 0
                && at - start <= 6
                && text.AsSpan(start, at - start).Trim().IndexOfAnyExcept("0123456789.") < 0
            ) && !(at - start <= 5 && last.Length > 0 && last.IndexOfAnyExcept("IVX") < 0);
    }

    private static TextRange Trim(string text, int start, int end)
    {
        while (start < end && CharacterClasses.IsWhiteSpace(text[start]))
            start++;
        while (end > start && CharacterClasses.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextRange(start, end);
    }
}

/// <summary>
/// Whether a part tells what was done or says what shall be done: the same words are a result in one and a target in
/// the other.
/// </summary>
internal enum SectionKind
{
    /// <summary>What was done.</summary>
    Result,

    /// <summary>What shall be done.</summary>
    Plan,

    /// <summary>Heading, basis, recipients, outline of a report to come: no facts.</summary>
    Silent,
}

/// <summary>A sentence, or an item of a list, or a cell.</summary>
/// <param name="Range">In the text of the file.</param>
/// <param name="Paragraph">Number of its paragraph; parts of a whole ("trong đó …") stay within one.</param>
/// <param name="Part">What its part of the document tells.</param>
/// <param name="Lead">Range of the line that introduces the list it stands in ("… đã được tặng thưởng:"); empty for
/// none.</param>
/// <param name="Targets">The part, or its lead, sets targets (chỉ tiêu, mục tiêu).</param>
/// <param name="Signs">The words in it that may open a fact.</param>
internal sealed record Sentence(
    TextRange Range,
    int Paragraph,
    SectionKind Part,
    TextRange Lead,
    bool Targets,
    SentenceFeatures Signs
)
{
    /// <summary>True where words of this sign stand in it.</summary>
    public bool HasFeature(SentenceFeatures sign) => (Signs & sign) != 0;

    /// <summary>
    /// A stretch of text with line ends as blanks, letter by letter at its place: words of two syllables are found
    /// where a line breaks within them.
    /// </summary>
    public static ReadOnlySpan<char> OneLine(ReadOnlySpan<char> text) =>
        text.Contains('\n') ? text.ToString().Replace('\n', ' ') : text;
}
