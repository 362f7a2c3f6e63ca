using System.CommandLine;
using System.Text;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Output;
using Pipeline.Output.Exports;
using Pipeline.Output.Pages;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;

namespace Pipeline.Cli.Commands;

/// <summary>export: registers, findings, figures and deadlines as files for other programs.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { Description = "register, findings, figures or deadlines." };
        what.AcceptOnlyFromAmong("register", "findings", "figures", "deadlines");
        var format = new Option<string>("--format")
        {
            Description = "xlsx, csv, json or, for deadlines, ics.",
            DefaultValueFactory = _ => "xlsx",
        };
        format.AcceptOnlyFromAmong("xlsx", "csv", "json", "ics");
        var direction = new Option<string?>("--direction") { Description = "in or out; for the register." };
        direction.AcceptOnlyFromAmong("in", "out");
        var year = new Option<int?>("--year") { Description = "Only this year; for the register." };
        var file = new Option<string?>("--out")
        {
            Description = "File to write; the default is named for what it holds.",
        };
        var pictures = new Option<bool>("--pictures")
        {
            Description = "With findings: pictures of their places too, in a column of the workbook.",
        };
        var settings = OfficeSettings.CreateOption();
        var index = new ArchiveOptions();
        var command = new Command("export", "Writes registers, findings, figures and deadlines as files.")
        {
            what,
            format,
            direction,
            year,
            file,
            pictures,
            settings,
            index.Secret,
            index.Index,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == "ics" && result.GetValue(what) != "deadlines")
                result.AddError("--format ics is for deadlines only");
            if (result.GetValue(what) == "register" && result.GetValue(direction) is null)
                result.AddError("export register needs --direction in or --direction out");
            if (
                result.GetValue(pictures)
                && (result.GetValue(what) != "findings" || result.GetValue(format) is not (null or "xlsx"))
            )
                result.AddError("--pictures is for export findings --format xlsx only");
        });
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    using var archive = index.Read(parse).Open();
                    var walk = new RecordEnumerator(archive);
                    var (kind, ending) = (parse.GetValue(what)!, parse.GetValue(format)!);
                    var path =
                        parse.GetValue(file)
                        ?? $"{kind}{(parse.GetValue(direction) is { } d ? "-" + d : "")}"
                            + $"{(parse.GetValue(year) is { } y ? $"-{y}" : "")}.{ending}";
                    if (ending == "ics")
                    {
                        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
                        if (
                            DeadlineExport.WriteCalendar(writer, DeadlineList.Find(walk, null, null))
                            is > 0
                                and var leftOut
                        )
                            Console.Error.WriteLine(
                                $"pipeline: {leftOut} recurring duties without a first date are not in the calendar"
                            );
                    }
                    else
                    {
                        var office = OfficeSettings.Read(parse.GetValue(settings));
                        var directions = new PaperDirections(archive, office);
                        using var drawn = parse.GetValue(pictures)
                            ? await DrawAsync(archive, index.Read(parse).OpenBlobs(), walk, cancel)
                            : null;
                        var sheet = Sheet(
                            kind,
                            archive,
                            walk,
                            office,
                            directions,
                            parse.GetValue(direction) == "in",
                            parse.GetValue(year),
                            drawn
                        );
                        Write(
                            path,
                            ending,
                            kind == "findings" && ending == "xlsx"
                                ? WorkingPaper(archive, walk, sheet, office)
                                : [sheet]
                        );
                        if (directions.Unknown > 0)
                            Console.Error.WriteLine(
                                $"pipeline: {directions.Unknown} document(s) stand in no register: their "
                                    + $"issuer is unread or near the office's own name; status --eye lists them"
                            );
                    }
                    CommandContext.TellHidden(archive);
                    Console.WriteLine(path);
                    return ExitCodes.Done;
                })
        );
        return command;
    }

    private static ExportSheet Sheet(
        string kind,
        IArchive archive,
        RecordEnumerator walk,
        OfficeScope office,
        PaperDirections directions,
        bool incoming,
        int? year,
        FindingPictures? pictures
    ) =>
        kind switch
        {
            "register" => RegisterExport.CreateSheet(
                directions.Select(walk.EnumerateLeads(), incoming),
                incoming,
                year
            ),
            "figures" => FigureExport.CreateSheet(walk.EnumerateLeads().SelectMany(FigureStatement.FromRecord)),
            "deadlines" => DeadlineExport.CreateSheet(
                DeadlineList.Find(walk, null, null).Select(d => DeadlineList.WithAnswers(d, archive, office))
            ),
            _ => FindingExport.CreateSheet(
                walk.EnumerateLeads()
                    .SelectMany(r => archive.FindFindings(new FindingQuery { RecordId = r.Id }))
                    .OrderBy(f =>
                        f.Severity switch
                        {
                            "error" => 0,
                            "warning" => 1,
                            _ => 2,
                        }
                    )
                    .ThenBy(f => f.Document, StringComparer.Ordinal)
                    .ThenBy(f => f.Anchors.Length > 0 ? f.Anchors[0].Start : 0)
                    .ThenBy(f => f.FindingId, StringComparer.Ordinal),
                pictures
            ),
        };

    /// <summary>Pictures of the places of all findings, document by document.</summary>
    private static async Task<FindingPictures> DrawAsync(
        IArchive archive,
        IBlobStore blobs,
        RecordEnumerator walk,
        CancellationToken cancel
    )
    {
        var pictures = new FindingPictures(new PageEngine());
        try
        {
            foreach (var record in walk.EnumerateLeads())
                await pictures.AddAsync(
                    archive,
                    blobs,
                    record,
                    archive.FindFindings(new FindingQuery { RecordId = record.Id }),
                    cancel
                );
            if (pictures.Missing > 0)
                Console.Error.WriteLine(
                    $"pipeline: {pictures.Missing} finding(s) without a picture: their place is on no page, "
                        + $"or the page cannot be drawn"
                );
            return pictures;
        }
        catch
        {
            pictures.Dispose();
            throw;
        }
    }

    /// <summary>The auditor's working paper: tables, findings, citations with their verdicts.</summary>
    private static IReadOnlyList<ExportSheet> WorkingPaper(
        IArchive archive,
        RecordEnumerator walk,
        ExportSheet findings,
        OfficeScope office
    ) =>
        [
            ScoringExport.CreateSheet(
                walk.EnumerateLeads(),
                r => archive.FindFindings(new FindingQuery { RecordId = r.Id })
            ),
            findings,
            VerdictExport.CreateSheet(walk.EnumerateLeads(), new ArchiveLookup(archive, office, whole: true)),
        ];

    private static void Write(string path, string ending, IReadOnlyList<ExportSheet> sheets)
    {
        var sheet = sheets[0];
        switch (ending)
        {
            case "xlsx":
                XlsxWriter.Write(path, sheets);
                break;
            case "csv":
                CsvWriter.Write(path, sheet.Columns.Select(c => c.Header), sheet.Rows);
                break;
            default:
                using (var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)))
                    foreach (var row in sheet.Rows)
                        writer.WriteLine(JsonRowWriter.Print(sheet.Columns, row));
                break;
        }
    }
}
