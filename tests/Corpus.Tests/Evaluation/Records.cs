using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

/// <summary>Small records and golds to score.</summary>
internal static class Make
{
    public static Anchor Anchor(int? page = null) => new() { Page = page };

    public static DocumentRecord Record(DocumentHeading? heading = null) =>
        new()
        {
            Id = "x",
            Source = new SourceInfo { Path = "a.pdf", Format = "pdf" },
            Document = heading ?? new DocumentHeading(),
        };

    public static DocumentRecord Numbered(string? key) =>
        Record(new DocumentHeading { Number = key is null ? null : new NumberField { Printed = key, Key = key } });

    public static Citation Citation(string? key, bool isShort = false, string? printed = null) =>
        new()
        {
            Printed = printed ?? key!,
            Key = key,
            Short = isShort,
            Anchor = Anchor(),
        };

    public static Figure Figure(
        decimal value,
        string printed,
        string? measure = null,
        int? page = null,
        bool table = false
    ) =>
        new()
        {
            Indicator = "i",
            Value = value,
            Measure = measure,
            Printed = printed,
            Table = table,
            Anchor = Anchor(page),
        };

    public static GoldDocument Gold() =>
        new()
        {
            File = "a.pdf",
            Format = "pdf",
            Tags = ["born"],
        };

    /// <summary>"field item: outcome" of each case but the document's own, so that tests read as tables.</summary>
    public static string[] Outcomes(this IEnumerable<ScoreCase> cases) =>
        [.. cases.Where(c => c.Field != "whole").Select(c => $"{c.Field} {c.Item}".TrimEnd() + $": {c.Outcome}")];
}
