using Pipeline.Index.Model;

namespace Pipeline.Index.Search;

/// <summary>A field of tokens.</summary>
internal enum TokenField
{
    /// <summary>Number, type, subject and issuer, exact tokens.</summary>
    TitleExact,

    /// <summary>The same, folded tokens.</summary>
    Title,

    /// <summary>The text, exact tokens.</summary>
    Exact,

    /// <summary>The text, folded tokens.</summary>
    Folded,
}

/// <summary>
/// What the one search asks of an engine. Secret papers are in no answer of an archive that was opened without them.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>
    /// Records with this symbol and serial (and year, where one is asked): leads first, newest first.
    /// </summary>
    IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit);

    /// <summary>Records with this symbol (and year): leads first, newest first.</summary>
    IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit);

    /// <summary>
    /// Records with all these marked parts (<see cref="SearchFields.Parts"/>) and the question's filters: leads first,
    /// newest first.
    /// </summary>
    IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit);

    /// <summary>Some record's symbol has this part.</summary>
    bool IsKnown(string part);

    /// <summary>
    /// Symbols of records whose letters and digits, without what stands between, are these (upper-case ASCII).
    /// </summary>
    IReadOnlyList<string> Joined(string letters);

    /// <summary>Held numbers a slip or two away, nearest first.</summary>
    IReadOnlyList<RecordSummary> FindNearNumbers(string number, int limit);

    /// <summary>
    /// Records that hold all units in a field and pass the question's filters: what was kept last first.
    /// </summary>
    IReadOnlyList<RecordSummary> WithWords(
        TokenField field,
        IReadOnlyList<SearchPhrase> units,
        SearchQuery asked,
        int limit
    );

    /// <summary>Records that pass the question's filters, newest first.</summary>
    IReadOnlyList<RecordSummary> FindByFilters(SearchQuery asked, int limit);

    /// <summary>The text of a record that was found; empty where it is gone.</summary>
    string GetText(string id);
}
