using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Redaction;
using Pipeline.Output.Pages;
using Pipeline.Reading;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Cli.Commands;

/// <summary>page: the picture of a page with the places of its facts.</summary>
internal static class PageCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("ID|NUMBER")
        {
            Description = "Id or its first characters, a number, or NUMBER@YEAR.",
        };
        var page = new Argument<int>("N")
        {
            Description = "Page of the file, from 1; a sheet of a workbook is a page.",
        };
        page.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !(int.TryParse(token.Value, out var n) && n > 0))
                r.AddError($"'{token.Value}' is no page number");
        });
        var file = new Option<string>("--out") { Description = "PNG file to write.", Required = true };
        var options = new ArchiveOptions();
        var command = new Command(
            "page",
            "Draws a page of a stored document with the places of its facts, coloured by kind."
        )
        {
            name,
            page,
            file,
            options.Index,
            options.Secret,
        };
        command.SetAction(
            (parse, cancel) =>
            {
                var context = options.Read(parse);
                return CommandContext.GuardAsync(async () =>
                {
                    using var archive = context.Open();
                    CommandContext.TellHidden(archive);
                    if (SingleRecordSelector.Select(context, archive, parse.GetValue(name)!, "shows") is not { } record)
                        return ExitCodes.SomeFailed;
                    try
                    {
                        return await DrawAsync(
                            archive,
                            context.OpenBlobs(),
                            record,
                            parse.GetValue(page),
                            parse.GetValue(file)!,
                            cancel
                        );
                    }
                    catch (ReadException e)
                    {
                        return Say(
                            $"{parse.GetValue(name)}: {e.Failure.Message}; {e.Failure.Advice}",
                            e.Failure.Kind == FailureKind.EngineMissing ? ExitCodes.Unreachable : ExitCodes.SomeFailed
                        );
                    }
                });
            }
        );
        return command;
    }

    private static async Task<int> DrawAsync(
        IArchive archive,
        IBlobStore blobs,
        DocumentRecord record,
        int page,
        string file,
        CancellationToken cancel
    )
    {
        using var artist = await RecordPageRenderer.OfAsync(new PageEngine(), archive, blobs, record, cancel);
        var blot = (archive as RedactingArchive)?.BlotOf(record.Id);
        if (page < artist.First || page > artist.Last)
            return Say(
                $"page {page}: the document stands on "
                    + $"{(artist.First == artist.Last ? $"page {artist.First}" : $"pages {artist.First} to {artist.Last}")}",
                ExitCodes.SomeFailed
            );
        var placed = PlacedFactFinder
            .Find(artist.Record)
            .Where(f => !IsHidden(f.Anchor, blot))
            .Select(f => (f.Kind, f.Anchor, Patches: artist.PlacesOf(f.Anchor)))
            .ToArray();
        foreach (var (kind, anchor, _) in placed.Where(f => f.Patches.Count == 0))
            Console.Error.WriteLine(
                $"pipeline: not located on any page: {kind.Name} \""
                    + $"{SafeFileName.Escape(Short(blot?.Redact(anchor.Text) ?? anchor.Text))}\""
            );
        using var picture = await artist.DrawAsync(page, cancel);
        var here = placed
            .Select(f => (f.Kind, Patches: (IReadOnlyList<PageRegion>)[.. f.Patches.Where(p => p.Page == page)]))
            .Where(f => f.Patches.Count > 0)
            .ToArray();
        using var sheet = AnnotatedPage.Draw(
            picture,
            [record.Document.Number?.Key ?? record.Document.Type ?? "", $"Trang {page}/{artist.Last}"],
            here
        );
        try
        {
            await File.WriteAllBytesAsync(file, sheet.ToPng(), cancel);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            return Say(
                $"{SafeFileName.Escape(file)}: cannot be written here; name a file in a folder that is there "
                    + $"and writable",
                ExitCodes.SomeFailed
            );
        }
        Console.WriteLine(file);
        return ExitCodes.Done;
    }

    /// <summary>All that stands there names a secret paper.</summary>
    private static bool IsHidden(Anchor anchor, Redactor? blot) =>
        blot is not null && blot.Redact(anchor.Text).All(c => c == Redactor.Ink || char.IsWhiteSpace(c));

    private static string Short(string text) => TextTruncation.Truncate(text.ReplaceLineEndings(" "), 60);

    private static int Say(string line, int code)
    {
        Console.Error.WriteLine(line);
        return code;
    }
}
