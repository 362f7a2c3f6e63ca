using System.Text.Json;
using RabbitMQ.Client;

namespace Pipeline.Cli.Tests.Cluster;

[Collection(QueueTests.Name)]
public sealed class QueueCommandTests
{
    [QueueFact]
    public void Workers_take_what_is_given_and_status_shows_them()
    {
        using var room = new Room();
        for (var i = 1; i <= 3; i++)
            room.Here.WriteGood($"in/{i}.txt", i);
        room.Run("ingest", "in").Out.Single().ShouldStartWith("queued 3, unchanged 0, failed 0,");
        room.Run("status").Out[0].ShouldBe("queue      3 wait, 0 to be tried again, 0 put aside");
        room.StartWorker(1);
        room.StartWorker(2);
        room.WaitDone(3, Room.Patience);
        Room.Eventually(() => room.Run("status").Out[1].ShouldStartWith("workers    2 connected, 0 files in work, "));
        Room.Eventually(() =>
        {
            var workers = room.Status().GetProperty("queue").GetProperty("workers").EnumerateArray().ToArray();
            workers.Length.ShouldBe(2);
            workers.Sum(w => w.GetProperty("done").GetInt32()).ShouldBe(3);
        });
        room.StopWorker(1).ShouldBe(0);
        Room.Eventually(() => room.Run("status").Out[1].ShouldStartWith("workers    1 connected, "));
        room.Run("ingest", "in").Out.Single().ShouldStartWith("queued 0, unchanged 3, failed 0,");
    }

    [QueueFact]
    public void What_fails_is_put_aside_shown_and_returned()
    {
        using var room = new Room();
        room.Here.Write("in/torn.pdf", "%PDF-1.4 torn");
        room.Run("ingest", "in").Code.ShouldBe(0);
        var worked = room.Run("work", "--until-empty");
        worked.Code.ShouldBe(1);
        worked.Errors.Single().ShouldStartWith("in/torn.pdf: ");
        Room.Eventually(() => room.Status().GetProperty("queue").GetProperty("aside").GetInt32().ShouldBe(1));
        room.Run("status").Out[0].ShouldEndWith("1 put aside (pipeline retry --queue returns them)");
        room.Run("retry", "--kind", "timed-out").Out.Single().ShouldStartWith("queued 0,");
        room.Run("retry").Out.Single().ShouldStartWith("queued 1,");
        room.Run("status").Out[0].ShouldBe("queue      1 wait, 0 to be tried again, 0 put aside");
    }

    [QueueFact]
    public void Bytes_that_are_not_there_fail_and_come_back_with_retry()
    {
        using var room = new Room();
        room.Here.WriteGood("in/a.txt");
        room.Run("ingest", "in").Code.ShouldBe(0);
        var (blobs, away) = (Path.Combine(room.Here.Folder, "blobs"), Path.Combine(room.Here.Folder, "away"));
        Directory.Move(blobs, away);
        room.Run("work", "--until-empty", "--attempts", "1")
            .Errors.Single()
            .ShouldBe(
                $"in/a.txt: its stored bytes are not at {blobs}; make that folder readable here, or put them back with ingest --verify; then pipeline retry"
            );
        if (Directory.Exists(blobs))
            Directory.Delete(blobs, recursive: true);
        Directory.Move(away, blobs);
        room.Run("retry").Code.ShouldBe(0);
        room.Run("work", "--until-empty").Out.Single().ShouldBe("read 1, failed 0");
    }

    [QueueFact]
    public void A_worker_told_to_stop_leaves_the_rest_to_others()
    {
        const int Files = 400;
        using var room = new Room();
        for (var i = 1; i <= Files; i++)
            room.Here.WriteGood($"in/{i}.txt", i);
        room.Run("ingest", "in").Code.ShouldBe(0);
        room.StartWorker(1);
        room.WaitDone(3, Room.Patience);
        room.StopWorker(1).ShouldBe(0);
        var done = room.Done();
        done.ShouldBeLessThan(Files);
        Room.Eventually(() =>
            room.Status().GetProperty("queue").GetProperty("ready").GetInt64().ShouldBe(Files - done)
        );
        room.Status().GetProperty("claimed").GetInt64().ShouldBe(0);
    }

    [QueueFact]
    public async Task A_message_of_another_program_is_put_aside()
    {
        using var room = new Room();
        room.Here.WriteGood("in/a.txt");
        room.Run("ingest", "in").Code.ShouldBe(0);
        await using (var connection = await new ConnectionFactory { Uri = Room.BrokerUri }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
            await channel.BasicPublishAsync("", $"{room.Name}.work", "not of this program"u8.ToArray());
        room.Run("work", "--until-empty").Out.Single().ShouldBe("read 1, failed 0");
        Room.Eventually(() => room.Status().GetProperty("queue").GetProperty("aside").GetInt32().ShouldBe(1));
        room.Run("retry")
            .Errors.ShouldContain("pipeline: 1 message(s) put aside are not of this program: they stay there");
    }

    [QueueFact]
    public async Task A_queue_of_another_program_is_one_line()
    {
        using var room = new Room();
        room.Here.WriteGood("a.txt");
        await using var connection = await new ConnectionFactory { Uri = Room.BrokerUri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync($"{room.Name}.work", durable: true, exclusive: false, autoDelete: false);
        foreach (var command in new[] { "ingest a.txt", "work", "status" })
        {
            room.Here.Run("ingest", "a.txt", "--index", "sqlite:room.db");
            var outcome = room.Run(command.Split(' '));
            outcome
                .Errors.Single()
                .ShouldContain("holds a queue of the same name that another program or version made");
            outcome.Code.ShouldBe(3);
        }
    }

    [QueueFact]
    public void A_wrong_password_is_one_line_without_the_password()
    {
        using var room = new Room();
        room.Here.WriteGood("a.txt");
        room.Here.Run("ingest", "a.txt", "--index", "sqlite:room.db").Code.ShouldBe(0);
        var wrong = $"amqp://{Room.BrokerUri.UserInfo.Split(':')[0]}:wr0ng@{Room.BrokerUri.Authority}/";
        foreach (var command in new[] { "ingest a.txt", "work", "status", "retry" })
        {
            var outcome = room.Here.Run([.. command.Split(' '), "--queue", wrong, "--index", "sqlite:room.db"]);
            outcome
                .Errors.Single()
                .ShouldContain(
                    "wrong name or password; check both in the address, or give the password in PIPELINE_AMQP_PASSWORD"
                );
            outcome.Errors.Single().ShouldNotContain("wr0ng");
            outcome.Code.ShouldBe(3);
        }
    }
}
