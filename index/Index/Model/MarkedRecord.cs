namespace Pipeline.Index;

/// <summary>A record with scoring tables that issue criteria, or with tables scored by them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Marks">The <see cref="CriteriaMarks"/> of those tables, of several together.</param>
public sealed record MarkedRecord(string Id, IReadOnlyList<string> Marks);
