using System.Collections.Immutable;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>Awards in running text: the form, with the counts that its sentence ties to it.</summary>
internal static class AwardReader
{
    private static readonly string[] Conditions =
    [
        "nếu ",
        "đủ điều kiện",
        "tiêu chuẩn",
        "điều kiện",
        "không quá",
        "tối đa",
        "được xét",
        "tỷ lệ",
        "hồ sơ",
        "tham dự",
        "căn cứ",
        "quy định",
    ];

    /// <summary>Awards in the order of the text.</summary>
    /// <param name="context">The document.</param>
    /// <param name="taken">Ranges of awards, which hold no figures.</param>
    /// <param name="tables">Takes the indices of tables of awards.</param>
    public static ImmutableArray<Award> Read(FactContext context, OccupiedRanges taken, ISet<int> tables)
    {
        var awards = ImmutableArray.CreateBuilder<Award>();
        // A law says who may be given what: it gives nothing.
        if (context.IsLaw)
            return [];
        string? grantor = null;
        var given = new AwardStatusTracker(context);
        for (var i = 0; i < context.Sentences.Length; i++)
        {
            var sentence = context.Sentences[i];
            // Plans tell of awards that were given; what they mean to give is none yet.
            var told =
                sentence.HasFeature(SentenceFeatures.Award)
                && (sentence.Part == SectionKind.Result || given.IsGiven(i));
            grantor = told ? Read(context, sentence, awards, taken, grantor, i) : null;
            if (awards.Count > 0 && sentence.Part != SectionKind.Silent)
                AddLaterAmount(context, sentence, awards, taken);
        }
        var running = awards.Count;
        awards.AddRange(AwardTableReader.Read(context, tables));
        foreach (var sentence in EvidenceCellReader.ReadSentences(context, tables))
            if (sentence.HasFeature(SentenceFeatures.Award))
                Read(context, sentence, awards, taken, null, -1);
        if (awards.Count > running && running > 0)
            awards.Sort((a, b) => a.Anchor.Start.CompareTo(b.Anchor.Start));
        return awards.ToImmutable();
    }

    /// <summary>
    /// "Điều 2. Mức tiền thưởng cho mỗi cá nhân là …": money that a later sentence names for the one form given before
    /// it.
    /// </summary>
    private static void AddLaterAmount(
        FactContext context,
        Sentence sentence,
        ImmutableArray<Award>.Builder awards,
        OccupiedRanges taken
    )
    {
        var text = context.View.Text;
        if (!sentence.HasFeature(SentenceFeatures.Reward) || AwardFormFinder.Find(text, sentence.Range).Count > 0)
            return;
        if (AwardAmount.FindAfter(context, sentence, sentence.Range.Start, sentence.Range.End) is not { } money)
            return;
        // Of several forms nothing says which one is paid so.
        var open = Enumerable.Range(0, awards.Count).Where(i => awards[i] is { Amount: null, Stage: "tặng" }).ToList();
        if (open is not [var only])
            return;
        awards[only] = awards[only] with { Amount = money.Value, AmountIs = money.Is, Approximate = money.Approximate };
        taken.Add(money.Range);
    }

    private static bool IsGiven(string text, AwardForm form, List<AwardCount> mine)
    {
        var tie = text.AsSpan(mine[^1].Range.End, Math.Max(0, form.Range.Start - mine[^1].Range.End));
        return tie.Contains("tặng", StringComparison.Ordinal)
            || tie.Contains("nhận", StringComparison.Ordinal) && !tie.Contains("công nhận", StringComparison.Ordinal);
    }

