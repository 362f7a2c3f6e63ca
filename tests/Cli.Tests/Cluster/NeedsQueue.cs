namespace Pipeline.Cli.Tests.Cluster;

/// <summary>A test that needs RabbitMQ; reported as skipped where its address is not given.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class QueueFactAttribute : FactAttribute
{
    public const string Variable = "PIPELINE_TEST_AMQP";

    public QueueFactAttribute() => Skip = Missing(Variable);

    /// <summary>Why a test is skipped; null where the engine is there.</summary>
    internal static string? Missing(string variable) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
            ? $"needs an engine: set {variable} (.ci/run starts the engines of ../shared/engines and sets it)"
            : null;
}

/// <summary>The same for one that kills and resumes RabbitMQ, by the script that started it.</summary>
internal sealed class KilledQueueFactAttribute : QueueFactAttribute
{
    public KilledQueueFactAttribute() => Skip ??= Missing(Engines.Variable);
}

/// <summary>The same for one that kills and resumes nodes of Elasticsearch.</summary>
internal sealed class NodesFactAttribute : QueueFactAttribute
{
    public NodesFactAttribute() => Skip ??= Missing(Engines.Variable) ?? Missing(Engines.NodesVariable);
}

/// <summary>Tests of the queue run one after another: some take the broker away.</summary>
[CollectionDefinition(Name)]
public sealed class QueueTests
{
    public const string Name = "queue";
}
