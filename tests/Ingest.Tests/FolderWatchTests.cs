using Pipeline.Ingest.Intake;

namespace Pipeline.Ingest.Tests;

public sealed class FolderWatchTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_growing_file_is_left_until_it_is_quiet()
    {
        _desk.Write("there.txt", "x");
        using var watch = new FolderWatcher(
            [_desk.Files],
            new FileFinder(_desk.Told),
            TimeSpan.FromSeconds(6),
            TimeSpan.FromSeconds(60)
        );
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var (grown, sizes) = (0L, new Dictionary<string, long>());
        var growing = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
            {
                await File.AppendAllTextAsync(Path.Combine(_desk.Files, "grows.txt"), "more and more ");
                await Task.Delay(200);
            }
            grown = new FileInfo(Path.Combine(_desk.Files, "grows.txt")).Length;
        });
        await foreach (var ready in watch.ReadyAsync(stop.Token))
        {
            foreach (var file in ready)
                sizes.Add(Path.GetFileName(file.Path), new FileInfo(file.Path).Length);
            if (sizes.Count == 2)
                break;
        }
        await growing;
        sizes.ShouldBe(new Dictionary<string, long> { ["there.txt"] = 1, ["grows.txt"] = grown }, ignoreOrder: true);
    }
}
