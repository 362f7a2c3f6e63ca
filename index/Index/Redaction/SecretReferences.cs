using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Redaction;

/// <summary>
/// Leaves out of open papers what they say of secret ones: the number and the title by which they cite them. The
/// mention stays, as a
/// blot of one width; every later place is that of the text that is shown.
/// </summary>
public sealed class SecretReferences
{
    private readonly ILookup<string, SecretPaperIdentity> _byNumber;
    private readonly ILookup<string, SecretPaperIdentity> _bySubject;

    /// <summary>For the papers that are secret.</summary>
    public SecretReferences(IReadOnlyList<SecretPaperIdentity> marks)
    {
        _byNumber = marks.Where(m => m.Fold is not null).ToLookup(m => m.Fold!, StringComparer.Ordinal);
        _bySubject = marks
            .Where(m => m.Subject is not null)
            .ToLookup(m => Folding.FoldUpper(m.Subject!), StringComparer.Ordinal);
    }

    /// <summary>
    /// This names one of them: its number, or its title with its date. A serial restarts with the year: another year is
    /// another paper.
    /// </summary>
    public bool NamesSecretPaper(string? fold, string? date, string? title) =>
        fold is not null
            && _byNumber[fold]
                .Any(m => m.Date is not { Length: >= 4 } || date is not { Length: >= 4 } || m.Date[..4] == date[..4])
        || title is not null && date is not null && _bySubject[Folding.FoldUpper(title)].Any(m => m.Date == date);

    /// <summary>This number is one of theirs.</summary>
    public bool IsNumber(string fold) => _byNumber.Contains(fold);

    /// <summary>What must be blotted out of a record; null where it names none of them.</summary>
    public Redactor? BlotOf(DocumentRecord record) => BlotOf(record, FindSecretCitations(record));

    private Redactor? BlotOf(DocumentRecord record, HashSet<int> named) =>
        named.Count == 0
            ? null
            : new Redactor(
                named.SelectMany(i =>
                    SecretReferenceWords.FromCitation(
                        record.Citations[i],
                        SubjectsOf(record.Citations[record.Citations[i].Of ?? i]),
                        record.Document
                    )
                )
            );

    private string[] SubjectsOf(Citation citation) =>
        [
            .. (citation.Fold is { } fold ? _byNumber[fold] : [])
                .Concat(citation.Title is { } title ? _bySubject[Folding.FoldUpper(title)] : [])
                .Select(m => m.Subject)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The record, and its text where it has one, without them. What is said wholly within a name (a figure in a title)
    /// goes with it.
    /// </summary>
    /// <param name="record">With or without its text.</param>
    /// <param name="text">Its text; anchors count its code points.</param>
    public DocumentRecord Redact(DocumentRecord record, string text)
    {
        var named = FindSecretCitations(record);
        if (BlotOf(record, named) is not { } blot)
            return record;
        var shifted = new AnchorShifter(text, blot.FindPlaces(text));
        bool Within(Anchor anchor) => shifted.Hides(anchor.Start, anchor.End);
        var figures = record
            .Figures.Select((f, i) => (Figure: f, Index: i))
            .Where(f => !Within(f.Figure.Anchor))
            .ToArray();
        int? Moved(int? of) => Array.FindIndex(figures, f => f.Index == of) is >= 0 and var at ? at : null;
        var kept = record with
        {
            Figures = [.. figures.Select(f => f.Figure with { PartOf = Moved(f.Figure.PartOf) })],
            Awards = [.. record.Awards.Where(a => !Within(a.Anchor))],
            Targets = [.. record.Targets.Where(t => !Within(t.Anchor))],
            Deadlines = [.. record.Deadlines.Where(d => !Within(d.Anchor))],
            Programmes = [.. record.Programmes.Where(p => !Within(p.Anchor))],
            Warnings = [.. record.Warnings.Where(w => w.Anchor is not { } at || !Within(at))],
        };
        var json = JsonNode.Parse(RecordJson.Print(kept))!;
        Redact(json, blot);
        shifted.Move(json);
        var hidden = RecordJson.ParseRecord(json.ToJsonString());
        return hidden with
        {
            Citations =
            [
                .. hidden.Citations.Select(
                    (c, i) =>
                        named.Contains(i)
                            ? c with
                            {
                                Key = null,
                                Fold = null,
                                Date = null,
                                DatePrinted = null,
                                Title = null,
                                Repaired = null,
                            }
                            : c
                ),
            ],
        };
    }

    /// <summary>All texts of a tree, blotted in place.</summary>
    public static void Redact(JsonNode node, Redactor blot)
    {
        switch (node)
        {
            case JsonObject named:
                foreach (var (name, value) in named.ToArray())
                    if (RedactText(value, blot) is { } text)
                        named[name] = text;
                    else if (value is not null)
                        Redact(value, blot);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (RedactText(list[i], blot) is { } text)
                        list[i] = text;
                    else if (list[i] is { } item)
                        Redact(item, blot);
                break;
        }
    }

    private static string? RedactText(JsonNode? node, Redactor blot) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? blot.Redact(value.GetValue<string>())
            : null;

    private HashSet<int> FindSecretCitations(DocumentRecord record)
    {
        var named = new HashSet<int>();
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i] is var c && NamesSecretPaper(c.Fold, c.Date, c.Title))
                named.Add(i);
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i].Of is { } of && named.Contains(of))
                named.Add(i);
        return named;
    }
}

/// <summary>
/// By what others may name a secret paper. It is known only so that those names are left out of what is shown.
/// </summary>
/// <param name="Fold">Its number in upper-case ASCII; null where it has none.</param>
/// <param name="Date">ISO date.</param>
/// <param name="Subject">Subject.</param>
public sealed record SecretPaperIdentity(string? Fold, string? Date, string? Subject);
