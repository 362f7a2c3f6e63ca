using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads the place of the signature a second time, larger and as one block, where the first pass found no sure name there:
/// the engine's search for columns drops lines that a signature or seal touches. Where black print gives no name, the coloured
/// layer is read: names are stamped in red or blue too. Only names, and lines of capitals over them, are taken.
/// </summary>
internal static class SignatureCheck
{
    private const double Sure = 0.8, SureCapitals = 0.75;
    private const int UsualDpi = 300;

    /// <summary>The words, with those of the signer's lines added or put in place of worse ones.</summary>
    /// <param name="image">The levelled page.</param>
    /// <param name="words">What was read of it.</param>
    /// <param name="coloured">Gives the coloured layer of a part of the levelled page, dark on white; null where there is none.</param>
    /// <param name="engine">OCR.</param>
    /// <param name="seconds">Time for a reading.</param>
    /// <param name="brightest">Gives the brightest channel of a part of the levelled page; null where there is no colour.</param>
    internal static IReadOnlyList<OcrWord> Check(Raster image, IReadOnlyList<OcrWord> words, Func<Box, Raster?> coloured, IOcrEngine engine, double seconds, Func<Box, Raster?>? brightest = null)
    {
        if (SignaturePlace.Find(words, image) is not { } place) return words;
        var first = Lines(words.Where(w => Within(w, place)));
        var named = first.Any(l => NameRun.In(l) is { Count: > 2 } name && name.Min(w => w.Confidence) >= Sure);
        if (named && first.Any(IsCapitals)) return words;
        var black = image.Crop((int)place.X0, (int)place.Y0, (int)place.X1, (int)place.Y1).Whiten();
        var found = Read(black, place, engine, seconds);
        if (named)
        {
            // The name is known: what a seal hid of the office over it is looked for.
            var offices = Offices(found, words);
            if (offices.Count == 0) offices = Offices(Read(black.OnlyDarkest(), place, engine, seconds), words);
            return offices.Count == 0 ? words : Merge(words, offices, place);
        }
        var added = Names(found);
        // A seal that was scanned without its colour is grey, print is black.
        if (added.Count == 0) added = Names(Read(black.OnlyDarkest(), place, engine, seconds));
        if (added.Count == 0 || added.Exists(n => n.Min(w => w.Confidence) < Sure))
        {
            var office = first.Concat(Offices(found, words)).Where(IsCapitals).Select(Around).OrderBy(b => b.Y1).LastOrDefault();
            if (office.Width > 0 && NameCrop.Read(image, brightest ?? (_ => null), office, place.Y1, engine, seconds) is { Count: > 1 } name) added = [[.. name]];
        }
        if (added.Count == 0 && coloured(place) is { } layer) added = Names(Read(layer, place, engine, seconds));
        if (added.Count == 0 && first.Any(l => NameRun.In(l).Count > 1)) return words;
        added.AddRange(Offices(found, words));
        return added.Count == 0 ? words : Merge(words, added, place);
    }

    private static List<List<OcrWord>> Read(Raster part, Box place, IOcrEngine engine, double seconds)
    {
        var factor = Math.Clamp((double)UsualDpi / part.Dpi, 1, 2);
        return Lines(engine.Read(factor > 1.05 ? part.Scale(factor) : part, OcrMode.Block, seconds).Select(w => w with
        {
            Box = new Box(w.Box.X0 / factor + place.X0, w.Box.Y0 / factor + place.Y0, w.Box.X1 / factor + place.X0, w.Box.Y1 / factor + place.Y0),
        }));
    }

    private static List<List<OcrWord>> Names(List<List<OcrWord>> lines) => [.. lines.Select(NameRun.In).Where(n => n.Count > 1).Select(n => n.ToList())];

    private static List<List<OcrWord>> Offices(List<List<OcrWord>> lines, IReadOnlyList<OcrWord> words) => [.. lines.Where(l => IsCapitals(l) && !words.Any(w => w.Confidence > 0.5 && Overlaps(w, l)))];

    private static Box Around(List<OcrWord> line) => line.Aggregate(line[0].Box, (b, w) => b.Union(w.Box));

    private static List<List<OcrWord>> Lines(IEnumerable<OcrWord> words) => [.. words.GroupBy(w => w.Line).Select(l => l.OrderBy(w => w.Box.X0).ToList())];

    // "TM. BAN THƯỜNG VỤ", "PHÓ GIÁM ĐỐC": nothing but sure syllables in capitals.
    private static bool IsCapitals(List<OcrWord> line) =>
        line.Count is > 1 and < 8 && line.Average(w => w.Confidence) > SureCapitals && line.All(w => w.Confidence > 0.5 && IsCapital(w.Text));

    private static bool IsCapital(string word)
    {
        if (word is "TM." or "KT." or "TL." or "TUQ.") return true;
        var bare = word.AsSpan().Trim(".,");
        foreach (var letter in bare)
            if (!char.IsUpper(letter)) return false;
        return bare.Length > 1 && Syllable.IsValid(bare);
    }

    private static IReadOnlyList<OcrWord> Merge(IReadOnlyList<OcrWord> words, List<List<OcrWord>> added, Box place)
    {
        var kept = words.Where(w => !added.Any(l => Overlaps(w, l) || Within(w, place) && (IsStroke(w, l) || IsScrap(w, l)))).ToList();
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
        (word.Confidence < 0.6 || !Syllable.IsValid(word.Text.AsSpan().Trim(".,;:-"))) && run[0].Box is var first && run[^1].Box is var last &&
        Math.Abs(word.Box.MiddleY - first.MiddleY) < first.Height && word.Box.X1 > first.X0 - 3 * first.Height && word.Box.X0 < last.X1 + 3 * first.Height;

    // What the first reading made of the row's own accents and rims: it stands in the columns of the row that replaces it.
    private static bool IsScrap(OcrWord word, List<OcrWord> run) => (word.Confidence < 0.7 || word.Text.Length < 3) && Around(run) is var row &&
        word.Box.MiddleX > row.X0 && word.Box.MiddleX < row.X1 && word.Box.Height < 1.3 * row.Height && Math.Abs(word.Box.MiddleY - row.MiddleY) < 0.8 * row.Height;

    private static bool Within(OcrWord word, Box place) => word.Box.MiddleX > place.X0 && word.Box.MiddleX < place.X1 && word.Box.MiddleY > place.Y0 && word.Box.MiddleY < place.Y1;

    private static bool Overlaps(OcrWord word, List<OcrWord> run) => run.Any(w =>
        Math.Min(w.Box.X1, word.Box.X1) - Math.Max(w.Box.X0, word.Box.X0) > 0.3 * Math.Min(w.Box.Width, word.Box.Width) &&
        Math.Min(w.Box.Y1, word.Box.Y1) - Math.Max(w.Box.Y0, word.Box.Y0) > 0.4 * Math.Min(w.Box.Height, word.Box.Height));
}
