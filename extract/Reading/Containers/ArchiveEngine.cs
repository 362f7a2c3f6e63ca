using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;

namespace Pipeline.Reading.Containers;

/// <summary>Unpacks by bsdtar, which turns any archive into one stream of entries: it writes no file itself, so no name in the archive can lead anywhere.</summary>
internal static class ArchiveEngine
{
    private const string Program = "bsdtar";

    public static void Unpack(string path, PartsFolder parts, CancellationToken cancel)
    {
        using var timed = Engines.EngineMeter.Time(Program);
        var start = new ProcessStartInfo(Program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-cf", "-", "--format=pax", "@" + path]) start.ArgumentList.Add(argument);
        Process process;
        try { process = Process.Start(start)!; }
        catch (Win32Exception e) { throw new ReadException(new ReadFailure(FailureKind.EngineMissing, $"{Program} is not installed", "run ./pipeline once as root, or install libarchive-tools"), e); }
        using (process)
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var whole = false;
            try { whole = Copy(process.StandardOutput.BaseStream, parts, cancel); }
            finally { if (!whole) process.Kill(); }
            process.WaitForExit();
            if (process.ExitCode != 0 || !whole) throw Failure(errors.Result);
        }
    }

    /// <summary>Names of the members up to where the archive is torn.</summary>
    public static IReadOnlyList<string> Listed(string path, ReadLimits limits, CancellationToken cancel) =>
        [.. System.Text.Encoding.UTF8.GetString(Engines.Engine.TryRun(Program, ["-tf", path], limits.Seconds, cancel).Output)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PartName.Clean).OfType<string>()];

    /// <summary>False where the stream is torn.</summary>
    private static bool Copy(Stream stream, PartsFolder parts, CancellationToken cancel)
    {
        try
        {
            using var tar = new TarReader(stream, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                cancel.ThrowIfCancellationRequested();
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile) parts.Add(entry.Name, entry.DataStream ?? Stream.Null);
            }
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException) { return false; }
    }

    private static ReadException Failure(string errors)
    {
        if (errors.Contains("crypt", StringComparison.OrdinalIgnoreCase) || errors.Contains("passphrase", StringComparison.OrdinalIgnoreCase)) return ArchiveReader.Locked("");
        var said = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(l => !l.Contains("Error exit delayed", StringComparison.Ordinal)) ?? "torn";
        return new ReadException(FailureKind.Damaged, $"{Program}: {said[(said.StartsWith(Program + ": ", StringComparison.Ordinal) ? Program.Length + 2 : 0)..]}", "ask for the file again");
    }
}
