using System.IO.Compression;

namespace Pipeline.Cli.Tests;

/// <summary>
/// The own office in pipeline.json: registers of what came in and went out, and mistakes in the file.
/// </summary>
public sealed class OfficeTests : IDisposable
{
    private const string Settings =
        """{ "names": ["Công đoàn Xây dựng"], "symbols": ["CĐXD"], "units": [{ "name": "Công đoàn cơ sở Một", "symbols": ["CĐCS1"] }], "collects": ["TLĐ"] }""";
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData(
        "{\n \"simbols\": [\"LĐLĐ\"] }",
        "pipeline: pipeline.json, line 2: no setting is named 'simbols': use names, symbols, units, collects, limits, log, log-level"
    )]
    [InlineData(
        "{ \"collects\": \"TLĐ\" }",
        "pipeline: pipeline.json, line 1: 'collects' must be a list of texts, as in [\"LĐLĐ\"]"
    )]
    [InlineData(
        "{\n\n \"units\": [{ \"symbols\": [\"A\"] }] }",
        "pipeline: pipeline.json, line 3: 'units' must be a list of units, as in [{\"name\": \"Công đoàn cơ sở A\", \"symbols\": [\"CĐCSA\"]}]"
    )]
    [InlineData(
        "{ \"units\": [{ \"name\": \"A\",\n\"symbol\": [\"A\"] }] }",
        "pipeline: pipeline.json, line 2: no setting of a unit is named 'symbol': use name, symbols"
    )]
    [InlineData("[]", "pipeline: pipeline.json, line 1: settings stand in braces, as in {\"collects\": [\"TLĐ\"]}")]
    public void A_mistake_in_the_settings_is_one_line_and_nothing_changes(string settings, string line)
    {
        _here.WriteGood("in/1.txt", 1);
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _here.Write("pipeline.json", settings);
        foreach (
            var command in (string[])
                [
                    "check",
                    "show 1/KH-CĐXD",
                    "export register --direction out --out r.xlsx",
                    "set 1/KH-CĐXD subject=X --by Lan",
                ]
        )
        {
            var outcome = _here.Run(command.Split(' '));
            outcome.Errors.ShouldBe([line]);
            (outcome.Code, outcome.Out.Length).ShouldBe((2, 0));
        }
        File.Exists(Path.Combine(_here.Folder, "r.xlsx")).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_no_json_is_told_with_its_line()
    {
        _here.WriteGood("in/1.txt", 1);
        _here.Run("ingest", "in");
        _here.Write("office.json", "{\n \"names\": [\"A\",\n }");
        var outcome = _here.Run("check", "--settings", "office.json");
        outcome.Errors[0].ShouldStartWith("pipeline: office.json, line 3: it is no JSON: ");
        (outcome.Code, outcome.Errors.Length).ShouldBe((2, 1));
    }

    [Fact]
    public void The_registers_hold_what_went_out_and_what_came_in()
    {
        static string Paper(string issuer, string number, string date, string subject) =>
            $"{issuer}\n\nSố: {number}\n\nHà Nội, {date}\n\nKẾ HOẠCH\n{subject}\n\nNơi nhận:\n- Các đơn vị;\n- Lưu: VT.\n";
        foreach (var serial in (int[])[1, 2, 4])
            _here.Write(
                $"in/{serial}.txt",
                Paper(
                    "CÔNG ĐOÀN XÂY DỰNG",
                    $"{serial}/KH-CĐXD",
                    $"ngày {serial + 3:00} tháng 3 năm 2021",
                    $"Kiểm tra an toàn lần {serial}"
                )
            );
        _here.Write(
            "in/old.txt",
            Paper("CÔNG ĐOÀN XÂY DỰNG", "9/KH-CĐXD", "ngày 5 tháng 8 năm 2020", "Tổng kết phong trào")
        );
        _here.Write(
            "in/unit.txt",
            Paper("CÔNG ĐOÀN CƠ SỞ MỘT", "3/KH-CĐCS1", "ngày 6 tháng 3 năm 2021", "Tổ chức hội thao")
        );
        _here.Write("pipeline.json", Settings);
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _here
            .Run("export", "register", "--direction", "out", "--year", "2021")
            .Out.ShouldBe(["register-out-2021.xlsx"]);
        var sheet = Sheet("register-out-2021.xlsx");
        foreach (
            var words in (string[])
                ["SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2021", "Đơn vị, người nhận bản lưu", "(11)", "4/KH-CĐXD", "mergeCell"]
        )
            sheet.ShouldContain(words);
        foreach (var words in (string[])["3/KH-CĐCS1", "9/KH-CĐXD"])
            sheet.ShouldNotContain(words);
        // A date is a number with a format of dates: 44261 is 2021-03-06, 44263 is 2021-03-07.
        sheet.ShouldContain("<x:v>44262</x:v>");
        _here
            .Run("export", "register", "--direction", "in", "--format", "csv", "--out", "/dev/stdout")
            .Out.Count(l => l.Contains("/KH-", StringComparison.Ordinal))
            .ShouldBe(1);
        var findings = _here.Run("check", "--rule", "register.", "--json").Out;
        findings.Length.ShouldBe(2);
        findings.ShouldContain(f =>
            f.Contains(
                "\"rule\":\"register.gap\",\"severity\":\"warning\",\"document\":\"4/KH-CĐXD\"",
                StringComparison.Ordinal
            )
        );
        findings.ShouldContain(f =>
            f.Contains(
                "\"rule\":\"register.gap\",\"severity\":\"info\",\"document\":\"9/KH-CĐXD\"",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_letter_that_asks_for_an_answer_is_told_until_it_has_one()
    {
        _here.Write("pipeline.json", Settings);
        _here.Write(
            "in/letter.txt",
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG\n\nSố: 55/TLĐ-VP\nV/v rà soát công tác an toàn\n\nHà Nội, ngày 6 tháng 3 năm 2021\n\nKính gửi: Công đoàn Xây dựng\n\nĐề nghị Công đoàn Xây dựng rà soát và gửi báo cáo về Tổng Liên đoàn trước ngày 20/4/2021.\n"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _here.Run("deadlines", "--unanswered", "--on", "2021-04-19").Out.ShouldBeEmpty();
        _here.Run("deadlines", "--unanswered", "--on", "2021-04-21").Out.Single().ShouldEndWith("[no answer held]");
        _here.Write(
            "in/answer.txt",
            "CÔNG ĐOÀN XÂY DỰNG\n\nSố: 8/BC-CĐXD\n\nHà Nội, ngày 12 tháng 4 năm 2021\n\nBÁO CÁO\nRà soát công tác an toàn\n\nThực hiện Công văn số 55/TLĐ-VP ngày 06/3/2021 của Tổng Liên đoàn Lao động, Công đoàn Xây dựng báo cáo như sau.\n"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _here.Run("deadlines", "--unanswered", "--on", "2021-04-21").Out.ShouldBeEmpty();
        _here.Run("deadlines").Out.Single().ShouldEndWith("[answered by 8/BC-CĐXD]");
        _here
            .Run("deadlines", "--on", "yesterday")
            .Errors.ShouldBe([
                "pipeline: 'yesterday' is no day: write it as 2021-01-15; see ./pipeline deadlines --help",
            ]);
    }

    private string Sheet(string name)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(_here.Folder, name));
        using var workbook = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        workbook.ReadToEnd().ShouldContain("$3:$4");
        using var sheet = new StreamReader(
            zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Open()
        );
        return sheet.ReadToEnd();
    }
}
