using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>The office over a signature: by what authority, and in what position ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH").</summary>
internal static class SignerOffice
{
    // Half of what three capitals and a blank are wide, in heights of a row.
    private const double LostLetters = 0.8;
    // A name that was typed aside with nothing lost stands no farther from the middle.
    private const double FarthestAside = 2.5;

    /// <summary>The signer; no position where a seal may hide how it begins.</summary>
    /// <param name="view">The document.</param>
    /// <param name="lines">The rows from the top, the name's last.</param>
    /// <param name="name">The name in the last row; null where none was read, and all rows are of the office.</param>
    public static Signer Signer(DocumentView view, List<Piece> lines, string? name)
    {
        var authority = new List<string>();
        string? position = null;
        var doubted = new List<string>();
        var offices = name is null ? lines : lines[..^1];
        foreach (var line in offices)
        {
            // "PHÓ CHỦ TỊCH" under a seal: "CHỦ TỊCH" would be another person's office.
            if (!SignatureZone.IsAuthority(line.Fold) && LostStart(line, lines))
            {
                if (Positions.IsPosition(line.Fold)) doubted.Add(Case(line.Text));
                continue;
            }
            if (SignatureZone.IsAuthority(line.Fold)) authority.Add(Authority(line.Text));
            else if (position is null && Positions.IsPosition(line.Fold)) position = Case(line.Text);
            // "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH", of which a seal hides how one row begins, or both.
            else if (position is not null && line.Scanned && Case(line.Text) is var next && next.EndsWith(position, StringComparison.OrdinalIgnoreCase)) position = next.Length > position.Length ? next : "";
            else if (position is not null) position += " " + Case(line.Text);
            else if (authority.Count > 0) authority[^1] += " " + Case(line.Text);
        }
        if (name is not null && name.Count(c => c == ' ') < 2 && IsAside(lines[^1], offices)) name = null;
        if (position is null or "" || doubted.Contains(position)) position = null;
        return new Signer { Name = name, Position = position, Authority = authority.Count == 0 ? null : string.Join(", ", authority), Anchor = view.AnchorOf(lines[^1].Range) };
    }

    // "THÁI GIA" of "Thái Gia Tuấn": a short name that does not stand under the office's middle has lost a word.
    private static bool IsAside(Piece name, List<Piece> offices)
    {
        if (!name.Scanned || name.Box is not { } box) return false;
        var over = offices.Where(o => o.Page == name.Page && o.Box is not null).Select(o => o.Box!.Value.MiddleX).Order().ToList();
        if (over.Count == 0) return false;
        var right = box.MiddleX - over[over.Count / 2];
        // Right of the middle nothing is lost behind it, and before a family name that is no middle name nothing can be hidden.
        if (right > 0 && right < FarthestAside * box.Height && FamilyNames.OnlyOpens(name.Text.Split(' ')[0])) return false;
        return Math.Abs(right) > LostLetters * box.Height;
    }

    // The rows of a signature share their middle: one that stands right of it has lost what it began with.
    private static bool LostStart(Piece row, List<Piece> rows)
    {
        if (!row.Scanned || row.Box is not { } box) return false;
        var others = rows.Where(r => r != row && r.Page == row.Page && r.Box is not null).Select(r => r.Box!.Value.MiddleX).Order().ToList();
        return others.Count > 0 && box.MiddleX - others[others.Count / 2] > LostLetters * box.Height;
    }

    private static string Authority(string text)
    {
        var clean = text.TrimAny(" *-_|,'\"").Replace("T/M", "TM.", StringComparison.OrdinalIgnoreCase).Replace("TM/", "TM.", StringComparison.OrdinalIgnoreCase).Replace("K/T", "KT.", StringComparison.OrdinalIgnoreCase).Replace("T/L", "TL.", StringComparison.OrdinalIgnoreCase);
        var end = clean.IndexOfAny(['.', ' ']);
        if (end < 0) return clean;
        var mark = clean[..end].ToUpperInvariant() + ".";
        return mark + " " + Case(clean[(end + 1)..].TrimStartAny(". "));
    }

    private static string Case(string text)
    {
        var clean = Abbreviations.Expand(text.TrimAny(" *-_|,:'\".‘’“”"));
        return Piece.IsCapitals(clean) ? NameCaser.Capitalise(OfficeCaser.Case(clean)) : clean;
    }
}
