using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading.Numbers;

/// <summary>
/// Judges a serial in ink: what the reader of ink makes of it, with witnesses of the paper itself. It is told as read
/// only from the reader's own threshold on, and never where a witness says otherwise; else it stays a candidate.
/// </summary>
internal static class InkNumberReader
{
    // A witness alone never makes a number: the ink must say it, too.
    private const double LeastInk = 0.15;
    private const int MostKept = 5;

    /// <summary>The number with its candidates, and whether its serial is told.</summary>
    /// <param name="view">The paper.</param>
    /// <param name="field">Its number, of which the serial is not known; its symbol is.</param>
    /// <param name="self">Lines over its annexes that name it.</param>
    /// <param name="path">Its file.</param>
    /// <param name="alone">It is the file's only document: the file's name speaks of it.</param>
    public static (NumberField Field, bool Told) Fill(
        DocumentView view,
        NumberField field,
        IReadOnlyList<AnnexSelfCitation> self,
        string path,
        bool alone
    )
    {
        if (field.Key is not null || FindPlace(view, field.Anchor, InkField.Serial) is not { } place)
            return (field, false);
        if (place.Handwritten < 0.5 || place.Strings.Length == 0)
            return (field, false);
        if (field.Type is null && field.Issuer is null)
            return (field with { Ink = true }, false);
        var named = alone ? FindNamed(field, path) : [];
        var annexed = self.Where(s => s.Number.Type == field.Type && s.Number.Serial is not null)
            .Select(s => Bare(s.Number.Serial!))
            .ToHashSet(StringComparer.Ordinal);
        var weighed = place
            .Strings.Select(s =>
                (
                    Ink: s,
                    Weight: s.Probability
                        * (named.Contains(Bare(s.Value)) ? WitnessOdds.Name : 1)
                        * (annexed.Contains(Bare(s.Value)) ? WitnessOdds.Annex : 1)
                )
            )
            .ToList();
        // What the strings leave open stays open.
        var rest = Math.Max(0.01, 1 - place.Strings.Sum(s => s.Probability));
        var total = weighed.Sum(w => w.Weight) + rest;
        var candidates = ImmutableArray.CreateBuilder<NumberCandidate>();
        DocumentNumber? best = null;
        var (firstInk, firstSure, serial) = (0.0, 0.0, "");
        foreach (var (ink, weight) in weighed.OrderByDescending(w => w.Weight).Take(MostKept))
        {
            if (!DocumentNumberParser.Parse(ink.Value + Symbol(field)).TryGet(out var number) || !number.HasSerial)
                continue;
            var sure = Math.Round(weight / total, 3);
            if (best is null)
                (best, firstInk, firstSure, serial) = (number, ink.Probability, sure, Bare(ink.Value));
            candidates.Add(new NumberCandidate(number.Key, sure, Reasons(ink.Value, named, annexed)));
        }
        var known = candidates.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var filled = field with
        {
            Ink = true,
            Candidates = [.. candidates, .. field.Candidates.Where(c => !known.Contains(c.Key))],
        };
        if (
            best is not { } told
            || firstInk < LeastInk
            || firstSure < place.Threshold
            || DocumentNumberParser.HoldsStrayFigures(Symbol(field))
        )
            return (filled, false);
        if (named.Count > 0 && !named.Contains(serial) || annexed.Count > 0 && !annexed.Contains(serial))
            return (filled, false);
        return (
            filled with
            {
                Key = told.Key,
                Fold = told.Fold,
                Serial = told.Serial,
                Year = told.Year ?? field.Year,
                Confidence = firstSure,
            },
            true
        );
    }

    /// <summary>The place in ink that lies on a line of the paper; null where none was read there.</summary>
    internal static InkPlace? FindPlace(DocumentView view, Anchor? anchor, InkField field)
    {
        if (anchor is not { Page: { } at, Box: { Length: 4 } box })
            return null;
        foreach (var page in view.Pages)
            if (page.Number == at && !page.Ink.IsDefault)
                foreach (var place in page.Ink)
                    if (
                        place.Field == field
                        && place.Box.X0 < box[2]
                        && place.Box.X1 > box[0]
                        && Math.Min(place.Box.Y1, box[3]) - Math.Max(place.Box.Y0, box[1])
                            > 0.4 * Math.Min(place.Box.Height, box[3] - box[1])
                    )
                        return place;
        return null;
    }

    private static ImmutableArray<string> Reasons(string value, HashSet<string> named, HashSet<string> annexed) =>
        [
            "ink",
            .. named.Contains(Bare(value)) ? (string[])["file name"] : [],
            .. annexed.Contains(Bare(value)) ? (string[])["annex"] : [],
        ];

    private static HashSet<string> FindNamed(NumberField field, string path) =>
        FileNameSerialReader
            .ReadSerials(
                path,
                field.Type,
                (field.Issuer ?? "").Split(['-', '/', ' '], StringSplitOptions.RemoveEmptyEntries)
            )
            .Where(s => s.Beside)
            .Select(s => Bare(s.Serial))
            .ToHashSet(StringComparer.Ordinal);

    private static string Symbol(NumberField field) =>
        field.Printed.IndexOfAny(['/', '-', '–']) is >= 0 and var at
            ? field.Printed[at..]
            : "/" + string.Join('-', new[] { field.Type, field.Issuer }.Where(p => p is { Length: > 0 }));

    private static string Bare(string serial) => serial.TrimStart('0');
}
