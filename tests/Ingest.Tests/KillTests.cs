using System.Diagnostics;
using Pipeline.Index;

namespace Pipeline.Ingest.Tests;

/// <summary>
/// The real program, killed with -9 at random moments: in the end nothing is lost, nothing is there twice.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Files = 40;
    private const int Kills = 4;

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_run_killed_at_random_moments_ends_like_one_that_was_not()
    {
        var random = new Random(20240617);
        var texts = Enumerable
            .Range(1, Files)
            .Select(i =>
                Desk.Letter(i, string.Join(' ', Enumerable.Repeat("thi đua khen thưởng", random.Next(1, 400))))
            )
            .ToArray();
        for (var i = 0; i < Files; i++)
            _desk.Write($"{i % 3}/{i:00}.txt", texts[i]);
        _desk.Write("copy.txt", texts[0]);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var run = Start();
            if (!run.WaitForExit(random.Next(300, 1500)))
                run.Kill(entireProcessTree: false);
            run.WaitForExit();
        }
        using (var last = Start())
        {
            var error = last.StandardError.ReadToEnd();
            last.WaitForExit(60_000).ShouldBeTrue("the last run hangs");
            last.ExitCode.ShouldBe(0, error);
        }
        var expected = texts
            .Select(t =>
                Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(t))
                )
            )
            .Order(StringComparer.Ordinal);
        _desk.Ids().ShouldBe(expected);
        var status = _desk.Archive.GetStatus();
        (status.Names, status.Records, status.Files["done"], status.Stages["read"]).ShouldBe(
            (Files + 1, Files, Files, Files)
        );
        status.Failures.ShouldBeEmpty();
        for (var i = 1; i <= Files; i++)
            _desk.Archive.Find(new FindQuery($"{i}/BC-CĐM")).Count(h => !h.Near).ShouldBe(1);
        _desk.Ids().ShouldAllBe(id => _desk.Blobs.Verify(id));
    }

    private Process Start() =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Desk.Program,
                    "ingest",
                    _desk.Files,
                    "--index",
                    _desk.Address,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
