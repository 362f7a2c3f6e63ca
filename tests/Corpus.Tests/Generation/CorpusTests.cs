using System.Security.Cryptography;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Corpus.Generation;
using Pipeline.Corpus.Generation.Rendering;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Generation;

public class CorpusTests
{
    private static string Generate(ulong seed, int documents, params string[] formats)
    {
        var folder = Directory.CreateTempSubdirectory("generated").FullName;
        CorpusFolder.Write(
            new CorpusOptions
            {
                Documents = documents,
                Seed = seed,
                Folder = folder,
                Formats = [.. formats],
            }
        );
        return folder;
    }

    private static string[] Tree(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f =>
                    $"{Path.GetRelativePath(folder, f)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}"
                ),
        ];

    [Fact]
    public void The_same_seed_gives_the_same_tree_and_another_one_another()
    {
        var (a, b, c) = (
            Generate(7, 40, "docx", "html", "text", "xlsx"),
            Generate(7, 40, "docx", "html", "text", "xlsx"),
            Generate(8, 40, "docx", "html", "text", "xlsx")
        );
        try
        {
            Tree(a).ShouldBe(Tree(b));
            Tree(a).ShouldNotBe(Tree(c));
        }
        finally
        {
            foreach (var folder in (string[])[a, b, c])
                Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_gold_scores_itself_as_wholly_right()
    {
        var folder = Generate(3, 60, "text");
        try
        {
            var lines = File.ReadLines(Path.Combine(folder, "gold.jsonl"))
                .Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!);
            var records = lines.ToDictionary(
                l => (string)l["file"]!,
                l => l["records"]!.AsArray().Select(r => RecordJson.ParseRecord(r!.ToJsonString())).ToArray()
            );
            var cases = GoldFolder.Read(folder).SelectMany(g => DocumentScorer.Score(g, records[g.File])).ToArray();
            cases.Length.ShouldBeGreaterThan(1000);
            cases.Where(c => c.Outcome != Outcome.Right).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Citations_are_printed_and_go_back_in_time_but_for_planted_errors()
    {
        var writer = new CorpusWriter(11, 300);
        for (var i = 0; i < 300; i++)
        {
            var paper = writer.WriteNext();
            var text = PlainTextPaperWriter.Render(paper);
            var planted = paper.Errors.Select(e => e.Found).ToHashSet();
            foreach (var citation in paper.Gold.Citations)
            {
                text.ShouldContain(citation.Printed);
                if (citation.Date is { } date && paper.Gold.Document.Date is { } own && !planted.Contains(citation.Key))
                    string.CompareOrdinal(date, own).ShouldBeLessThanOrEqualTo(0, citation.Key);
                if (citation.Short && citation.Of is { } of)
                    paper.Gold.Citations[of].Short.ShouldBeFalse();
            }
            foreach (var figure in paper.Gold.Figures)
                text.ShouldContain(figure.Printed);
            foreach (var award in paper.Gold.Awards)
                text.ShouldContain(award.Printed);
            foreach (var deadline in paper.Gold.Deadlines)
                text.ShouldContain(deadline.Printed);
            foreach (var target in paper.Gold.Targets)
                text.ShouldContain(target.Printed, Case.Insensitive);
        }
    }

    [Fact]
    public void Scores_add_up_but_for_planted_errors()
    {
        var writer = new CorpusWriter(5, 400);
        var tables = 0;
        for (var i = 0; i < 400; i++)
        {
            var paper = writer.WriteNext();
            foreach (var table in paper.Gold.ScoringTables)
            {
                tables++;
                table.Totals!.Max.ShouldBe(table.Rows.Where(r => r.Level == 1).Sum(r => r.Max));
                for (var p = 0; p < table.Rows.Length; p++)
                    if (table.Rows[p].Level == 1)
                        table.Rows[p].Max.ShouldBe(table.Rows.Where(r => r.Parent == p).Sum(r => r.Max));
                if (paper.Errors.IsEmpty && table.Totals.Score is { } score)
                    score.ShouldBe(table.Rows.Where(r => r.Level == 2).Sum(r => r.Score)!.Value);
            }
        }
        tables.ShouldBeGreaterThan(20);
    }
}
