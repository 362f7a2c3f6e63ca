using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Citations;

/// <summary>The name that stands between "Luật" and its number: "Luật Đất đai số 45/2013/QH13", also in lists ("các Luật: Đất đai số …; Xây dựng số …").</summary>
internal static class LawTitle
{
    private const int Reach = 160;

    /// <summary>"Luật" or another type that the words before a National Assembly number tell, or the list that it continues; else null.</summary>
    public static string? TypeBefore(string text, int from, Mention mention, Mention? previous)
    {
        if (mention.Number is not { } number || !IssuerSymbols.IsAssembly(number.Issuer)) return null;
        var start = Math.Max(from, mention.WordsStart - Reach);
        var before = text.AsSpan(start, mention.WordsStart - start);
        var cut = before.LastIndexOfAny([';', '\t', '\f', '“']);
        var clause = before[(cut + 1)..];
        if (clause.LastIndexOf("Bộ luật") >= 0) return "Bộ luật";
        if (Math.Max(clause.LastIndexOf("Luật"), clause.LastIndexOf("luật")) >= 0) return "Luật";
        return cut >= 0 && previous?.Number is { } other && IssuerSymbols.IsAssembly(other.Issuer) ? previous.Type : null;
    }

    /// <summary>The name before a National Assembly number; null for other numbers and where none stands.</summary>
    public static string? Before(string text, int from, Mention mention, DocumentNumber number)
    {
        if (!IssuerSymbols.IsAssembly(number.Issuer) && !number.Issuer.StartsWith("UBTVQH", StringComparison.Ordinal)) return null;
        var start = Math.Max(from, mention.WordsStart - Reach);
        var before = text.AsSpan(start, mention.WordsStart - start);
        var cut = before.LastIndexOfAny([';', ':', '.', '\t', '\f', '“']);
        if (cut >= 0) before = before[(cut + 1)..];
        var law = before.LastIndexOf("Luật");
        if (law < 0) law = before.LastIndexOf("luật");
        if (law >= 0)
        {
            if (law >= 3 && Folding.FoldLower(before[(law - 3)..law]) is "bo " or "bo\n") law -= 3;
            before = before[law..];
        }
        else if (mention.OwnWord || cut < 0) return null;
        var name = Words.Squeeze(before).TrimAny(" ,");
        if (name.AsSpan().ContainsAnyInRange('0', '9')) return null;
        return name.Length is >= 4 and <= 120 && char.IsUpper(name[0]) && name is not ("Luật" or "Căn cứ") && !name.StartsWith("Nghị quyết", StringComparison.Ordinal) ? name : null;
    }
}
