using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Output.Views;

/// <summary>A paper of a chain, with those beyond it.</summary>
/// <param name="Record">The paper; null where the archive does not hold it.</param>
/// <param name="Key">Its number as it is cited or carried; null where neither is read.</param>
/// <param name="Date">ISO date; null where none is told.</param>
/// <param name="Relation">How the lower one names the upper one.</param>
/// <param name="Verdict">Verdict of that citation; null for papers that were found by citing.</param>
/// <param name="Beyond">Papers further up, or further down, by date.</param>
/// <param name="Cut">There is more beyond that is not listed.</param>
public sealed record ChainLink(
    RecordSummary? Record,
    string? Key,
    string? Date,
    string? Relation,
    string? Verdict,
    ImmutableArray<ChainLink> Beyond,
    bool Cut
);

/// <summary>What a paper carries out, upwards; what carries it out, downwards; who was asked to report.</summary>
public sealed record DirectiveChain
{
    private const int MostLevels = 4,
        MostLinks = 200;

    private static readonly FrozenSet<string> Carrying = new[]
    {
        "thực hiện",
        "triển khai",
        "theo",
        "căn cứ",
        "thi hành",
        "quán triệt",
        "hướng dẫn",
        "phúc đáp",
        "sơ kết",
        "tổng kết",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The paper itself.</summary>
    public required RecordSummary Record { get; init; }

    /// <summary>What it carries out or rests on, by date.</summary>
    public required ImmutableArray<ChainLink> Up { get; init; }

    /// <summary>What carries it out or answers it, by date.</summary>
    public required ImmutableArray<ChainLink> Down { get; init; }

    /// <summary>Reports that it asks for, with the held papers that answer.</summary>
    public required IReadOnlyList<DocumentDeadline> Asked { get; init; }

    /// <summary>What was found about reports that are not there.</summary>
    public required IReadOnlyList<Finding> Missing { get; init; }

    /// <summary>Gathers it; null where the record is not held.</summary>
    /// <param name="archive">Secret papers are in the chain only where it was opened with them.</param>
    /// <param name="office">The own office.</param>
    /// <param name="id">The record to begin with.</param>
    public static DirectiveChain? Gather(IArchive archive, OfficeScope office, string id)
    {
        if (archive.GetSummaries([id]) is not [var own] || archive.Get(id) is not { } record)
            return null;
        var walk = new Walk(archive, office);
        return new DirectiveChain
        {
            Record = own,
            Up = walk.Follow(id, up: true),
            Down = walk.Follow(id, up: false),
            Asked =
            [
                .. record
                    .Deadlines.Select(d => new DocumentDeadline(d, own.Key ?? own.Number ?? own.Path, id)
                    {
                        Issued = own.Date,
                        Asks = Crosscheck.Rules.Register.AnswerFinder.AreAsked(d.Task),
                    })
                    .Where(d => d.Asks)
                    .Select(d => DeadlineList.WithAnswers(d, archive, office)),
            ],
            Missing = archive.FindFindings(
                new FindingQuery
                {
                    RecordId = id,
                    RulePrefix = "report.missing",
                    Dismissed = false,
                }
            ),
        };
    }

    /// <summary>{"id", "key", "date", "up": […], "down": […], "asked": […], "missing": […]}.</summary>
    public JsonObject ToJson(string today) =>
        new()
        {
            ["id"] = Record.Id,
            ["key"] = Record.Key,
            ["date"] = Record.Date,
            ["up"] = Json(Up),
            ["down"] = Json(Down),
            ["asked"] = new JsonArray([.. Asked.Select(d => DeadlineList.Json(d, DeadlineList.IsLate(d, today)))]),
            ["missing"] = new JsonArray([.. Missing.Select(f => JsonNode.Parse(RecordJson.Print(f)))]),
        };

    private static JsonArray Json(ImmutableArray<ChainLink> links) =>
        new([
            .. links.Select(l => new JsonObject
            {
                ["id"] = l.Record?.Id,
                ["key"] = l.Key,
                ["type"] = l.Record?.Type,
                ["date"] = l.Date,
                ["issuer"] = l.Record?.Issuer,
                ["subject"] = l.Record?.Subject,
                ["relation"] = l.Relation,
                ["verdict"] = l.Verdict,
                ["cut"] = l.Cut,
                ["beyond"] = Json(l.Beyond),
            }),
        ]);

    // One way at a time: a paper stands once in each direction, where it is nearest.
    private sealed class Walk(IArchive archive, OfficeScope office)
    {
        private readonly ArchiveLookup _lookup = new(archive, office, whole: false);
        private HashSet<string> _seen = new(StringComparer.Ordinal);
        private int _left;

        private sealed class Node(ChainLink link)
        {
            public RecordSummary? Record => link.Record;
            public List<Node> Beyond { get; } = [];
            public bool Cut { get; set; }

            public ChainLink ToLink() =>
                link with
                {
                    Beyond = [.. Beyond.OrderBy(n => n.Date ?? "9", StringComparer.Ordinal).Select(n => n.ToLink())],
                    Cut = Cut,
                };

            private string? Date => link.Date;
        }

        public ImmutableArray<ChainLink> Follow(string id, bool up)
        {
            (_seen, _left) = (new HashSet<string>(StringComparer.Ordinal) { id }, MostLinks);
            var root = new Node(new ChainLink(archive.GetSummaries([id])[0], null, null, null, null, [], false));
            var level = new List<Node> { root };
            for (var depth = 0; depth < MostLevels && level.Count > 0; depth++)
            {
                foreach (var node in level)
                    Extend(node, up);
                level = [.. level.SelectMany(n => n.Beyond).Where(n => n.Record is not null)];
            }
            foreach (var node in level)
                node.Cut = true;
            return root.ToLink().Beyond;
        }

        private void Extend(Node node, bool up)
        {
            if (RecordDetails.Gather(archive, _lookup, node.Record!.Id) is not { } details)
                return;
            foreach (var link in up ? Above(details) : Below(details))
            {
                if (!_seen.Add(link.Record?.Id ?? $"{link.Key}|{link.Date}"))
                    continue;
                if (_left-- <= 0)
                {
                    node.Cut = true;
                    return;
                }
                node.Beyond.Add(new Node(link));
            }
        }

        private IEnumerable<ChainLink> Above(RecordDetails details)
        {
            for (var i = 0; i < details.Record.Citations.Length; i++)
            {
                var (citation, verdict) = (details.Record.Citations[i], details.Citations[i]);
                if (citation.Relation is not { } relation || !Carrying.Contains(relation) || citation.Key is null)
                    continue;
                var held = verdict.Resolved is { } id ? archive.GetSummaries([id]).FirstOrDefault() : null;
                yield return new ChainLink(
                    held,
                    held?.Key ?? citation.Key,
                    held?.Date ?? citation.Date,
                    relation,
                    verdict.Verdict,
                    [],
                    false
                );
            }
        }

        private static IEnumerable<ChainLink> Below(RecordDetails details) =>
            details
                .CitedBy.Where(c => c.Mention.Relation is { } relation && Carrying.Contains(relation))
                .Select(c => new ChainLink(
                    c.By,
                    c.By.Key ?? c.By.Number,
                    c.By.Date,
                    c.Mention.Relation,
                    null,
                    [],
                    false
                ));
    }
}
