using Pipeline.Index;

namespace Pipeline.Ingest;

/// <summary>Keeps the claims of an owner alive; gives them back at the end.</summary>
internal sealed class ClaimHolder : IDisposable
{
    private readonly ILedger _ledger;
    private readonly string _owner;
    private readonly Timer _timer;

    /// <summary>Begins to renew.</summary>
    public ClaimHolder(ILedger ledger, string owner, TimeSpan lease)
    {
        (_ledger, _owner) = (ledger, owner);
        _timer = new Timer(_ => Try(() => _ledger.RenewClaims(_owner, lease)), null, lease / 3, lease / 3);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Try(() => _ledger.ReleaseAllClaims(_owner));
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (ArchiveException)
        { /* The next write tells; a lost claim costs double work, nothing else. Claims end with their process. */
        }
    }
}
