using System.Collections.Concurrent;
using Pipeline.Ingest.Queue;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pipeline.Ingest.Rabbit;

/// <summary>Asks all workers how they stand. Who is dead does not answer, so nothing has to be cleared away.</summary>
public static class RabbitHeartbeat
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Answers whoever asks, until the queue's connection ends.</summary>
    public static async Task AnswerAsync(RabbitWorkQueue queue, WorkerActivity activity, CancellationToken cancel)
    {
        var channel = await queue.OpenChannelAsync(cancel);
        await queue.GuardAsync(async () =>
        {
            var mine = await ListenAsync(
                channel,
                cancel,
                async (_, asked) =>
                {
                    if (asked.BasicProperties.ReplyTo is { } asker)
                        await channel.BasicPublishAsync("", asker, activity.Report().Print());
                }
            );
            await channel.QueueBindAsync(mine, queue.Queues.RollCall, "", cancellationToken: cancel);
            return true;
        });
    }

    /// <summary>What they answer, by name: all who are connected, or those who answer within two seconds.</summary>
    public static async Task<IReadOnlyList<WorkerReport>> AskAsync(
        RabbitWorkQueue queue,
        long workers,
        CancellationToken cancel
    )
    {
        if (workers == 0)
            return [];
        var answers = new ConcurrentDictionary<string, WorkerReport>(StringComparer.Ordinal);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var channel = await queue.OpenChannelAsync(cancel);
        await queue.GuardAsync(async () =>
        {
            var mine = await ListenAsync(
                channel,
                cancel,
                (_, answer) =>
                {
                    if (WorkerReport.Parse(answer.Body.Span) is { } report)
                        answers[report.Name] = report;
                    if (answers.Count >= workers)
                        all.TrySetResult();
                    return Task.CompletedTask;
                }
            );
            await channel.BasicPublishAsync(
                queue.Queues.RollCall,
                "",
                mandatory: false,
                new BasicProperties { ReplyTo = mine },
                ReadOnlyMemory<byte>.Empty,
                cancel
            );
            return true;
        });
        await Task.WhenAny(all.Task, Task.Delay(Patience, cancel));
        return [.. answers.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>A queue that lives as long as the connection.</summary>
    private static async Task<string> ListenAsync(
        IChannel channel,
        CancellationToken cancel,
        AsyncEventHandler<BasicDeliverEventArgs> heard
    )
    {
        var mine = await channel.QueueDeclareAsync(
            "",
            durable: false,
            exclusive: true,
            autoDelete: true,
            cancellationToken: cancel
        );
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += heard;
        await channel.BasicConsumeAsync(mine.QueueName, autoAck: true, consumer, cancel);
        return mine.QueueName;
    }
}
