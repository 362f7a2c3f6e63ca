using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Finds every mention of another document. Steps as in eyecite, each a class of its own: find numbers and laws by
/// name, filter
/// overlaps, attach what stands around, leave out the document itself, resolve short forms.
/// </summary>
public sealed class CitationExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var text = view.Text;
        var book = view.Symbols;
        var mentions = new CitedNumberFinder(text, view.Span, book).Find();
        LawNameFinder.Find(text, view.Span, mentions);
        var read = AttachContext(view, record, MentionOverlapFilter.WithoutOverlaps(text, mentions));
        ElidedLists.Complete(view.Text, read);
        var own = new OwnNumberDetector(view, record.Document);
        read.RemoveAll(own.IsOwnNumber);
        var of = ShortFormResolver.Resolve(read);
        var citations = ImmutableArray.CreateBuilder<Citation>(read.Count);
        for (var i = 0; i < read.Count; i++)
            citations.Add(
                OfThisTime(view, record.Document, ToCitation(view, read[i], of[i], IsBare(record.Document.Number)))
            );
        return record with { Citations = citations.MoveToImmutable() };
    }

    private static List<CitationMention> AttachContext(
        DocumentView view,
        DocumentRecord record,
        List<CitationMention> mentions
    )
    {
        var dated = VietnameseDateFrom(record.Document.Date);
        var reader = new CitationContextReader(view.Text, view.Span.End, dated?.Year, dated?.Month);
        var read = new List<CitationMention>(mentions.Count);
        CitationMention? previous = null;
        foreach (var mention in mentions)
        {
            var context =
                mention.Kind == CitationMentionKind.Named
                    ? mention.Context
                    : reader.ReadAfter(mention.Span.End, mention.WordsStart, mention.Type);
            var relation =
                CitationRelationReader.ReadBefore(
                    view.Text,
                    mention.WordsStart,
                    Math.Max(view.Span.Start, previous?.Span.End ?? 0)
                )
                ?? CitationRelationReader.OfList(view.Text, mention.WordsStart, view.Span.Start)
                ?? (mention.Continues || LeansOn(view, previous, mention) ? previous?.Context.Relation : null);
            if (
                context.Issuer is null
                && mention.Kind == CitationMentionKind.Full
                && CitedIssuerReader.ReadBefore(view.Text, view.Span.Start, mention.WordsStart) is { } proposer
            )
                context = context with { Issuer = proposer };
            var mended = DamagedSymbolRepair.Repair(mention, context.Issuer);
            var type = mention.Type ?? LawTitleReader.TypeBefore(view.Text, view.Span.Start, mention, previous);
            read.Add(previous = mended with { Type = type, Context = context with { Relation = relation } });
        }
        return read;
    }

    private static string? NationalIssuer(DocumentNumber number) =>
        number.Type is { } type && type.EndsWith("LT", StringComparison.Ordinal)
            ? IssuerSymbols.JointNames(number.Issuer)
            : IssuerSymbols.NationalName(number.Issuer);

    /// <summary>
    /// What the sentence says; where that only begins or abbreviates the national body's name ("Tổng Liên đoàn", "Bộ
    /// GDĐT"), the whole name.
    /// </summary>
    private static string? IssuerOf(string? told, string? national) =>
        told is null ? national
        : national is null ? told
        : told.StartsWith("Bộ ", StringComparison.Ordinal) && !told.AsSpan(3).ContainsAnyInRange('a', 'z') ? national
        : Folding.FoldLower(national).StartsWith(Folding.FoldLower(told), StringComparison.Ordinal) ? national
        : told;

    /// <summary>"Căn cứ Luật A; Nghị định B": a list of documents with one verb before it.</summary>
    private static bool LeansOn(DocumentView view, CitationMention? previous, CitationMention mention)
    {
        if (previous is null)
            return false;
        var from = Math.Min(previous.ContextEnd, mention.WordsStart);
        var between = view.Text.AsSpan(from, mention.WordsStart - from);
        if (CitationListSeparator.IsSeparator(between) || CitationListSeparator.JoinsArticle(between))
            return true;
        // "; Xây dựng số …", "; Công văn số …": the next item of the same list, whatever title stood before the
        // semicolon.
        if (between.ContainsAny('.', '\t', '\f') || between.Length >= 300)
            return false;
        if (between.TrimEnd().LastIndexOf(';') is >= 0 and var at && between.Length - at < 60)
            return true;
        // "… về tổ chức đại hội và Kế hoạch số …": the second of two, behind the title of the first.
        return mention is { OwnWord: true, Marked: true }
            && (between.TrimEnd().EndsWith(" và", StringComparison.Ordinal) || between.TrimEnd().EndsWith(','));
    }

    private static bool IsBare(NumberField? own) => own is { Serial: not null, Type: null, Issuer: null or "" };

    private static VietnameseDate? VietnameseDateFrom(string? iso) =>
        iso is { Length: 10 } && DateOnly.TryParseExact(iso, "yyyy-MM-dd", out var date)
            ? new VietnameseDate(date.Year, date.Month, date.Day)
            : null;

    /// <summary>
    /// Years after the paper itself is a slip of OCR ("2033" for 2023): such a date is unread, what is printed stays
    /// beside it.
    /// </summary>
    private static Citation OfThisTime(DocumentView view, DocumentHeading heading, Citation citation) =>
        view.IsScanned
        && citation.Date is { Length: >= 4 } date
        && VietnameseDateFrom(heading.Date)?.Year is { } own
        && int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture) > own + 1
            ? citation with
            {
                Date = null,
                Confidence = Math.Min(citation.Confidence, 0.5),
            }
            : citation;

    private static Citation ToCitation(DocumentView view, CitationMention mention, int? of, bool bareHouse)
    {
        var number = mention.Number;
        var context = mention.Context;
        // Where the paper's own number has no symbol, "Tờ trình số 2345 ngày 22/9/2022" is a whole number; elsewhere it
        // is a short form.
        var bare =
            bareHouse
            && mention.Kind == CitationMentionKind.Short
            && of is null
            && mention is { Marked: true, Number.Issuer.Length: 0, Context.Date.Length: 10 };
        var key =
            mention.Kind == CitationMentionKind.Full ? number?.Key
            : bare ? number?.Serial
            : null;
        var printed = bare
            ? number!.Value.Serial!
            : FoldedWordReader.CollapseWhiteSpace(view.Text.AsSpan(mention.Span.Start, mention.Span.Length));
        // A date with a letter for a digit or a stray mark is a reading, not what the paper says for sure.
        var spoilt =
            context is { Date: not null, DatePrinted: { } told } && VietnameseDateScanner.IsMended(told)
                ? $"ngày đọc từ “{context.DatePrinted}”"
                : null;
        return new Citation
        {
            Printed = printed,
            Key = key,
            Fold = key is null ? null : Folding.FoldUpper(key),
            Type = mention.Type,
            Issuer = IssuerOf(context.Issuer, number is { } n ? NationalIssuer(n) : null),
            Date = context.Date,
            DatePrinted = context.DatePrinted,
            Title =
                context.Title
                ?? mention.Name
                ?? (
                    number is { } law && mention.Kind == CitationMentionKind.Full
                        ? LawTitleReader.ReadBefore(view.Text, view.Span.Start, mention, law)
                        : null
                ),
            Relation = context.Relation,
            Short = mention.Kind == CitationMentionKind.Short && !bare,
            Of = of,
            Confidence = Math.Round(
                (spoilt is null ? mention.Confidence : Math.Min(mention.Confidence, 0.6))
                    * Math.Min(1, 0.4 + 0.6 * view.OcrConfidenceOf(mention.Span)),
                3
            ),
            Repaired =
                spoilt is null ? mention.Repaired
                : mention.Repaired is null ? spoilt
                : $"{mention.Repaired}; {spoilt}",
            Anchor = view.AnchorOf(mention.Span),
        };
    }
}

