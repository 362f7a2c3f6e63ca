using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Pipeline.Ingest.Queue;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Ingest.Rabbit;

/// <summary>
/// The queue in RabbitMQ. It is one connection: when that is lost, it is of no use any more and another is opened.
/// </summary>
public sealed class RabbitWorkQueue : IWorkQueue
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly BasicProperties Persistent = new()
    {
        DeliveryMode = DeliveryModes.Persistent,
        ContentType = "application/json",
    };

    private readonly RabbitAddress _address;
    private readonly RabbitQueues _queues;
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private RabbitWorkQueue(RabbitAddress address, RabbitQueues queues, IConnection connection, IChannel channel) =>
        (_address, _queues, _connection, _channel) = (address, queues, connection, channel);

    /// <summary>Connects and makes the queues that are not there.</summary>
    /// <exception cref="QueueException">It cannot be reached or refuses.</exception>
    public static Task<RabbitWorkQueue> OpenAsync(RabbitAddress address, CancellationToken cancel) =>
        RabbitErrors.GuardAsync(
            address,
            async () =>
            {
                var connection = await ConnectAsync(address, cancel);
                try
                {
                    var channel = await connection.CreateChannelAsync(
                        new CreateChannelOptions(
                            publisherConfirmationsEnabled: true,
                            publisherConfirmationTrackingEnabled: true
                        ),
                        cancel
                    );
                    var queues = new RabbitQueues(address.Name);
                    await queues.DeclareAsync(channel, cancel);
                    return new RabbitWorkQueue(address, queues, connection, channel);
                }
                catch
                {
                    await connection.DisposeAsync();
                    throw;
                }
            }
        );

    /// <summary>The names of its queues.</summary>
    internal RabbitQueues Queues => _queues;

    /// <summary>A further channel of the same connection, for talk about the work.</summary>
    internal Task<IChannel> OpenChannelAsync(CancellationToken cancel) =>
        GuardAsync(() => _connection.CreateChannelAsync(cancellationToken: cancel));

    /// <summary>Does something with the broker; its errors become one line.</summary>
    internal Task<T> GuardAsync<T>(Func<Task<T>> work) => RabbitErrors.GuardAsync(_address, work);

    /// <inheritdoc/>
    // Confirmations are awaited together: the broker writes many messages to its disk at once.
    public Task PublishAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel) =>
        RabbitErrors.GuardAsync(
            _address,
            () => Task.WhenAll(items.Select(item => SendAsync(_queues.Work, item, cancel)))
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<TakenItem> TakeAsync(int most, [EnumeratorCancellation] CancellationToken stop)
    {
        var arrived = Channel.CreateUnbounded<TakenItem>();
        await RabbitErrors.GuardAsync(
            _address,
            async () =>
            {
                await _channel.BasicQosAsync(
                    0,
                    (ushort)Math.Min(most, ushort.MaxValue),
                    global: false,
                    CancellationToken.None
                );
                var consumer = new AsyncEventingBasicConsumer(_channel);
                consumer.ReceivedAsync += async (_, message) =>
                    await arrived.Writer.WriteAsync(
                        new TakenItem(WorkItem.Parse(message.Body.Span), message.DeliveryTag)
                    );
                consumer.UnregisteredAsync += (_, _) => Task.FromResult(arrived.Writer.TryComplete());
                _channel.ChannelShutdownAsync += (_, reason) =>
                    Task.FromResult(
                        arrived.Writer.TryComplete(RabbitErrors.Explain(new AlreadyClosedException(reason), _address))
                    );
                await _channel.BasicConsumeAsync(_queues.Work, autoAck: false, consumer, CancellationToken.None);
            }
        );
        while (await NextAsync(arrived.Reader, stop) is { } taken)
            if (taken.Item is not null)
                yield return taken;
            else
                await RabbitErrors.GuardAsync(
                    _address,
                    async () => await _channel.BasicRejectAsync(taken.Tag, requeue: false, CancellationToken.None)
                ); // The broker puts it aside.
        if (!stop.IsCancellationRequested)
            throw new QueueException($"the queue {_address} gives no more work to this worker", "it is asked again");
    }

    /// <inheritdoc/>
    public Task DoneAsync(TakenItem taken) =>
        RabbitErrors.GuardAsync(_address, async () => await _channel.BasicAckAsync(taken.Tag, multiple: false));

    /// <inheritdoc/>
    public Task MoveAsync(TakenItem taken, WorkItem changed, QueuePlace place) =>
        RabbitErrors.GuardAsync(
            _address,
            async () =>
            {
                await SendAsync(_queues.QueueName(place), changed, CancellationToken.None);
                await _channel.BasicAckAsync(taken.Tag, multiple: false);
            }
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<TakenItem>> AsideAsync(int most, CancellationToken cancel) =>
        GuardAsync<IReadOnlyList<TakenItem>>(async () =>
        {
            var taken = new List<TakenItem>();
            while (
                taken.Count < most && await _channel.BasicGetAsync(_queues.Aside, autoAck: false, cancel) is { } message
            )
                taken.Add(new TakenItem(WorkItem.Parse(message.Body.Span), message.DeliveryTag));
            return taken;
        });

    /// <inheritdoc/>
    public Task<QueueDepth> DepthAsync(CancellationToken cancel) =>
        GuardAsync(async () =>
        {
            var work = await _channel.QueueDeclarePassiveAsync(_queues.Work, cancel);
            long delayed = 0;
            foreach (var queue in _queues.Delays)
                delayed += await _channel.MessageCountAsync(queue, cancel);
            return new QueueDepth(
                work.MessageCount,
                delayed,
                await _channel.MessageCountAsync(_queues.Aside, cancel),
                work.ConsumerCount
            );
        });

    /// <summary>Ends the connection; what was taken and not answered goes back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.CloseAsync(Constants.ReplySuccess, "done", Heartbeat / 2, abort: true);
        }
        catch (Exception e) when (e is IOException or RabbitMQClientException or OperationCanceledException)
        { /* It is gone already. */
        }
        await _connection.DisposeAsync();
    }

    // The client's own recovery is off: what was taken before a loss cannot be answered after it, so the worker begins
    // anew.
    private static Task<IConnection> ConnectAsync(RabbitAddress address, CancellationToken cancel)
    {
        var factory = address.CreateConnectionFactory();
        factory.AutomaticRecoveryEnabled = false;
        factory.RequestedHeartbeat = Heartbeat;
        factory.RequestedConnectionTimeout = Heartbeat;
        factory.ContinuationTimeout = 2 * Heartbeat;
        return factory.CreateConnectionAsync($"pipeline {Environment.MachineName}/{Environment.ProcessId}", cancel);
    }

    private async Task SendAsync(string queue, WorkItem item, CancellationToken cancel) =>
        await _channel.BasicPublishAsync("", queue, mandatory: true, Persistent, item.Print(), cancel);

    private static async Task<TakenItem?> NextAsync(ChannelReader<TakenItem> arrived, CancellationToken stop)
    {
        try
        {
            return await arrived.WaitToReadAsync(stop) && arrived.TryRead(out var taken) ? taken : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>
/// The queues. Those of files are durable quorum queues, so that a broker's death loses none; what waits for a while is
/// in queues
/// whose messages expire into the queue of work; what the broker itself gives up is put aside.
/// </summary>
/// <param name="name">What their names begin with.</param>
internal sealed class RabbitQueues(string name)
{
    // The last guard against a message that no worker ever answers; what is known of is put aside long before.
    private const int MostDeliveries = 20;

    private readonly (QueuePlace Place, string Queue, int Seconds)[] _delays =
    [
        (QueuePlace.Soon, name + ".later.1s", 1),
        (QueuePlace.Later, name + ".later.5s", 5),
        (QueuePlace.MuchLater, name + ".later.30s", 30),
    ];

    /// <summary>Files that wait for a worker.</summary>
    public string Work { get; } = name + ".work";

    /// <summary>Files that wait for a person.</summary>
    public string Aside { get; } = name + ".aside";

    /// <summary>The exchange by which every worker hears who asks for it.</summary>
    public string RollCall { get; } = name + ".roll-call";

    /// <summary>Files that wait for a while.</summary>
    public IEnumerable<string> Delays => _delays.Select(d => d.Queue);

    /// <summary>The queue of a place.</summary>
    public string QueueName(QueuePlace place) =>
        place switch
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
        foreach (var (_, queue, seconds) in _delays)
            await DeclareAsync(channel, queue, Into(Work, "x-message-ttl", seconds * 1000), cancel);
        await channel.ExchangeDeclareAsync(
            RollCall,
            ExchangeType.Fanout,
            durable: true,
            autoDelete: false,
            cancellationToken: cancel
        );
    }

    // A message leaves its queue only when the other has it (RabbitMQ, "Quorum Queues", at-least-once dead lettering).
    private static Dictionary<string, object?> Into(string queue, string limit, int value) =>
        new(StringComparer.Ordinal)
        {
            [limit] = value,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = queue,
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-overflow"] = "reject-publish",
        };

    private static Task DeclareAsync(
        IChannel channel,
        string queue,
        Dictionary<string, object?> arguments,
        CancellationToken cancel
    )
    {
        arguments["x-queue-type"] = "quorum";
        return channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            arguments,
            cancellationToken: cancel
        );
    }
}
