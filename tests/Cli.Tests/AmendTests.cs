using System.Text.Json;
using Pipeline.Index;
using Pipeline.Index.Model;

namespace Pipeline.Cli.Tests;

/// <summary>A serial in ink that a person fills in: found, cited, registered, and kept over a new reading.</summary>
public sealed class AmendTests : IDisposable
{
    private readonly Workplace _here = new();
    private readonly string _plan;

    public AmendTests()
    {
        _here.Write(
            "in/plan.txt",
            "CÔNG ĐOÀN XÂY DỰNG\n\nSố:       /KH-CĐXD\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nKiểm tra công tác an toàn, vệ sinh lao động\n\nNơi nhận:\n- Các công đoàn cơ sở;\n- Lưu: VT.\n"
        );
        _here.Write(
            "in/report.txt",
            "CÔNG ĐOÀN XÂY DỰNG\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 5 năm 2021\n\nBÁO CÁO\nKết quả kiểm tra công tác an toàn\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021 của Công đoàn Xây dựng về kiểm tra công tác an toàn, vệ sinh lao động, các đơn vị đã kiểm tra xong.\n"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _plan = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                File.ReadAllBytes(Path.Combine(_here.Folder, "in", "plan.txt"))
            )
        );
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_serial_that_is_filled_in_is_found_resolves_what_was_open_stands_in_the_register_and_stays()
    {
        Verdict().ShouldBe("not-held");
        Findings().ShouldContain("citation.unresolved");
        // Who cites it suggests it; nothing is taken by itself.
        using (var waiting = JsonDocument.Parse(_here.Run("status", "--eye", "--json").Out[0]))
        {
            waiting.RootElement.GetProperty("id").GetString().ShouldBe(_plan);
            waiting.RootElement.GetProperty("code").GetString().ShouldBe("number.unread");
            waiting.RootElement.GetProperty("suggestions")[0].GetProperty("value").GetString().ShouldBe("27/KH-CĐXD");
        }
        var outcome = _here.Run("set", _plan[..12], "number=27", "--by", "Lan", "--note", "xem bản gốc");
        (outcome.Code, outcome.Errors.Length).ShouldBe((0, 0), string.Join('\n', outcome.Errors));
        outcome.Out.ShouldBe([$"{_plan[..12]}  number = 27 (read: /KH-CĐXD)"]);
        Stands();
        Reread();
        _here.Run("refresh").Out[0].ShouldStartWith("read 2,");
        Stands();
        _here.Run("unset", "27/KH-CĐXD", "number", "--by", "Minh", "--note", "nhầm").Code.ShouldBe(0);
        _here
            .Run("find", "27/KH-CĐXD", "--json")
            .Out.Where(l => l.Contains("\"27/KH-CĐXD\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
        Verdict().ShouldBe("not-held");
        Findings().ShouldContain("citation.unresolved");
        var said = Show(_plan)
            .GetProperty("said_before")
            .EnumerateArray()
            .Select(s => (s.GetProperty("by").GetString(), s.GetProperty("taken_back").GetBoolean()))
            .ToArray();
        said.ShouldBe([("Lan", false), ("Minh", true)]);
    }

    [Fact]
    public void A_score_that_is_corrected_stays_at_its_row()
    {
        _here.Run("ingest", Path.Combine(ElasticTests.Samples(), "2022", "53-self-score-unit0.docx")).Code.ShouldBe(0);
        string Rule() => string.Join('\n', _here.Run("check", "--json", "--rule", "score.exceeds-max").Out);
        var finding = JsonDocument.Parse(Rule()).RootElement;
        var id = finding.GetProperty("id").GetString()!;
        JsonElement[] Rows() => [.. Show(id).GetProperty("scoring_tables")[0].GetProperty("rows").EnumerateArray()];
        var row = Array.FindIndex(
            Rows(),
            r =>
                r.GetProperty("parent").ValueKind == JsonValueKind.Number
                && r.GetProperty("score").ValueKind == JsonValueKind.Number
                && r.GetProperty("score").GetDecimal() > r.GetProperty("max").GetDecimal()
        );
        var (criterion, max) = (
            Rows()[row].GetProperty("criterion").GetString(),
            Rows()[row].GetProperty("max").GetDecimal()
        );
        _here
            .Run("set", id, $"scoring_tables.0.rows.{row}.score={max}", "--by", "Lan", "--note", "bản giấy")
            .Code.ShouldBe(0);
        for (var reading = 0; reading < 2; reading++)
        {
            Rule().ShouldBeEmpty();
            (Rows()[row].GetProperty("criterion").GetString(), Rows()[row].GetProperty("score").GetDecimal()).ShouldBe(
                (criterion, max)
            );
            Reread();
            _here.Run("refresh").Code.ShouldBe(0);
        }
        _here.Run("unset", id, $"scoring_tables.0.rows.{row}.score", "--by", "Lan").Code.ShouldBe(0);
        JsonDocument
            .Parse(Rule())
            .RootElement.GetProperty("finding_id")
            .GetString()
            .ShouldBe(finding.GetProperty("finding_id").GetString());
    }

    [Fact]
    public void What_is_said_of_a_document_is_said_of_its_copies()
    {
        _here.Write(
            "in/copy.html",
            "<html><body><p>CÔNG ĐOÀN XÂY DỰNG</p><p>Số: 31/BC-CĐXD</p><p>Hà Nội, ngày 9 tháng 5 năm 2021</p><p>BÁO CÁO</p><p>Kết quả kiểm tra công tác an toàn</p></body></html>"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        long Copies() =>
            JsonDocument.Parse(_here.Run("status", "--json").Out[0]).RootElement.GetProperty("copies").GetInt64();
        Copies().ShouldBe(1);
        _here.Run("set", "31/BC-CĐXD", "date=10/5/2021", "--by", "Lan").Code.ShouldBe(0);
        Copies().ShouldBe(1);
        _here.Run("unset", "31/BC-CĐXD", "date", "--by", "Lan").Code.ShouldBe(0);
        Copies().ShouldBe(1);
        Show("31/BC-CĐXD").GetProperty("document").GetProperty("date").GetString().ShouldBe("2021-05-09");
        _here.Run("set", "31/BC-CĐXD", "secrecy=Mật", "--by", "Lan").Code.ShouldBe(0);
        _here.Run("set", "31/BC-CĐXD", "number=32", "--by", "Lan", "--secret").Code.ShouldBe(0);
        // Neither file shows, under the old number or the new one.
        _here
            .Run("find", "an toàn", "--json")
            .Out.ShouldNotContain(l => l.Contains("BC-CĐXD", StringComparison.Ordinal));
    }

    [Fact]
    public void A_verification_mends_what_it_can_and_tells_the_rest()
    {
        _here
            .Run("status", "--verify")
            .ShouldSatisfyAllConditions(
                o => o.Code.ShouldBe(0),
                o => o.Out[0].ShouldBe("originals  2 files: 0 missing, 0 damaged, 0 taken again from where they came")
            );
        File.Delete(Path.Combine(_here.Folder, ".pipeline", "blobs", _plan[..2], _plan[2..]));
        _here.Run("status", "--verify", "--json").Out.Single().ShouldContain("\"restored\":1,\"missing\":0");
        File.Delete(Path.Combine(_here.Folder, ".pipeline", "blobs", _plan[..2], _plan[2..]));
        File.Delete(Path.Combine(_here.Folder, "in", "plan.txt"));
        var outcome = _here.Run("status", "--verify");
        outcome.Errors.ShouldBe([
            "in/plan.txt: its original bytes are missing; restore them from a backup, or ingest the file again; its records stay",
        ]);
        outcome.Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("nubmer=27", 2, "pipeline: no field is named 'nubmer': meant is perhaps number")]
    [InlineData(
        "number=hai mươi",
        2,
        "pipeline: number: 'hai mươi' does not begin with a serial: write a number as in 604/CĐDK-CSQH or 42/2010/NĐ-CP"
    )]
    [InlineData("date=31/02/2021", 2, "pipeline: date: '31/02/2021' is no day: write 2020-11-19 or 19/11/2020")]
    [InlineData(
        "date=5/3/2021 subject=X citations.7.key=1/BC-A",
        2,
        "pipeline: citations.7.key: the record has no citations"
    )]
    [InlineData("number", 2, "pipeline: 'number' is not FIELD=VALUE; see ./pipeline set --help")]
    public void What_cannot_be_is_one_line_and_nothing_changes(string values, int code, string line)
    {
        var before = Show(_plan).GetRawText();
        string[] words = values.StartsWith("number=hai", StringComparison.Ordinal) ? [values] : values.Split(' ');
        var outcome = _here.Run(["set", _plan[..12], .. words, "--by", "Lan"]);
        outcome.Errors.ShouldBe([line]);
        (outcome.Code, outcome.Out.Length).ShouldBe((code, 0));
        Show(_plan).GetRawText().ShouldBe(before);
    }

    [Theory]
    [InlineData("set|nothere|number=1|--by|Lan", 1, "nothere: not held; find looks by parts and by words")]
    [InlineData("set|31/BC-CĐXD|number=1|--by| ", 2, "pipeline: --by needs a name; see ./pipeline set --help")]
    [InlineData(
        "unset|31/BC-CĐXD|subject|--by|Lan",
        2,
        "pipeline: subject: nobody has filled it in; nobody has filled in anything in this record"
    )]
    public void Who_and_what_must_be_said(string arguments, int code, string line)
    {
        var outcome = _here.Run(arguments.Split('|'));
        outcome.Errors.ShouldBe([line]);
        outcome.Code.ShouldBe(code);
    }

    private void Stands()
    {
        _here.Run("find", "27/KH-CĐXD", "--json").Out[0].ShouldContain("\"key\":\"27/KH-CĐXD\"");
        Verdict().ShouldBe("resolved");
        Findings().ShouldNotContain("citation.unresolved");
        _here
            .Run("export", "register", "--direction", "out", "--format", "csv", "--out", "/dev/stdout")
            .Out.ShouldContain(l => l.StartsWith("1,27/KH-CĐXD,2021-03-05", StringComparison.Ordinal));
        var plan = Show("27/KH-CĐXD");
        plan.GetProperty("document").GetProperty("number").GetProperty("printed").GetString().ShouldBe("/KH-CĐXD");
        plan.GetProperty("corrections")
            .EnumerateArray()
            .Select(c =>
                (c.GetProperty("field").GetString(), c.GetProperty("by").GetString(), c.GetProperty("note").GetString())
            )
            .ShouldBe([("number", "Lan", "xem bản gốc")]);
        plan.GetProperty("warnings")
            .EnumerateArray()
            .Select(w => w.GetProperty("code").GetString())
            .ShouldNotContain("number.blank");
        _here
            .Run("show", "27/KH-CĐXD")
            .Out.ShouldContain(l => l.Contains("number = 27  (read: /KH-CĐXD)  Lan, 20", StringComparison.Ordinal));
    }

    /// <summary>Makes what is held look as an older program made it.</summary>
    private void Reread()
    {
        using var archive = ArchiveFactory.Open($"sqlite:{_here.Folder}/.pipeline/archive.db");
        foreach (var record in archive.ReadPage("", 9))
            archive.Write([
                new RecordsWrite(
                    record.Id,
                    [record with { Text = archive.GetText(record.Id) }],
                    new StageVersions(0, 0)
                ),
            ]);
    }

    private string? Verdict() => Show("31/BC-CĐXD").GetProperty("citations")[0].GetProperty("verdict").GetString();

    private string Findings() => string.Join('\n', _here.Run("show", "31/BC-CĐXD", "--json").Out);

    private JsonElement Show(string name) => JsonDocument.Parse(_here.Run("show", name, "--json").Out[0]).RootElement;
}
