using System.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Words of a header as they were meant. Narrow columns break them: "Thưở ng", "ĐIỂ M CHU ẨN". A piece that is no Vietnamese syllable
/// tells that a header is broken; its letters are then read as the words that headers use.
/// </summary>
internal static class HeaderWords
{
    private const int Longest = 80;

    // Longer ones first: "diem chuan" before "diem".
    private static readonly (string Words, string Letters)[] Known = [.. new[]
    {
        "don vi tu cham", "tu danh gia", "diem thuc hien", "diem thuong", "diem chuan", "diem toi da", "diem tru", "diem cong", "tong diem", "tong cong", "tong so diem", "diem tu cham",
        "tu cham", "tham dinh", "thang diem", "diem quy dinh", "minh chung", "kiem chung", "tai lieu", "noi dung", "tieu chi", "chi tieu", "ghi chu", "thuc hien", "thuong", "toi da", "chuan",
        "diem", "cham", "cum", "khoi", "hoi dong", "cap tren", "so thu tu", "tru", "stt", "dat", "tu",
    }.Select(w => (w, w.Replace(" ", "", StringComparison.Ordinal))).OrderByDescending(w => w.Item2.Length)];

    /// <summary>Folded, lower case, without marks at its ends.</summary>
    public static string Plain(string header)
    {
        var plain = Folding.FoldLower(header).TrimAny(" :.*()");
        if (header.Length > Longest || !header.Contains(' ', StringComparison.Ordinal) || !IsBroken(header)) return plain;
        return Read(plain) ?? Folding.FoldLower(Joined(header)).TrimAny(" :.*()");
    }

    // Pieces of which one is no syllable, and which together are one.
    private static string Joined(string header)
    {
        var words = new List<string>();
        foreach (var piece in header.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var whole = words.Count == 0 ? piece : words[^1] + piece;
            if (words.Count > 0 && Syllable.IsValid(whole) && !(Syllable.IsValid(words[^1]) && Syllable.IsValid(piece))) words[^1] = whole;
            else words.Add(piece);
        }
        return string.Join(' ', words);
    }

    private static bool IsBroken(string header)
    {
        foreach (var piece in header.Split([' ', '/', '-', '(', ')', ',', '.', ':', ';', '*', '+', '='], StringSplitOptions.RemoveEmptyEntries))
            if (piece.All(char.IsLetter) && !Syllable.IsValid(piece)) return true;
        return false;
    }

    // The known words that fill the letters without a rest; null where a rest stays, as in an abbreviation beside whole words.
    private static string? Read(string plain)
    {
        var letters = plain.Replace(" ", "", StringComparison.Ordinal);
        var words = new StringBuilder();
        for (var at = 0; at < letters.Length;)
        {
            var found = Known.FirstOrDefault(k => letters.AsSpan(at).StartsWith(k.Letters));
            if (found.Words is null)
            {
                if (char.IsLetterOrDigit(letters[at])) return null;
                at++;
                continue;
            }
            if (words.Length > 0) words.Append(' ');
            words.Append(found.Words);
            at += found.Letters.Length;
        }
        return words.Length == 0 ? null : words.ToString();
    }
}
