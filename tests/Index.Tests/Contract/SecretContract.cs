using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Tests.Contract;

/// <summary>
/// A secret paper is in no answer of an archive that was opened without secret papers, and in every one of an archive
/// opened with them.
/// </summary>
public abstract class SecretContract : IDisposable
{
    private readonly IArchive _plain;
    private readonly IArchive _secret;
    private readonly string _hidden;

    protected SecretContract()
    {
        _plain = Open(secret: false);
        _secret = Open(secret: true);
        var marked = Marked(
            Sample.Record(
                "12/BC-CĐM",
                "2020-01-15",
                "Phòng thủ dân sự",
                "kho bạc ngầm",
                format: "pdf",
                cites: ["7/KH-CĐM"]
            )
        );
        _hidden = marked.Id;
        _plain.Keep(
            marked,
            Sample.Record("12/BC-CĐM", "2020-01-15", "Phòng thủ dân sự", "kho bạc ngầm", file: "copy"),
            Sample.Record("7/KH-CĐM", "2020-01-10", "Tập huấn", "kho sách chung"),
            Sample.Record("9/BC-CĐM", "2020-01-20", "Tổng kết", "năm học", cites: ["12/BC-CĐM", "7/KH-CĐM"])
        );
    }

    /// <summary>Opens the archive of this test: again the same one when called again.</summary>
    protected abstract IArchive Open(bool secret);

    public virtual void Dispose()
    {
        _plain.Dispose();
        _secret.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("12/BC-CĐM", false)]
    [InlineData("21/BC-CĐM", false)]
    [InlineData("12 cdm", false)]
    [InlineData("12", false)]
    [InlineData("kho bac", false)]
    [InlineData("\"phòng thủ\"", false)]
    [InlineData("kho bac xyz", false)]
    [InlineData("type:BC", false)]
    [InlineData("from:2020-01-15 to:2020-01-15", false)]
    [InlineData("kho", true)]
    public void No_question_finds_it(string question, bool others)
    {
        _plain.Find(new FindQuery(question)).Where(h => h.Record.Fold == "12/BC-CDM").ShouldBeEmpty();
        _secret.Find(new FindQuery(question)).ShouldContain(h => h.Record.Id == _hidden);
        if (others)
            _plain.Find(new FindQuery(question, 1)).Count.ShouldBe(1);
    }

