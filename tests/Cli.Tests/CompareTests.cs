using System.IO.Compression;

namespace Pipeline.Cli.Tests;

/// <summary>A comparison as a workbook.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void The_workbook_has_a_bar_for_each_row()
    {
        foreach (var (unit, value) in new[] { ("A", 12), ("B", 30), ("C", 7) })
            _here.Write(
                $"in/{unit}.txt",
                $"CÔNG ĐOÀN CÔNG TY {unit}\n\nSố: 5/BC-CĐ{unit}\n\nHà Nội, ngày 5 tháng 12 năm 2021\n\nBÁO CÁO\nHoạt động năm 2021\n\nNăm 2021, kết nạp mới {value} đoàn viên.\n"
            );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        var rows = _here.Run("compare", "kết nạp mới đoàn viên", "--xlsx", "c.xlsx", "--json").Out.Length;
        rows.ShouldBe(3);
        using var book = ZipFile.OpenRead(Path.Combine(_here.Folder, "c.xlsx"));
        using var chart = new StreamReader(
            book.Entries.Single(e =>
                    e.FullName.Contains("charts/chart", StringComparison.Ordinal)
                    && e.FullName.EndsWith(".xml", StringComparison.Ordinal)
                )
                .Open()
        );
        // Title, a blank row and the header stand above.
        chart
            .ReadToEnd()
            .ShouldSatisfyAllConditions(
                c => c.ShouldContain("'So sánh'!$A$4:$A$6"),
                c => c.ShouldContain("'So sánh'!$D$4:$D$6")
            );
    }

    [Fact]
    public void Without_rows_no_file_is_written_and_what_says_more_is_offered()
    {
        _here.Write(
            "in/a.txt",
            "CÔNG ĐOÀN CÔNG TY A\n\nSố: 5/BC-CĐA\n\nHà Nội, ngày 5 tháng 12 năm 2021\n\nBÁO CÁO\nHoạt động năm 2021\n\nVận động đoàn viên ủng hộ đồng bào: 120 triệu đồng.\n"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
        var run = _here.Run("compare", "ủng hộ", "--xlsx", "none.xlsx", "--csv", "none.csv");
        run.Code.ShouldBe(0);
        string.Join('\n', run.Out)
            .ShouldContain("compare one of: \"Vận động đoàn viên ủng hộ đồng bào\" (1 × in 1 unit(s))");
        string.Join('\n', run.Errors).ShouldContain("none.xlsx: not written, no figure is worded like 'ủng hộ'");
        File.Exists(Path.Combine(_here.Folder, "none.xlsx")).ShouldBeFalse();
        File.Exists(Path.Combine(_here.Folder, "none.csv")).ShouldBeFalse();
        string.Join('\n', _here.Run("compare", "điều không ai báo cáo").Out)
            .ShouldContain("lists what can be compared");
    }
}
