using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>
/// The chair's name of minutes on whose page a seal hides "CHỦ TRÌ": it stands level with the secretary's, in the other
/// column. The minutes name their chair at the beginning, too: that name is a witness of the letters.
/// </summary>
internal static partial class ChairReader
{
    // Points: columns of signatures lie farther apart; names of one signing differ by less than two rows.
    private const double FarthestLevel = 30,
        LeastApart = 60;

    [GeneratedRegex(
        @"\bchủ\s+(?:trì|tọa|toạ)\b[^:\n]{0,40}:\s*(?:(?:đ/c|đồng\s+chí|ông|bà)[.:]?\s*)?(?<name>[^\n,;.:(–-]{5,60})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Named();

    /// <summary>The chair; null where no name stands there, or two do.</summary>
    /// <param name="view">The minutes.</param>
    /// <param name="zone">Where they are signed.</param>
    /// <param name="secretary">Who signs beside.</param>
    public static Signer? Find(DocumentView view, SignatureZone zone, Signer secretary)
    {
        if (secretary.Anchor is not { Box: { Length: 4 } sides } anchor)
            return null;
        var at = new Box(sides[0], sides[1], sides[2], sides[3]);
        var told = NamedInBody(view);
        var found = new List<(HeadingFragment Row, string Name)>();
        foreach (var row in zone.Pieces)
            if (
                row.Box is { } box
                && row.Page == anchor.Page
                && Math.Abs(box.MiddleY - at.MiddleY) < FarthestLevel
                && (box.X0 > at.X1 + LeastApart || box.X1 < at.X0 - LeastApart)
                && !row.Capitals
                && SignerReader.NameOf(row, known: true) is { } name
            )
                found.Add((row, name));
        if (found.Count != 1)
            return null;
        var (chair, read) = found[0];
        var witnessed = told.Find(t => Folding.FoldUpper(t) == Folding.FoldUpper(read));
        // Of a name in two words the same seal may hide a third.
        if (witnessed is null && chair.Scanned && (read.Count(c => c == ' ') < 2 || told.Count > 0))
            return null;
        return new Signer { Name = witnessed ?? read, Anchor = view.AnchorOf(chair.Range) };
    }

    private static List<string> NamedInBody(DocumentView view)
    {
        var names = new List<string>();
        foreach (Match match in Named().Matches(view.TextOf(view.Span)))
        {
            var words = match.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var run = words.TakeWhile(w => w.Length > 1 && CharacterClasses.IsUpper(w[0])).Take(5).ToList();
            if (run.Count > 1 && PersonNameReader.Read(string.Join(' ', run), known: true) is { } name)
                names.Add(name);
        }
        return names;
    }
}
