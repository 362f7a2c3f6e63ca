using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index;

namespace Pipeline.Cli.Checking;

/// <summary>
/// What was checked last, and when: checked.json beside the archive. "No findings" is said only of what was checked.
/// </summary>
/// <param name="At">Begin of the last check of all, ISO 8601 in UTC; null where there was none.</param>
/// <param name="Records">Documents that it saw.</param>
/// <param name="Unchecked">Documents that were taken in since and not checked.</param>
/// <param name="Running">A check of all began and did not end: it was stopped, or runs now.</param>
internal sealed record CheckNote(string? At, long Records, long Unchecked, bool Running)
{
    private const string FileName = "checked.json";

    /// <summary>The note of an archive; one of nothing checked where there is none.</summary>
    public static CheckNote Read(string address)
    {
        try
        {
            var said = JsonNode.Parse(File.ReadAllText(PathOf(address)))!;
            return new CheckNote(
                (string?)said["at"],
                (long?)said["records"] ?? 0,
                (long?)said["unchecked"] ?? 0,
                (bool?)said["running"] ?? false
            );
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return new CheckNote(null, 0, 0, false);
        }
    }

    /// <summary>A check of all begins.</summary>
    public static void Begin(string address) => Write(address, Read(address) with { Running = true });

    /// <summary>A check of all ended.</summary>
    public static void End(string address, long records) =>
        Write(
            address,
            new CheckNote(
                DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
                records,
                0,
                false
            )
        );

    /// <summary>Documents were taken in that no check has seen.</summary>
    public static void Leave(string address, long records)
    {
        var note = Read(address);
        Write(address, note with { Unchecked = note.Unchecked + records });
    }

    /// <summary>What was checked of one archive is checked of its copy, findings and all.</summary>
    public static void Copy(string from, string to) => Write(to, Read(from));

    /// <summary>For people.</summary>
    public override string ToString() =>
        At is null
            ? Running
                ? "not finished: ./pipeline check does it"
                : "nothing yet: ./pipeline check does it"
            : $"{At}, {Records:N0} documents"
                + $"{(Unchecked > 0 ? $"; {Unchecked:N0} taken in since are not: ./pipeline check does it" : "")}"
                + $"{(Running ? "; a later check was not finished" : "")}";

    /// <summary>For programs.</summary>
    public JsonObject Json() =>
        new()
        {
            ["at"] = At,
            ["records"] = Records,
            ["unchecked"] = Unchecked,
            ["running"] = Running,
        };

    private static void Write(string address, CheckNote note)
    {
        try
        {
            var path = PathOf(address);
            File.WriteAllText(path + ".new", note.Json().ToJsonString());
            File.Move(path + ".new", path, overwrite: true);
        }
        // Whoever may only read changes nothing that was checked.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        { /* The note stays as it was. */
        }
    }

    private static string PathOf(string address) => Path.Combine(ArchiveFactory.FolderOf(address), FileName);
}
