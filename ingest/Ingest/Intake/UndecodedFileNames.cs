using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Reading.Containers;

namespace Pipeline.Ingest.Intake;

/// <summary>
/// Names in a folder that are no UTF-8, as old shares have them. The runtime gives them with a mark in place of each
/// strange byte
/// and cannot open them by that: each gets a link with a plain name in a temporary folder, and a name that people can
/// read.
/// </summary>
internal static class UndecodedFileNames
{
    private const char Mark = '\uFFFD';
    private static readonly Lazy<string> Links = new(() =>
        Directory.CreateTempSubdirectory("pipeline-names-").FullName
    );
    private static int _made;

    static UndecodedFileNames() =>
        AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
        {
            if (!Links.IsValueCreated)
                return;
            // Only links lie there: what they lead to stays.
            foreach (var link in Directory.EnumerateFileSystemEntries(Links.Value))
                File.Delete(link);
            Directory.Delete(Links.Value);
        };

    /// <summary>The runtime could not decode the name.</summary>
    public static bool IsTorn(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>
    /// Entries of a folder whose names are no UTF-8: a readable name, a path by which each can be opened, whether it is
    /// a folder. Links are left out.
    /// </summary>
    public static IReadOnlyList<(string Name, string Alias, bool IsFolder)> In(string folder)
    {
        var found = new List<(string, string, bool)>();
        var start = new ProcessStartInfo(
            "find",
            [
                Path.GetFullPath(folder) + "/",
                "-mindepth",
                "1",
                "-maxdepth",
                "1",
                "(",
                "-type",
                "f",
                "-o",
                "-type",
                "d",
                ")",
                "-printf",
                "%y%f\\0",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        byte[] listed;
        try
        {
            using var process = Process.Start(start)!;
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            listed = output.ToArray();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return found;
        }
        var inside = Encoding.UTF8.GetBytes(Path.GetFullPath(folder) + "/");
        for (int at = 0, end; (end = Array.IndexOf(listed, (byte)0, at)) >= 0; at = end + 1)
        {
            var name = listed.AsSpan(at + 1, end - at - 1);
            if (!IsTorn(Encoding.UTF8.GetString(name)))
                continue;
            var alias = Path.Combine(
                Links.Value,
                Interlocked.Increment(ref _made).ToString("d6", System.Globalization.CultureInfo.InvariantCulture)
            );
            if (symlink([.. inside, .. name, 0], Encoding.UTF8.GetBytes(alias + '\0')) == 0)
                found.Add((EntryNameDecoder.Decode(name), alias, listed[at] == (byte)'d'));
        }
        return found;
    }

#pragma warning disable SYSLIB1054 // All arguments are bytes: nothing to generate.
    [DllImport("libc")]
    private static extern int symlink(byte[] target, byte[] link);
#pragma warning restore SYSLIB1054
}
