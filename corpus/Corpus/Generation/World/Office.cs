using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>Whose rules of form a body follows.</summary>
public enum OfficeBranch
{
    /// <summary>Administration (Decree 30/2020/NĐ-CP).</summary>
    State,

    /// <summary>Trade unions (State forms, own bodies).</summary>
    Union,

    /// <summary>The Party (Guidance 36-HD/VPTW).</summary>
    Party,
}

/// <summary>A body that issues documents.</summary>
public sealed record Office
{
    /// <summary>Full name in sentence case, with its province or district.</summary>
    public required string Name { get; init; }

    /// <summary>As others call it in running text.</summary>
    public required string Called { get; init; }

    /// <summary>As its paper prints it, in capitals; one or two lines.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>Symbol in numbers.</summary>
    public required string Symbol { get; init; }

    /// <summary>Rules of form.</summary>
    public required OfficeBranch Branch { get; init; }

    /// <summary>Body above it whose name its paper prints; null where none is.</summary>
    public string? ParentName { get; init; }

    /// <summary>That name as printed.</summary>
    public string? ParentLine { get; init; }

    /// <summary>Place line.</summary>
    public required string Place { get; init; }

    /// <summary>Symbols of the units that draft its letters.</summary>
    public ImmutableArray<string> Drafters { get; init; } = ["VP"];

    /// <summary>Collective for which it signs: "Ban Thường vụ"; null where the head signs alone.</summary>
    public string? Collective { get; init; }

    /// <summary>Head's position.</summary>
    public required string Head { get; init; }

    /// <summary>Deputy's position.</summary>
    public required string Deputy { get; init; }

    /// <summary>The head and the deputies by name.</summary>
    public required ImmutableArray<string> People { get; init; }

    /// <summary>0 centre, 1 province, 2 district or branch, 3 grass roots.</summary>
    public int Level { get; init; }
}
