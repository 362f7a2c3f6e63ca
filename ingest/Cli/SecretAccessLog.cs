using System.Globalization;
using System.Text;
using Pipeline.Index;

namespace Pipeline.Cli;

/// <summary>
/// Who asked for secret papers, and when: secret.log beside the archive, a line for each time: time in UTC, user,
/// command line, with tabs between.
/// </summary>
internal static class SecretAccessLog
{
    /// <summary>Adds this run.</summary>
    /// <exception cref="ArchiveException">It cannot be written: then nothing secret is shown.</exception>
    public static void Append(string address) =>
        Append(
            address,
            Environment.UserName,
            $"pipeline {string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(Quote))}"
        );

    /// <summary>Adds what somebody asked of the desk.</summary>
    /// <param name="address">Where the archive is.</param>
    /// <param name="who">The account.</param>
    /// <param name="what">What was asked, one line.</param>
    /// <exception cref="ArchiveException">It cannot be written: then nothing secret is shown.</exception>
    public static void Append(string address, string who, string what)
    {
        var path = Path.Combine(ArchiveFactory.FolderOf(address), "secret.log");
        var at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var line = $"{at}\t{Plain(who)}\t{Plain(what)}\n";
        try
        {
            // One write to the end of the file: lines of processes that run at once do not mix.
            using var file = new FileStream(
                path,
                FileMode.Append,
                FileAccess.Write,
                FileShare.ReadWrite,
                bufferSize: 0
            );
            file.Write(Encoding.UTF8.GetBytes(line));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(
                $"the use of --secret cannot be written to {path}: {e.Message.TrimEnd('.')}",
                "without that nothing secret is shown: make the file writable",
                e
            );
        }
    }

    /// <summary>What was written: time, user, command line; oldest first.</summary>
    public static IReadOnlyList<(string At, string User, string Line)> Read(string address)
    {
        var path = Path.Combine(ArchiveFactory.FolderOf(address), "secret.log");
        if (!File.Exists(path))
            return [];
        try
        {
            return
            [
                .. File.ReadLines(path)
                    .Select(l => l.Split('\t'))
                    .Where(f => f.Length == 3)
                    .Select(f => (f[0], f[1], f[2])),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(
                $"{path} cannot be read: {e.Message.TrimEnd('.')}",
                "its owner lets this user read it",
                e
            );
        }
    }

    private static string Plain(string text) =>
        text.Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);

    // No word ends the line or a field of it.
    private static string Quote(string word)
    {
        var plain = Plain(word.Replace("\\", "\\\\", StringComparison.Ordinal));
        return plain.Length == 0 || plain.AsSpan().IndexOfAny(" '\"") >= 0
            ? $"'{plain.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : plain;
    }
}
