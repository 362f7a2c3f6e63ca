using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads the place of the signature a second time, larger and as one block, where the first pass found no sure name
/// there:
/// the engine's search for columns drops lines that a signature or seal touches. Where black print gives no name, the
/// coloured
/// layer is read: names are stamped in red or blue too. Only names, and lines of capitals over them, are taken.
/// </summary>
internal static class SignatureAreaReader
{
    private const double Sure = 0.8,
        SureCapitals = 0.75;
    private const int UsualDpi = 300;

    // Words of two names with the strokes between them; heights of a line that part two who sign.
    private const int MostBeside = 14;
    private const double Apart = 2;

    /// <summary>The words, with those of the signer's lines added or put in place of worse ones.</summary>
    /// <param name="image">The levelled page.</param>
    /// <param name="words">What was read of it.</param>
    /// <param name="coloured">Gives the coloured layer of a part of the levelled page, dark on white; null where there
    /// is none.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">Time for a reading.</param>
    /// <param name="brightest">Gives the brightest channel of a part of the levelled page; null where there is no
    /// colour.</param>
    internal static IReadOnlyList<OcrWord> Check(
        GreyImage image,
        IReadOnlyList<OcrWord> words,
        Func<Box, GreyImage?> coloured,
        IOcrEngine engine,
        double seconds,
        Func<Box, GreyImage?>? brightest = null
    )
    {
        if (SignatureAreaFinder.Find(words, image) is not { } place)
            return words;
        var first = Lines(words.Where(w => Within(w, place)));
        var named = first.Any(l =>
            SignerNameSpan.FindInLine(l) is { Count: > 2 } name && name.Min(w => w.Confidence) >= Sure
        );
        if (named && SecretaryPlace(first, place, image.Dpi) is { } beside)
        {
            if (
                SignerNameCropReader.ReadPlace(image, brightest ?? (_ => null), beside, engine, seconds) is
                { Count: > 2 } chair
            )
                return Merge(
                    words,
                    [
                        [.. chair],
                    ],
                    place
                );
            named = false;
        }
        if (named && first.Any(IsCapitals))
            return words;
        var black = image.Crop((int)place.X0, (int)place.Y0, (int)place.X1, (int)place.Y1).WhitenPaper();
        var found = Read(black, place, engine, seconds);
        if (named)
        {
            // The name is known: what a seal hid of the office over it is looked for.
            var offices = SelectPositions(found, words);
            if (offices.Count == 0)
                offices = SelectPositions(Read(black.OnlyDarkest(), place, engine, seconds), words);
            return offices.Count == 0 ? words : Merge(words, offices, place);
        }
        var added = SelectNames(found);
        // A seal that was scanned without its colour is grey, print is black.
        if (added.Count == 0)
            added = SelectNames(Read(black.OnlyDarkest(), place, engine, seconds));
        if (added.Count == 0 || added.Exists(n => n.Min(w => w.Confidence) < Sure))
        {
            var office = first
                .Concat(SelectPositions(found, words))
                .Where(IsCapitals)
                .Select(Around)
                .OrderBy(b => b.Y1)
                .LastOrDefault();
            if (
                office.Width > 0
                && SignerNameCropReader.Read(image, brightest ?? (_ => null), office, place.Y1, engine, seconds)
                    is { Count: > 1 } name
            )
                added =
                [
                    [.. name],
                ];
        }
        if (added.Count == 0 && coloured(place) is { } layer)
            added = SelectNames(Read(layer, place, engine, seconds));
        if (added.Count == 0 && first.Any(l => SignerNameSpan.FindInLine(l).Count > 1))
            return words;
        added.AddRange(SelectPositions(found, words));
        return added.Count == 0 ? words : Merge(words, added, place);
    }

    private static List<List<OcrWord>> Read(GreyImage part, Box place, IOcrEngine engine, double seconds)
    {
        var factor = Math.Clamp((double)UsualDpi / part.Dpi, 1, 2);
        return Lines(
            engine
                .Read(factor > 1.05 ? part.Scale(factor) : part, PageSegmentationMode.Block, seconds)
                .Select(w =>
                    w with
                    {
                        Box = new Box(
                            w.Box.X0 / factor + place.X0,
                            w.Box.Y0 / factor + place.Y0,
                            w.Box.X1 / factor + place.X0,
                            w.Box.Y1 / factor + place.Y0
                        ),
                    }
                )
        );
    }

