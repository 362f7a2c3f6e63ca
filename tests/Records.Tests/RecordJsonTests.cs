using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Records.Tests;

/// <summary>What is printed is read back as it was, whatever the text: properties over random values.</summary>
public class RecordJsonTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300);

    // Texts as papers hold them, with quotes, breaks, tones and letters beyond the basic plane; no half of a pair.
    private static readonly Arbitrary<string> Texts = Gen.Elements(
            "Số: ",
            "12/KH-CĐX",
            "Ủy ban",
            "\"",
            "\\",
            "\n",
            "\t",
            "\u0000",
            "\u2028",
            "<b>&",
            "ệ",
            "e\u0323\u0302",
            "𝟏𝟐",
            "\ufeff",
            " ",
            ""
        )
        .ListOf()
        .Select(parts => string.Concat(parts))
        .ToArbitrary();

    [Fact]
    public void A_record_comes_back_as_it_was_printed() =>
        Prop.ForAll(
                Texts,
                Texts,
                Texts,
                (path, subject, text) =>
                {
                    var record = new DocumentRecord
                    {
                        Id = new string('a', 64),
                        Source = new SourceInfo
                        {
                            Path = path,
                            Format = "text",
                            Bytes = text.Length,
                        },
                        Document = new DocumentHeading { Subject = subject },
                        Text = text,
                    };
                    var line = RecordJson.Print(record);
                    var back = RecordJson.ParseRecord(line);
                    return !line.Contains('\n')
                        && back.Source == record.Source
                        && back.Document.Subject == subject
                        && back.Text == text
                        && RecordJson.Print(back) == line;
                }
            )
            .Check(Thorough);

    [Fact]
    public void A_finding_comes_back_as_it_was_printed() =>
        Prop.ForAll(
                Texts,
                Texts,
                ArbMap.Default.ArbFor<int>(),
                (message, note, number) =>
                {
                    var finding = new Finding
                    {
                        Id = "a",
                        FindingId = "b",
                        Rule = "score.sum",
                        Severity = "error",
                        Document = message,
                        Message = message,
                        Expected = JsonValue.Create(number),
                        Found = JsonValue.Create(note),
                        Decision = new Decision("accept", note, "2026-01-01T00:00:00Z", note),
                    };
                    var line = RecordJson.Print(finding);
                    var back = RecordJson.ParseFinding(line);
                    return !line.Contains('\n')
                        && back.Message == message
                        && back.Decision == finding.Decision
                        && back.Expected!.GetValue<int>() == number
                        && RecordJson.Print(back) == line;
                }
            )
            .Check(Thorough);

    [Fact]
    public void Vietnamese_is_printed_as_it_is_written() =>
        RecordJson
            .Print(
                new DocumentRecord
                {
                    Id = "a",
                    Source = new SourceInfo { Path = "kế hoạch.txt", Format = "text" },
                }
            )
            .ShouldContain("\"path\":\"kế hoạch.txt\"");

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("{\"id\":\"a\",\"source\":")]
    public void What_is_no_record_is_refused(string json) =>
        Should.Throw<JsonException>(() => RecordJson.ParseRecord(json));
}
