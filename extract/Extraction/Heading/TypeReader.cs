using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>The type of the paper: its title first, then its number, then the marks of a letter. A file's name tells nothing.</summary>
internal static class TypeReader
{
    /// <summary>The number of an addressed paper without title: its CĐ is the union that writes, since a telegram (công điện) prints its title.</summary>
    public static NumberField? OfLetter(NumberField? number) =>
        number is { Type: "CĐ" } ? number with { Type = null, Issuer = number.Issuer is { } unit ? $"CĐ-{unit}" : "CĐ" } : number;

    /// <summary>The type in full with its evidence; null where neither title, number nor address tells.</summary>
    public static (string? Type, Evidence? Evidence) Read(DocumentView view, HeadingZone zone, NumberField? number, bool letter)
    {
        // A consolidated text prints the title of the paper that it consolidates; its number tells.
        if (number?.Type == "VBHN") return (DocumentTypes.Name("VBHN"), new Evidence { Printed = number.Printed, Confidence = 0.9, Anchor = number.Anchor });
        if (zone.Type is { } titled)
        {
            var piece = zone.Pieces[zone.Title];
            return (titled, new Evidence { Printed = piece.Text[..zone.TitleLength].Trim(), Confidence = piece.Scanned ? 0.9 : 0.98, Anchor = view.AnchorOf(piece.RangeOf(0, zone.TitleLength)) });
        }
        if (DocumentTypes.Name(number?.Type) is { } named)
            return (named, new Evidence { Printed = number!.Printed, Confidence = 0.8, Anchor = number.Anchor });
        if (!letter) return (null, null);
        return ("Công văn", new Evidence { Printed = number?.Printed, Confidence = number is null ? 0.6 : 0.9, Anchor = number?.Anchor });
    }
}
