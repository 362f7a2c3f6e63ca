using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Search;

/// <summary>
/// Marks by which a scoring table is known again although wording and OCR differ a little: tables that share most of
/// their words share
/// some marks (MinHash in bands). They are kept with each record, so that nobody reads all tables to find the one that
/// was issued.
/// </summary>
public static class CriteriaFingerprints
{
    /// <summary>Raised when the marks of the same table change: archives then keep them anew.</summary>
    public const int Version = 1;

    private const int Bands = 16,
        RowsOfBand = 2,
        FewestRows = 3,
        MostWordsOfRow = 60;
    private static readonly char[] Between = [' ', ',', '.', ';', ':', '-', '–', '“', '”', '"', '(', ')', '/', '+'];

    /// <summary>True for criteria that nobody has scored yet: what is issued.</summary>
    public static bool IsIssued(ScoringTable table) =>
        table.Rows.Length >= FewestRows
        && table.Rows.All(r => r.Score is null && r.Appraised is null)
        && table.Rows.Any(r => r.Max is not null);

    /// <summary>True for a table in which a unit scored itself.</summary>
    public static bool IsScored(ScoringTable table) =>
        table.Rows.Length >= FewestRows && table.Rows.Any(r => r.Score is not null);

    /// <summary>Marks of all tables of a record, those of issued and those of scored ones apart.</summary>
    public static IReadOnlyCollection<string> Compute(DocumentRecord record)
    {
        if (record.ScoringTables.Length == 0)
            return [];
        var marks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in record.ScoringTables)
        {
            if (IsIssued(table))
                marks.UnionWith(Compute(table, issued: true));
            if (IsScored(table))
                marks.UnionWith(Compute(table, issued: false));
        }
        return marks;
    }

    /// <summary>Marks of a table, as if it were issued or scored: what to ask for to find its like.</summary>
    public static ImmutableArray<string> Compute(ScoringTable table, bool issued)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
            words.UnionWith(SplitWords(row.Criterion));
        if (words.Count == 0)
            return [];
        Span<ulong> least = stackalloc ulong[Bands * RowsOfBand];
        least.Fill(ulong.MaxValue);
        foreach (var word in words)
        {
            var hash = Hash(word);
            for (var i = 0; i < least.Length; i++)
            {
                hash = Mix(hash + 0x9E3779B97F4A7C15);
                if (hash < least[i])
                    least[i] = hash;
            }
        }
        var marks = ImmutableArray.CreateBuilder<string>(Bands);
        for (var band = 0; band < Bands; band++)
            marks.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(issued ? 'i' : 's')}{band}:"
                        + $"{Mix(least[band * RowsOfBand] ^ (ulong)band) ^ least[(band * RowsOfBand) + 1]:x16}"
                )
            );
        return marks.MoveToImmutable();
    }

    /// <summary>True for a mark of issued criteria, false for one of a scored table.</summary>
    public static bool IsOfIssued(string mark) => mark.StartsWith('i');

    /// <summary>Marks of scored tables as those of the criteria that they follow.</summary>
    public static ImmutableArray<string> AsIssued(IEnumerable<string> scored) => [.. scored.Select(m => "i" + m[1..])];

    /// <summary>Marks of issued criteria as those of the tables that are scored by them.</summary>
    public static ImmutableArray<string> AsScored(IEnumerable<string> issued) => [.. issued.Select(m => "s" + m[1..])];

    /// <summary>Number of marks of one table.</summary>
    public const int OfTable = Bands;

    /// <summary>Different words of a wording, folded.</summary>
    public static HashSet<string> SplitWords(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Folding.FoldLower(text).Split(Between, StringSplitOptions.RemoveEmptyEntries))
            if (word.Length > 1 && words.Count < MostWordsOfRow)
                words.Add(word);
        return words;
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static ulong Hash(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
