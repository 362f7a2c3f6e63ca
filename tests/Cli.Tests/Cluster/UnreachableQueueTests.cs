namespace Pipeline.Cli.Tests.Cluster;

/// <summary>A broker that is not there; no engine is needed.</summary>
public sealed class UnreachableQueueTests : IDisposable
{
    private const string Nobody = "amqp://guest:secret@127.0.0.1:1/";
    private const string Line =
        "the queue amqp://guest:***@127.0.0.1:1/ cannot be reached: Connection refused; check that RabbitMQ runs there, its address and the firewall";

    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("ingest good.txt")]
    [InlineData("status")]
    [InlineData("retry")]
    [InlineData("refresh")]
    public void Each_command_says_so_in_one_line(string command)
    {
        _here.WriteGood();
        _here.Run("ingest", "good.txt").Code.ShouldBe(0);
        var outcome = _here.Run([.. command.Split(' '), "--queue", Nobody]);
        outcome.Errors.ShouldBe(["pipeline: " + Line]);
        outcome.Code.ShouldBe(3);
    }

    [Fact]
    public void A_worker_says_so_once_and_waits()
    {
        using var worker = _here.StartProgram("work", "--queue", Nobody);
        var first = worker.StandardError.ReadLine();
        worker.WaitForExit(TimeSpan.FromSeconds(4)).ShouldBeFalse("it waits");
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{worker.Id}"]))
            kill.WaitForExit();
        var outcome = Workplace.Finish(worker);
        ((string?[])[first, .. outcome.Errors]).ShouldBe(["waiting: " + Line]);
        outcome.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(
        "http://host",
        "'http://host' is no address of a queue: write amqp://host, or amqp://user:password@host:port/vhost?name=WORD"
    )]
    [InlineData(
        "amqp://u:p@host/a/b",
        "'amqp://u:***@host/a/b' is no address of a queue: write amqp://host, or amqp://user:password@host:port/vhost?name=WORD"
    )]
    public void An_address_that_is_none_is_one_line(string address, string line)
    {
        var outcome = _here.Run("work", "--queue", address);
        outcome.Errors.ShouldBe([$"pipeline: {line}; see ./pipeline work --help"]);
        outcome.Code.ShouldBe(2);
    }
}
