namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>Writes one kind of paper.</summary>
internal interface IPaperKind
{
    /// <summary>Whether such an office issues such papers.</summary>
    bool IsFor(Pipeline.Corpus.Generation.World.Office office);

    /// <summary>The paper.</summary>
    Paper Write(AuthoringContext desk);
}
