using Pipeline.Index.Redaction;
using Pipeline.Index.Sqlite;
using Pipeline.Index.Tests.Contract;
using Pipeline.Records;

namespace Pipeline.Index.Tests;

/// <summary>An open paper that names a secret one: the name is in no answer, everything else is where it was.</summary>
public sealed class DiscreetArchiveTests : IDisposable
{
    private const string Number = "8/KH-CĐM",
        Title = "canh gác kho bạc",
        Body =
            "Thực hiện Kế hoạch số 8/KH-CĐM về canh gác kho bạc, đã canh gác kho bạc 15 lượt. Theo Kế hoạch số 9/KH-CĐM về hội thao.";
    private readonly TestFolder _folder = new();
    private readonly IArchive _plain;
    private readonly string _open,
        _other;

    public DiscreetArchiveTests()
    {
        using (var all = new SqliteArchive(_folder.File, secret: true))
        {
            var secret = Sample.Record(Number, "2020-01-15", "Canh gác kho bạc", "Chỉ ở đây");
            var open = Sample.Record(
                "12/BC-CĐM",
                "2020-05-01",
                $"Kết quả Kế hoạch số {Number}",
                Body,
                cites: [Number, "9/KH-CĐM"]
            );
            Anchor At(string words) =>
                new()
                {
                    Text = words,
                    Start = Body.IndexOf(words, StringComparison.Ordinal),
                    End = Body.IndexOf(words, StringComparison.Ordinal) + words.Length,
                };
            open = open with
            {
                Citations =
                [
                    open.Citations[0] with
                    {
                        Title = Title,
                        Anchor = At(Number),
                    },
                    open.Citations[1] with
                    {
                        Title = "hội thao",
                        Anchor = At("9/KH-CĐM"),
                    },
                ],
                Figures =
                [
                    new Figure
                    {
                        Indicator = "kho bạc",
                        Printed = "kho",
                        Anchor = At("kho"),
                    },
                    new Figure
                    {
                        Indicator = "canh gác",
                        Value = 15,
                        Printed = "15 lượt",
                        Anchor = At("15 lượt"),
                    },
                    new Figure
                    {
                        Indicator = "trong đó",
                        PartOf = 1,
                        Printed = "lượt",
                        Anchor = At("lượt"),
                    },
                ],
            };
            (_open, _other) = (open.Id, Sample.Hash("other"));
            all.Keep(
                secret with
                {
                    Document = secret.Document with { Secrecy = "Mật" },
                },
                open,
                Sample.Record("13/BC-CĐM", "2021-05-01", "Khác", "khác", file: "other", cites: Number) is var other
                    ? other with
                    {
                        Citations = [other.Citations[0] with { Date = "2021-01-15" }],
                    }
                    : open
            );
            using var plain = new SqliteArchive(_folder.File);
            plain.PutFindings(
                [_open],
                "",
                [
                    Found("1", "citation.unresolved", $"Kho chưa có {Number}", At(Number)),
                    Found("2", "figure.sum", $"Tổng theo {Number}: 15", At("15 lượt")),
                ]
            );
        }
        _plain = RedactingArchive.Wrap(new SqliteArchive(_folder.File));
    }

    public void Dispose()
    {
        _plain.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void No_answer_names_it()
    {
        string[] all =
        [
            RecordJson.Print(_plain.Get(_open)!),
            _plain.GetText(_open)!,
            .. _plain.ReadPage("", 9).Where(r => r.Id == _open).Select(RecordJson.Print),
            _plain.GetSummaries([_open])[0].Subject!,
            .. _plain
                .Find(new FindQuery("kho bạc"))
                .Concat(_plain.Find(new FindQuery(Number)))
                .Where(h => h.Record.Id == _open)
                .Select(h => h.Snippet + h.Record.Subject),
            .. _plain.FindFindings(new FindingQuery()).Select(f => f.Message),
        ];
        all.Length.ShouldBe(5, "neither question finds the open paper by what is blotted in it");
        foreach (var word in (string[])[Number, "8/KH-CDM", "kho bạc", Title])
            all.ShouldNotContain(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Places_are_those_of_the_text_shown_and_facts_of_its_own_stay()
    {
        var (record, text) = (_plain.Get(_open)!, _plain.GetText(_open)!);
        text.ShouldBe(
            Body.Replace($"{Number} về {Title}", $"{Redactor.Mark} về {Redactor.Mark}", StringComparison.Ordinal)
                .Replace(Title, Redactor.Mark, StringComparison.Ordinal)
        );
        foreach (var anchor in record.Citations.Select(c => c.Anchor).Concat(record.Figures.Select(f => f.Anchor)))
            text[anchor.Start..anchor.End].ShouldBe(anchor.Text);
        record.Citations.Select(c => (c.Key, c.Title)).ShouldBe([(null, null), ("9/KH-CĐM", "hội thao")]);
        record.Figures.Select(f => (f.Value, f.PartOf)).ShouldBe([(15m, null), (null, 0)]);
    }

    [Fact]
    public void It_is_not_said_to_lack() =>
        _plain.FindFindings(new FindingQuery()).Select(f => f.Message).ShouldBe(["Tổng theo ██████: 15"]);

    [Fact]
    public void It_is_cited_by_nobody_but_its_namesake_of_another_year_is()
    {
        _plain.FindCitations("8/KH-CDM").Select(m => m.Id).ShouldBe([_other]);
        _plain.FindNumbersOfSymbol("KH-CDM").Select(m => m.Fold).Order().ShouldBe(["8/KH-CDM", "9/KH-CDM"]);
        _plain.Get(_other)!.Citations[0].Key.ShouldBe(Number);
    }

    [Fact]
    public void What_is_written_is_whole() =>
        RedactingArchive.Unwrap(_plain).Get(_open)!.Citations[0].Key.ShouldBe(Number);

    [Fact]
    public void An_archive_without_secret_papers_is_itself()
    {
        using var all = new SqliteArchive(_folder.File, secret: true);
        RedactingArchive.Wrap(all).ShouldBeSameAs(all);
    }

    private Finding Found(string id, string rule, string message, Anchor anchor) =>
        new()
        {
            Id = _open,
            FindingId = id,
            Rule = rule,
            Severity = "info",
            Document = "12/BC-CĐM",
            Message = message,
            Anchors = [anchor],
        };
}
