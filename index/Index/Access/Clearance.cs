using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.Index.Access;

/// <summary>
/// Who may see secret papers. The keeper says it in clearance.json beside the archive: {"group": "mat"} for the members
/// of a group,
/// {"key": "SHA-256 of a file, in hex"} for whoever holds that file and names it by <see cref="KeyVariable"/>; either
/// is enough.
/// Where the keeper said nothing it is whoever may write the archive: he could unmark the papers anyway.
/// </summary>
public static class Clearance
{
    /// <summary>Name of the keeper's file.</summary>
    public const string FileName = "clearance.json";

    /// <summary>Variable that names the key file of whoever asks.</summary>
    public const string KeyVariable = "PIPELINE_CLEARANCE";

    /// <summary>Why whoever runs the program may not see secret papers; null where he may.</summary>
    /// <param name="folder">Folder of the archive.</param>
    /// <param name="mayWrite">He may write the archive.</param>
    public static string? Refuse(string folder, bool mayWrite)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return mayWrite ? null : $"no clearance: its keeper gives one in {path}";
        try
        {
            using var said = JsonDocument.Parse(File.ReadAllBytes(path));
            if (
                Text(said.RootElement, "group") is { } group
                && SystemGroups.NumberOf(group) is { } number
                && SystemGroups.Holds(number)
            )
                return null;
            if (
                Text(said.RootElement, "key") is { } key
                && Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } file
                && Convert
                    .ToHexString(SHA256.HashData(File.ReadAllBytes(file)))
                    .Equals(key.Trim(), StringComparison.OrdinalIgnoreCase)
            )
                return null;
            return $"no clearance: whoever is in the group or holds the key of {path} has one; {KeyVariable} names "
                + $"the key file";
        }
        // What cannot be read gives nobody a clearance.
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return $"no clearance: {path} or the file of {KeyVariable} cannot be read";
        }
    }

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object
        && said.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