    // Minutes are signed by two: where the secretary's name alone was read, the chair's stands right of it.
    private static Box? SecretaryPlace(List<List<OcrWord>> lines, Box place, int dpi)
    {
        var office = lines.Find(l =>
            Folding.FoldLower(string.Join(' ', l.Select(w => w.Text))).StartsWith("thu ky", StringComparison.Ordinal)
        );
        var names = lines.Where(l => SignerNameSpan.FindInLine(l).Count > 2).ToList();
        if (office is null || names.Count != 1)
            return null;
        var (at, name) = (Around([.. office.Take(2)]), Around([.. SignerNameSpan.FindInLine(names[0])]));
        if (name.Y0 < at.Y1 || name.X0 > at.X1 || name.X1 < at.X0)
            return null;
        var left = Math.Max(name.X1, at.X1) + 0.15 * dpi;
        return place.X1 - left < dpi
            ? null
            : new Box(
                Math.Floor(left),
                Math.Floor(Math.Max(at.Y1, name.Y0 - 0.5 * dpi)),
                Math.Floor(place.X1),
                Math.Floor(Math.Min(place.Y1, name.Y1 + 0.3 * dpi))
            );
    }

    private static List<List<OcrWord>> SelectNames(List<List<OcrWord>> lines) =>
        [.. lines.Select(SignerNameSpan.FindInLine).Where(n => n.Count > 1).Select(n => n.ToList())];

    private static List<List<OcrWord>> SelectPositions(List<List<OcrWord>> lines, IReadOnlyList<OcrWord> words) =>
        [.. lines.Where(l => IsCapitals(l) && !words.Any(w => w.Confidence > 0.5 && Overlaps(w, l)))];

    private static Box Around(List<OcrWord> line) => line.Aggregate(line[0].Box, (b, w) => b.Union(w.Box));

    // Two who sign beside each other stand on one line of the engine's: a wide gap parts them.
    private static List<List<OcrWord>> Lines(IEnumerable<OcrWord> words) =>
        [.. words.GroupBy(w => w.Line).SelectMany(l => Part([.. l.OrderBy(w => w.Box.X0)]))];

    private static IEnumerable<List<OcrWord>> Part(List<OcrWord> line)
    {
        if (line.Count is < 4 or > MostBeside || line.Exists(w => w.Text.Any(char.IsAsciiDigit)))
            return [line];
        var height = line.Select(w => w.Box.Height).Order().ElementAt(line.Count / 2);
        var parts = new List<List<OcrWord>> { new() };
        OcrWord? last = null;
        foreach (var word in line)
        {
            // Strokes between two names bridge no gap.
            if (!word.Text.Any(char.IsLetter))
            {
                parts[^1].Add(word);
                continue;
            }
            if (last is not null && word.Box.X0 - last.Box.X1 > Apart * height)
                parts.Add([]);
            parts[^1].Add(word);
            last = word;
        }
        return parts;
    }

    // "TM. BAN THƯỜNG VỤ", "PHÓ GIÁM ĐỐC": nothing but sure syllables in capitals.
    private static bool IsCapitals(List<OcrWord> line) =>
        line.Count is > 1 and < 8
        && line.Average(w => w.Confidence) > SureCapitals
        && line.All(w => w.Confidence > 0.5 && IsCapital(w.Text));

    private static bool IsCapital(string word)
    {
        if (word is "TM." or "KT." or "TL." or "TUQ.")
            return true;
        var bare = word.AsSpan().Trim(".,");
        foreach (var letter in bare)
            if (!char.IsUpper(letter))
                return false;
        return bare.Length > 1 && SyllableGrammar.IsValid(bare);
    }

    private static IReadOnlyList<OcrWord> Merge(IReadOnlyList<OcrWord> words, List<List<OcrWord>> added, Box place)
    {
        var kept = words
            .Where(w => !added.Any(l => Overlaps(w, l) || Within(w, place) && (IsStroke(w, l) || IsScrap(w, l))))
            .ToList();
        var line = words.Count == 0 ? 0 : words.Max(w => w.Line) + 1;
        foreach (var run in added)
        {
            kept.AddRange(run.Select(w => w with { Line = line }));
            line++;
        }
        return kept;
    }

    // What ink or a seal left beside the name on its row.
    private static bool IsStroke(OcrWord word, List<OcrWord> run) =>
        (word.Confidence < 0.6 || !SyllableGrammar.IsValid(word.Text.AsSpan().Trim(".,;:-")))
        && run[0].Box is var first
        && run[^1].Box is var last
        && Math.Abs(word.Box.MiddleY - first.MiddleY) < first.Height
        && word.Box.X1 > first.X0 - 3 * first.Height
        && word.Box.X0 < last.X1 + 3 * first.Height;

