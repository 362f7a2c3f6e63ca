using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Output.Sheets;
using Pipeline.Records;

namespace Pipeline.Output.Views;

/// <summary>A deadline with the document that sets it.</summary>
public sealed record DocumentDeadline(Deadline Deadline, string Document, string Id)
{
    /// <summary>Date of the document, ISO; null where unread.</summary>
    public string? Issued { get; init; }

    /// <summary>The document asks for an answer by then.</summary>
    public bool Asks { get; init; }

    /// <summary>Held papers that answer it.</summary>
    public IReadOnlyList<RecordSummary> Answers { get; init; } = [];
}

/// <summary>Lists of deadlines.</summary>
public static class DeadlineList
{
    /// <summary>Deadlines of the archive within the dates, earliest first, recurring ones last.</summary>
    public static IEnumerable<DocumentDeadline> Find(RecordEnumerator walk, string? from, string? to) =>
        walk.EnumerateLeads()
            .SelectMany(r =>
                r.Deadlines.Select(d => new DocumentDeadline(
                    d,
                    r.Document.Number?.Key ?? r.Document.Number?.Printed ?? r.Source.Path,
                    r.Id
                )
                {
                    Issued = r.Document.Date,
                    Asks = AnswerFinder.AreAsked(d.Task),
                })
            )
            .Where(d => Within(d.Deadline.Date, from, to))
            .OrderBy(d => d.Deadline.Date ?? "9", StringComparer.Ordinal)
            .ThenBy(d => d.Document, StringComparer.Ordinal);

    /// <summary>The same with what answers it, where it asks for an answer.</summary>
    public static DocumentDeadline WithAnswers(DocumentDeadline found, IArchive archive, OfficeScope office) =>
        found.Asks && archive.Get(found.Id) is { } asking
            ? found with
            {
                Answers = AnswerFinder.FindAnswers(asking, archive, office),
            }
            : found;

    /// <summary>It asks for an answer, its day is past, and none is held.</summary>
    /// <param name="found">With its answers.</param>
    /// <param name="today">The day that counts as today, ISO.</param>
    public static bool IsLate(DocumentDeadline found, string today) =>
        found.Asks
        && found.Answers.Count == 0
        && found.Deadline.Date is { } date
        && string.CompareOrdinal(date, today[..Math.Min(date.Length, 10)]) < 0
        && !date.Contains('Q', StringComparison.Ordinal);

    /// <summary>CONTRACT's "deadlines": one of them.</summary>
    public static JsonObject Json(DocumentDeadline found, bool late) =>
        new()
        {
            ["date"] = found.Deadline.Date,
            ["recurring"] = found.Deadline.Recurring,
            ["task"] = found.Deadline.Task,
            ["actor"] = found.Deadline.Actor,
            ["printed"] = found.Deadline.Printed,
            ["document"] = found.Document,
            ["id"] = found.Id,
            ["asks_answer"] = found.Asks,
            ["answered_by"] = new JsonArray([.. found.Answers.Select(a => (JsonNode)a.Id)]),
            ["unanswered"] = late,
            ["anchor"] = JsonSerializer.SerializeToNode(found.Deadline.Anchor, JsonOutput.Anchors.Anchor),
        };

    private static bool Within(string? date, string? from, string? to) =>
        date is null
            ? from is null && to is null
            : (from is null || string.CompareOrdinal(date, from[..Math.Min(from.Length, date.Length)]) >= 0)
                && (
                    to is null
                    || string.CompareOrdinal(
                        date[..Math.Min(to.Length, date.Length)],
                        to[..Math.Min(to.Length, date.Length)]
                    ) <= 0
                );
}
