using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Amendments;

/// <summary>
/// Puts what persons said into records as they were read, and takes it out again. Pure: the same reading and the same
/// amendments
/// give the same record, so that every engine holds the same, and a newer reading gets them as the older one had.
/// </summary>
public static class AmendmentApplier
{
    private const string Own = "correction.";
    private const int OpeningWords = 60;
    private const double SameOpening = 0.5;

    /// <summary>
    /// The records of a file with all that was said of them. What was said of a record that is no more waits at the
    /// first.
    /// </summary>
    public static ImmutableArray<DocumentRecord> Apply(
        ImmutableArray<DocumentRecord> records,
        IReadOnlyList<Amendment> said
    )
    {
        if (records.IsEmpty || (said.Count == 0 && records.All(r => r.Corrections.IsEmpty)))
            return records;
        var held = records.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var homeless = said.Where(s => !held.Contains(s.Id)).ToArray();
        return
        [
            .. records.Select(
                (r, i) => Apply(r, [.. said.Where(s => s.Id == r.Id)], i == 0 ? homeless : [], records.Length > 1)
            ),
        ];
    }

    /// <summary>The record as it was read, without anything that persons said.</summary>
    public static DocumentRecord AsRead(DocumentRecord record)
    {
        if (record.Corrections.IsEmpty)
            return record;
        var tree = RecordJsonTree.FromRecord(record);
        foreach (var correction in record.Corrections.Reverse())
        foreach (var (path, node) in correction.Replaced)
            tree.Set(path, node?.DeepClone());
        var read = tree.ToRecord(record.Text);
        return read with
        {
            Corrections = [],
            Warnings =
            [
                .. read.Warnings.Where(w => !w.Code.StartsWith(Own, StringComparison.Ordinal)),
                .. record.Corrections.SelectMany(c => c.Settled),
            ],
        };
    }

    /// <summary>An amendment of a record as it stands, or why there can be none.</summary>
    /// <param name="record">With its text.</param>
    /// <param name="field">As a person names it.</param>
    /// <param name="value">As a person writes it; null to take back what was said before.</param>
    /// <param name="by">Who.</param>
    /// <param name="note">Why.</param>
    /// <param name="at">When, ISO 8601 in UTC with milliseconds.</param>
    public static ParseResult<Amendment> CreateAmendment(
        DocumentRecord record,
        string field,
        string? value,
        string by,
        string? note,
        string at
    )
    {
        var tree = RecordJsonTree.FromRecord(AsRead(record));
        var named = FieldPath.Parse(field);
        if (!named.TryGet(out var path))
            return ParseResult<Amendment>.Fail(named.Error!);
        if (FieldGrammar.ExplainMissingPlace(tree, path) is { } why)
            return ParseResult<Amendment>.Fail(why);
        var text = value is null || value.Trim().Length == 0 ? null : NfcComposer.Compose(value.Trim());
        if (value is not null && FieldGrammar.Edit(tree, path, text).Error is { } refused)
            return ParseResult<Amendment>.Fail($"{field}: {refused}");
        return ParseResult<Amendment>.FromValue(
            new Amendment
            {
                Id = record.Id,
                Field = path.Name,
                Value = text,
                TakenBack = value is null,
                By = by,
                Note = note,
                At = at,
                Saw = RecordJsonTree.ToDisplayText(tree.Get(path.Full)),
                Items = [.. ListItemMatcher.Mark(tree, path)],
                Opening = Opening(record.Text),
            }
        );
    }

    private static DocumentRecord Apply(
        DocumentRecord record,
        IReadOnlyList<Amendment> said,
        IReadOnlyList<Amendment> homeless,
        bool several
    )
    {
        var read = AsRead(record);
        if (said.Count + homeless.Count == 0)
            return read;
        var tree = RecordJsonTree.FromRecord(read);
        var corrections = ImmutableArray.CreateBuilder<Correction>();
        foreach (var (amendment, path) in SelectNewest(tree, read, said, homeless, several))
            corrections.Add(
                path is null
                    ? CreateUnplaced(amendment, homeless.Contains(amendment) || several)
                    : Edit(tree, read, amendment, path)
            );
        var settled = corrections.SelectMany(c => c.Settled).Select(w => w.Code).ToHashSet(StringComparer.Ordinal);
        return tree.ToRecord(record.Text) with
        {
            Corrections = corrections.ToImmutable(),
            Warnings =
            [
                .. read.Warnings.Where(w => !settled.Contains(w.Code)),
                .. corrections.Select(CreateWarning).OfType<Warning>(),
            ],
        };
    }

