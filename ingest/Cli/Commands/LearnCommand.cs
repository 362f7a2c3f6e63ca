using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Amendments;
using Pipeline.Index.Blobs;
using Pipeline.Index.Redaction;
using Pipeline.Layout;
using Pipeline.Output;
using Pipeline.Output.Pages;
using Pipeline.Output.Sheets;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>
/// learn: what persons settled about ink, as a data set for the next training: cut-outs of the places with the values
/// that stand there. It trains nothing and changes nothing; secret papers and papers that name one are left out.
/// </summary>
internal static class LearnCommand
{
    // Points around a line, as on the cut-outs that the reader learned from (20 and 36 pixels at 300 dpi), and the
    // longest side of a page of A4 at 300 dpi.
    private const double Around = 4.8,
        AboveBelow = 8.64;
    private const int MostPixels = 3508;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder to write.", Required = true };
        var options = new ArchiveOptions();
        var command = new Command(
            "learn",
            "Writes what persons settled about ink, cut-outs and values, as a data set for training."
        )
        {
            folder,
            options.Blobs,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
            {
                var context = options.Read(parse);
                return CommandContext.GuardAsync(async () =>
                {
                    using var archive = context.Open();
                    CommandContext.TellHidden(archive);
                    var counts = await WriteAsync(archive, context.OpenBlobs(), parse.GetValue(folder)!, cancel);
                    Console.WriteLine(
                        context.Json
                            ? JsonLinePrinter.Print(
                                new JsonObject
                                {
                                    ["numbers"] = counts.Numbers,
                                    ["dates"] = counts.Dates,
                                    ["left_out"] = counts.LeftOut,
                                }
                            )
                            : $"{counts.Numbers} number line(s), {counts.Dates} date line(s) written; "
                                + $"{counts.LeftOut} left out, their places are not known or cannot be drawn"
                    );
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static async Task<(int Numbers, int Dates, int LeftOut)> WriteAsync(
        IArchive archive,
        IBlobStore blobs,
        string folder,
        CancellationToken cancel
    )
    {
        var pictures = Path.Combine(folder, "real");
        Directory.CreateDirectory(pictures);
        var labels = new JsonArray();
        var (numbers, dates, leftOut) = (0, 0, 0);
        foreach (var record in new RecordEnumerator(archive).EnumerateLeads())
        {
            var settled = FindSettled(record).ToList();
            if (settled.Count == 0)
                continue;
            if ((archive as RedactingArchive)?.BlotOf(record.Id) is not null)
            {
                leftOut += settled.Count;
                continue;
            }
            try
            {
                using var renderer = await RecordPageRenderer.OfAsync(
                    new PageEngine(),
                    archive,
                    blobs,
                    record with
                    {
                        Text = archive.GetText(record.Id),
                    },
                    cancel
                );
                foreach (var (label, anchor) in settled)
                {
                    var isDate = label["kind"]!.GetValue<string>() == "date";
                    if (FindPlace(renderer, anchor, isDate ? InkField.Day : InkField.Serial) is not { } place)
                    {
                        leftOut++;
                        continue;
                    }
                    var file = isDate ? $"d{++dates:0000}.png" : $"n{++numbers:0000}.png";
                    using var page = await renderer.DrawAsync(anchor.Page!.Value, cancel, MostPixels);
                    using var cut = page.Crop(
                        (int)((place.X0 - Around) * page.Scale),
                        (int)((place.Y0 - AboveBelow) * page.Scale),
                        (int)((place.X1 + Around) * page.Scale),
                        (int)((place.Y1 + AboveBelow) * page.Scale)
                    );
                    await File.WriteAllBytesAsync(Path.Combine(pictures, file), cut.ToPng(), cancel);
                    label["file"] = file;
                    label["dpi"] = Math.Round(page.Scale * 72);
                    labels.Add(label);
                }
            }
            catch (ReadException e)
            {
                leftOut += settled.Count;
                Console.Error.WriteLine($"pipeline: {record.Id[..12]}: {e.Failure.Message}; {e.Failure.Advice}");
            }
        }
        await File.WriteAllTextAsync(
            Path.Combine(pictures, "labels.json"),
            labels.ToJsonString(JsonOutput.Options),
            cancel
        );
        return (numbers, dates, leftOut);
    }

    /// <summary>Labels of what persons said about places that were read as ink, with the places.</summary>
    internal static IEnumerable<(JsonObject Label, Anchor Anchor)> FindSettled(DocumentRecord record)
    {
        var read = AmendmentApplier.AsRead(record);
        foreach (var said in record.Corrections.Where(c => c.Unplaced is null && c.Value is not null))
        {
            if (
                said.Field == "number"
                && read.Document.Number is { Ink: true, Anchor: { Page: not null } at } number
                && record.Document.Number?.Serial is { } serial
            )
                yield return (Label(record, "number", serial, null, number.Printed), at);
            if (
                said.Field == "date"
                && read.Document.Evidence.TryGetValue("date", out var evidence)
                && evidence is { Ink: true, Anchor: { Page: not null } place }
                && record.Document.Date is { Length: 10 } date
            )
                yield return (Label(record, "date", null, date, null), place);
        }
    }

    // As the data set's labels are; the office has no name here, and a month may be ink or print.
    private static JsonObject Label(
        DocumentRecord record,
        string kind,
        string? serial,
        string? date,
        string? printed
    ) =>
        new()
        {
            ["file"] = "",
            ["kind"] = kind,
            ["paper"] = record.Id[..12],
            ["group"] = "p" + Neutral(record.Document.Number?.Issuer ?? record.Document.Issuer ?? record.Id),
            ["split"] = "train",
            ["serial"] = serial,
            ["day"] = date?[8..],
            ["month"] = date?[5..7],
            ["year"] = date?[..4],
            ["printed_part"] = printed is { } text && text.IndexOf('/') is >= 0 and var at ? text[at..] : null,
            ["ink"] = new JsonObject
            {
                ["serial"] = serial is null ? null : "ink",
                ["day"] = date is null ? null : "ink",
                ["month"] = null,
            },
        };

    private static string Neutral(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];

    private static Box? FindPlace(RecordPageRenderer renderer, Anchor anchor, InkField field) =>
        anchor is { Box: { Length: 4 } box }
            ? renderer
                .FindInk(anchor.Page!.Value)
                .Where(p =>
                    p.Field == field
                    && p.Box.X0 < box[2]
                    && p.Box.X1 > box[0]
                    && Math.Min(p.Box.Y1, box[3]) > Math.Max(p.Box.Y0, box[1])
                )
                .Select(p => (Box?)p.Box)
                .FirstOrDefault()
            : null;
}
