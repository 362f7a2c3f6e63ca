using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.DocumentNumbers;

/// <summary>
/// What one document itself tells about symbols: those that it prints with their Đ, and the full names whose initials
/// they are.
/// With it "CDCT" is read as "CĐCT" where the paper also prints "CĐCT" or "Công đoàn Công Thương".
/// </summary>
public sealed class SymbolIndex
{
    // Each new symbol costs one search through the initials; hostile texts must not make that quadratic.
    private const int MostAsked = 256;
    private System.Collections.Concurrent.ConcurrentDictionary<string, string?>? _asked;
    private readonly string _initials;
    private string? _foldedInitials;
    private readonly Dictionary<string, string> _printed;

    private SymbolIndex(string initials, Dictionary<string, string> printed)
    {
        _initials = initials;
        _printed = printed;
    }

    /// <summary>A book that knows nothing.</summary>
    public static SymbolIndex Empty { get; } = new("", []);

    /// <summary>
    /// Collects the words' initials and the symbols in capitals of a text: one pass, linear. Only the first
    /// <paramref name="limit"/> characters are read.
    /// </summary>
    /// <param name="text">The document's text.</param>
    /// <param name="limit">Characters.</param>
    /// <param name="ocr">The text was read by OCR: then what it prints may itself be a slip.</param>
    public static SymbolIndex FromText(ReadOnlySpan<char> text, int limit = 200_000, bool ocr = false)
    {
        if (text.Length > limit)
            text = text[..limit];
        var pool = System.Buffers.ArrayPool<char>.Shared;
        var (initials, count) = (pool.Rent(text.Length), 0);
        var printed = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (!CharacterClasses.IsLetter(text[i]))
            {
                if (text[i] is '.' or ';' or '\f' or '\t')
                    initials[count++] = '|';
                continue;
            }
            var start = i;
            var (capitals, stroke) = (true, false);
            for (; i < text.Length && CharacterClasses.IsLetter(text[i]); i++)
            {
                if (capitals && !CharacterClasses.IsUpper(text[i]))
                    capitals = false;
                if (text[i] == 'Đ')
                    stroke = true;
            }
            initials[count++] = text[start];
            if (capitals && stroke && i - start is >= 2 and <= 14 && NumberHomoglyphs.IsSymbolPart(text[start..i]))
            {
                var symbol = text[start..i].ToString();
                printed.TryAdd(Folding.FoldUpper(symbol), symbol);
            }
            i--;
        }
        var book = new SymbolIndex(new string(initials, 0, count), printed) { Ocr = ocr };
        pool.Return(initials);
        return book;
    }

    /// <summary>True where the text was read by OCR.</summary>
    public bool Ocr { get; private init; }

    /// <summary>True where the text prints this symbol itself.</summary>
    public bool IsPrinted(string symbol) =>
        _printed.TryGetValue(Folding.FoldUpper(symbol), out var found) && found == symbol;

    /// <summary>
    /// True where the words of the text tell that this is how the symbol is printed: it stands for words that follow
    /// each other
    /// ("CĐYT", "Công đoàn ngành Y tế": at most one word is passed over at a time), Đ told from D.
    /// </summary>
    /// <param name="part">At least three letters.</param>
    public bool SpellsOut(ReadOnlySpan<char> part)
    {
        if (part.Length < 3)
            return false;
        for (var at = 0; at < _initials.Length; at++)
        {
            if (!char.IsUpper(_initials[at]) || !Same(_initials[at], part[0]))
                continue;
            var (matched, next) = (1, at + 1);
            while (matched < part.Length && next < _initials.Length && _initials[next] != '|')
            {
                if (Same(_initials[next], part[matched]))
                    matched++;
                else if (next + 1 >= _initials.Length || !Same(_initials[next + 1], part[matched]))
                    break;
                next++;
            }
            if (matched == part.Length)
                return true;
        }
        return false;
    }

    private static bool Same(char initial, char letter) =>
        initial is 'Đ' or 'đ' || letter is 'Đ' or 'đ'
            ? char.ToUpperInvariant(initial) == char.ToUpperInvariant(letter)
            : char.ToUpperInvariant(Folding.Fold(initial)) == char.ToUpperInvariant(letter);

    /// <summary>The symbol with its Đ where the text tells it, in one way only; else null.</summary>
    public string? Restore(string part)
    {
        if (part.Length < 2 || part.Contains('Đ') || !part.Contains('D'))
            return null;
        if (_printed.TryGetValue(Folding.FoldUpper(part), out var printed))
            return printed;
        if (part.Length < 3)
            return null;
        var asked = _asked ??= new(StringComparer.Ordinal);
        if (asked.TryGetValue(part, out var known))
            return known;
        if (asked.Count >= MostAsked)
            return null;
        return asked[part] = FromNames(part);
    }

    private string? FromNames(string part)
    {
        string? found = null;
        Span<char> symbol = stackalloc char[16];
        if (part.Length > symbol.Length)
            return null;
        symbol = symbol[..part.Length];
        var folded = Folding.FoldUpper(part);
        var all = _foldedInitials ??= Folding.FoldUpper(_initials);
        for (var at = 0; (at = all.IndexOf(folded, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var initials = _initials.AsSpan(at, part.Length);
            if (!char.IsUpper(initials[0]))
                continue;
            for (var i = 0; i < symbol.Length; i++)
                symbol[i] = initials[i] is 'Đ' or 'đ' ? 'Đ' : part[i];
            if (found is not null && !symbol.SequenceEqual(found))
                return null;
            found = symbol.ToString();
        }
        return found == part ? null : found;
    }
}
