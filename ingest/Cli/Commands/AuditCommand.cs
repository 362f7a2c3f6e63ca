using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Search;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>audit: who saw and did what, oldest first.</summary>
internal static class AuditCommand
{
    private const int PageSize = 64;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (from, to) = (
            Day("--from", "First day: 2020, 2020-03 or 2020-03-15."),
            Day("--to", "Last day: 2020, 2020-03 or 2020-03-15.")
        );
        var who = new Option<string?>("--who") { Description = "Only what this person did." };
        var options = new ArchiveOptions();
        var command = new Command(
            "audit",
            "Lists who saw secret papers, and who corrected, judged, paired and removed what."
        )
        {
            from,
            to,
            who,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                var (first, last, person) = (
                    QueryParser.ParseDate(parse.GetValue(from)),
                    QueryParser.ParseDate(parse.GetValue(to)),
                    parse.GetValue(who)
                );
                return context.WithArchiveAsync(archive =>
                {
                    foreach (
                        var deed in Deeds(context, archive)
                            .Where(d =>
                                (first is null || string.CompareOrdinal(d.At, first) >= 0)
                                && (last is null || string.CompareOrdinal(d.At, last + "~") <= 0)
                                && (person is null || d.Who == person)
                            )
                            .OrderBy(d => d.At, StringComparer.Ordinal)
                    )
                        if (context.Json)
                            Console.WriteLine(
                                JsonLinePrinter.Print(
                                    new JsonObject
                                    {
                                        ["at"] = deed.At,
                                        ["who"] = deed.Who,
                                        ["what"] = deed.What,
                                        ["about"] = deed.About,
                                        ["note"] = deed.Note,
                                    }
                                )
                            );
                        else
                            Console.WriteLine(
                                $"{deed.At}  {SafeFileName.Escape(deed.Who)}  {deed.What}  "
                                    + $"{SafeFileName.Escape(deed.About)}"
                                    + $"{(deed.Note is { } note ? $"  ({SafeFileName.Escape(note)})" : "")}"
                            );
                    CommandContext.TellHidden(archive);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static IEnumerable<Deed> Deeds(CommandContext context, IArchive archive)
    {
        foreach (var (at, user, line) in SecretAccessLog.Read(context.Address))
            // The words of a question for secret papers are told to those only who may see them.
            yield return new Deed(
                at,
                user,
                "saw secret papers",
                context.Secret ? line : string.Join(' ', line.Split(' ').Take(2)),
                null
            );
        var secret = context.Secret ? [] : SecretFiles(context);
        for (var after = ""; archive.ReadContents(after, PageSize) is { Count: > 0 } page; after = page[^1].State.Hash)
            foreach (var file in page.Where(f => !secret.Contains(f.State.Hash)))
            {
                foreach (var said in file.Amendments.Length > 0 ? archive.ListAmendments(file.State.Hash) : [])
                    yield return new Deed(
                        said.At,
                        said.By,
                        said.TakenBack ? "took back" : "set",
                        $"{HitJson.Short(said.Id)} {said.Field}{(said.TakenBack ? "" : "=" + said.Value)}",
                        said.Note
                    );
                foreach (var gone in file.Tombstones)
                    yield return new Deed(
                        gone.Tombstone.At,
                        gone.Tombstone.By,
                        "removed",
                        HitJson.Short(gone.Id),
                        gone.Tombstone.Note
                    );
            }
        var loose = archive.ReadUnattachedContent();
        var seen = archive.FindFindings(new FindingQuery()).Select(f => f.FindingId).ToHashSet(StringComparer.Ordinal);
        foreach (var (finding, decision) in loose.Decisions)
            // What is noted of a finding that is not shown (any more) may tell of a secret paper.
            yield return new Deed(
                decision.At,
                decision.By,
                decision.Verdict,
                $"finding {finding}",
                context.Secret || seen.Contains(finding) ? decision.Note : null
            );
        foreach (var link in archive.ListLinks())
            yield return new Deed(
                link.At,
                link.By,
                link.Same ? "linked" : "unlinked",
                $"{link.Kind}: {link.One} = {link.Other}",
                link.Note
            );
    }

    private static HashSet<string> SecretFiles(CommandContext context)
    {
        using var all = ArchiveFactory.Open(context.Address, secret: true);
        using var open = ArchiveFactory.Open(context.Address);
        var files = new HashSet<string>(StringComparer.Ordinal);
        for (var after = ""; all.ReadContents(after, PageSize) is { Count: > 0 } page; after = page[^1].State.Hash)
            foreach (var file in page)
                if (file.Records.Any(r => open.Get(r.Record.Id) is null))
                    files.Add(file.State.Hash);
        return files;
    }

    private static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && QueryParser.ParseDate(token.Value) is null)
                r.AddError($"'{token.Value}' is no date: write 2020, 2020-03 or 2020-03-15");
        });
        return option;
    }

    private sealed record Deed(string At, string Who, string What, string About, string? Note);
}
