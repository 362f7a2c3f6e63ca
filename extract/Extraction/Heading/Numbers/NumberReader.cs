using System.Collections.Immutable;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading.Numbers;

/// <summary>The document's number from its line in the heading (Decree 30/2020/NĐ-CP, Annex I, item 3).</summary>
internal static class NumberReader
{
    /// <summary>The number field with what a person must be told; null where the paper has no number line.</summary>
    public static (NumberField? Field, Warning? Warning) Read(
        DocumentView view,
        HeadingZone zone,
        IReadOnlyList<AnnexSelfCitation> self
    )
    {
        if (zone.NumberLine is not { } line || zone.Number < 0)
            return (null, null);
        var piece = zone.Pieces[zone.Number];
        var length = Math.Min(line.End, piece.Text.Length) - line.Start;
        var anchor = view.AnchorOf(length > 0 ? piece.RangeOf(line.Start, length) : piece.Range);
        var printed = piece
            .Text.Substring(Math.Min(line.Start, piece.Text.Length), Math.Max(0, length))
            .TrimEndAny(" .,;*");
        if (line.Symbol.Length == 0)
            return ReadBareSerial(line, piece, printed, anchor);
        var book =
            view.Span.Length <= 20_000
                ? view.Symbols
                : SymbolIndex.FromText(view.Text.AsSpan(view.Span.Start, view.Span.Length), 20_000, view.IsScanned);
        if (line.Blank && piece.Scanned)
            return (
                CreateUnread(line.Symbol, ParseSymbol(line.Symbol, book), anchor, self, 0.5),
                new Warning(
                    "number.unread",
                    $"Không đọc được số văn bản (để trống hoặc viết tay): “{Message(printed)}”",
                    anchor
                )
            );
        if (line.Blank)
            return (
                CreateUnread(line.Symbol, ParseSymbol(line.Symbol, book), anchor, self, 0.9),
                new Warning("number.blank", $"Số văn bản để trống: “{Message(printed)}”", anchor)
            );
        var read = DocumentNumberParser.Read(line.Serial + line.Symbol, book);
        var confirmed = read.TryGet(out var spelt) && piece.Scanned && IsConfirmed(view, spelt.Number);
        var sure = HandwritingDetector.IsPrinted(
            piece,
            line.SerialAt,
            line.SerialAt + Math.Max(1, line.Serial.Length),
            0,
            line.End,
            confirmed,
            serial: true
        );
        if (line.Spoilt)
            sure = false;
        if (sure && !confirmed && piece.Scanned && IsDoubtful(piece, line))
            sure = false;
        if (read.TryGet(out var reading) && reading.Number.Serial is not null && IsPlainSerial(line.Serial))
        {
            var number = reading.Number;
            var match = FindAgreeing(self, number);
            if (sure || match is not null)
                return (
                    CreateField(
                        printed,
                        number,
                        (sure ? Confidence(piece, line) : 0.85) * Math.Max(0.6, reading.Confidence),
                        anchor
                    ) with
                    {
                        Candidates = [.. reading.Candidates.Select(c => Candidate(c.Key))],
                    },
                    null
                );
            var guess = CreateUnread(line.Symbol, ParseSymbol(line.Symbol, book), anchor, self, 0.4);
            return (
                guess with
                {
                    Printed = guess.Printed,
                    Candidates =
                    [
                        .. guess
                            .Candidates.Append(Candidate(number.Key))
                            .DistinctBy(c => c.Key, StringComparer.Ordinal),
                    ],
                },
                new Warning(
                    "number.handwritten",
                    $"Số văn bản có vẻ viết tay, không đọc chắc được: “{Message(printed)}”",
                    anchor
                )
            );
        }
        var code = piece.Scanned ? "number.handwritten" : "number.unread";
        var unread = CreateUnread(line.Symbol, ParseSymbol(line.Symbol, book), anchor, self, 0.4);
        // "l24/QĐ-LĐLĐ": letters that stand for digits suggest a number, and settle none.
        if (
            DigitsFor(line.Serial) is { } serial
            && DocumentNumberParser.Read(serial + line.Symbol, book).TryGet(out var guessed)
        )
            unread = unread with
            {
                Candidates =
                [
                    .. unread
                        .Candidates.Append(Candidate(guessed.Number.Key))
                        .DistinctBy(c => c.Key, StringComparer.Ordinal),
                ],
            };
        return (unread, new Warning(code, $"Không đọc được số văn bản: “{Message(printed)}”", anchor));
    }

