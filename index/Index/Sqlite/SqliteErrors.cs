using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>What SQLite's error codes mean to a person (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    /// <summary>One line of what happened and one of what to do.</summary>
    public static ArchiveException Explain(SqliteException error, string path)
    {
        ArchiveException Of(string what, string advice) => new($"the archive {path} {what}", advice, error) { Full = error.SqliteErrorCode is 10 or 13 };
        return error.SqliteErrorCode switch
        {
            5 or 6 => Of("is held by another process for too long", "wait until it has ended, then do it again"),
            8 => Of("cannot be written", "give this user the right to write the file and its folder, or choose another place with --index sqlite:PATH"),
            10 => Of("cannot be written or read: the disk fails, is full, or files may not grow further", "make room or look at the disk, then do it again; nothing that was kept is lost"),
            11 => Of("is damaged", "restore it from a copy, or ingest the files again into a new one"),
            13 => Of("cannot grow: the disk is full", "make room, then do it again; nothing that was kept is lost"),
            14 => Of("cannot be opened", "check the path and the rights to its folder"),
            26 => Of("is no archive: the file is of another kind", "choose another place with --index sqlite:PATH"),
            _ => Of($"refuses: {error.Message}", "report this with the command that you gave"),
        };
    }
}
