using System.Globalization;

namespace Pipeline.Index;

/// <summary>
/// Who holds a claim: host, process and its start. A process of this host that is gone holds nothing, so what it left
/// is taken up at once.
/// </summary>
public static class ClaimOwner
{
    /// <summary>The owner that this process is; each call gives another one of it.</summary>
    public static string Create() =>
        $"{Environment.MachineName}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}/{Guid.NewGuid():N}";

    /// <summary>False only where the owner is surely gone.</summary>
    public static bool MayLive(string owner)
    {
        var parts = owner.Split('/');
        return parts.Length != 4
            || parts[0] != Environment.MachineName
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || StartOf(id) == parts[2];
    }

    // Field 22 of /proc/PID/stat: clock ticks between the start of the system and that of the process (proc(5)).
    private static string StartOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return "gone";
        }
    }
}
