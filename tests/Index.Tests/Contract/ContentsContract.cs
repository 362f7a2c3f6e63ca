using Pipeline.Index.Model;
using Pipeline.Index.Sqlite;
using Pipeline.Records;

namespace Pipeline.Index.Tests.Contract;

/// <summary>What goes out of an engine and into another comes out of that as it was.</summary>
public abstract class ContentsContract : ArchiveContract
{
    private readonly TestFolder _folder = new();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void All_of_an_archive_goes_through_this_engine_and_back()
    {
        using var first = new SqliteArchive(_folder.File, secret: true);
        Fill(first);
        Move(first, Archive);
        using var last = new SqliteArchive(_folder.File + "2", secret: true);
        Move(Archive, last);
        Prints(last).ShouldBe(Prints(first));
        Prints(Archive).ShouldBe(Prints(first));
        Counts(Archive).ShouldBe(Counts(first));
        Counts(last).ShouldBe(Counts(first));
        foreach (var question in (string[])["công tác", "cong tac type:BC", "12/BC-CĐM"])
        {
            Archive
                .Find(new FindQuery(question))
                .Select(h => (h.Record.Id, h.Score, h.Record.Lead))
                .ShouldBe(first.Find(new FindQuery(question)).Select(h => (h.Record.Id, h.Score, h.Record.Lead)));
            last.Find(new FindQuery(question))
                .Select(h => h.Record.Id)
                .ShouldBe(first.Find(new FindQuery(question)).Select(h => h.Record.Id));
        }
        Archive
            .FindFindings(new FindingQuery())
            .Select(f => (f.FindingId, f.Decision?.Verdict))
            .ShouldBe(first.FindFindings(new FindingQuery()).Select(f => (f.FindingId, f.Decision?.Verdict)));
    }

    [Fact]
    public void Putting_again_changes_nothing_and_a_later_state_takes_the_place_of_an_earlier()
    {
        using var first = new SqliteArchive(_folder.File, secret: true);
        Fill(first);
        Move(first, Archive);
        Move(first, Archive);
        Counts(Archive).ShouldBe(Counts(first));
        var several = Sample.Record("7/BC-CĐM", "2020-05-01", text: "một", file: "several");
        first.Keep(several);
        first.Restore(Sample.Hash("gone"));
        first.Keep(Sample.Record("9/KH-CĐM", "2020-03-01", file: "gone"));
        Move(first, Archive);
        Prints(Archive).ShouldBe(Prints(first));
        Counts(Archive).ShouldBe(Counts(first));
    }

    private static void Fill(IArchive archive)
    {
        var several = Sample.Record("7/BC-CĐM", "2020-05-01", text: "công tác một", file: "several");
        var marked = Sample.Record("8/KH-CĐM", "2020-04-01", text: "công tác kho bạc", file: "marked");
        archive.Keep(
            several,
            several with
            {
                Id = several.Id + "#2",
            },
            marked with
            {
                Document = marked.Document with { Secrecy = "Mật" },
            },
            Sample.Record("12/BC-CĐM", "2020-01-15", "Công tác năm", "công tác", file: "word"),
            Sample.Record(
                "12/BC-CĐM",
                "2020-01-15",
                "Công tác năm",
                "công tác",
                format: "pdf",
                signed: true,
                file: "signed"
            )
        );
        var gone = Sample.Record("9/KH-CĐM", "2020-03-01", file: "gone");
        archive.Keep(gone);
        archive.Remove(gone.Id, new Tombstone("Lan", "đăng nhầm", "2026-01-01T00:00:00Z"));
        archive.Write([
            new NameWrite("/in/bad.pdf", "bad.pdf", Sample.Hash("bad"), 4, 5, Sample.Hash("word")),
            new StageWrite(new StageKey(Sample.Hash("word"), "read", 3, "dpi=300"), "layout"u8.ToArray()),
            new FailureWrite(
                new FileFailure
                {
                    Hash = Sample.Hash("bad"),
                    Path = "/in/bad.pdf",
                    Stage = "read",
                    Kind = "damaged",
                    Message = "m",
                    Advice = "a",
                    Detail = "System.FormatException: x\n   at A.B()",
                }
            ),
            new FailureWrite(
                new FileFailure
                {
                    Path = "/in/shut.pdf",
                    Stage = "open",
                    Kind = "no-access",
                    Message = "m",
                    Advice = "a",
                }
            ),
            new AmendmentWrite(
                new Amendment
                {
                    Id = Sample.Hash("word"),
                    Field = "subject",
                    Value = "Công tác cả năm",
                    By = "Lan",
                    At = "2026-01-01T00:00:00.000Z",
                    Saw = "Công tác năm",
                }
            ),
        ]);
        archive.PutLink(new NameLink("indicator", "đoàn viên", "hội viên", false, "Lan", "2026-01-01T00:00:00Z", null));
        Finding Found(string file, string facts) =>
            new()
            {
                Id = Sample.Hash(file),
                FindingId = $"{file}-{facts}",
                Rule = "score.sum",
                Severity = "error",
                Document = file,
                Message = "m",
                Expected = 1.50m,
                Found = "200",
            };
        archive.PutFindings(
            [Sample.Hash("word"), Sample.Hash("signed")],
            "",
            [Found("word", "a"), Found("signed", "a"), Found("signed", "b")]
        );
        archive.Decide("signed-a", new Decision("dismiss", "Lan", "2026-01-01T00:00:00Z", "đã xem"));
        archive.Decide("signed-b", new Decision("accept", "Lan", "2026-01-01T00:00:00Z", null));
        archive.PutFindings([Sample.Hash("signed")], "", [Found("signed", "a")]);
    }

    private static void Move(IArchiveContents from, IArchiveContents to)
    {
        to.Put(from.ReadUnattachedContent());
        for (var after = ""; from.ReadContents(after, 2) is { Count: > 0 } page; after = page[^1].State.Hash)
            to.Put(page);
    }

    private static string[] Prints(IArchiveContents archive)
    {
        var all = archive.ReadContents("", 100);
        archive
            .ReadContents([.. all.Select(f => f.State.Hash)])
            .Select(f => f.ComputeFingerprint())
            .ShouldBe(all.Select(f => f.ComputeFingerprint()));
        var loose = archive.ReadUnattachedContent();
        return
        [
            .. all.Select(f => f.ComputeFingerprint()),
            .. loose.Failures.Select(f => f.ToString()),
            .. loose.Decisions.Select(d => d.ToString()),
            .. loose.Links.Select(l => l.ToString()),
        ];
    }

    private static string Counts(IArchive archive) =>
        archive.GetStatus() is var s
            ? $"{string.Join(' ', s.Files)} {string.Join(' ', s.Failures)} {string.Join(' ', s.Stages)} {string.Join(' ', s.Findings)} {s.Names} {s.Records} {s.Copies} {s.Citations} {s.Unread}"
            : "";
}
