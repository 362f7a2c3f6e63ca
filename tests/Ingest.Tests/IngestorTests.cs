using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;

namespace Pipeline.Ingest.Tests;

public sealed class IngestorTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private static (long, long, long, long) Counts(IngestSummary s) => (s.Read, s.Unchanged, s.Failed, s.Removed);

    [Fact]
    public async Task Folders_are_read_deep_and_twice_changes_nothing()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        _desk.Write("deep/er/b.txt", Desk.Letter(2));
        _desk.Write(".hidden", "x");
        _desk.Write("~$b.docx", "x");
        Counts(await _desk.IngestAsync()).ShouldBe((2, 0, 0, 0));
        var ids = _desk.Ids();
        Counts(await _desk.IngestAsync()).ShouldBe((0, 2, 0, 0));
        Counts(await _desk.IngestAsync(new IngestOptions { Verify = true })).ShouldBe((0, 2, 0, 0));
        _desk.Ids().ShouldBe(ids);
        _desk.Reader.Read.Count.ShouldBe(2);
        _desk.Archive.Find(new FindQuery("2/BC-CĐM"))[0].Record.Key.ShouldBe("2/BC-CĐM");
    }

    [Fact]
    public async Task The_same_bytes_are_read_once_and_keep_both_names()
    {
        var first = _desk.Write("a.txt", Desk.Letter(1));
        _desk.Write("b.txt", Desk.Letter(1));
        await _desk.IngestAsync();
        _desk.Reader.Read.Count.ShouldBe(1);
        _desk.Ids().Count.ShouldBe(1);
        _desk.Archive.GetNames(_desk.Ids()[0]).Select(Path.GetFileName).ShouldBe(["a.txt", "b.txt"]);
        File.ReadAllText(_desk.Blobs.PathOf(_desk.Ids()[0])!).ShouldBe(File.ReadAllText(first));
    }

    [Fact]
    public async Task A_changed_file_is_a_new_document_and_the_old_one_stays()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await _desk.IngestAsync();
        File.SetLastWriteTimeUtc(
            _desk.Write("a.txt", Desk.Letter(2)),
            new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        Counts(await _desk.IngestAsync()).ShouldBe((1, 0, 0, 0));
        _desk
            .Archive.ReadPage("", 9)
            .Select(r => r.Document.Number!.Key)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["1/BC-CĐM", "2/BC-CĐM"]);
    }

    [Theory]
    [InlineData("Đã kết nạp 150 đoàn viên", "Đã kết nạp 111 đoàn viên")]
    [InlineData("Đã kết nạp 111 đoàn viên", "Đã kết nạp 150 đoàn viên")]
    public async Task A_file_that_takes_the_place_of_another_is_its_newer_version(string before, string after)
    {
        _desk.Write("a.txt", Desk.Letter(1, before));
        await _desk.IngestAsync();
        var old = _desk.Ids().Single();
        File.SetLastWriteTimeUtc(
            _desk.Write("a.txt", Desk.Letter(1, after)),
            new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        await _desk.IngestAsync();
        var now = _desk.Ids().Single(i => i != old);
        _desk.Archive.FindCopies(old).Select(c => (c.Id, c.Lead)).ShouldBe([(now, null), (old, now)]);
        (_desk.Archive.Get(old)!.Source.Replaced, _desk.Archive.Get(now)!.Source.Replaced).ShouldBe((true, false));
        // Reading all anew does not change which is which.
        _desk.Archive.RequeueStale(new Pipeline.Index.Model.StageVersions(int.MaxValue, int.MaxValue));
        await _desk.IngestAsync();
        _desk.Archive.FindCopies(old)[0].Id.ShouldBe(now);
    }

    [Fact]
    public async Task A_file_that_is_held_under_another_name_too_is_not_replaced()
    {
        _desk.Write("a.txt", Desk.Letter(1, "một"));
        _desk.Write("b.txt", Desk.Letter(1, "một"));
        await _desk.IngestAsync();
        var old = _desk.Ids().Single();
        File.SetLastWriteTimeUtc(
            _desk.Write("a.txt", Desk.Letter(1, "hai")),
            new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        await _desk.IngestAsync();
        _desk.Archive.Get(old)!.Source.Replaced.ShouldBeFalse();
    }

    [Fact]
    public async Task Half_of_a_file_leaves_no_failure_once_the_whole_is_there()
    {
        _desk.Write("a.txt", "BAD half");
        Counts(await _desk.IngestAsync()).ShouldBe((0, 0, 1, 0));
        File.SetLastWriteTimeUtc(
            _desk.Write("a.txt", Desk.Letter(1)),
            new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        Counts(await _desk.IngestAsync()).ShouldBe((1, 0, 0, 0));
        _desk.Archive.ListFailures().ShouldBeEmpty();
        _desk.Archive.GetStatus().Files.GetValueOrDefault("failed").ShouldBe(0);
    }

    [Fact]
    public async Task Names_that_are_no_UTF8_are_read_and_known_again()
    {
        async Task ShellAsync(string command, string input)
        {
            using var shell = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"cd \"{_desk.Files}\" && {command}"])
                {
                    RedirectStandardInput = true,
                }
            )!;
            await shell.StandardInput.WriteAsync(input);
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
        }
        // "Báo.txt" and a folder "Thư" with a letter, as old Windows writes them
        await ShellAsync("cat > \"$(printf 'B\\341o.txt')\"", Desk.Letter(1));
        await ShellAsync("mkdir \"$(printf 'Th\\375')\" && cat > \"$(printf 'Th\\375')/b.txt\"", Desk.Letter(2));
        Counts(await _desk.IngestAsync()).ShouldBe((2, 0, 0, 0));
        _desk
            .Archive.ReadPage("", 9)
            .Select(r => Path.GetRelativePath(_desk.Files, r.Source.Path))
            .ShouldBe(["Báo.txt", "Thư/b.txt"], ignoreOrder: true);
        Counts(await _desk.IngestAsync()).ShouldBe((0, 2, 0, 0));
        // The runtime cannot delete what it cannot name.
        await ShellAsync("rm -rf ./*", "");
    }

    [Fact]
    public async Task Parts_are_files_of_their_own_that_know_their_parent()
    {
        _desk.Write(
            "all.zip",
            $"PARTS --\n--\n{Desk.Letter(1)}\n--\n{Desk.Letter(2)}\n--\nPARTS ==\n==\n{Desk.Letter(3)}"
        );
        var summary = await _desk.IngestAsync();
        summary.Failed.ShouldBe(0);
        var records = _desk.Archive.ReadPage("", 9);
        records
            .Select(r => Path.GetFileName(r.Source.Path))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["0.txt", "0.txt", "1.txt"]);
        var zip = _desk.Archive.FindKnownFiles([Path.Combine(_desk.Files, "all.zip")])[0]!;
        zip.Progress.ShouldBe(FileProgress.Done);
        records.Count(r => r.Source.Parent == zip.Hash).ShouldBe(3 - 1);
        Counts(await _desk.IngestAsync()).ShouldBe((0, 1, 0, 0));
    }

    [Fact]
    public async Task A_failure_is_one_line_kept_and_tried_again_only_when_asked()
    {
        _desk.Write("bad.txt", "BAD");
        _desk.Write("good.txt", Desk.Letter(1));
        Counts(await _desk.IngestAsync()).ShouldBe((1, 0, 1, 0));
        _desk.Told.Lines.ShouldBe(["bad.txt: is torn; ask for it again"]);
        _desk.Archive.ListFailures().Select(f => (f.Kind, f.Stage, f.Attempts)).ShouldBe([("damaged", "read", 1)]);
        Counts(await _desk.IngestAsync()).ShouldBe((0, 1, 1, 0));
        _desk
            .Told.Lines.Last()
            .ShouldBe("bad.txt: is torn; ask for it again (failed before; pipeline retry tries again)");
        _desk.Reader.Read.Count.ShouldBe(2);
        _desk.Archive.RequeueFailures("damaged").ShouldBe(1);
        await _desk.IngestAsync();
        _desk.Archive.ListFailures()[0].Attempts.ShouldBe(2);
    }

    [Theory]
    [InlineData("gone", "no-access")]
    [InlineData("spoilt", "damaged")]
    public async Task Stored_bytes_that_are_not_what_they_were_fail_until_they_are_back(string what, string kind)
    {
        _desk.Write("a.txt", Desk.Letter(1));
        using var stop = new CancellationTokenSource();
        _desk.Reader.Before = _ => stop.CancelAsync();
        (await _desk.IngestAsync(cancel: stop.Token)).Stopped.ShouldBeTrue();
        _desk.Reader.Before = _ => Task.CompletedTask;
        var blob = _desk.Blobs.PathOf(_desk.Archive.ListPending("", 1)[0].Hash)!;
        if (what == "gone")
            File.Delete(blob);
        else
            File.WriteAllText(blob, "x");
        var desk = new Ingestor(
            _desk.Archive,
            _desk.Blobs,
            _desk.Reader,
            Pipeline.Extraction.RecordExtractor.Default,
            new IngestOptions(),
            _desk.Told
        );
        (await desk.RunAsync([], default)).Failed.ShouldBe(1);
        _desk.Archive.ListFailures().Select(f => (f.Stage, f.Kind)).ShouldBe([("open", kind)]);
        await _desk.IngestAsync(new IngestOptions { Verify = true });
        _desk.Archive.RequeueFailures(kind);
        (await desk.RunAsync([], default)).Read.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_and_the_rest_goes_on()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        var summary = await new Ingestor(
            _desk.Archive,
            _desk.Blobs,
            _desk.Reader,
            Pipeline.Extraction.RecordExtractor.Default,
            new IngestOptions(),
            _desk.Told
        ).RunAsync(new FileFinder(_desk.Told).Find([Path.Combine(_desk.Files, "none.txt"), _desk.Files]), default);
        Counts(summary).ShouldBe((1, 0, 1, 0));
        _desk.Told.Lines.ShouldBe(["none.txt: no such file; check the path"]);
    }

    [Fact]
    public async Task A_removed_document_is_not_taken_in_again_silently()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await _desk.IngestAsync();
        _desk.Archive.Remove(_desk.Ids()[0], new Tombstone("Lan", "đăng nhầm", "2026-01-01T00:00:00Z"));
        Counts(await _desk.IngestAsync()).ShouldBe((0, 0, 0, 1));
        _desk.Told.Lines.ShouldBe([
            "a.txt: removed by Lan on 2026-01-01T00:00:00Z (đăng nhầm): not taken in; take it in again with ingest --restore",
        ]);
        _desk.Ids().ShouldBeEmpty();
        Counts(await _desk.IngestAsync(new IngestOptions { Restore = true })).ShouldBe((1, 0, 0, 0));
        _desk.Ids().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_extracts_again_from_the_stored_layout_and_reads_again_only_for_a_newer_reader()
    {
        var path = _desk.Write("a.txt", Desk.Letter(1));
        var now = new IngestOptions();
        await _desk.IngestAsync(now);
        File.Delete(path);
        var newer = now with { Versions = now.Versions with { Extract = now.Versions.Extract + 1 } };
        _desk.Archive.RequeueStale(newer.Versions).ShouldBe(1);
        Counts(await _desk.IngestAsync(newer)).ShouldBe((1, 0, 0, 0));
        _desk.Reader.Read.Count.ShouldBe(1);
        var newest = newer with { Versions = newer.Versions with { Read = newer.Versions.Read + 1 } };
        _desk.Archive.RequeueStale(newest.Versions).ShouldBe(1);
        Counts(await _desk.IngestAsync(newest)).ShouldBe((1, 0, 0, 0));
        _desk.Reader.Read.Count.ShouldBe(2);
        _desk.Archive.RequeueStale(newest.Versions).ShouldBe(0);
        _desk.Ids().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopped_run_goes_on_where_it_was()
    {
        for (var i = 1; i <= 20; i++)
            _desk.Write($"{i:00}.txt", Desk.Letter(i));
        using var stop = new CancellationTokenSource();
        _desk.Reader.Before = _ =>
        {
            if (_desk.Reader.Read.Count == 5)
                stop.Cancel();
            return Task.CompletedTask;
        };
        var first = await _desk.IngestAsync(cancel: stop.Token);
        first.Stopped.ShouldBeTrue();
        _desk.Ids().Count.ShouldBe((int)first.Read);
        _desk.Reader.Before = _ => Task.CompletedTask;
        var second = await _desk.IngestAsync();
        (first.Read + second.Read).ShouldBe(20);
        _desk.Ids().Count.ShouldBe(20);
        _desk.Archive.ListPending("", 9).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_at_once_do_each_file_once()
    {
        for (var i = 1; i <= 40; i++)
            _desk.Write($"{i:00}.txt", Desk.Letter(i));
        using var other = ArchiveFactory.Open(_desk.Address);
        _desk.Reader.Before = _ => Task.Delay(2);
        var both = await Task.WhenAll(_desk.IngestAsync(), _desk.IngestAsync(archive: other));
        _desk.Reader.Read.Count.ShouldBe(40);
        both.Sum(s => s.Read).ShouldBe(40);
        _desk.Ids().Count.ShouldBe(40);
        _desk.Archive.GetStatus().Claimed.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_run_left_pending_is_taken_up()
    {
        var path = _desk.Write("a.txt", Desk.Letter(1));
        var (hash, size) = _desk.Blobs.Put(path, default);
        _desk.Archive.Write([new NameWrite(path, path, hash, size, 0)]);
        _desk.Archive.TryClaim(hash, $"{Environment.MachineName}/4194304/1/x", TimeSpan.FromHours(1)).ShouldBeTrue();
        File.Delete(path);
        Counts(await _desk.IngestAsync()).ShouldBe((1, 0, 0, 0));
        _desk.Ids().ShouldBe([hash]);
    }
}
