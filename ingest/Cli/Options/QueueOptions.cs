using System.CommandLine;
using Pipeline.Ingest.Queue;
using Pipeline.Ingest.Rabbit;

namespace Pipeline.Cli.Options;

/// <summary>
/// The option of every command that can work with a queue between machines. Make one for each command, add it, then ask
/// it.
/// </summary>
internal sealed class QueueOptions
{
    private readonly Option<string?> _queue;

    public QueueOptions(string description, bool required = false)
    {
        _queue = new Option<string?>("--queue") { Description = description, Required = required };
        _queue.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && RabbitAddress.Parse(token.Value, out var why) is null)
                result.AddError(why!);
        });
    }

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_queue);

    /// <summary>The queue; null where none is named.</summary>
    public RabbitAddress? Read(ParseResult parse) =>
        parse.GetValue(_queue) is { } text ? RabbitAddress.Parse(text, out _) : null;

    /// <summary>Makes connections to a queue.</summary>
    public static Func<CancellationToken, Task<IWorkQueue>> CreateConnector(RabbitAddress address) =>
        async cancel => await RabbitWorkQueue.OpenAsync(address, cancel);
}
