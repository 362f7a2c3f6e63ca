using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Output.Views;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli;

/// <summary>
/// Prints a record for people: heading, what it cites and who cites it, its facts, what must be looked at.
/// </summary>
internal sealed class ShowPrinter(TextWriter output, bool colours)
{
    private const int ListShown = 15;
    private const int LabelWidth = 13;

    /// <summary>Prints one record.</summary>
    public void Print(RecordDetails shown)
    {
        PrintHeading(shown);
        List("Cites", shown.Record.Citations.Select((c, i) => Citation(c, shown.Citations[i])), int.MaxValue);
        List(
            "Cited by",
            shown.CitedBy.Select(c =>
                Join(
                    "  ",
                    c.By.Key ?? c.By.Number ?? "(no number)",
                    c.By.Date,
                    c.Mention.Relation,
                    c.By.Subject,
                    $"[{HitJson.Short(c.By.Id)}]"
                )
            ),
            int.MaxValue
        );
        List(
            "Filled in by persons",
            shown.Record.Corrections.Select(c =>
                Join(
                    "  ",
                    $"{c.Field} = {c.Value ?? "nothing"}",
                    $"(read: {c.Was?.ToString() ?? "nothing"})",
                    $"{c.By}, {c.At}",
                    c.Note,
                    c.Unplaced is { } why ? $"waits: {why}" : null,
                    c.Disagrees is { } now ? $"now read: {now}" : null
                )
            ),
            int.MaxValue
        );
        List(
            "Taken back or said before",
            shown.Earlier.Select(a =>
                Join(
                    "  ",
                    a.TakenBack ? $"{a.Field} taken back" : $"{a.Field} = {a.Value ?? "nothing"}",
                    $"{a.By}, {a.At}",
                    a.Note
                )
            ),
            int.MaxValue
        );
        PrintFacts(shown.Record);
        PrintTables(shown.Record);
        List(
            "To look at",
            shown.Record.Warnings.Select(w => Join("  ", w.Code, w.Message, Place(w.Anchor))),
            int.MaxValue
        );
        List(
            "Findings",
            shown.Findings.Select(f =>
                Join(
                    "  ",
                    f.Severity,
                    f.Rule,
                    f.Message,
                    Place(f.Anchors is [var a, ..] ? a : null),
                    f.Decision is { } d ? $"({d.Verdict} by {d.By} at {d.At})" : null,
                    $"[{f.FindingId}]"
                )
            ),
            int.MaxValue
        );
    }

    private void PrintHeading(RecordDetails shown)
    {
        var (record, heading) = (shown.Record, shown.Record.Document);
        output.WriteLine(
            Bold(
                Join(
                    "  ·  ",
                    heading.Number?.Key ?? heading.Number?.Printed ?? "(no number)",
                    heading.Type,
                    heading.Date ?? "(no date)"
                )
            )
        );
        Field("Subject", heading.Subject);
        Field("Issuer", Join("; ", heading.Issuer, heading.ParentIssuer is { } parent ? $"under {parent}" : null));
        if (heading.Number is { } number)
            Field(
                "Printed",
                Join(
                    ", ",
                    $"\"{number.Printed}\"",
                    number.Key is null ? "serial unread" : null,
                    record.Corrections.LastOrDefault(c => c.Field == "number" && c.Unplaced is null) is { } filled
                        ? $"{number.Key ?? "no number"} says {filled.By}"
                        : Percent(number.Confidence),
                    Place(number.Anchor),
                    number.Candidates.Length > 0
                        ? $"or {string.Join(", ", number.Candidates.Select(FormatCandidate))}"
                        : null
                )
            );
        Field("Place", heading.Place);
        Field("Period", heading.Period);
        Field("To", string.Join("; ", heading.Addressees));
        foreach (var signer in heading.CoSigners.Prepend(heading.Signer).OfType<Signer>())
            Field("Signed by", Join(", ", signer.Name ?? "(name unread)", signer.Position, signer.Authority));
        Field("Recipients", string.Join("; ", heading.Recipients));
        Field("Marks", Join(", ", heading.Urgency, heading.Secrecy, heading.Draft ? "draft" : null));
        if (heading.Arrival is { } arrival)
            Field(
                "Arrived",
                Join(
                    ", ",
                    arrival.Number is { } n ? $"no. {n}" : null,
                    arrival.Date,
                    arrival.ForwardedTo is { } to ? $"to {to}" : null
                )
            );
        foreach (var signature in heading.Signatures)
            Field("Signature", Join(", ", signature.Issuer, signature.Time));
        foreach (var annex in heading.Annexes)
            Field("Annex", Join(": ", annex.Label, annex.Title));
        var source = record.Source;
        Field(
            "File",
            Join(
                ", ",
                SafeFileName.Escape(source.Path),
                source.Format,
                string.Create(CultureInfo.InvariantCulture, $"{source.Bytes:N0} bytes"),
                source.Pages is { } pages ? $"{pages} {(pages == 1 ? "page" : "pages")}" : null,
                source.Scanned ? "scanned" : null,
                source.OcrConfidence is { } c ? $"read {Percent(c)}" : null
            )
        );
        foreach (var name in shown.Names.Where(n => n != source.Path))
            Field("Also named", SafeFileName.Escape(name));
        if (source.Parent is { } within)
            Field("Came in", HitJson.Short(within));
        foreach (var copy in shown.Copies.Where(c => c.Id != record.Id))
            Field(
                copy.Lead is null ? "Led by" : "Copy",
                $"{SafeFileName.Escape(copy.Path)} [{HitJson.Short(copy.Id)}]"
            );
        Field("Id", record.Id);
    }