    /// <summary>
    /// What holds of each place, in the order in which it was said; a path of null where the place is not found.
    /// </summary>
    private static IEnumerable<(Amendment, FieldPath?)> SelectNewest(
        RecordJsonTree tree,
        DocumentRecord read,
        IReadOnlyList<Amendment> said,
        IReadOnlyList<Amendment> homeless,
        bool several
    )
    {
        var placed = said.Select(a =>
                (
                    Amendment: a,
                    Path: several && !SameStart(a.Opening, Opening(read.Text)) ? null : ListItemMatcher.Find(tree, a)
                )
            )
            .Concat(homeless.Select(a => (Amendment: a, Path: (FieldPath?)null)));
        return placed
            .GroupBy(
                p =>
                    p.Path?.Full
                    ?? "?" + p.Amendment.Id + p.Amendment.Field + string.Concat(p.Amendment.Items.Select(i => i.Text)),
                StringComparer.Ordinal
            )
            .Select(g => g.MaxBy(p => p.Amendment.At, StringComparer.Ordinal))
            .Where(p => !p.Amendment.TakenBack)
            .OrderBy(p => p.Amendment.At, StringComparer.Ordinal)
            .Select(p => (p.Amendment, p.Path));
    }

    private static Correction Edit(RecordJsonTree tree, DocumentRecord read, Amendment said, FieldPath path)
    {
        var was = RecordJsonTree.FromRecord(read).Get(path.Full);
        if (!FieldGrammar.Edit(tree, path, said.Value).TryGet(out var edit))
            return CreateUnplaced(said, false) with { Unplaced = "giá trị không còn hợp với trường này" };
        var replaced = ImmutableSortedDictionary.CreateBuilder<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (at, node) in FieldGrammar.FollowingEdits(tree, path, said.Value).Prepend(edit))
        {
            replaced[at] = tree.Get(at)?.DeepClone();
            tree.Set(at, node);
        }
        var (now, meant) = (RecordJsonTree.ToDisplayText(was), RecordJsonTree.ToDisplayText(tree.Get(path.Full)));
        return ToCorrection(said) with
        {
            Field = path.Name,
            Was = was is JsonValue ? was.DeepClone() : now,
            Disagrees = now == said.Saw || now == meant ? null : now ?? "trống",
            Replaced = replaced.ToImmutable(),
            Settled = [.. read.Warnings.Where(w => FieldGrammar.ResolvesWarning(path, w.Code))],
        };
    }

    private static Correction CreateUnplaced(Amendment said, bool otherRecord) =>
        ToCorrection(said) with
        {
            Unplaced = otherRecord
                ? "không tìm lại được văn bản này trong tệp"
                : "không tìm lại được chỗ này trong bản đọc mới",
        };

    private static Correction ToCorrection(Amendment said) =>
        new()
        {
            Field = said.Field,
            Value = said.Value,
            By = said.By,
            Note = said.Note,
            At = said.At,
        };

    private static Warning? CreateWarning(Correction correction)
    {
        var value = correction.Value ?? "trống";
        if (correction.Unplaced is { } why)
            return new Warning(
                Own + "unplaced",
                $"{correction.By} đã ghi {correction.Field} là “{value}” nhưng {why}: cần người xem lại."
            );
        return correction.Disagrees is { } now
            ? new Warning(
                Own + "disagrees",
                $"{correction.By} đã ghi {correction.Field} là “{value}”, máy nay đọc “{now}”: cần người xem lại."
            )
            : null;
    }

    private static string? Opening(string? text) =>
        text is null
            ? null
            : string.Join(
                ' ',
                ListItemMatcher.SplitWords(text[..Math.Min(text.Length, OpeningWords * 8)]).Take(OpeningWords)
            );

    private static bool SameStart(string? then, string? now) =>
        then is null || now is null || ListItemMatcher.MeasureSimilarity(then, now) >= SameOpening;
}
