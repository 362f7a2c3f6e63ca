using System.Collections.Immutable;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// The symbols under which one serial, date and matter stand elsewhere than in one citation. Mentions alike count as
/// one voice.
/// </summary>
/// <param name="Folds">The other numbers in their order.</param>
/// <param name="Ids">Records that carry or cite them, by id.</param>
/// <param name="IsHeld">A held paper carries one of them.</param>
internal sealed record ConflictingSymbols(ImmutableArray<string> Folds, ImmutableArray<string> Ids, bool IsHeld)
{
    /// <summary>
    /// What the voices of one serial, type and date say against a citation's symbol; null where none does, or where
    /// more voices agree: then the others are the odd ones.
    /// </summary>
    public static ConflictingSymbols? Find(Citation citation, IReadOnlyList<NumberMention> voices)
    {
        var (folds, ids, held, agree, against) = (
            new SortedSet<string>(StringComparer.Ordinal),
            new SortedSet<string>(StringComparer.Ordinal),
            false,
            0,
            0
        );
        foreach (var voice in voices)
        {
            if (voice.Fold == citation.Fold)
                agree++;
            else if (Contradicts(citation, voice))
            {
                folds.Add(voice.Fold);
                ids.Add(voice.Id);
                held |= voice.Index is null;
                against++;
            }
        }
        return against == 0 || !held && agree > against ? null : new ConflictingSymbols([.. folds], [.. ids], held);
    }

    /// <summary>The same, as one text that can be compared.</summary>
    public string Text => $"{string.Join(',', Folds)}|{string.Join(',', Ids)}|{IsHeld}";

    // Zeros before a serial make no other number; bodies that are surely two number their papers each for itself.
    private static bool Contradicts(Citation citation, NumberMention voice) =>
        voice.Title is not null
        && NumberParts.Parse(voice.Fold).Symbol != NumberParts.Parse(citation.Fold!).Symbol
        && TitleSimilarity.IsSameMatter(citation.Title, voice.Title)
        && TitleSimilarity.IssuersAgree(citation.Issuer, voice.Issuer);
}
