using System.Text.Json;

namespace Pipeline.Cli.Tests;

/// <summary>
/// What is found is up to date after an ingest: of a small archive all, of a large one what the new papers touch.
/// </summary>
public sealed class IngestCheckTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void A_paper_that_comes_into_a_large_archive_settles_what_cited_it()
    {
        _here.Write(
            "in/report.txt",
            "CÔNG ĐOÀN XÂY DỰNG\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 5 năm 2021\n\nBÁO CÁO\nKết quả công tác\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021 của Công đoàn Xây dựng.\n"
        );
        _here
            .Run("generate", "--documents", "510", "--seed", "61", "--formats", "text", "--out", "in/many")
            .Code.ShouldBe(0);
        _here.Run("ingest", "in").Code.ShouldBe(0);
        _here.Run("check").Code.ShouldBe(0);
        Open().ShouldBe(1);
        _here.WriteGood("in/plan.txt");
        _here.Run("ingest", "in/plan.txt").Code.ShouldBe(0);
        Open().ShouldBe(0);
    }

    // What show prints is what the archive keeps; check itself would look again.
    private int Open() =>
        JsonDocument
            .Parse(_here.Run("show", "31/BC-CĐXD", "--json").Out[0])
            .RootElement.GetRawText()
            .Split("citation.unresolved")
            .Length - 1;
}
