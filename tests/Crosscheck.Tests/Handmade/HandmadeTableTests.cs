using Pipeline.Crosscheck.Rules;
using Pipeline.Extraction.Tests.Scoring;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests.Handmade;

/// <summary>
/// Thirty tables that we made ourselves: clean ones raise nothing, a flawed one raises what its name says, and no other
/// error.
/// </summary>
public class HandmadeTableTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Handmade");

    public static TheoryData<string> Clean => Names("clean-");

    public static TheoryData<string> Flawed => Names("flawed-");

    [Theory]
    [MemberData(nameof(Clean))]
    public void A_clean_table_raises_nothing(string name)
    {
        var record = Read(name);
        record.ScoringTables.ShouldNotBeEmpty(name);
        Findings(record)
            .Where(f => f.Severity != "info")
            .Select(f => $"{f.Rule}: {f.Message}")
            .ShouldBeEmpty(Print(record));
    }

    [Theory]
    [MemberData(nameof(Flawed))]
    public void A_flawed_table_raises_what_is_wrong_in_it(string name)
    {
        var record = Read(name);
        var rule = Path.GetFileNameWithoutExtension(name).Split('-', 3)[2];
        var found = Findings(record).Where(f => f.Severity != "info").ToList();
        found.Select(f => f.Rule).ShouldContain(rule, Print(record));
        found.Where(f => f.Severity == "error" && f.Rule != rule).Select(f => f.Message).ShouldBeEmpty(Print(record));
        found.ShouldAllBe(f => f.Anchors.Length > 0 && f.FindingId.Length == 20);
    }

    [Fact]
    public void Findings_keep_their_ids()
    {
        var name = Directory.EnumerateFiles(Folder, "flawed-01*").Select(Path.GetFileName).First()!;
        Findings(Read(name)).Select(f => f.FindingId).ShouldBe(Findings(Read(name)).Select(f => f.FindingId));
    }

    private static IEnumerable<Finding> Findings(DocumentRecord record) =>
        RuleCatalogue.Local.SelectMany(r => r.Check(record));

    private static DocumentRecord Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        return name.EndsWith(".html", StringComparison.Ordinal)
            ? TabbedText.Read(MarkupText.Layout(text))
            : TabbedText.Read(text);
    }

    private static string Print(DocumentRecord record) =>
        string.Join('\n', record.ScoringTables.Select(TabbedText.Print));

    private static TheoryData<string> Names(string prefix) =>
        [
            .. Directory
                .EnumerateFiles(Folder, prefix + "*")
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal),
        ];
}
