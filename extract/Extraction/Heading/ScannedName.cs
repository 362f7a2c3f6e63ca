using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Weighs a body's name that OCR read: what cannot be a name is mended where one word alone can be meant, else unread.</summary>
internal static class ScannedName
{
    // The words that names of bodies are made of; a slip of one letter in one of them is mended.
    private static readonly string[] Usual =
        ["tỉnh", "huyện", "quận", "phường", "thành", "phố", "ủy", "ban", "nhân", "dân", "liên", "đoàn", "lao", "động", "công", "ngành", "hội", "đồng", "tổng", "phòng", "trung", "tâm", "đảng", "bộ", "trường", "việt", "nam"];

    private static readonly string[] Large = [" tỉnh "];
    private static readonly string[] Small = [" huyện ", " quận ", " thị xã ", " phường ", " thị trấn "];

    /// <summary>The name, mended where needed; null where it is not to be believed.</summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text: a word that it prints again is no slip, however strange.</param>
    /// <param name="place">The place line's place, or null: its words are none either.</param>
    public static string? Mend(string name, string body, string? place)
    {
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsSlip(words[i], body) || place?.Contains(words[i], StringComparison.OrdinalIgnoreCase) == true) continue;
            var small = words[i].ToLowerInvariant();
            var meant = Usual.Where(u => Landmarks.Distance(small, u, 1) <= 1).Take(2).ToArray();
            if (meant.Length != 1) return null;
            words[i] = i == 0 ? char.ToUpperInvariant(meant[0][0]) + meant[0][1..] : meant[0];
        }
        // "Công đoán", "Công đoản": a word that can be, in the one place where only another can.
        for (var i = 0; i + 1 < words.Length; i++)
            if (Folding.FoldUpper(words[i]) is "CONG" or "LIEN" && words[i + 1].Length == 4 && Folding.FoldUpper(words[i + 1]) == "DOAN") words[i + 1] = "đoàn";
        // A letter alone is the rest of a word: "tỉnh Hải s y Dựng". "Y tế" has one, and names of places ("Đắk R'lấp") whose sign is lost.
        if (words.Any(w => w.Length == 1 && char.IsLower(w[0]) && w is not "y")) return null;
        if (PlaceOfBody.Tail(name)?.Split(' ') is { Length: > 4 } tail && tail.Any(w => w.Length == 1 && char.IsLetter(w[0]))) return null;
        var mended = string.Join(' ', words);
        if (mended.EndsWith("ổng Liên đoàn Lao động Việt", StringComparison.OrdinalIgnoreCase)) mended = mended[..^4] + "Việt Nam";
        // "tỉnh A huyện B": the line between that names the lower body was not read.
        if (mended.Split(" tỉnh ").Length > 2) return null;
        return Large.Any(l => mended.IndexOf(l, StringComparison.Ordinal) is >= 0 and var at && Small.Any(s => mended.IndexOf(s, at, StringComparison.Ordinal) > at)) ? null : mended;
    }

    private static bool IsSlip(string word, string body)
    {
        if (word.Length < 3 || !word.All(char.IsLetter) || Syllable.IsValid(word) || word.All(char.IsAscii)) return false;
        var first = body.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return first < 0 || body.IndexOf(word, first + word.Length, StringComparison.OrdinalIgnoreCase) < 0;
    }
}
