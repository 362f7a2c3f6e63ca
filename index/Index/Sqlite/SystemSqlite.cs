using System.Runtime.InteropServices;
using SQLitePCL;

namespace Pipeline.Index.Sqlite;

/// <summary>Binds the provider to the system's SQLite, which the distribution patches; none is shipped.</summary>
internal static class SystemSqlite
{
    private static readonly Lazy<bool> Bound = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, static (name, assembly, path) =>
            name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", assembly, path, out var handle) ? handle : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>Binds once; later calls do nothing.</summary>
    public static void Bind() => _ = Bound.Value;
}
