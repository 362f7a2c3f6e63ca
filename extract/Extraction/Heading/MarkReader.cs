using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>Marks of urgency, secrecy and draft (Decree 30/2020/NĐ-CP, Annex I, items 10 to 12).</summary>
internal static class MarkReader
{
    private static readonly (string Fold, string Value)[] Urgency =
    [
        ("HOA TOC HEN GIO", "Hỏa tốc hẹn giờ"),
        ("THUONG KHAN", "Thượng khẩn"),
        ("HOA TOC", "Hỏa tốc"),
        ("KHAN", "Khẩn"),
    ];
    private static readonly (string Fold, string Value)[] Secrecy =
    [
        ("TUYET MAT", "Tuyệt mật"),
        ("TOI MAT", "Tối mật"),
        ("MAT", "Mật"),
    ];

    /// <summary>Urgency, secrecy and draft of a zone, each with its piece.</summary>
    public static (
        (string Value, HeadingFragment At)? Urgency,
        (string Value, HeadingFragment At)? Secrecy,
        HeadingFragment? Draft
    ) Read(HeadingZone zone)
    {
        (string, HeadingFragment)? urgency = null,
            secrecy = null;
        HeadingFragment? draft = null;
        var end = zone.Title >= 0 ? Math.Min(zone.Pieces.Count, zone.Title + 3) : Math.Min(zone.Pieces.Count, 25);
        for (var i = 0; i < end; i++)
        {
            var piece = zone.Pieces[i];
            var bare = Bare(piece.Fold);
            if (HeadingFragment.IsCapitals(piece.Text) || piece.Text.StartsWith('('))
            {
                foreach (var (fold, value) in Urgency)
                    if (
                        urgency is null
                        && (
                            bare == fold
                            || (
                                bare.StartsWith(fold + " ", StringComparison.Ordinal)
                                && fold.Length > 5
                                && bare.Length < fold.Length + 12
                            )
                        )
                    )
                        urgency = (value, piece);
                foreach (var (fold, value) in Secrecy)
                    if (secrecy is null && (bare == fold || bare == "DO " + fold))
                        secrecy = (value, piece);
            }
            if (draft is null && IsDraft(bare))
                draft = piece;
            if (i == zone.Title && urgency is null)
            {
                var title = piece.Fold;
                foreach (var (fold, value) in Urgency)
                    if (
                        urgency is null
                        && title.Length < 40
                        && title.Contains("CONG DIEN " + fold, StringComparison.Ordinal)
                    )
                        urgency = (value, piece);
            }
        }
        return (urgency, secrecy, draft);
    }

    /// <summary>True where a folded line is nothing but a mark.</summary>
    public static bool IsMark(string fold)
    {
        if (fold.Length > 60)
            return false;
        var bare = Bare(fold);
        if (IsDraft(bare))
            return true;
        foreach (var (mark, _) in Urgency)
            if (mark == bare)
                return true;
        foreach (var (mark, _) in Secrecy)
            if (mark == bare)
                return true;
        return false;
    }

    private static string Bare(string fold) =>
        fold.AsSpan().Trim(" ()*.:-\"[]|") is var bare && bare.Length == fold.Length ? fold : bare.ToString();

    private static bool IsDraft(string bare) =>
        bare is "DU THAO" or "BAN DU THAO" or "DRAFT"
        || (bare.StartsWith("DU THAO ", StringComparison.Ordinal) && bare.Length < 45);

    /// <summary>The evidence of a mark.</summary>
    public static Evidence CreateEvidence(DocumentView view, HeadingFragment piece) =>
        new()
        {
            Printed = piece.Text,
            Confidence = 0.93,
            Anchor = view.AnchorOf(piece.Range),
        };
}
