#pragma warning disable CA1416 // Rights are those of Linux: the program runs nowhere else.
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.Index.Access;

/// <summary>
/// Who may read what is kept: its owner and one group of readers (0640, 0750), nobody else. The group is that of the
/// folder; the
/// keeper names it by <see cref="ReadersVariable"/>.
/// </summary>
public static class StorePermissions
{
    /// <summary>Variable that names the group that may read the archive and its original bytes.</summary>
    public const string ReadersVariable = "PIPELINE_READERS";

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const int OthersMask = 0x17,
        CanWrite = 2; // 0x17 is 027 in octal
    private const uint Unchanged = uint.MaxValue;

    /// <summary>Nothing that this process and its children make can be read by others.</summary>
    public static void Mask() => _ = umask(OthersMask);

    /// <summary>The caller may write the file and the folder that it is in.</summary>
    public static bool MayWrite(string path) =>
        access(Bytes(path), CanWrite) == 0
        && access(Bytes(Path.GetDirectoryName(Path.GetFullPath(path))!), CanWrite) == 0;

    /// <summary>
    /// Takes the rights of others from what is kept, and gives it to the group of readers where one is named. What
    /// cannot be
    /// changed (it belongs to somebody else) is told.
    /// </summary>
    /// <param name="paths">Files and folders of the store; those that are not there do not count.</param>
    /// <returns>Lines for people: what is open to others still, and what to do.</returns>
    public static IReadOnlyList<string> Close(IEnumerable<string> paths)
    {
        var told = new List<string>();
        var group = Environment.GetEnvironmentVariable(ReadersVariable) is { Length: > 0 } named ? named : null;
        var number = group is null ? null : SystemGroups.NumberOf(group);
        if (group is not null && number is null)
            told.Add($"no group is named '{group}'; set {ReadersVariable} to one that is there");
        foreach (var path in paths.Where(p => File.Exists(p) || Directory.Exists(p)))
        {
            var mode = File.GetUnixFileMode(path);
            var wanted = mode & ~Others;
            if (number is not null)
                wanted |=
                    UnixFileMode.GroupRead
                    | (Directory.Exists(path) ? UnixFileMode.GroupExecute | UnixFileMode.SetGroup : 0);
            // What is made in a folder with this mark belongs to its group.
            if (number is { } gid && MayWrite(path))
                _ = chown(Bytes(path), Unchanged, gid);
            if (wanted == mode)
                continue;
            try
            {
                File.SetUnixFileMode(path, wanted);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                if ((mode & Others) != 0)
                    told.Add(
                        $"{path} is open to everybody on this machine; its owner takes that away with chmod o-rwx"
                    );
            }
        }
        return told;
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable SYSLIB1054 // All arguments are plain numbers and bytes: nothing to generate.
    [DllImport("libc")]
    private static extern int umask(int mask);

    [DllImport("libc")]
    private static extern int access(byte[] path, int mode);

    [DllImport("libc")]
    private static extern int chown(byte[] path, uint owner, uint group);
#pragma warning restore SYSLIB1054
}