    private static (NumberField?, Warning?) ReadBareSerial(
        NumberLine line,
        HeadingFragment piece,
        string printed,
        Anchor anchor
    )
    {
        if (line.Blank)
            return (
                new NumberField
                {
                    Printed = "",
                    Confidence = 0.8,
                    Anchor = anchor,
                },
                new Warning(
                    piece.Scanned ? "number.unread" : "number.blank",
                    "Số văn bản để trống, không có ký hiệu",
                    anchor
                )
            );
        var sure = HandwritingDetector.IsPrinted(
            piece,
            line.SerialAt,
            line.SerialAt + line.Serial.Length,
            0,
            line.End,
            serial: true
        );
        if (!sure)
            return (
                new NumberField
                {
                    Printed = "",
                    Confidence = 0.3,
                    Candidates = [Candidate(printed)],
                    Anchor = anchor,
                },
                new Warning(
                    "number.handwritten",
                    $"Số văn bản có vẻ viết tay, không đọc chắc được: “{printed}”",
                    anchor
                )
            );
        return (
            new NumberField
            {
                Printed = printed,
                Key = printed,
                Fold = Folding.FoldUpper(printed),
                Serial = line.Serial,
                Confidence = 0.7,
                Anchor = anchor,
            },
            new Warning("number.no-symbol", $"Số văn bản không có ký hiệu: “{printed}”", anchor)
        );
    }

    /// <summary>The field of a number that was read.</summary>
    public static NumberField CreateField(string printed, DocumentNumber number, double confidence, Anchor anchor) =>
        new()
        {
            Printed = printed,
            Key = number.Key,
            Fold = number.Fold,
            Serial = number.Serial,
            Year = number.Year,
            Type = number.Type,
            Issuer = number.Issuer.Length == 0 ? null : number.Issuer,
            Confidence = Math.Round(confidence, 3),
            Anchor = anchor,
        };

    // Another reading of OCR: how likely it is was not measured.
    private static NumberCandidate Candidate(string key) => new(key, 0, ["reading"]);

    /// <summary>A serial whose letters are those that OCR writes for digits; null for any other.</summary>
    private static string? DigitsFor(string serial)
    {
        var digits = string.Concat(
            serial
                .Trim()
                .Select(c =>
                    c switch
                    {
                        'l' or 'I' or '|' or 'i' => '1',
                        'O' or 'o' or 'Q' => '0',
                        'S' => '5',
                        'Z' => '2',
                        'B' => '8',
                        _ => c,
                    }
                )
        );
        return digits.Length is > 0 and < 6 && digits.AllCharacters(char.IsAsciiDigit) && serial.Any(char.IsAsciiDigit)
            ? digits
            : null;
    }

    private static NumberField CreateUnread(
        string symbol,
        DocumentNumber? parsed,
        Anchor anchor,
        IReadOnlyList<AnnexSelfCitation> self,
        double confidence
    )
    {
        ImmutableArray<NumberCandidate> candidates =
        [
            .. self.Where(s => SameSymbol(s.Number, parsed))
                .Select(s => s.Number.Key)
                .Distinct(StringComparer.Ordinal)
                .Select(k => new NumberCandidate(k, 0, ["annex"])),
        ];
        var clean = string.Concat(symbol.Where(c => !char.IsWhiteSpace(c))).Replace('–', '-').Replace('—', '-');
        return new NumberField
        {
            Printed = clean,
            Year = parsed?.Year,
            Type = parsed?.Type,
            Issuer = parsed is { Issuer.Length: > 0 } p ? p.Issuer : null,
            Candidates = candidates,
            Confidence = confidence,
            Anchor = anchor,
        };
    }

