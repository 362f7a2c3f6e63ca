namespace Pipeline.Extraction.Facts;

/// <summary>Kinds of words that open a fact or turn its time. Which of them stand in a sentence is found in one pass; readers look closer only where theirs do.</summary>
[Flags]
internal enum Signs
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>A form of award.</summary>
    Award = 1,
    /// <summary>What is still to come: no award was given.</summary>
    Coming = 1 << 1,
    /// <summary>"đã": what was done.</summary>
    Past = 1 << 2,
    /// <summary>Money of an award.</summary>
    Reward = 1 << 3,
    /// <summary>"phấn đấu": what one strives for.</summary>
    Striving = 1 << 4,
    /// <summary>Words with which a sentence looks ahead.</summary>
    Ahead = 1 << 5,
    /// <summary>Words that tell of a result.</summary>
    Done = 1 << 6,
    /// <summary>Words of what comes again.</summary>
    Recurring = 1 << 7,
    /// <summary>A kind of programme.</summary>
    Programme = 1 << 8,
    /// <summary>The end of a programme.</summary>
    Ending = 1 << 9,
    /// <summary>A digit.</summary>
    Number = 1 << 10,
}