/// <summary>
/// "06/QĐ-TTTg … của Thủ tướng Chính phủ": the body's name tells the symbol that OCR spoilt by one stroke.
/// </summary>
internal static class DamagedSymbolRepair
{
    /// <summary>The mention with its issuer mended, or itself.</summary>
    public static CitationMention Repair(CitationMention mention, string? told)
    {
        if (told is null || mention is not { Kind: CitationMentionKind.Full, Number: { Type: not null } number })
            return mention;
        if (
            IssuerSymbols.IsSettled(number.Issuer)
            || (IssuerSymbols.SymbolOf(told) ?? IssuerSymbols.SymbolOf(Body(told))) is not { } meant
        )
            return mention;
        // "60/2021/NĐ ngày … của Chính phủ": with a year the symbol must have an issuer; its letters were lost, its
        // digits were not.
        var lost = number.Issuer.Length == 0 && number.Year is not null;
        if (!lost && (number.Issuer.Length < 3 || !SingleEditMatcher.IsSingleEdit(number.Issuer, meant)))
            return mention;
        var what = lost ? $"thêm {meant} theo tên cơ quan" : $"{number.Issuer} đọc là {meant} theo tên cơ quan";
        return mention with
        {
            Number = number with { Issuer = meant },
            Repaired = mention.Repaired is null ? what : mention.Repaired + "; " + what,
            Confidence = Math.Max(0.3, Math.Round(mention.Confidence - (lost ? 0.35 : 0.15), 3)),
        };
    }

    // "Bộ trưởng Bộ Giao thông vận tải": the person stands for the body, whose symbol it is.
    private static string Body(string told)
    {
        foreach (
            var head in (ReadOnlySpan<string>)
                ["Bộ trưởng ", "Giám đốc ", "Chủ tịch ", "Thứ trưởng ", "Tổng cục trưởng "]
        )
            if (told.StartsWith(head, StringComparison.Ordinal))
                return told[head.Length..];
        return told;
    }
}
