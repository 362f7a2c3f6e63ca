using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Pipeline.Web.Accounts;

/// <summary>A person who may sign in.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The clearance that opens secret papers of every level.</summary>
    public const string TopSecret = "tuyet-mat";

    /// <summary>Roles that can be given.</summary>
    public static readonly ImmutableArray<string> AllRoles = ["reader", "secretary", "analyst", "auditor", "keeper"];

    /// <summary>Clearances that can be given, lowest first.</summary>
    public static readonly ImmutableArray<string> AllClearances = ["mat", "toi-mat", TopSecret];

    /// <summary>Roles, with commas between.</summary>
    public string Roles { get; set; } = "reader";

    /// <summary>Clearance; null for none.</summary>
    public string? Clearance { get; set; }
}

/// <summary>A token that a program signs in with; only its hash is kept.</summary>
public sealed class AccountToken
{
    /// <summary>SHA-256 of the token in hex.</summary>
    public required string Id { get; set; }

    /// <summary>Whose it is.</summary>
    public required string AccountId { get; set; }

    /// <summary>When it ends, UTC.</summary>
    public required DateTime Until { get; set; }
}

/// <summary>The tables of accounts.</summary>
public sealed class AccountContext(DbContextOptions<AccountContext> options) : IdentityUserContext<Account>(options)
{
    /// <summary>Tokens of programs.</summary>
    public DbSet<AccountToken> ProgramTokens => Set<AccountToken>();
}
