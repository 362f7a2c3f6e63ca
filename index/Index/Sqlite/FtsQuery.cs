namespace Pipeline.Index.Sqlite;

/// <summary>
/// Questions in the language of FTS5. Everything that a person typed stands in quotes and holds letters and digits
/// only.
/// </summary>
internal static class FtsQuery
{
    /// <summary>Tokens that stand together in a column.</summary>
    public static string Phrase(char column, params IEnumerable<string> tokens) =>
        $"\"{string.Join(' ', tokens.Select(t => SqliteWordIndex.PrefixTerm(column, t)))}\"";
}