    // What the first reading made of the row's own accents and rims: it stands in the columns of the row that replaces
    // it.
    private static bool IsScrap(OcrWord word, List<OcrWord> run) =>
        (word.Confidence < 0.7 || word.Text.Length < 3)
        && Around(run) is var row
        && word.Box.MiddleX > row.X0
        && word.Box.MiddleX < row.X1
        && word.Box.Height < 1.3 * row.Height
        && Math.Abs(word.Box.MiddleY - row.MiddleY) < 0.8 * row.Height;

    private static bool Within(OcrWord word, Box place) =>
        word.Box.MiddleX > place.X0
        && word.Box.MiddleX < place.X1
        && word.Box.MiddleY > place.Y0
        && word.Box.MiddleY < place.Y1;

    private static bool Overlaps(OcrWord word, List<OcrWord> run) =>
        run.Any(w =>
            Math.Min(w.Box.X1, word.Box.X1) - Math.Max(w.Box.X0, word.Box.X0)
                > 0.3 * Math.Min(w.Box.Width, word.Box.Width)
            && Math.Min(w.Box.Y1, word.Box.Y1) - Math.Max(w.Box.Y0, word.Box.Y0)
                > 0.4 * Math.Min(w.Box.Height, word.Box.Height)
        );
}

/// <summary>
/// Where the signature stands on a page: right of the recipients, under the body (Decree 30/2020/NĐ-CP, Annex I, item
/// 7).
/// </summary>
internal static class SignatureAreaFinder
{
    // Inches: a signature with seal and name is some 5 cm high; minutes list their recipients below it.
    private const double Above = 1.6,
        Below = 2.7;
    private const double Left = 0.42;

    /// <summary>Its box in pixels; null where no recipients and no authority were read.</summary>
    internal static Box? Find(IReadOnlyList<OcrWord> words, GreyImage image)
    {
        Box? sign = null;
        var wide = new List<Box>();
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var box = line.Select(w => w.Box).Aggregate((a, b) => a.Union(b));
            if (IsText([.. line.OrderBy(w => w.Box.X0)], box, image.Width))
                wide.Add(box);
            else if (IsSign(line, box, image) && (sign is null || box.Y0 > sign.Value.Y0 + Below * image.Dpi))
                sign = box;
        }
        if (sign is not { } at)
            return null;
        var top = Math.Max(
            at.Y0 - Above * image.Dpi,
            wide.Where(w => w.MiddleY < at.MiddleY).Select(w => w.Y1 + 2).DefaultIfEmpty(0).Max()
        );
        var bottom = Math.Min(
            Math.Min(image.Height, at.Y1 + Below * image.Dpi),
            wide.Where(w => w.MiddleY > at.MiddleY).Select(w => w.Y0).DefaultIfEmpty(image.Height).Min()
        );
        return bottom - top < image.Dpi * 0.5
            ? null
            : new Box(image.Width * Left, Math.Max(0, top), image.Width * 0.985, bottom);
    }

    // A line of the body: no wide gap, as between the list of recipients and the signer.
    private static bool IsText(List<OcrWord> line, Box box, int width)
    {
        if (box.X0 > width * 0.3 || box.X1 < width * 0.6 || line.Count < 7 || line.Average(w => w.Confidence) < 0.6)
            return false;
        for (var i = 1; i < line.Count; i++)
            if (line[i].Box.X0 - line[i - 1].Box.X1 > width * 0.07)
                return false;
        return true;
    }

    private static bool IsSign(IEnumerable<OcrWord> line, Box box, GreyImage image)
    {
        var text = Folding
            .FoldLower(string.Join(' ', line.Select(w => w.Text)))
            .TrimStart(' ', '-', '.', '*', '_', '\'');
        if (
            box.X0 < image.Width * Left
            && (
                text.StartsWith("noi nhan", StringComparison.Ordinal)
                || text.StartsWith("luu:", StringComparison.Ordinal)
                || text.StartsWith("luu vt", StringComparison.Ordinal)
            )
        )
            return true;
        return box.X0 > image.Width * 0.35
            && box.Y0 > image.Height * 0.12
            && line.First().Text is "TM." or "KT." or "TL." or "TUQ.";
    }
}