    private static bool ContinuesList(string text, Sentence sentence) =>
        AwardStatusTracker.IsAfterSemicolon(text, sentence)
        && text.AsSpan(sentence.Range.Start).StartsWith("tặng", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Điều 1. Tặng Giấy khen cho …": a decision gives in the name of who issues it.</summary>
    private static string? FindDecider(FactContext context, Sentence sentence, AwardForm form)
    {
        if (context.Record.Document.Type != "Quyết định")
            return null;
        var before = context
            .View.Text.AsSpan(sentence.Range.Start, form.Range.Start - sentence.Range.Start)
            .TrimStart("-+* ");
        if (
            before.StartsWith("Điều", StringComparison.OrdinalIgnoreCase)
            && before.IndexOfAny(".:") is > 0 and < 10 and var dot
        )
            before = before[(dot + 1)..].TrimStart();
        return
            before.StartsWith("tặng", StringComparison.OrdinalIgnoreCase)
            || before.StartsWith("công nhận", StringComparison.OrdinalIgnoreCase)
            || before.StartsWith("khen", StringComparison.OrdinalIgnoreCase)
            || before.IsEmpty && form.Generic
            ? context.Record.Document.Issuer
            : null;
    }

    private static string? Read(
        FactContext context,
        Sentence sentence,
        ImmutableArray<Award>.Builder awards,
        OccupiedRanges taken,
        string? before,
        int index
    )
    {
        var text = context.View.Text;
        var forms = AwardFormFinder.Find(text, sentence.Range);
        if (forms.Count == 0)
            return null;
        var counts = AwardCount.Find(text, sentence.Range, forms);
        var used = new bool[counts.Count];
        // "… tặng Cờ thi đua cho 01 đơn vị; tặng Bằng khen cho 17 cá nhân": what a semicolon divides has one giver.
        var grantor = ContinuesList(text, sentence) ? before : null;
        for (var i = 0; i < forms.Count; i++)
        {
            var form = forms[i];
            var from = i > 0 ? forms[i - 1].Range.End : sentence.Range.Start;
            var to = i + 1 < forms.Count ? forms[i + 1].Range.Start : sentence.Range.End;
            var mine = SelectCounts(text, form, counts, used, from, to, i + 1 < forms.Count ? forms[i + 1] : null);
            var told = AwardGrantorReader.Find(text, sentence, form);
            // "25 đồng chí nhận Bằng khen và 70 đồng chí nhận Giấy khen của LĐLĐ quận": the name belongs to the next
            // form.
            if (told is { } next && next.End > to)
                told = null;
            // A giver named once gives what follows too: "tặng Cờ cho 03 tập thể, tặng Bằng khen cho 10 cá nhân"; who
            // reached a title was given it by nobody named.
            grantor =
                told?.Name
                ?? (
                    mine.Count > 0 && (mine[0].Range.Start > form.Range.Start || IsGiven(text, form, mine))
                        ? grantor
                        : null
                );
            // "… cho các tập thể, cá nhân sau:": whom the list below names is counted.
            var listed =
                mine.Count == 0 && index >= 0 && i == forms.Count - 1
                    ? AwardRecipientCounter.Count(context, index, form)
                    : null;
            if (
                mine.Count == 0
                && listed is null
                && (form.Generic || !AwardClaimDetector.IsAward(context, sentence, form, grantor))
            )
                continue;
            if (listed is not null)
                grantor ??= before;
            else if (mine.Count == 0 || mine.TrueForAll(c => c.Collective is null))
                if (
                    IsRefused(text, sentence)
                    || PrecedingClauseFinder
                        .Find(text, sentence.Range.Start)
                        .Contains("hình thức khen", StringComparison.OrdinalIgnoreCase)
                )
                    continue;
            var printed = RangeAround(form, mine);
            if (told is { } named && named.End > printed.End)
                printed = new TextRange(printed.Start, named.End);
            if (mine.Count > 0 && IsDelegation(text, mine, sentence))
                continue;
            var amount = AwardAmount.FindAfter(context, sentence, printed.End, to);
            if (mine.Count > 0)
                taken.Add(printed);
            if (amount is { } money)
                taken.Add(money.Range);
            awards.Add(
                new Award
                {
                    Form = form.Name,
                    Grantor = AwardGrantorReader.ExpandName(grantor) ?? FindDecider(context, sentence, form),
                    Stage = FindStage(context, sentence, form, mine),
                    Collectives = listed is { Collectives: > 0 } rows ? rows.Collectives : SumCounts(mine, true, form),
                    Individuals = listed is { Individuals: > 0 } persons
                        ? persons.Individuals
                        : SumCounts(mine, false, form),
                    Counted = listed is not null,
                    Amount = amount?.Value,
                    AmountIs = amount?.Is,
                    Approximate = amount?.Approximate,
                    Occasion = AwardGrantorReader.FindOccasion(text, sentence, printed),
                    Year = AwardPeriodReader.Find(context, sentence, printed),
                    Printed = context.GetPrinted(printed),
                    Confidence = context.ComputeConfidence(
                        mine.Count > 0 ? 0.85
                            : listed is not null ? 0.75
                            : 0.6,
                        printed
                    ),
                    Anchor = context.View.AnchorOf(printed),
                }
            );
        }
        return grantor;
    }

    /// <summary>
    /// Counts that belong to a form: those before it that "được", "nhận", "đạt" tie to it, else those after it.
    /// </summary>
    private static List<AwardCount> SelectCounts(
        string text,
        AwardForm form,
        List<AwardCount> counts,
        bool[] used,
        int from,
        int to,
        AwardForm? next
    )
    {
        var mine = new List<AwardCount>();
        void Take(int i)
        {
            used[i] = true;
            mine.Add(counts[i]);
        }
        for (var i = counts.Count - 1; i >= 0; i--)
        {
            var count = counts[i];
            if (used[i] || count.Range.Start < from || count.Range.End > form.Range.Start)
                continue;
            if (
                count.Collective is null
                    ? form.Range.Start - count.Range.End <= 2
                    : IsTied(
                        text,
                        mine.Count > 0 ? mine[^1].Range.Start : form.Range.Start,
                        count.Range.End,
                        mine.Count > 0
                    )
            )
                Take(i);
        }
        mine.Reverse();
        if (mine.Exists(c => c.Collective is not null))
            return mine;
        for (var i = 0; i < counts.Count; i++)
        {
            var count = counts[i];
            if (used[i] || count.Collective is null || count.Range.Start < form.Range.End || count.Range.End > to)
                continue;
            var last = mine.Exists(c => c.Collective is not null) ? mine[^1].Range.End : form.Range.End;
            if (count.Range.Start - last > 160)
                break;
            var between = Sentence.OneLine(text.AsSpan(last, count.Range.Start - last));
            // "tặng Giấy khen 31 tập thể", "Bằng khen của Bộ: 02 cá nhân".
            var giving =
                between.Contains(" cho", StringComparison.Ordinal)
                || form.Generic
                || between.Trim().Length == 0
                || between.TrimEnd() is [.., ':']
                || mine.Exists(c => c.Collective is not null) && between.Length < 60;
            // The next form has its own: "Cờ thi đua cho 01 tập thể, 05 cá nhân nhận Bằng khen".
            // A generic form owns what "được" ties to it alone: "tặng bằng khen cho 01 tập thể và 01 cá nhân khen
            // thưởng 10 năm".
            var owned =
                next is not null
                && (
                    !next.Generic
                    || text.AsSpan(count.Range.End, Math.Max(0, next.Range.Start - count.Range.End))
                        .Contains("được", StringComparison.Ordinal)
                )
                && !between.Contains(" cho", StringComparison.Ordinal)
                && IsTied(text, next.Range.Start, count.Range.End, false);
            if (!giving || owned)
                break;
            Take(i);
        }
        return mine;
    }

    private static bool IsTied(string text, int to, int from, bool second)
    {
        if (to <= from || to - from > 140)
            return false;
        var between = text.AsSpan(from, to - from);
        if (second)
            // "30 đơn vị đạt giải, trong đó 10 đơn vị đạt giải Nhất": a part adds nothing to its whole.
            return between.Length < 40
                && !between.Contains("trong đó", StringComparison.Ordinal)
                && !between.Contains("riêng", StringComparison.Ordinal)
                && (
                    between.Contains(" và", StringComparison.Ordinal)
                    || between.Contains(',')
                    || between.Contains("; ", StringComparison.Ordinal)
                );
        if (between.Contains(" cho ", StringComparison.Ordinal) || between.Contains(';'))
            return false;
        // ", LĐLĐ tỉnh đã tặng bằng khen": a new clause with a giver of its own.
        var comma = between.LastIndexOf(',');
        if (
            comma >= 0
            && !between[comma..].Contains("được", StringComparison.Ordinal)
            && !between[comma..].Contains("nhận", StringComparison.Ordinal)
        )
            return false;
        return between.Contains("được", StringComparison.Ordinal)
            || between.Contains("nhận", StringComparison.Ordinal)
            || between.Contains("đạt", StringComparison.Ordinal)
            || between.Trim().Length == 0
            || between.Contains("tặng", StringComparison.Ordinal);
    }

    private static bool IsRefused(string text, Sentence sentence)
    {
        var span = text.AsSpan(sentence.Range.Start, sentence.Range.Length);
        foreach (var word in Conditions)
            if (span.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>"02 tập thể được bình chọn tham dự Đại hội": delegates are no awards.</summary>
    private static bool IsDelegation(string text, List<AwardCount> counts, Sentence sentence)
    {
        var end = counts[^1].Range.End;
        var after = text.AsSpan(end, Math.Min(40, sentence.Range.End - end));
        return after.Contains("tham dự", StringComparison.Ordinal)
            || after.Contains("bình chọn", StringComparison.Ordinal)
            || after.Contains("tham gia", StringComparison.Ordinal);
    }

    private static string FindStage(FactContext context, Sentence sentence, AwardForm form, List<AwardCount> counts)
    {
        var text = context.View.Text;
        // "23 đồng chí được … tặng": what stands before the count speaks of something else.
        if (
            counts.Count > 0
            && counts[0].Range.Start < form.Range.Start
            && text.AsSpan(counts[^1].Range.End, Math.Max(0, form.Range.Start - counts[^1].Range.End)) is var tie
            && (tie.Contains("được", StringComparison.Ordinal) || tie.Contains("nhận", StringComparison.Ordinal))
            && !tie.Contains("đề nghị", StringComparison.Ordinal)
        )
            return "tặng";
        var before = text.AsSpan(sentence.Range.Start, form.Range.Start - sentence.Range.Start);
        if (
            before.Contains("đề nghị", StringComparison.OrdinalIgnoreCase)
            || before.Contains("trình ", StringComparison.Ordinal)
        )
            return "đề nghị";
        if (
            before.Contains("đang xét", StringComparison.Ordinal)
            || before.Contains("đang trình", StringComparison.Ordinal)
        )
            return "đang xét";
        // A submission (tờ trình) asks for what it does not tell as done.
        return context.Record.Document.Type == "Tờ trình" && !before.Contains(" đã ", StringComparison.Ordinal)
            ? "đề nghị"
            : "tặng";
    }

    private static int? SumCounts(List<AwardCount> counts, bool collective, AwardForm form)
    {
        // "04 CSTĐ cấp tỉnh": the title says whom it counts.
        var own = counts.FindAll(c => (c.Collective ?? AwardFormFinder.OfCollectives(form.Name)) == collective);
        return own.Count == 0 ? null : own.Sum(c => c.Value);
    }

    private static TextRange RangeAround(AwardForm form, List<AwardCount> counts) =>
        new(
            Math.Min(form.Range.Start, counts.Count > 0 ? counts.Min(c => c.Range.Start) : form.Range.Start),
            Math.Max(form.Range.End, counts.Count > 0 ? counts.Max(c => c.Range.End) : form.Range.End)
        );
}
