using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Pipeline.Web.Accounts;

/// <summary>
/// Who is signed in. A session is known by the hash of its token, ends after half a day, when the account changes, and
/// when this program ends.
/// </summary>
public sealed class AccountSessions(WebSettings settings) : IDisposable
{
    private const int TokenBytes = 32,
        TriesByAddress = 20,
        TriesByName = 10;
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, (string Name, string? Stamp, DateTime Until)> _sessions = new(
        StringComparer.Ordinal
    );
    private readonly PartitionedRateLimiter<string> _byAddress = Limiter(TriesByAddress, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _byName = Limiter(TriesByName, TimeSpan.FromMinutes(1));

    /// <summary>Signs in: the token of a new session; null where name and password do not fit.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="from">Where the request comes from.</param>
    /// <returns>The token, and whether there were too many tries.</returns>
    public async Task<(string? Token, bool Slowed)> SignInAsync(string name, string password, string from)
    {
        if (!_byAddress.AttemptAcquire(from).IsAcquired || !_byName.AttemptAcquire(name.ToUpperInvariant()).IsAcquired)
            return (null, true);
        if (await settings.Accounts!.SignInAsync(name, password) is not { UserName: { } known } account)
            return (null, false);
        foreach (var old in _sessions.Where(s => s.Value.Until < DateTime.UtcNow).ToList())
            _sessions.TryRemove(old);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        _sessions[Hash(token)] = (known, account.SecurityStamp, DateTime.UtcNow + Life);
        return (token, false);
    }

    /// <summary>The account of a session and a name of the session that is not its token; null where it is over.</summary>
    public async Task<(Account Account, string Session)?> FindAsync(string? token)
    {
        if (token is null || !_sessions.TryGetValue(Hash(token), out var session) || session.Until < DateTime.UtcNow)
            return null;
        return await settings.Accounts!.GetAsync(session.Name) is { } account && account.SecurityStamp == session.Stamp
            ? (account, Hash(token)[..16])
            : null;
    }

    /// <summary>Ends a session.</summary>
    public void SignOut(string? token)
    {
        if (token is not null)
            _sessions.TryRemove(Hash(token), out _);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _byAddress.Dispose();
        _byName.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(
                key,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = window }
            )
        );

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
