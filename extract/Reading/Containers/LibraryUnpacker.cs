using Pipeline.Vietnamese.Characters;
using SharpCompress.Archives;
using SharpCompress.Readers;

namespace Pipeline.Reading.Containers;

/// <summary>
/// Unpacks by SharpCompress what the engine cannot (solid RAR), and tells what an archive's own directory promises. It
/// throws
/// whatever comes to it over damaged files: all of that is one failure, and what was unpacked before is kept.
/// </summary>
internal static class LibraryUnpacker
{
    /// <summary>Names of the members that are files; null where the directory cannot be read.</summary>
    public static IReadOnlyList<string>? Promised(string path)
    {
        try
        {
            using var archive = ArchiveFactory.OpenArchive(path, new ReaderOptions());
            return
            [
                .. archive.Entries.Where(e => !e.IsDirectory && !IsLink(e)).Select(e => Name(e.Key)).OfType<string>(),
            ];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Unpacks all members in the order in which they are packed.</summary>
    /// <returns>Whether all went well; else why not.</returns>
    public static (bool Whole, ReadFailure? Why) Unpack(string path, PartsFolder parts, CancellationToken cancel)
    {
        try
        {
            using var archive = ArchiveFactory.OpenArchive(path, new ReaderOptions());
            using var reader = archive.ExtractAllEntries();
            while (reader.MoveToNextEntry())
            {
                cancel.ThrowIfCancellationRequested();
                if (reader.Entry is not { IsDirectory: false, Key: { } key } || IsLink(reader.Entry))
                    continue;
                if (reader.Entry.IsEncrypted)
                    return (false, ArchiveReader.PasswordNeeded("").Failure);
                using var content = reader.OpenEntryStream();
                parts.Add(NfcComposer.Compose(key), content);
            }
            return (true, null);
        }
        catch (ReadException e)
        {
            return (false, e.Failure);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return (
                false,
                new ReadFailure(
                    FailureKind.Damaged,
                    $"the archive is damaged ({e.GetType().Name})",
                    "ask for the file again"
                )
            );
        }
    }

    // 7z keeps the mode of Unix in the upper half of the attributes: 0xA000 is a symbolic link.
    private static bool IsLink(SharpCompress.Common.IEntry entry) =>
        entry.LinkTarget is not null || (entry.Attrib is { } bits && ((bits >> 16) & 0xF000) == 0xA000);

    private static string? Name(string? key) => key is null ? null : PartName.Normalize(NfcComposer.Compose(key));
}
