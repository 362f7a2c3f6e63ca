using Pipeline.Crosscheck.ReviewQueue;

namespace Pipeline.Web.Archives;

/// <summary>An item of the queue, as one session has it.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Waiting">What waits.</param>
/// <param name="Left">How many wait, this one among them.</param>
public sealed record ReviewCard(string Key, ReviewItem Waiting, int Left);

/// <summary>
/// Hands out what waits for a person, best worth first, each item to one session at a time. A session that leaves an
/// item without a
/// word gives it back after a while. The list is read anew every few minutes; what is settled leaves it at once.
/// </summary>
public sealed class ReviewQueue(Desk desk)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10),
        Fresh = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, (string Session, DateTime Until)> _leases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _skipped = new(StringComparer.Ordinal);
    private List<ReviewItem> _all = [];
    private DateTime _read = DateTime.MinValue;

    /// <summary>What names an item.</summary>
    public static string KeyOf(ReviewItem waiting) => $"{waiting.Id}|{waiting.Code}";

    /// <summary>The item that this session works at, or the next one; null where nothing waits for it.</summary>
    /// <param name="session">Name of the session.</param>
    /// <param name="skip">Key of an item that the session leaves to others; null for none.</param>
    public Task<ReviewCard?> NextAsync(string session, string? skip = null) =>
        AloneAsync(async () =>
        {
            await ReadAsync();
            if (!_skipped.TryGetValue(session, out var skipped))
                _skipped[session] = skipped = new HashSet<string>(StringComparer.Ordinal);
            if (skip is not null)
            {
                skipped.Add(skip);
                if (_leases.TryGetValue(skip, out var left) && left.Session == session)
                    _leases.Remove(skip);
            }
            var now = DateTime.UtcNow;
            foreach (var gone in _leases.Where(l => l.Value.Until < now).Select(l => l.Key).ToList())
                _leases.Remove(gone);
            bool IsFree(string key) => !_leases.TryGetValue(key, out var lease) || lease.Session == session;
            var open = _all.Where(w => !skipped.Contains(KeyOf(w)) && IsFree(KeyOf(w))).ToList();
            var next =
                open.FirstOrDefault(w => _leases.TryGetValue(KeyOf(w), out var lease) && lease.Session == session)
                ?? open.FirstOrDefault();
            if (next is null)
                return null;
            _leases[KeyOf(next)] = (session, now + Lease);
            return new ReviewCard(KeyOf(next), next, open.Count);
        });

    /// <summary>This session holds this item.</summary>
    public Task<ReviewItem?> HeldAsync(string session, string key) =>
        AloneAsync(() =>
            Task.FromResult(
                _leases.TryGetValue(key, out var lease) && lease.Session == session && lease.Until >= DateTime.UtcNow
                    ? _all.Find(w => KeyOf(w) == key)
                    : null
            )
        );

    /// <summary>
    /// The item after the one that the session has: its picture may be fetched ahead. It is not taken.
    /// </summary>
    public Task<ReviewItem?> PeekAsync(string session, string key) =>
        AloneAsync(() =>
        {
            var skipped = _skipped.GetValueOrDefault(session);
            return Task.FromResult(
                _all.Find(w => KeyOf(w) != key && skipped?.Contains(KeyOf(w)) != true && !_leases.ContainsKey(KeyOf(w)))
            );
        });

    /// <summary>All that waits, for programs.</summary>
    public Task<IReadOnlyList<ReviewItem>> AllAsync() =>
        AloneAsync<IReadOnlyList<ReviewItem>>(async () =>
        {
            await ReadAsync();
            return [.. _all];
        });

    /// <summary>A record was changed: what waits of it is asked again.</summary>
    public Task ChangedAsync(string id) =>
        AloneAsync(async () =>
        {
            var at = _all.FindIndex(w => w.Id == id);
            _all.RemoveAll(w => w.Id == id);
            _all.InsertRange(at < 0 ? _all.Count : Math.Min(at, _all.Count), await desk.WaitingAsync(id));
            foreach (
                var key in _leases
                    .Keys.Where(k =>
                        k.StartsWith(id + "|", StringComparison.Ordinal) && !_all.Exists(w => KeyOf(w) == k)
                    )
                    .ToList()
            )
                _leases.Remove(key);
            return true;
        });

    private async Task ReadAsync()
    {
        if (DateTime.UtcNow - _read < Fresh)
            return;
        _all = [.. await desk.WaitingAsync()];
        _read = DateTime.UtcNow;
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> work)
    {
        await _one.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _one.Release();
        }
    }
}
