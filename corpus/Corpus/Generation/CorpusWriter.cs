using System.Collections.Immutable;
using Pipeline.Corpus.Generation.Kinds;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation;

/// <summary>Writes papers one after another, in the order of their dates, each able to cite those before it.</summary>
public sealed class CorpusWriter
{
    private static readonly ImmutableArray<(IPaperKind Kind, int Weight)> Kinds =
    [
        (new LetterKind(), 22),
        (new DirectiveKind(), 8),
        (new PlanKind(), 16),
        (new ReportKind(), 20),
        (new AwardDecisionKind(), 9),
        (new ProposalKind(), 6),
        (new MinutesKind(), 5),
        (new PartyKind(), 7),
        (new FormKind(), 6),
        (new ScoringKind(selfScored: false), 3),
        (new ScoringKind(selfScored: true), 8),
    ];

    private readonly ulong _seed;
    private readonly OfficeRegistry _registry;
    private readonly ImmutableArray<IPaperKind> _deck;
    private long _index;

    /// <summary>A writer of about <paramref name="documents"/> papers.</summary>
    public CorpusWriter(ulong seed, int documents)
    {
        (_seed, _registry) = (seed, new OfficeRegistry(seed, documents));
        _deck = [.. Kinds.SelectMany(k => Enumerable.Repeat(k.Kind, k.Weight))];
    }

    /// <summary>Papers are as long as real ones (3 KB, ten citations), for measurements of the index.</summary>
    public bool Extended { get; init; }

    /// <summary>The next paper.</summary>
    public Paper WriteNext()
    {
        var dice = SeededRandom.ForItem(_seed, _index);
        // The first papers of every kind come in turn, so that a small corpus holds them all.
        var kind = _index < Kinds.Length * 2 ? Kinds[(int)(_index % Kinds.Length)].Kind : dice.Pick(_deck);
        _index++;
        var province = dice.Pick(_registry.Provinces);
        var offices = province.Where(kind.IsFor).ToArray();
        return kind.Write(
            new AuthoringContext(dice, _registry, province, dice.Pick(offices), _registry.NextDate())
            {
                Extended = Extended,
            }
        );
    }
}
