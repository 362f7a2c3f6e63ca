using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>
/// Points short forms to the full citation of the same document: the same serial and type, and no other full citation
/// that fits.
/// An unknown or doubtful antecedent stays unknown (compare eyecite).
/// </summary>
internal static class ShortFormResolver
{
    /// <summary>For each mention the index of the full one that it stands for, or null.</summary>
    public static int?[] Resolve(IReadOnlyList<CitationMention> mentions)
    {
        var bySerial = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Kind != CitationMentionKind.Full || mentions[i].Number?.Serial is not { } serial)
                continue;
            var key = Plain(serial);
            if (!bySerial.TryGetValue(key, out var list))
                bySerial[key] = list = [];
            // The first mention of each document is enough: it keeps the lists short in texts that repeat themselves.
            if (list.Count < 64 && !list.Exists(j => mentions[j].Number!.Value.Fold == mentions[i].Number!.Value.Fold))
                list.Add(i);
        }
        var of = new int?[mentions.Count];
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is not { Kind: CitationMentionKind.Short, Number.Serial: { } serial } mention)
                continue;
            if (!bySerial.TryGetValue(Plain(serial), out var candidates))
                continue;
            var fitting = candidates.Where(j => IsSameDocument(mention, mentions[j])).Take(2).ToArray();
            if (fitting.Length == 1)
                of[i] = fitting[0];
        }
        return of;
    }

    private static bool IsSameDocument(CitationMention brief, CitationMention full)
    {
        var number = full.Number!.Value;
        if (brief.Type is { } type && full.Type != type && DocumentTypes.NameOfAbbreviation(number.Type) != type)
            return false;
        if (brief.Number!.Value.Issuer is { Length: > 0 } issuer && number.Issuer != issuer)
            return false;
        if (brief.Context.Date is { } date && full.Context.Date is { } other && date != other)
            return false;
        // "của Chính phủ" must not stand for a ministry's paper.
        return brief.Context.Issuer is not { } body
            || IssuerSymbols.NationalName(number.Issuer) is not { } name
            || IssuersAgree(body, name);
    }

    private static bool IssuersAgree(string a, string b)
    {
        var (x, y) = (Folding.FoldLower(a), Folding.FoldLower(b));
        return x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal);
    }

    private static string Plain(string serial) => serial.TrimStart('0').ToUpperInvariant();
}