    [Fact]
    public void No_word_of_a_secret_paper_finds_or_marks_what_is_blotted()
    {
        const string number = "31/KH-CĐM",
            subject = "Bảo vệ kho tài liệu Hoàng Mai năm 2024",
            own = "đã kết nạp 120 đoàn viên";
        const string body =
            "Thực hiện Kế hoạch số 31/KH-CĐM về bảo vệ kho tài liệu Hoàng Mai năm 2024, đã kết nạp 120 đoàn viên. Theo đó kho Hoàng Mai an toàn.";
        var open = Sample.Record("40/BC-CĐM", "2024-06-05", "Kết quả quý hai", body, cites: [number]);
        open = open with
        {
            Citations =
            [
                open.Citations[0] with
                {
                    Date = "2024-03-05",
                    Title = body[
                        (body.IndexOf("về ", StringComparison.Ordinal) + 3)..(
                            body.IndexOf(own, StringComparison.Ordinal) + own.Length
                        )
                    ],
                },
            ],
        };
        _plain.Keep(Marked(Sample.Record(number, "2024-03-05", subject, subject)), open);
        var shown = RedactingArchive.Wrap(_plain);
        shown
            .GetText(open.Id)
            .ShouldBe(
                $"Thực hiện Kế hoạch số {Redactor.Mark} về {Redactor.Mark}, đã kết nạp 120 đoàn viên. Theo đó kho {Redactor.Mark} an toàn."
            );
        var words = subject.Split(' ');
        string[] asked =
        [
            number,
            "31",
            "31 KH",
            "Hoàng Mai",
            "2024",
            .. words,
            .. words.Zip(words.Skip(1), (a, b) => $"{a} {b}"),
            .. words.Zip(words.Skip(1), (a, b) => $"\"{a} {b}\""),
            subject,
        ];
        foreach (var question in asked.Concat(asked.Select(a => Folding.FoldLower(a))))
        foreach (var hit in shown.Find(new FindQuery(question)).Where(h => h.Record.Id == open.Id))
        {
            var told = SearchTokenizer
                .BothForms(
                    $"{shown.GetText(open.Id)} {hit.Record.Key} {hit.Record.Subject} {hit.Record.Type} {hit.Record.Issuer}"
                )
                .Folded.Split(' ');
            foreach (
                var word in SearchTokenizer.BothForms(question).Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
                told.ShouldContain(word, question);
            hit.Snippet.ShouldNotContain("Hoàng");
            foreach (var mark in hit.Snippet.Split("<mark>").Skip(1))
                mark.Split("</mark>", 2)[0].ShouldNotContain(Redactor.Mark[..1], Case.Sensitive, question);
        }
        shown.Find(new FindQuery("Hoàng Mai")).ShouldBeEmpty();
        shown
            .Find(new FindQuery("kết nạp 120"))
            .ShouldContain(h => h.Record.Id == open.Id && h.Snippet.Contains("<mark>", StringComparison.Ordinal));
        // The test can fail: with secret papers in sight it is found.
        _secret.Find(new FindQuery("Hoàng Mai")).ShouldContain(h => h.Record.Id == open.Id);
    }

    [Fact]
    public void Pages_that_were_lost_are_counted_of_what_may_be_seen()
    {
        var lost = Sample.Record("8/BC-CĐM", "2020-02-01", "Mất trang") with
        {
            Warnings = [new Warning("page.unread", "Không đọc được trang 2", new Anchor { Page = 2 })],
        };
        _plain.Keep(
            lost,
            Marked(
                Sample.Record("9/TB-CĐM", "2020-02-01", "Kín") with
                {
                    Warnings = [new Warning("sheet.unread", "Không đọc được trang tính")],
                }
            )
        );
        _plain.Lost(9).Select(r => r.Id).ShouldBe([lost.Id]);
        _secret.Lost(9).Count.ShouldBe(2);
    }

    [Fact]
    public void No_list_holds_it()
    {
        _plain.Get(_hidden).ShouldBeNull();
        _plain.GetText(_hidden).ShouldBeNull();
        _plain.ReadPage("", 9).Count.ShouldBe(2);
        _plain.FindByNumber("12/BC-CDM").ShouldBeEmpty();
        _plain.FindNearNumbers("13/BC-CDM", 9).ShouldNotContain(r => r.Fold == "12/BC-CDM");
        _plain.GetSummaries([_hidden]).ShouldBeEmpty();
        _plain.FindCopies(_hidden).ShouldBeEmpty();
        _plain.FindCitations("7/KH-CDM").Count.ShouldBe(1);
        _plain.FindNumbersOfSymbol("BC-CDM").ShouldNotContain(m => m.Id == _hidden);
        _plain.SameSerial("12", "2020-01-15").ShouldNotContain(m => m.Index == null);
        (_plain.GetStatus().Records, _plain.GetStatus().Citations, _plain.CountHiddenDocuments()).ShouldBe((2, 2, 1));
        // By what its name can be left out of what others say; its open copy has the same.
        _plain.SecretMarks().Select(m => (m.Fold, m.Date)).Distinct().ShouldBe([("12/BC-CDM", "2020-01-15")]);
    }

    [Fact]
    public void With_secret_papers_all_are_there()
    {
        _secret.Get(_hidden).ShouldNotBeNull();
        _secret.ReadPage("", 9).Count.ShouldBe(4);
        _secret.FindCopies(_hidden).Count.ShouldBe(2);
        _secret.FindCitations("7/KH-CDM").Count.ShouldBe(2);
        (_secret.GetStatus().Records, _secret.GetStatus().Citations, _secret.CountHiddenDocuments()).ShouldBe(
            (4, 3, 0)
        );
        _secret.SecretMarks().ShouldBeEmpty();
    }

    [Fact]
    public void Findings_of_it_and_those_found_with_it_in_sight_are_kept_apart()
    {
        var open = Sample.Hash("9/BC-CĐM2020-01-20");
        Finding Found(string id, string message) =>
            new()
            {
                Id = id,
                FindingId = "f-" + id,
                Rule = "date.order",
                Severity = "info",
                Document = "9",
                Message = message,
            };
        _plain.PutFindings([open], "", [Found(open, "open")]);
        _secret.PutFindings([open, _hidden], "", [Found(open, "with secret words"), Found(_hidden, "secret")]);
        _plain.FindFindings(new FindingQuery()).Select(f => f.Message).ShouldBe(["open"]);
        _plain.GetStatus().Findings["info"].ShouldBe(1);
        _secret
            .FindFindings(new FindingQuery())
            .Select(f => f.Message)
            .ShouldBe(["with secret words", "secret"], ignoreOrder: true);
    }

    [Fact]
    public void What_was_found_before_a_paper_was_marked_is_told_no_more()
    {
        var open = Sample.Hash("9/BC-CĐM2020-01-20");
        var later = Sample.Record("7/KH-CĐM", "2020-01-10", "Tập huấn", "kho sách chung");
        Finding Found() =>
            new()
            {
                Id = open,
                FindingId = "f",
                Rule = "criteria.mismatch",
                Severity = "info",
                Document = "9",
                Message = "Tập huấn",
            };
        _plain.PutFindings([open], "", [Found()]);
        _plain.Keep(
            Sample.Record("8/KH-CĐM", "2020-01-11", "Hội thao"),
            Marked(Sample.Record("5/KH-CĐM", "2020-01-11", "Kín"))
        );
        _plain.FindFindings(new FindingQuery()).Count.ShouldBe(1);
        _plain.Write([
            new AmendmentWrite(
                new Amendment
                {
                    Id = later.Id,
                    Field = "secrecy",
                    Value = "Mật",
                    By = "Lan",
                    At = "2026-01-01T00:00:00.000Z",
                }
            ),
        ]);
        _plain.Get(later.Id).ShouldBeNull();
        _plain.ListAmendments(later.Id).ShouldBeEmpty();
        _secret.ListAmendments(later.Id).Count.ShouldBe(1);
        _plain.FindFindings(new FindingQuery()).ShouldBeEmpty();
        // A copy that is marked hides the one that was seen.
        _plain.PutFindings([open], "", [Found()]);
        _plain.Keep(Marked(Sample.Record("8/KH-CĐM", "2020-01-11", "Hội thao", file: "marked")));
        _plain.FindFindings(new FindingQuery()).ShouldBeEmpty();
    }

    private static DocumentRecord Marked(DocumentRecord record) =>
        record with
        {
            Document = record.Document with { Secrecy = "Mật" },
        };
}
