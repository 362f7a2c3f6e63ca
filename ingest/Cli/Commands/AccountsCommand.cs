using System.CommandLine;
using Pipeline.Web.Accounts;

namespace Pipeline.Cli.Commands;

/// <summary>accounts: who may sign in to the desk, and what for.</summary>
internal static class AccountsCommand
{
    /// <summary>The store where no option names one.</summary>
    private const string Usual = "sqlite:.pipeline/accounts.db";

    /// <summary>The command with its parts.</summary>
    public static Command Create() =>
        new("accounts", "Who may sign in to the desk (serve --accounts), with which roles and clearance.")
        {
            CreateAdd(),
            CreateToken(),
            CreateList(),
            CreateRemove(),
        };

    /// <summary>--accounts; a bad address is told before anything runs.</summary>
    public static Option<string?> CreateOption(string? usual = null)
    {
        var option = new Option<string?>("--accounts")
        {
            Description = "Where accounts are kept: sqlite:PATH.",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && AccountStore.ExplainInvalid(token.Value) is { } why)
                r.AddError(why);
        });
        return option;
    }

    private static Command CreateAdd()
    {
        var (name, accounts) = (Name(), CreateOption(Usual));
        var roles = new Option<string[]>("--role")
        {
            Description =
                "reader; secretary fills in and takes in; analyst pairs names; auditor decides; keeper. Several may be given.",
            DefaultValueFactory = _ => ["reader"],
            AllowMultipleArgumentsPerToken = true,
        };
        roles.AcceptOnlyFromAmong([.. Account.AllRoles]);
        var clearance = new Option<string?>("--clearance")
        {
            Description =
                "mat, toi-mat or tuyet-mat. The desk shows secret papers, of all levels, with tuyet-mat alone.",
        };
        clearance.AcceptOnlyFromAmong([.. Account.AllClearances]);
        var command = new Command("add", "Adds an account or changes it; its password is one line of standard input.")
        {
            name,
            roles,
            clearance,
            accounts,
        };
        command.SetAction(
            async (parse, _) =>
            {
                if (!Console.IsInputRedirected)
                    Console.Error.Write($"password (at least {AccountStore.ShortestPassword} characters): ");
                if (ReadPassword() is not { Length: > 0 } password)
                    throw new UsageException("no password is given: write it on standard input");
                using var store = new AccountStore(parse.GetValue(accounts)!);
                if (
                    await store.AddAsync(
                        parse.GetValue(name)!,
                        parse.GetValue(roles)!,
                        parse.GetValue(clearance),
                        password
                    ) is
                    { } wrong
                )
                    throw new UsageException(wrong);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Command CreateToken()
    {
        var (name, accounts) = (Name(), CreateOption(Usual));
        var days = new Option<int>("--days") { Description = "How long it holds.", DefaultValueFactory = _ => 90 };
        days.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !(int.TryParse(token.Value, out var n) && n is > 0 and <= 3650))
                r.AddError("--days needs a number from 1 to 3650");
        });
        var command = new Command("token", "Prints a new token with which a program signs in.")
        {
            name,
            days,
            accounts,
        };
        command.SetAction(
            async (parse, _) =>
            {
                using var store = new AccountStore(parse.GetValue(accounts)!);
                if (
                    await store.CreateTokenAsync(parse.GetValue(name)!, TimeSpan.FromDays(parse.GetValue(days)))
                    is not { } token
                )
                    return NotHeld(parse.GetValue(name)!);
                Console.WriteLine(token);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Command CreateList()
    {
        var accounts = CreateOption(Usual);
        var command = new Command("list", "Lists accounts: name, roles, clearance.") { accounts };
        command.SetAction(
            async (parse, _) =>
            {
                using var store = new AccountStore(parse.GetValue(accounts)!);
                foreach (var account in await store.ListAsync())
                    Console.WriteLine($"{account.UserName}  {account.Roles}  {account.Clearance ?? "-"}");
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Command CreateRemove()
    {
        var (name, accounts) = (Name(), CreateOption(Usual));
        var command = new Command("remove", "Takes an account and its tokens away; its sessions end.")
        {
            name,
            accounts,
        };
        command.SetAction(
            async (parse, _) =>
            {
                using var store = new AccountStore(parse.GetValue(accounts)!);
                return await store.RemoveAsync(parse.GetValue(name)!) ? ExitCodes.Done : NotHeld(parse.GetValue(name)!);
            }
        );
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "ASCII letters, digits and -._@+." };

    private static int NotHeld(string name)
    {
        Console.Error.WriteLine($"pipeline: no account is named '{name}'; accounts list names them");
        return ExitCodes.SomeFailed;
    }

    // On a terminal nothing of it is shown.
    private static string? ReadPassword()
    {
        if (Console.IsInputRedirected)
            return Console.ReadLine();
        var typed = new System.Text.StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter; )
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
