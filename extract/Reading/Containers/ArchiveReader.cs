using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Containers;

/// <summary>
/// Unpacks ZIP, RAR, 7z and tar: parts, no layout. Links are left out; what could be unpacked is kept beside a failure.
/// </summary>
public sealed class ArchiveReader : IFormatReader
{
    private const int MostNamed = 10;
    private const int Stored = 0,
        Deflated = 8,
        Deflated64 = 9;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } =
    [FileFormat.Zip, FileFormat.Rar, FileFormat.SevenZip, FileFormat.Tar];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        var parts = new PartsFolder(limits);
        try
        {
            if (format == FileFormat.Rar && IsLocked(file.Path))
                throw PasswordNeeded("");
            if (format is FileFormat.Rar or FileFormat.SevenZip)
                return Unpack(file.Path, format, parts, limits, cancel);
            if (format != FileFormat.Zip || !TryUnzip(file.Path, parts, cancel))
                ArchiveUnpacker.Unpack(file.Path, parts, cancel);
            return parts.ToResult(null, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return parts.ToResult(null, ReadFailureFactory.FromException(e));
        }
    }

    /// <summary>
    /// By the engine; where that fails or gives fewer members than the archive's own directory promises (solid RAR,
    /// divided ones),
    /// by the library. Members that neither gives are counted and named.
    /// </summary>
    private static ReadResult Unpack(
        string path,
        FileFormat format,
        PartsFolder parts,
        ReadLimits limits,
        CancellationToken cancel
    )
    {
        ReadFailure? failure = null;
        try
        {
            ArchiveUnpacker.Unpack(path, parts, cancel);
        }
        catch (ReadException e) when (e.Failure.Kind is FailureKind.Damaged or FailureKind.EngineMissing)
        {
            failure = e.Failure;
        }
        // Of 7z the library does not tell links from files; the engine has read all of those that it does not complain
        // of.
        if (failure is null && format == FileFormat.SevenZip)
            return parts.ToResult(null, null);
        var promised =
            LibraryUnpacker.Promised(path) ?? (failure is null ? null : ArchiveUnpacker.Listed(path, limits, cancel));
        if (failure is null && (promised is null || promised.Count <= parts.Count))
            return parts.ToResult(null, null);
        var second = new PartsFolder(limits);
        var (whole, told) = LibraryUnpacker.Unpack(path, second, cancel);
        var (best, other) =
            second.Count > parts.Count || (whole && second.Count == parts.Count) ? (second, parts) : (parts, second);
        IReadOnlyList<string> lost = promised is null || promised.Count <= best.Count ? [] : best.Missing(promised);
        if (lost.Count > 0)
            failure = LostMembers(lost, promised!.Count);
        else if (best == second)
            failure = whole ? null : told ?? failure;
        TemporaryFolder.Delete(other.Folder);
        return best.ToResult(null, failure);
    }

    /// <summary>The failure that counts and names members that could not be read.</summary>
    private static ReadFailure LostMembers(IReadOnlyList<string> lost, int all) =>
        new(
            FailureKind.Damaged,
            $"{lost.Count} of {all} entries could not be read: "
                + $"{string.Join(", ", lost.Take(MostNamed).Select(SafeFileName.Escape))}"
                + $"{(lost.Count > MostNamed ? ", …" : "")}",
            "ask for the file again, all its volumes if it is divided"
        );

    private static bool IsLocked(string path)
    {
        using var stream = File.OpenRead(path);
        return RarPasswordDetector.NeedsPassword(stream);
    }

    /// <summary>
    /// False where the engine must do it: a torn directory, or a method that the runtime does not know.
    /// </summary>
    private static bool TryUnzip(string path, PartsFolder parts, CancellationToken cancel)
    {
        using var stream = File.OpenRead(path);
        var items = ZipDirectory.Read(stream);
        if (items is null || items.Any(i => !i.Encrypted && i.Method is not (Stored or Deflated or Deflated64)))
            return false;
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count != items.Count)
            return false;
        var overlapping = Overlapping(items);
        var (locked, damaged) = (0, new List<string>());
        for (var i = 0; i < items.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (items[i].Encrypted)
                locked++;
            if (items[i].Encrypted || items[i].Link || overlapping.Contains(i))
                continue;
            try
            {
                using var content = zip.Entries[i].Open();
                parts.Add(items[i].Name, content);
            }
            catch (InvalidDataException)
            {
                damaged.Add(items[i].Name);
            }
        }
        if (overlapping.Count > 0)
            throw new ReadException(
                FailureKind.TooLarge,
                $"{overlapping.Count} of {items.Count} entries lie over each other, as in a zip bomb; they "
                    + $"are left out",
                "do not open it; ask the sender"
            );
        if (locked > 0)
            throw PasswordNeeded(locked == items.Count ? "" : $" for {locked} of {items.Count} entries");
        if (damaged.Count > 0)
            throw new ReadException(LostMembers(damaged, items.Count));
        return true;
    }

    /// <summary>The failure of an archive under a password.</summary>
    internal static ReadException PasswordNeeded(string which) =>
        new(
            FailureKind.Encrypted,
            $"the archive needs a password{which}",
            "unpack it with its password and give the files"
        );

    /// <summary>Entries whose bytes another entry uses too.</summary>
    private static HashSet<int> Overlapping(List<ZipEntryHeader> items)
    {
        const int localHeader = 30;
        var found = new HashSet<int>();
        var end = -1L;
        var before = -1;
        foreach (
            var i in Enumerable
                .Range(0, items.Count)
                .Where(i => items[i].Start != uint.MaxValue && items[i].Packed != uint.MaxValue)
                .OrderBy(i => items[i].Start)
        )
        {
            if (items[i].Start < end)
            {
                found.Add(i);
                found.Add(before);
            }
            if (items[i].Start + localHeader + items[i].Packed <= end)
                continue;
            (end, before) = (items[i].Start + localHeader + items[i].Packed, i);
        }
        return found;
    }
}

