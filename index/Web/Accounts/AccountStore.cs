using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Index.Sqlite;

namespace Pipeline.Web.Accounts;

/// <summary>
/// Accounts, kept by ASP.NET Core Identity in a SQLite file of their own. Passwords are kept as Identity hashes them,
/// tokens as hashes. Safe for several threads.
/// </summary>
public sealed class AccountStore : IDisposable
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    private const string Scheme = "sqlite:";
    private const int Failures = 5,
        TokenBytes = 32;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);
    private readonly ServiceProvider _services;

    /// <summary>Opens the store; it is made where there is none.</summary>
    /// <param name="address">sqlite:PATH.</param>
    public AccountStore(string address)
    {
        SystemSqliteProvider.EnsureBound();
        var path = Path.GetFullPath(address[Scheme.Length..]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<AccountContext>(o => o.UseSqlite($"Data Source={path}"));
        services
            .AddIdentityCore<Account>(o =>
            {
                // Length is what makes a password hard to guess; rules about signs make it hard to remember.
                o.Password.RequiredLength = ShortestPassword;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (Failures, Lockout);
            })
            .AddEntityFrameworkStores<AccountContext>();
        _services = services.BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<AccountContext>().Database.EnsureCreated();
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>What is wrong with an address; null where it can be used.</summary>
    public static string? ExplainInvalid(string address) =>
        address.StartsWith(Scheme, StringComparison.Ordinal) && address.Length > Scheme.Length
            ? null
            : $"'{address}' is no store of accounts: write sqlite:PATH";

    /// <summary>Adds an account, or changes roles, clearance and password of the one with this name.</summary>
    /// <param name="name">ASCII letters, digits and -._@+.</param>
    /// <param name="roles">Of <see cref="Account.AllRoles"/>.</param>
    /// <param name="clearance">Of <see cref="Account.AllClearances"/>; null for none.</param>
    /// <param name="password">The password.</param>
    /// <returns>What is wrong; null where it is kept.</returns>
    public Task<string?> AddAsync(string name, IEnumerable<string> roles, string? clearance, string password) =>
        WithAsync(
            async (users, _) =>
            {
                var known = await users.FindByNameAsync(name);
                var account = known ?? new Account { UserName = name };
                (account.Roles, account.Clearance) = (string.Join(',', roles.Distinct()), clearance);
                if (known is null)
                    return Told(await users.CreateAsync(account, password));
                foreach (var validator in users.PasswordValidators)
                    if (Told(await validator.ValidateAsync(users, account, password)) is { } wrong)
                        return wrong;
                account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
                // What was opened with the old one ends.
                return Told(await users.UpdateSecurityStampAsync(account));
            }
        );

    /// <summary>Takes an account and its tokens away; false where there is none.</summary>
    public Task<bool> RemoveAsync(string name) =>
        WithAsync(
            async (users, context) =>
            {
                if (await users.FindByNameAsync(name) is not { } account)
                    return false;
                await context.ProgramTokens.Where(t => t.AccountId == account.Id).ExecuteDeleteAsync();
                return (await users.DeleteAsync(account)).Succeeded;
            }
        );

    /// <summary>All accounts by name.</summary>
    public Task<IReadOnlyList<Account>> ListAsync() =>
        WithAsync<IReadOnlyList<Account>>(
            async (_, context) => await context.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync()
        );

    /// <summary>An account by its name; null where there is none.</summary>
    public Task<Account?> GetAsync(string name) => WithAsync((users, _) => users.FindByNameAsync(name));

    /// <summary>
    /// The account of a name and a password; null where they do not fit, and for a while after several that did not.
    /// </summary>
    public Task<Account?> SignInAsync(string name, string password) =>
        WithAsync<Account?>(
            async (users, _) =>
            {
                if (await users.FindByNameAsync(name) is not { } account)
                {
                    // An unknown name takes as long as a known one.
                    users.PasswordHasher.HashPassword(new Account(), password);
                    return null;
                }
                var fits = await users.CheckPasswordAsync(account, password);
                if (await users.IsLockedOutAsync(account))
                    return null;
                if (!fits)
                {
                    await users.AccessFailedAsync(account);
                    return null;
                }
                await users.ResetAccessFailedCountAsync(account);
                return account;
            }
        );

    /// <summary>Makes a token for programs; null where there is no such account.</summary>
    public Task<string?> CreateTokenAsync(string name, TimeSpan life) =>
        WithAsync<string?>(
            async (users, context) =>
            {
                if (await users.FindByNameAsync(name) is not { } account)
                    return null;
                var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
                context.ProgramTokens.Add(
                    new AccountToken
                    {
                        Id = Hash(token),
                        AccountId = account.Id,
                        Until = DateTime.UtcNow + life,
                    }
                );
                await context.SaveChangesAsync();
                return token;
            }
        );

    /// <summary>Whose token this is; null where it is none, or is over.</summary>
    public Task<Account?> FindByTokenAsync(string token) =>
        WithAsync(
            async (_, context) =>
            {
                var (hash, now) = (Hash(token), DateTime.UtcNow);
                return await context
                    .ProgramTokens.Where(t => t.Id == hash && t.Until > now)
                    .Join(context.Users, t => t.AccountId, u => u.Id, (_, u) => u)
                    .AsNoTracking()
                    .FirstOrDefaultAsync();
            }
        );

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private async Task<T> WithAsync<T>(Func<UserManager<Account>, AccountContext, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(
            scope.ServiceProvider.GetRequiredService<UserManager<Account>>(),
            scope.ServiceProvider.GetRequiredService<AccountContext>()
        );
    }

    private static string? Told(IdentityResult result) =>
        result.Succeeded ? null : string.Join(" ", result.Errors.Select(e => e.Description));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
