namespace Pipeline.Ingest.Tests.Versions;

/// <summary>
/// An archive redoes only what a raised version tells it to: output that changes without one leaves stored papers as
/// they were.
/// tests/renew-hashes writes the file of hashes anew; it refuses where output changed and no version was raised.
/// </summary>
public class VersionGateTests
{
    private const string Renew = "PIPELINE_RENEW_HASHES";
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);
    private static readonly string Kept = Path.Combine(Root, "tests", "Ingest.Tests", "Versions", "samples.hashes");

    [Fact]
    public async Task What_the_samples_give_changes_only_with_a_version()
    {
        var now = await ExtractedHashes.ComputeAsync(Path.Combine(Root, "corpus", "samples"));
        now.Files.Count.ShouldBeGreaterThan(50);
        var before = File.Exists(Kept) ? ExtractedHashes.Parse(await File.ReadAllTextAsync(Kept)) : null;
        before?.ChangedWithoutVersion(now).ShouldBeNull();
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            await File.WriteAllTextAsync(Kept, now.Print());
        else
            before
                ?.Print()
                .ShouldBe(
                    now.Print(),
                    "a version was raised or a sample added: run tests/renew-hashes and commit what it writes"
                );
        before.ShouldSatisfyAllConditions(b =>
            (b is not null || Environment.GetEnvironmentVariable(Renew) == "1").ShouldBeTrue(
                "samples.hashes is missing"
            )
        );
    }

    [Theory]
    [InlineData("L R", "L R", 1, 1, null)] // nothing changed
    [InlineData("L R", "M S", 1, 1, "layouts")]
    [InlineData("L R", "M S", 1, 2, "layouts")] // extraction's version does not read files again
    [InlineData("L R", "M S", 2, 1, null)]
    [InlineData("L R", "L S", 1, 1, "records")]
    [InlineData("L R", "L S", 1, 2, null)]
    [InlineData("L R", "L S", 2, 1, null)]
    [InlineData("L R", "L R", 2, 2, null)] // raised for papers that are not among the samples
    public void A_change_needs_the_version_that_has_it_done_again(
        string before,
        string after,
        int read,
        int extract,
        string? said
    )
    {
        var told = Hashes(1, 1, before + " a.txt").ChangedWithoutVersion(Hashes(read, extract, after + " a.txt"));
        if (said is null)
            told.ShouldBeNull();
        else
            told.ShouldNotBeNull().ShouldStartWith($"the {said} of a.txt changed: raise ");
    }

    [Fact]
    public void A_new_sample_needs_no_version() =>
        Hashes(1, 1, "L R a.txt").ChangedWithoutVersion(Hashes(1, 1, "L R a.txt", "L R b.txt")).ShouldBeNull();

    [Fact]
    public void The_file_of_hashes_reads_back() =>
        ExtractedHashes
            .Parse(Hashes(1795, 8, "L R a b.txt", "M S c.txt").Print())
            .Print()
            .ShouldBe("versions 1795 8\nL R a b.txt\nM S c.txt\n");

    private static ExtractedHashes Hashes(int read, int extract, params string[] files) =>
        ExtractedHashes.Parse($"versions {read} {extract}\n{string.Join('\n', files)}\n");

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
