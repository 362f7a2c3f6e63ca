namespace Pipeline.Index.Tests.Contract;

/// <summary>
/// What every engine must pass, case for case. An engine's tests inherit each of these classes and open their engine.
/// </summary>
public abstract class ArchiveContract : IDisposable
{
    private IArchive? _archive;

    /// <summary>The archive of this test, empty at first.</summary>
    protected IArchive Archive => _archive ??= Open();

    /// <summary>Opens the archive of this test: again the same one when called again.</summary>
    protected abstract IArchive Open();

    public virtual void Dispose()
    {
        _archive?.Dispose();
        GC.SuppressFinalize(this);
    }
}
