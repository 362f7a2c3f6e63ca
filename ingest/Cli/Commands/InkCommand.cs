using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Ink;
using Pipeline.Output.Sheets;
using Pipeline.Reading;
using Pipeline.Reading.Images;

namespace Pipeline.Cli.Commands;

/// <summary>
/// ink: reads cut-outs of number and date lines as the reader of handwriting sees them; for measuring.
/// </summary>
internal static class InkCommand
{
    private const string Number = "number",
        Date = "date";

    // What cut-outs are taken for; 20 pixels of margin stand around the line.
    private const double Dpi = 300;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Cut-outs of number or date lines, at 300 dpi, in colour.",
        };
        var json = new Option<bool>("--json") { Description = "One line of JSON a file." };
        var kind = new Option<string?>("--kind") { Description = "number or date; else by what the line looks like." };
        kind.AcceptOnlyFromAmong(Number, Date);
        var command = new Command("ink", "Reads cut-outs of number and date lines that are written by hand.")
        {
            files,
            json,
            kind,
        };
        command.SetAction(parse => Run(parse.GetValue(files)!, parse.GetValue(kind), parse.GetValue(json)));
        return command;
    }

    private static int Run(string[] files, string? kind, bool json)
    {
        var reader = new InkReader();
        var code = ExitCodes.Done;
        foreach (var file in files)
        {
            try
            {
                var cut = CutOut.Read(file);
                var read = Read(reader, new InkImage(cut.Width, cut.Height, Dpi, cut.Rgb), kind);
                Console.WriteLine(json ? Json(file, read).ToJsonString(JsonOutput.Options) : Text(file, read));
            }
            catch (ReadException failure)
            {
                Console.Error.WriteLine($"{file}: {failure.Failure.Message}; {failure.Failure.Advice}");
                code = ExitCodes.SomeFailed;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{file}: it cannot be opened; look whether it is there and may be read");
                code = ExitCodes.SomeFailed;
            }
        }
        return code;
    }

    // The place that the line is about, and the month of a date line.
    private sealed record LineRead(string Kind, InkReading Main, InkReading? Month);

    private static LineRead Read(InkReader reader, InkImage line, string? kind) =>
        (kind ?? (reader.DateShare(line) >= 0.5 ? Date : Number)) == Date
            ? new LineRead(Date, reader.ReadDay(line), reader.ReadMonth(line))
            : new LineRead(Number, reader.ReadSerial(line), null);

    private static JsonObject Json(string file, LineRead read) =>
        new()
        {
            ["file"] = file,
            ["kind"] = read.Kind,
            ["serial"] = read.Kind == Number ? read.Main.Told : null,
            ["day"] = read.Kind == Date ? read.Main.Told : null,
            ["month"] = read.Month?.Told,
            ["probability"] = Math.Round(read.Main.Best, 4),
            ["ink"] = read.Main.IsInk,
            ["candidates"] = List(read.Main),
            ["month_ink"] = read.Month?.IsInk,
            ["month_candidates"] = read.Month is { } month ? List(month) : null,
        };

    private static JsonArray List(InkReading reading) =>
        new([
            .. reading.Candidates.Select(c =>
                (JsonNode)new JsonObject { ["value"] = c.Value, ["probability"] = Math.Round(c.Probability, 4) }
            ),
        ]);

    private static string Text(string file, LineRead read)
    {
        var best = string.Join(
            ", ",
            read.Main.Candidates.Take(3).Select(c => FormattableString.Invariant($"{c.Value} ({c.Probability:F2})"))
        );
        return $"{file}  {read.Kind}  {(read.Main.IsInk ? read.Main.Told ?? "unsure" : "not in ink")}"
            + $"{(read.Month?.Told is { } month ? $"  month {month}" : "")}{(best.Length > 0 ? $"  [{best}]" : "")}";
    }
}