/// <summary>
/// Unpacks by bsdtar, which turns any archive into one stream of entries: it writes no file itself, so no name in the
/// archive can lead anywhere.
/// </summary>
internal static class ArchiveUnpacker
{
    private const string Program = "bsdtar";

    public static void Unpack(string path, PartsFolder parts, CancellationToken cancel)
    {
        using var timed = Pipeline.Reading.Engines.EngineMeter.Time(Program);
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["-cf", "-", "--format=pax", "@" + path])
            start.ArgumentList.Add(argument);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ReadException(
                new ReadFailure(
                    FailureKind.EngineMissing,
                    $"{Program} is not installed",
                    "run ./pipeline once as root, or install libarchive-tools"
                ),
                e
            );
        }
        using (process)
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var whole = false;
            try
            {
                whole = Copy(process.StandardOutput.BaseStream, parts, cancel);
            }
            finally
            {
                if (!whole)
                    process.Kill();
            }
            process.WaitForExit();
            if (process.ExitCode != 0 || !whole)
                throw Failure(errors.Result);
        }
    }

    /// <summary>Names of the members up to where the archive is torn.</summary>
    public static IReadOnlyList<string> Listed(string path, ReadLimits limits, CancellationToken cancel) =>
        [
            .. System
                .Text.Encoding.UTF8.GetString(
                    Pipeline.Reading.Engines.NativeEngine.TryRun(Program, ["-tf", path], limits.Seconds, cancel).Output
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(PartName.Normalize)
                .OfType<string>(),
        ];

    /// <summary>False where the stream is torn.</summary>
    private static bool Copy(Stream stream, PartsFolder parts, CancellationToken cancel)
    {
        try
        {
            using var tar = new TarReader(stream, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                cancel.ThrowIfCancellationRequested();
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    parts.Add(entry.Name, entry.DataStream ?? Stream.Null);
            }
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return false;
        }
    }

    private static ReadException Failure(string errors)
    {
        if (
            errors.Contains("crypt", StringComparison.OrdinalIgnoreCase)
            || errors.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
        )
            return ArchiveReader.PasswordNeeded("");
        var said =
            errors
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(l => !l.Contains("Error exit delayed", StringComparison.Ordinal))
            ?? "torn";
        return new ReadException(
            FailureKind.Damaged,
            $"{Program}: "
                + $"{said[(said.StartsWith(Program + ": ", StringComparison.Ordinal) ? Program.Length + 2 : 0)..]}",
            "ask for the file again"
        );
    }
}
