using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Index.Model;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Commands;

/// <summary>link and unlink: a person says once that two names mean one thing, or that they do not.</summary>
internal static class LinkCommand
{
    /// <summary>link.</summary>
    public static Command Create()
    {
        var command = new Command(
            "link",
            """
            Says that two names mean one thing: compare and indicators then take them for one.
              link indicator "kết nạp đoàn viên" "đoàn viên phát triển mới" --by Lan
              link organisation "CĐDK" "Công đoàn Dầu khí Việt Nam" --by Lan --note "theo con dấu"
              link list
            """
        )
        {
            CreateLinkCommand(NameLinkIndex.Indicator, "Two wordings of an indicator.", same: true),
            CreateLinkCommand(NameLinkIndex.Organisation, "Two names of an organisation.", same: true),
            CreateListCommand(),
        };
        return command;
    }

    /// <summary>unlink.</summary>
    public static Command CreateUnlink() =>
        new(
            "unlink",
            """
            Says that two names are two things, however alike; it takes the place of an earlier link of the same two.
              unlink indicator "số sáng kiến" "giá trị sáng kiến" --by Lan
            """
        )
        {
            CreateLinkCommand(NameLinkIndex.Indicator, "Two wordings that are two indicators.", same: false),
            CreateLinkCommand(NameLinkIndex.Organisation, "Two names of two organisations.", same: false),
        };

    private static Command CreateLinkCommand(string kind, string description, bool same)
    {
        var one = new Argument<string>("ONE") { Description = "A name, in the words of the papers." };
        var other = new Argument<string>("OTHER") { Description = "The other name." };
        var by = new Option<string>("--by") { Description = "Who says so.", Required = true };
        by.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && token.Value.Trim().Length == 0)
                r.AddError("--by needs a name");
        });
        var note = new Option<string?>("--note") { Description = "Why." };
        var options = new ArchiveOptions();
        var command = new Command(kind, description) { one, other, by, note };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                var at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
                var link = new NameLink(
                    kind,
                    parse.GetValue(one)!.Trim(),
                    parse.GetValue(other)!.Trim(),
                    same,
                    parse.GetValue(by)!.Trim(),
                    at,
                    parse.GetValue(note)
                );
                if (link.One.Length == 0 || link.Other.Length == 0 || Key(link, link.One) == Key(link, link.Other))
                    throw new UsageException(
                        link.One.Length == 0 || link.Other.Length == 0
                            ? "both names need words"
                            : $"'{link.One}' and '{link.Other}' are read as one name already"
                    );
                return context.WithArchiveAsync(archive =>
                {
                    archive.PutLink(link);
                    Print(link, context.Json);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static Command CreateListCommand()
    {
        var options = new ArchiveOptions();
        var command = new Command("list", "Lists what was said, with who and when.");
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    foreach (var link in archive.ListLinks())
                        Print(link, context.Json);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    private static string Key(NameLink link, string name) =>
        link.Kind == NameLinkIndex.Indicator ? new IndicatorKey(name).Text : OrganisationNameMatcher.ComputeKey(name);

    private static void Print(NameLink link, bool json) =>
        Console.WriteLine(
            json
                ? new JsonObject
                {
                    ["kind"] = link.Kind,
                    ["one"] = link.One,
                    ["other"] = link.Other,
                    ["same"] = link.Same,
                    ["by"] = link.By,
                    ["at"] = link.At,
                    ["note"] = link.Note,
                }.ToJsonString(JsonOutput.Options)
                : $"{link.Kind}: '{link.One}' {(link.Same ? "=" : "≠")} '{link.Other}'  ({link.By}, "
                    + $"{link.At[..10]}{(link.Note is null ? "" : $": {link.Note}")})"
        );
}
