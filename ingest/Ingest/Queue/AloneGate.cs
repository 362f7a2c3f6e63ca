namespace Pipeline.Ingest.Queue;

/// <summary>
/// Lets so many in at once, or one alone. A file in whose company a worker died is worked at alone, so that the next death
/// tells which file it was.
/// </summary>
internal sealed class AloneGate(int places) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Waits for a place, or for all of them.</summary>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancel)
    {
        if (!alone)
        {
            await _places.WaitAsync(cancel);
            return new Place(this, 1);
        }
        var held = 0;
        // Two that wait for all places at once would each hold some of them for ever.
        await _alone.WaitAsync(cancel);
        try
        {
            for (; held < places; held++) await _places.WaitAsync(cancel);
            return new Place(this, places);
        }
        catch
        {
            if (held > 0) _places.Release(held);
            throw;
        }
        finally { _alone.Release(); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _alone.Dispose();
    }

    private sealed class Place(AloneGate gate, int count) : IDisposable
    {
        public void Dispose() => gate._places.Release(count);
    }
}
