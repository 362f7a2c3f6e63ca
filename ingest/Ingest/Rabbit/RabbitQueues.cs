using Pipeline.Ingest.Queue;
using RabbitMQ.Client;

namespace Pipeline.Ingest.Rabbit;

/// <summary>
/// The queues. Those of files are durable quorum queues, so that a broker's death loses none; what waits for a while is in queues
/// whose messages expire into the queue of work; what the broker itself gives up is put aside.
/// </summary>
/// <param name="name">What their names begin with.</param>
internal sealed class RabbitQueues(string name)
{
    // The last guard against a message that no worker ever answers; what is known of is put aside long before.
    private const int MostDeliveries = 20;

    private readonly (QueuePlace Place, string Queue, int Seconds)[] _delays =
        [(QueuePlace.Soon, name + ".later.1s", 1), (QueuePlace.Later, name + ".later.5s", 5), (QueuePlace.MuchLater, name + ".later.30s", 30)];

    /// <summary>Files that wait for a worker.</summary>
    public string Work { get; } = name + ".work";

    /// <summary>Files that wait for a person.</summary>
    public string Aside { get; } = name + ".aside";

    /// <summary>The exchange by which every worker hears who asks for it.</summary>
    public string RollCall { get; } = name + ".roll-call";

    /// <summary>Files that wait for a while.</summary>
    public IEnumerable<string> Delays => _delays.Select(d => d.Queue);

    /// <summary>The queue of a place.</summary>
    public string Of(QueuePlace place) => place switch
    {
        QueuePlace.Work => Work,
        QueuePlace.Aside => Aside,
        _ => _delays.First(d => d.Place == place).Queue,
    };

    /// <summary>Makes what is not there. A queue that is there with other arguments is refused by the broker.</summary>
    public async Task DeclareAsync(IChannel channel, CancellationToken cancel)
    {
        await DeclareAsync(channel, Aside, [], cancel);
        await DeclareAsync(channel, Work, Into(Aside, "x-delivery-limit", MostDeliveries), cancel);
        foreach (var (_, queue, seconds) in _delays) await DeclareAsync(channel, queue, Into(Work, "x-message-ttl", seconds * 1000), cancel);
        await channel.ExchangeDeclareAsync(RollCall, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancel);
    }

    // A message leaves its queue only when the other has it (RabbitMQ, "Quorum Queues", at-least-once dead lettering).
    private static Dictionary<string, object?> Into(string queue, string limit, int value) => new(StringComparer.Ordinal)
    {
        [limit] = value,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = queue,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    private static Task DeclareAsync(IChannel channel, string queue, Dictionary<string, object?> arguments, CancellationToken cancel)
    {
        arguments["x-queue-type"] = "quorum";
        return channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel);
    }
}
