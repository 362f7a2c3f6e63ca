using System.Net.Sockets;
using System.Security.Authentication;
using Pipeline.Ingest.Queue;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Ingest.Rabbit;

/// <summary>What the client's errors mean to a person (AMQP 0-9-1, reply codes).</summary>
internal static class RabbitErrors
{
    private const int AccessRefused = 403,
        NotFound = 404,
        Locked = 405,
        PreconditionFailed = 406,
        NotAllowed = 530;

    /// <summary>Does it; errors of the broker and of the network become one line each.</summary>
    public static async Task<T> GuardAsync<T>(RabbitAddress address, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e)
            when (e
                    is RabbitMQClientException
                        or IOException
                        or SocketException
                        or AuthenticationException
                        or TimeoutException
                        or ObjectDisposedException
                || TimedOut(e)
            )
        {
            throw Explain(e, address);
        }
    }

    /// <summary>The same for what gives nothing.</summary>
    public static Task GuardAsync(RabbitAddress address, Func<Task> work) =>
        GuardAsync(
            address,
            async () =>
            {
                await work();
                return true;
            }
        );

    /// <summary>The line.</summary>
    public static QueueException Explain(Exception error, RabbitAddress address)
    {
        QueueException Of(string what, string advice, bool final = false) =>
            new($"the queue {address} {what}", advice, error) { Final = final };
        var all = Chain(error).ToArray();
        if (all.Any(e => e is AuthenticationFailureException or PossibleAuthenticationFailureException))
            return Of(
                $"refuses the user {address.User}: wrong name or password",
                $"check both in the address, or give the password in {RabbitAddress.PasswordVariable}",
                final: true
            );
        if (
            all.OfType<OperationInterruptedException>()
                .Select(e => e.ShutdownReason)
                .FirstOrDefault(r => r is not null) is
            { } reason
        )
            switch (reason.ReplyCode)
            {
                case PreconditionFailed:
                    return Of(
                        $"holds a queue of the same name that another program or version made "
                            + $"({Brief(reason.ReplyText)})",
                        "use another virtual host (amqp://host/NAME), or delete that queue once it is empty",
                        final: true
                    );
                case AccessRefused:
                    return Of(
                        $"does not let the user {address.User} do it ({Brief(reason.ReplyText)})",
                        "give the user rights to configure, write and read pipeline.*",
                        final: true
                    );
                case NotAllowed:
                    return Of(
                        $"refuses: {Brief(reason.ReplyText)}",
                        "check the virtual host at the end of the address",
                        final: true
                    );
                case NotFound or Locked:
                    return Of($"has lost a queue ({Brief(reason.ReplyText)})", "it is made again at the next try");
            }
        var cause =
            all.OfType<SocketException>().FirstOrDefault()?.Message
            ?? (all.Any(e => e is TimeoutException || TimedOut(e)) ? "no answer in time" : all[^1].Message);
        return Of($"cannot be reached: {Brief(cause)}", "check that RabbitMQ runs there, its address and the firewall");
    }

    private static bool TimedOut(Exception error) =>
        error is OperationCanceledException { CancellationToken.IsCancellationRequested: false };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
            if (error is AggregateException { InnerExceptions.Count: > 1 } several)
                foreach (var inner in several.InnerExceptions.SelectMany(Chain))
                    yield return inner;
        }
    }

    private static string Brief(string text) => text.Split('\n')[0].TrimEnd('.', '\r', ' ');
}
