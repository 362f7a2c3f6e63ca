using System.Text.Json.Nodes;
using Pipeline.Ingest.Queue;
using Pipeline.Ingest.Rabbit;

namespace Pipeline.Cli;

/// <summary>How a queue and its workers stand.</summary>
/// <param name="Depth">How many files wait where.</param>
/// <param name="Workers">What the workers answered, by name.</param>
internal sealed record QueueStatus(QueueDepth Depth, IReadOnlyList<WorkerReport> Workers)
{
    /// <summary>Asks the queue and its workers.</summary>
    /// <exception cref="QueueException">The broker cannot be reached or refuses.</exception>
    public static async Task<QueueStatus> AskAsync(RabbitAddress address, CancellationToken cancel)
    {
        await using var queue = await RabbitWorkQueue.OpenAsync(address, cancel);
        var depth = await queue.DepthAsync(cancel);
        return new QueueStatus(depth, await RabbitHeartbeat.AskAsync(queue, depth.Workers, cancel));
    }

    /// <summary>For people.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine(
            $"queue      {Depth.Ready:N0} wait, {Depth.Delayed:N0} to be tried again, {Depth.Aside:N0} put "
                + $"aside{(Depth.Aside > 0 ? " (pipeline retry --queue returns them)" : "")}"
        );
        output.WriteLine(
            $"workers    {Depth.Workers:N0} connected, {Workers.Sum(w => w.InWork):N0} files in work, "
                + $"{Workers.Sum(w => w.Rate):0.##} files/s"
        );
        foreach (var w in Workers)
            output.WriteLine(
                $"  {w.Name}  {w.InWork} of {w.Jobs} in work"
                    + $"{(w.InWork > 0 ? $" (longest {w.Longest:0.0} s)" : "")}, {w.Rate:0.##} files/s, {w.Done:N0}"
                    + $" done, {w.Failed:N0} failed"
            );
        if (Depth.Workers > Workers.Count)
            output.WriteLine($"  {Depth.Workers - Workers.Count:N0} more did not answer in time");
    }

    /// <summary>For programs.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["ready"] = Depth.Ready,
            ["delayed"] = Depth.Delayed,
            ["aside"] = Depth.Aside,
            ["connected"] = Depth.Workers,
            ["rate"] = Workers.Sum(w => w.Rate),
            ["workers"] = new JsonArray([
                .. Workers.Select(w => new JsonObject
                {
                    ["name"] = w.Name,
                    ["jobs"] = w.Jobs,
                    ["in_work"] = w.InWork,
                    ["longest"] = w.Longest,
                    ["rate"] = w.Rate,
                    ["done"] = w.Done,
                    ["failed"] = w.Failed,
                }),
            ]),
        };
}
