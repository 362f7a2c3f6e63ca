using Pipeline.Index.Model;

namespace Pipeline.Index.Tests.Contract;

public abstract class LedgerContract : ArchiveContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly StageVersions One = new(1, 1);

    private static NameWrite Name(string path, string content, string? parent = null) =>
        new(path, path[1..], Sample.Hash(content), content.Length, 100, parent);

    [Fact]
    public void A_file_is_pending_until_its_records_are_kept()
    {
        Archive.Write([Name("/a.txt", "a")]);
        Archive.FindKnownFiles(["/a.txt", "/b.txt"]).Select(k => k?.Progress).ShouldBe([FileProgress.Pending, null]);
        Archive.ListPending("", 10).Select(f => f.Hash).ShouldBe([Sample.Hash("a")]);
        Archive.Write([new RecordsWrite(Sample.Hash("a"), [], One)]);
        Archive.FindKnownFiles(["/a.txt"])[0]!.Progress.ShouldBe(FileProgress.Done);
        Archive.ListPending("", 10).ShouldBeEmpty();
        Archive.GetFile(Sample.Hash("a"))!.Versions.ShouldBe(One);
    }

    [Fact]
    public void The_same_bytes_twice_are_one_file_with_two_names()
    {
        Archive.Write([Name("/a.txt", "a"), Name("/copy.txt", "a")]);
        Archive.GetStatus().Files["pending"].ShouldBe(1);
        Archive.GetNames(Sample.Hash("a")).ShouldBe(["a.txt", "copy.txt"]);
    }

    [Fact]
    public void A_changed_file_moves_its_name_and_the_old_bytes_stay()
    {
        Archive.Write([Name("/a.txt", "old"), Name("/a.txt", "new")]);
        Archive.FindKnownFiles(["/a.txt"])[0]!.Hash.ShouldBe(Sample.Hash("new"));
        Archive.GetFile(Sample.Hash("old")).ShouldNotBeNull();
        Archive.GetNames(Sample.Hash("old")).ShouldBeEmpty();
    }

    [Fact]
    public void A_failure_is_dropped_with_what_was_never_read_and_without_what_was()
    {
        FileFailure Failed(string content, string path) =>
            new()
            {
                Hash = Sample.Hash(content),
                Path = path,
                Stage = "read",
                Kind = "damaged",
                Message = "torn",
                Advice = "again",
            };
        Archive.Write([Name("/half.txt", "half"), new FailureWrite(Failed("half", "/half.txt"))]);
        Archive.Write([
            Name("/mail.eml", "mail"),
            new RecordsWrite(Sample.Hash("mail"), [Sample.Record("1/BC-A", "2020-01-01", file: "mail")], One),
            new FailureWrite(Failed("mail", "/mail.eml")),
        ]);
        Archive.Write([new FailureWrite(Failed("", "/gone.txt") with { Hash = null, Stage = "open" })]);
        Archive.Forget(Sample.Hash("half")).ShouldBeTrue();
        Archive.Forget(Sample.Hash("mail")).ShouldBeTrue();
        Archive.Forget("/gone.txt").ShouldBeTrue();
        Archive.Forget(Sample.Hash("half")).ShouldBeFalse("nothing failed by that name any more");
        Archive.ListFailures().ShouldBeEmpty();
        Archive.GetFile(Sample.Hash("half")).ShouldBeNull();
        Archive.FindKnownFiles(["/half.txt"])[0].ShouldBeNull();
        Archive.GetFile(Sample.Hash("mail"))!.Progress.ShouldBe(FileProgress.Done);
        Archive.Get(Sample.Hash("mail")).ShouldNotBeNull();
    }

    [Fact]
    public void Writing_again_changes_nothing()
    {
        ArchiveWrite[] writes =
        [
            Name("/a.txt", "a"),
            new StageWrite(new StageKey(Sample.Hash("a"), "read", 1), "layout"u8.ToArray()),
            new RecordsWrite(Sample.Hash("a"), [Sample.Record("1/BC-A", "2020-01-01", file: "a")], One),
        ];
        Archive.Write(writes);
        var before = Archive.GetStatus();
        Archive.Write(writes);
        var after = Archive.GetStatus();
        (after.Records, after.Names, after.Citations, after.Files["done"], after.Stages["read"]).ShouldBe(
            (before.Records, before.Names, before.Citations, before.Files["done"], before.Stages["read"])
        );
        Archive.Find(new FindQuery("1/BC-A")).Count.ShouldBe(1);
    }

    [Fact]
    public void Stage_results_are_kept_by_version_and_options()
    {
        var key = new StageKey(Sample.Hash("a"), "read", 1, "dpi=300");
        Archive.Write([new StageWrite(key, "one"u8.ToArray())]);
        Archive.GetStageResult(key).ShouldBe("one"u8.ToArray());
        Archive.GetStageResult(key with { Options = "" }).ShouldBeNull();
        Archive.GetStageResult(key with { Version = 2 }).ShouldBeNull();
        Archive.Write([new StageWrite(key with { Version = 2 }, "two"u8.ToArray())]);
        Archive.GetStageResult(key).ShouldBeNull("the newer version takes its place");
    }

    [Fact]
    public void A_claim_keeps_others_away_until_it_ends()
    {
        var (me, other) = (ClaimOwner.Create(), ClaimOwner.Create());
        Archive.TryClaim("h", me, Lease).ShouldBeTrue();
        Archive.TryClaim("h", me, Lease).ShouldBeFalse("a second worker of the same run");
        Archive.TryClaim("h", other, Lease).ShouldBeFalse();
        Archive.ReleaseClaim("h", other);
        Archive.TryClaim("h", other, Lease).ShouldBeFalse("only the owner gives a claim back");
        Archive.ReleaseAllClaims(me);
        Archive.TryClaim("h", other, Lease).ShouldBeTrue();
    }

    [Theory]
    [InlineData("its time is over")]
    [InlineData("its process is gone")]
    [InlineData("its file is done")]
    [InlineData("its file failed")]
    public void A_claim_ends_when(string why)
    {
        var hash = Sample.Hash("a");
        Archive.Write([Name("/a.txt", "a")]);
        var owner = why == "its process is gone" ? $"{Environment.MachineName}/4194304/1/x" : ClaimOwner.Create();
        Archive.TryClaim(hash, owner, why == "its time is over" ? TimeSpan.FromSeconds(-1) : Lease).ShouldBeTrue();
        if (why == "its file is done")
            Archive.Write([new RecordsWrite(hash, [], One)]);
        if (why == "its file failed")
            Archive.Write([
                new FailureWrite(
                    new FileFailure
                    {
                        Hash = hash,
                        Path = "/a.txt",
                        Stage = "read",
                        Kind = "damaged",
                        Message = "m",
                        Advice = "a",
                    }
                ),
            ]);
        Archive.TryClaim(hash, ClaimOwner.Create(), Lease).ShouldBeTrue();
    }

    [Fact]
    public void A_claim_that_was_left_behind_tells_whose_it_was()
    {
        var dead = $"{Environment.MachineName}/4194304/1/x";
        Archive.GetClaimOwner("h").ShouldBeNull();
        Archive.TryClaim("h", dead, Lease).ShouldBeTrue();
        Archive.GetClaimOwner("h").ShouldBe(dead);
        Archive.TryClaim("late", "elsewhere/1/1/x", TimeSpan.FromSeconds(-1)).ShouldBeTrue();
        Archive.GetClaimOwner("late").ShouldBe("elsewhere/1/1/x");
        Archive.ReleaseClaim("h", dead);
        Archive.GetClaimOwner("h").ShouldBeNull();
    }

    [Fact]
    public void A_claim_is_renewed()
    {
        var owner = ClaimOwner.Create();
        Archive.TryClaim("h", owner, TimeSpan.FromSeconds(-1)).ShouldBeTrue();
        Archive.RenewClaims(owner, Lease);
        Archive.TryClaim("h", ClaimOwner.Create(), Lease).ShouldBeFalse();
    }

    [Fact]
    public void Failures_are_kept_counted_and_retried_by_kind()
    {
        FileFailure Failure(string? content, string path, string kind) =>
            new()
            {
                Hash = content is null ? null : Sample.Hash(content),
                Path = path,
                Stage = "read",
                Kind = kind,
                Message = "is torn",
                Advice = "ask again",
                Detail = content is null ? null : "System.FormatException: x\n   at A.B()",
            };
        Archive.Write([
            Name("/a", "a"),
            Name("/b", "b"),
            new FailureWrite(Failure("a", "/a", "damaged")),
            new FailureWrite(Failure("b", "/b", "timed-out")),
            new FailureWrite(Failure(null, "/c", "no-access")),
        ]);
        Archive.Write([new FailureWrite(Failure("a", "/a", "damaged"))]);
        Archive
            .ListFailures("damaged")
            .Select(f => (f.Path, f.Stage, f.Kind, f.Message, f.Advice, f.Attempts))
            .ShouldBe([("/a", "read", "damaged", "is torn", "ask again", 2)]);
        Archive.ListFailures("damaged").Single().Detail.ShouldBe("System.FormatException: x\n   at A.B()");
        Archive.ListFailures().Count.ShouldBe(3);
        Archive
            .GetStatus()
            .Failures.ShouldBe(
                new Dictionary<string, long>
                {
                    ["damaged"] = 1,
                    ["no-access"] = 1,
                    ["timed-out"] = 1,
                },
                ignoreOrder: true
            );
        Archive.RequeueFailures("timed-out").ShouldBe(1);
        Archive.ListPending("", 10).Select(f => f.Path).ShouldBe(["/b"]);
        Archive.Write([new RecordsWrite(Sample.Hash("b"), [], One)]);
        Archive.ListFailures("timed-out").ShouldBeEmpty("done is no failure any more");
    }

    [Fact]
    public void A_failure_leaves_the_records_that_were_kept_before()
    {
        Archive.Keep(Sample.Record("1/BC-A", "2020-01-01", file: "a"));
        Archive.Write([
            new FailureWrite(
                new FileFailure
                {
                    Hash = Sample.Hash("a"),
                    Path = "/a",
                    Stage = "read",
                    Kind = "crashed",
                    Message = "m",
                    Advice = "a",
                }
            ),
        ]);
        Archive.Get(Sample.Hash("a")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 1)]
    public void Refresh_asks_for_files_of_older_versions(int read, int extract, int files)
    {
        Archive.Keep(Sample.Record("1/BC-A", "2020-01-01", file: "a"));
        Archive.RequeueStale(new StageVersions(read, extract)).ShouldBe(files);
        Archive.ListPending("", 10).Count.ShouldBe(files);
        Archive.Get(Sample.Hash("a")).ShouldNotBeNull("what is held stays until it is replaced");
    }

    [Fact]
    public void Remove_leaves_a_tombstone_that_keeps_the_document_out()
    {
        var record = Sample.Record("1/BC-A", "2020-01-01", text: "lời văn", file: "a");
        Archive.Keep(record);
        var removal = Archive.Remove(record.Id, new Tombstone("Lan", "đăng nhầm", "2026-01-01T00:00:00Z"));
        removal.ShouldBe(new RemovalSummary(Sample.Hash("a"), LastOfFile: true));
        Archive.Get(record.Id).ShouldBeNull();
        Archive.Find(new FindQuery("lời văn")).ShouldBeEmpty();
        var state = Archive.GetFile(Sample.Hash("a"))!;
        (state.Progress, state.Tombstone).ShouldBe(
            (FileProgress.Removed, new Tombstone("Lan", "đăng nhầm", "2026-01-01T00:00:00Z"))
        );
        Archive.Write([new RecordsWrite(Sample.Hash("a"), [record], One)]);
        Archive.Get(record.Id).ShouldBeNull("a removed record does not come back by itself");
        Archive.Restore(Sample.Hash("a"));
        Archive.Keep(record);
        Archive.Get(record.Id).ShouldNotBeNull();
        Archive.Remove("no-such-id", new Tombstone("x", null, "")).ShouldBeNull();
    }

    [Fact]
    public void Remove_takes_one_document_of_a_file_and_leaves_the_others()
    {
        var first = Sample.Record("1/BC-A", "2020-01-01", file: "a");
        var second = Sample.Record("2/BC-A", "2020-01-02") with { Id = first.Id + "#2" };
        Archive.Keep(first, second);
        Archive.Remove(second.Id, new Tombstone("Lan", null, "2026-01-01T00:00:00Z"))!.LastOfFile.ShouldBeFalse();
        Archive.Get(first.Id).ShouldNotBeNull();
        Archive.GetFile(Sample.Hash("a"))!.Progress.ShouldBe(FileProgress.Done);
    }
}
