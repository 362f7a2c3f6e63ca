namespace Pipeline.Reading;

/// <summary>Folders of unpacked parts and of reading children.</summary>
internal static class TemporaryFolder
{
    /// <summary>Deletes it as far as it can be: the system clears what remains.</summary>
    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        { /* Temporary anyway. */
        }
    }
}
