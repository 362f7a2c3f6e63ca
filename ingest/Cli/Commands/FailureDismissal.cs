using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>retry --drop: failures that need no second try.</summary>
internal static class FailureDismissal
{
    private const int ShortestHash = 6;

    /// <summary>
    /// Drops those that the names tell; a name that tells none, or several by the end of their paths, is told and
    /// leaves them.
    /// </summary>
    public static int Run(CommandContext context, string[] names)
    {
        using var archive = context.Open();
        var (failures, code) = (archive.ListFailures(), ExitCodes.Done);
        foreach (var name in names)
        {
            var full = Path.GetFullPath(name);
            var exact = failures.Where(f => f.Path == full || f.Path == name).ToArray();
            var found =
                exact.Length > 0
                    ? exact
                    :
                    [
                        .. failures.Where(f =>
                            f.Path.EndsWith("/" + name, StringComparison.Ordinal)
                            || (
                                name.Length >= ShortestHash
                                && f.Hash?.StartsWith(name, StringComparison.Ordinal) == true
                            )
                        ),
                    ];
            if (found.Length > 1 && exact.Length == 0)
                Console.Error.WriteLine(
                    $"{SafeFileName.Escape(name)}: {found.Length} failures end so; give the whole path: "
                        + $"{string.Join(", ", found.Take(5).Select(f => SafeFileName.Escape(f.Path)))}"
                );
            else if (found.Length == 0)
                Console.Error.WriteLine(
                    $"{SafeFileName.Escape(name)}: nothing failed by that name; status --failures lists them"
                );
            else
            {
                foreach (var failure in found)
                    if (archive.Forget(failure.Hash ?? failure.Path))
                        Console.WriteLine($"{SafeFileName.Escape(failure.Path)}: {failure.Kind}, dropped");
                continue;
            }
            code = ExitCodes.SomeFailed;
        }
        return code;
    }
}
