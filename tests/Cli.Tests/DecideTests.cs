using System.Text.Json;

namespace Pipeline.Cli.Tests;

/// <summary>A finding that a person judged stays judged; a dismissed one stays away until its facts change.</summary>
public sealed class DecideTests : IDisposable
{
    private const string Table =
        "CÔNG ĐOÀN XÂY DỰNG\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 5 năm 2021\n\nBÁO CÁO\nTự chấm điểm\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021, Kế hoạch số 28/KH-CĐXD ngày 06/3/2021 và Báo cáo ngày 31/02/2021.\n";
    private readonly Workplace _here = new();

    public DecideTests()
    {
        _here.Write("in/report.txt", Table);
        _here.Run("ingest", "in").Code.ShouldBe(0);
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_dismissed_finding_stays_away_and_an_accepted_one_is_told_as_such()
    {
        var findings = Check();
        findings.Length.ShouldBe(2);
        var dismissed = _here
            .Run("check", "--json")
            .Out.Single(l => l.Contains("\"found\":\"27/KH-CĐXD\"", StringComparison.Ordinal))
            is var line
            ? JsonDocument.Parse(line).RootElement.GetProperty("finding_id").GetString()!
            : "";
        var accepted = findings.Single(f => f != dismissed);
        _here.Run("decide", dismissed, "dismiss", "--by", "Lan", "--note", "đã có bản giấy").Code.ShouldBe(0);
        _here.Run("decide", accepted, "accept", "--by", "Lan").Out[0].ShouldStartWith($"{accepted}  accepted by Lan: ");
        // Twice: it is found again and stays decided.
        for (var i = 0; i < 2; i++)
        {
            Check().ShouldBe([accepted]);
            _here.Run("check").Errors.ShouldContain("1 info; 1 accepted, 1 dismissed");
            _here.Run("show", "31/BC-CĐXD").Out.ShouldNotContain(l => l.Contains(dismissed, StringComparison.Ordinal));
        }
        var all = _here
            .Run("check", "--json", "--dismissed")
            .Out.Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(f => f.GetProperty("finding_id").GetString()!, f => f.GetProperty("decision"));
        (
            all[dismissed].GetProperty("verdict").GetString(),
            all[dismissed].GetProperty("by").GetString(),
            all[dismissed].GetProperty("note").GetString()
        ).ShouldBe(("dismiss", "Lan", "đã có bản giấy"));
        all[accepted].GetProperty("verdict").GetString().ShouldBe("accept");
        // Its facts change: it speaks again, under another id.
        _here.Run("set", "31/BC-CĐXD", "citations.0.date=07/3/2021", "--by", "Lan").Code.ShouldBe(0);
        Check().ShouldNotContain(dismissed);
        Check().Length.ShouldBe(findings.Length);
    }

    [Theory]
    [InlineData(
        "decide|0123456789abcdef0123|accept|--by|Lan",
        1,
        "0123456789abcdef0123: no such finding, or it is gone since its facts changed; check prints the ids of those that stand"
    )]
    [InlineData(
        "decide|0123456789abcdef0123|perhaps|--by|Lan",
        2,
        "pipeline: Argument 'perhaps' not recognized. Must be one of:"
    )]
    [InlineData(
        "decide|0123456789abcdef0123|accept",
        2,
        "pipeline: Option '--by' is required; see ./pipeline decide --help"
    )]
    public void What_cannot_be_decided_is_one_line(string arguments, int code, string line)
    {
        var outcome = _here.Run(arguments.Split('|'));
        outcome.Errors.Length.ShouldBe(1);
        outcome.Errors[0].ShouldStartWith(line);
        outcome.Code.ShouldBe(code);
    }

    private string[] Check() =>
        [
            .. _here
                .Run("check", "--json")
                .Out.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("finding_id").GetString()!),
        ];
}
