using Pipeline.Cli.Commands;
using Pipeline.Index.Amendments;
using Pipeline.Records;

namespace Pipeline.Cli.Tests;

/// <summary>What persons say of places in ink becomes labels of a data set; what they say of print does not.</summary>
public sealed class LearnTests
{
    [Theory]
    [InlineData(true, "number", "27", "27", null)]
    [InlineData(true, "number", null, null, null)] // nothing stands there
    [InlineData(false, "number", "27", null, null)] // print
    [InlineData(true, "date", "05/03/2021", null, "05")]
    [InlineData(false, "date", "05/03/2021", null, null)]
    [InlineData(true, "subject", "Kiểm tra", null, null)]
    public void Only_what_is_said_of_ink_is_learned_from(
        bool ink,
        string field,
        string? value,
        string? serial,
        string? day
    )
    {
        var read = new DocumentRecord
        {
            Id = new string('a', 64),
            Source = new SourceInfo { Path = "a.pdf", Format = "pdf" },
            Document = new DocumentHeading
            {
                Number = new NumberField
                {
                    Printed = "/KH-CĐXD",
                    Type = "KH",
                    Issuer = "CĐXD",
                    Ink = ink,
                    Anchor = new Anchor { Page = 1 },
                },
                Evidence = new DocumentHeading().Evidence.Add(
                    "date",
                    new Evidence
                    {
                        Ink = ink,
                        Anchor = new Anchor { Page = 1 },
                    }
                ),
            },
            Text = "",
        };
        var said = AmendmentApplier.CreateAmendment(read, field, value ?? "", "Lan", null, "2026-01-01T00:00:00.000Z");
        said.TryGet(out var amendment).ShouldBeTrue(said.Error);
        var settled = LearnCommand.FindSettled(AmendmentApplier.Apply([read], [amendment!])[0]).ToList();
        settled.Select(s => (string?)s.Label["serial"]).ShouldBe(serial is null && day is null ? [] : [serial]);
        settled.Select(s => (string?)s.Label["day"]).ShouldBe(serial is null && day is null ? [] : [day]);
        foreach (var (label, anchor) in settled)
        {
            anchor.Page.ShouldBe(1);
            ((string?)label["ink"]![day is null ? "serial" : "day"]).ShouldBe("ink");
            ((string)label["group"]!).ShouldNotContain("CĐXD");
        }
    }
}
