using Pipeline.Cli.Commands;
using Pipeline.Index;
using Pipeline.Output;
using Pipeline.Output.Views;
using Pipeline.Records;

namespace Pipeline.Cli;

/// <summary>The one record that a person means to change; of copies the one that leads.</summary>
internal static class SingleRecordSelector
{
    /// <summary>
    /// The record with its text; null where none or several are meant, which is told on standard error.
    /// </summary>
    /// <param name="context">The command.</param>
    /// <param name="archive">Its archive.</param>
    /// <param name="name">Id, its first characters, a number, or NUMBER@YEAR.</param>
    /// <param name="does">What the command does to it: "sets".</param>
    public static DocumentRecord? Select(CommandContext context, IArchive archive, string name, string does)
    {
        var found = RecordSelector.Select(archive, name);
        var meant = found.Count == 1 ? found : [.. found.Where(r => r.Lead is null)];
        if (meant is [var one])
            return archive.Get(one.Id)! with { Text = archive.GetText(one.Id) };
        Console.Error.WriteLine(
            meant.Count > 1
                ? $"{name}: {meant.Count} documents are meant; name one by its id: "
                    + $"{string.Join(", ", meant.Select(m => $"{HitJson.Short(m.Id)} ({m.Date ?? "no date"})"))}"
            : context.IsSecret(name) ? $"{name}: a secret document; --secret {does} it"
            : $"{name}: not held; find looks by parts and by words"
        );
        return null;
    }
}