    // The heading names the body whose initials the symbol is; settled symbols need no witness.
    private static bool IsConfirmed(DocumentView view, DocumentNumber number)
    {
        if (number.Type is { Length: > 0 } type && DocumentTypes.OfficialAbbreviation(type) is null)
            return false;
        var heading = SymbolIndex.FromText(view.Text.AsSpan(view.Span.Start, Math.Min(view.Span.Length, 700)));
        var parts = number.Issuer.Split('-');
        for (var i = 0; i < parts.Length; i++)
            if (
                !heading.SpellsOut(parts[i])
                && !IssuerSymbols.IsSettled(parts[i])
                && (i == 0 || number.Type is { Length: > 0 } || Array.IndexOf(DraftingUnits, parts[i]) < 0)
            )
                return false;
        return number.Issuer.Length > 0;
    }

    // Behind the issuer of a letter stands who drafted it (Decree 30/2020/NĐ-CP, Annex I, item 3): the usual ones, none
    // a slip away from another.
    private static readonly string[] DraftingUnits =
    [
        "VP",
        "TH",
        "ToC",
        "TGNC",
        "CSPL",
        "TCKT",
        "TCHC",
        "KGVX",
        "VHXH",
    ];

    // A symbol that the paper's own words do not tell, and that OCR was not sure of or that goes on in what is no
    // symbol.
    private static bool IsDoubtful(HeadingFragment piece, NumberLine line) =>
        piece.Words.Any(w =>
            w.Start < line.End && w.Start + w.Word.Span.Length > line.SerialAt && w.Word.Confidence < 0.6
        ) || (line.End < piece.Text.Length && piece.Text[line.End] is '-' or '–' or '/' or '_');

    private static DocumentNumber? ParseSymbol(string symbol, SymbolIndex book) =>
        DocumentNumberParser.Read("0" + symbol, book).TryGet(out var reading)
            ? reading.Number with
            {
                Serial = null,
            }
            : null;

    private static bool IsPlainSerial(string serial)
    {
        var digits = serial.TrimEndAny(". ");
        if (digits.Length > 1 && char.IsAsciiLetterLower(digits[^1]))
            digits = digits[..^1];
        // "1O2": a letter between digits is the digit that it looks like.
        return digits.Length is > 0 and < 7
            && char.IsAsciiDigit(digits[0])
            && char.IsAsciiDigit(digits[^1])
            && digits.AsSpan().IndexOfAnyExcept("0123456789OolI") < 0;
    }

    // The same number printed again by machine in the annex line makes two witnesses.
    private static AnnexSelfCitation? FindAgreeing(IReadOnlyList<AnnexSelfCitation> self, DocumentNumber number) =>
        self.FirstOrDefault(s => s.Printed && s.Number.Fold == number.Fold);

    private static bool SameSymbol(DocumentNumber a, DocumentNumber? b) =>
        b is not { } known
        || Folding.FoldUpper($"{a.Type}-{a.Issuer}") == Folding.FoldUpper($"{known.Type}-{known.Issuer}");

    private static double Confidence(HeadingFragment piece, NumberLine line)
    {
        var ocr = piece.Scanned
            ? piece
                .Words.Where(w => w.Start < line.End && w.Start + w.Word.Span.Length > line.Start)
                .Min(w => w.Word.Confidence ?? 1)
            : 1;
        return 0.98 * (piece.Scanned ? Math.Max(0.7, ocr) : 1);
    }

    private static string Message(string printed) => printed.Length == 0 ? "Số:" : "Số: " + printed;
}