    private static string Citation(Citation citation, CitationVerdict view)
    {
        var candidates =
            view.Resolved is not null || view.Candidates.Length == 0
                ? null
                : "? "
                    + string.Join(
                        ", ",
                        view.Candidates.Select(c => Join(" ", c.Edits ?? c.Key, c.Date, $"[{HitJson.Short(c.Id)}]"))
                    );
        return Join(
            "  ",
            view.Verdict.PadRight(13),
            citation.Key ?? citation.Printed,
            citation.Date ?? citation.DatePrinted,
            citation.Relation,
            citation.Title is { } t ? $"“{t}”" : null,
            Place(citation.Anchor),
            view.Resolved is { } id ? $"→ [{HitJson.Short(id)}]" : candidates
        );
    }

    private void PrintFacts(DocumentRecord record)
    {
        List(
            "Programmes",
            record.Programmes.Select(p =>
                Join("  ", p.Kind, p.Name, Join(" – ", p.From, p.To), p.LaunchedBy, Place(p.Anchor))
            )
        );
        List(
            "Awards",
            record.Awards.Select(a =>
                Join(
                    "  ",
                    a.Form,
                    a.Grantor,
                    a.Stage,
                    a.Collectives is { } c ? $"{c} tập thể" : null,
                    a.Individuals is { } i ? $"{i} cá nhân" : null,
                    a.Amount is { } amount ? $"{Number(amount)} đồng" : null,
                    a.Year,
                    Place(a.Anchor)
                )
            )
        );
        List(
            "Figures",
            record.Figures.Select(f =>
                Join(
                    "  ",
                    f.Indicator,
                    Join("/", Number(f.Value), Number(f.Of)),
                    f.Measure,
                    f.Period,
                    f.WellFormed ? null : $"malformed \"{f.Printed}\"",
                    Place(f.Anchor)
                )
            )
        );
        List(
            "Targets",
            record.Targets.Select(t =>
                Join(
                    "  ",
                    t.Indicator,
                    $"{t.Comparator} {Number(t.Value)}{t.Measure}",
                    t.By is { } by ? $"by {by}" : null,
                    Place(t.Anchor)
                )
            )
        );
        List(
            "Deadlines",
            record.Deadlines.Select(d => Join("  ", d.Date ?? d.Recurring, d.Task, d.Actor, Place(d.Anchor)))
        );
    }

    private void PrintTables(DocumentRecord record)
    {
        foreach (var table in record.ScoringTables)
        {
            var totals = table.Totals is { } t
                ? $"totals: max {Number(t.Max) ?? "-"}, bonus {Number(t.Bonus) ?? "-"}, score "
                    + $"{Number(t.Score) ?? "-"}, total {Number(t.Total) ?? "-"}"
                : null;
            List(
                $"Scoring table: "
                    + $"{Join(", ", table.Title, table.Unit, table.Year?.ToString(CultureInfo.InvariantCulture), $"{table.Rows.Length} rows", totals)}",
                table.Rows.Select(r =>
                    $"{new string(' ', Math.Clamp(r.Level - 1, 0, 6) * 2)}"
                    + $"{Join("  ", r.No, r.Criterion, $"max {Number(r.Max) ?? "-"}", r.Score is null ? null : $"score {Number(r.Score)}", Place(r.Anchor))}"
                )
            );
        }
        foreach (var form in record.Forms)
            List(
                $"Form: {form.Title}",
                form.Rows.Select(r => Join("  ", r.No, r.Indicator, r.Measure, Number(r.Value)))
            );
        List(
            "Outline asked for",
            record.Outline.Select(o =>
                $"{new string(' ', Math.Clamp(o.Level - 1, 0, 6) * 2)}{Join(" ", o.Number, o.Title)}"
            )
        );
    }

    private void List(string title, IEnumerable<string> lines, int shown = ListShown)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine(Bold($"{title} ({all.Length})"));
        foreach (var line in all.Take(shown))
            output.WriteLine("  " + OneLine(line));
        if (all.Length > shown)
            output.WriteLine($"  … {all.Length - shown} more: show --json");
    }

    private void Field(string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            output.WriteLine($"  {label.PadRight(LabelWidth)}{OneLine(value)}");
    }

    private string Bold(string text) => colours ? $"\e[1m{OneLine(text)}\e[0m" : OneLine(text);

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
            ? text
            : string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string Join(string between, params IEnumerable<string?> parts) =>
        string.Join(between, parts.Where(p => !string.IsNullOrEmpty(p)));

    private static string? Place(Anchor? anchor) =>
        anchor switch
        {
            { Cell: { } cell } => Join("!", anchor.Sheet, cell),
            { Page: { } page } => $"p. {page}",
            { Table: { } table, Row: { } row, Col: { } col } => $"table {table + 1}, row {row + 1}, column {col + 1}",
            _ => null,
        };

    // "118/TB-UBND 81% (ink, file name)"; OCR's other readings have no measure.
    private static string FormatCandidate(NumberCandidate candidate) =>
        candidate.Probability > 0
            ? $"{candidate.Key} {candidate.Probability * 100:0}% ({string.Join(", ", candidate.Reasons)})"
            : candidate.Key;

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0}% sure");

    private static string? Number(decimal? value) =>
        value?.ToString("#,0.####", CultureInfo.GetCultureInfo("")).Replace(",", " ", StringComparison.Ordinal);
}
