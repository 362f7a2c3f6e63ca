using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Index.Model;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Index.Tests.Contract;

/// <summary>Records for tests, made of a few words.</summary>
internal static class Sample
{
    public static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public static DocumentRecord Record(
        string number,
        string date,
        string subject = "",
        string text = "",
        string issuer = "Công đoàn Mẫu",
        string format = "docx",
        bool scanned = false,
        bool signed = false,
        bool draft = false,
        string? file = null,
        params string[] cites
    )
    {
        var parsed = DocumentNumberParser.Parse(number);
        return new DocumentRecord
        {
            Id = Hash(file ?? number + date),
            Source = new SourceInfo
            {
                Path = $"{file ?? number.Replace('/', '_')}.{format}",
                Format = format,
                Scanned = scanned,
                Bytes = text.Length,
            },
            Document = new DocumentHeading
            {
                Number =
                    number.Length == 0
                        ? null
                        : new NumberField
                        {
                            Printed = number,
                            Key = parsed.Value.Key,
                            Fold = parsed.Value.Fold,
                            Serial = parsed.Value.Serial,
                            Year = parsed.Value.Year,
                            Type = parsed.Value.Type,
                            Issuer = parsed.Value.Issuer,
                        },
                Type = DocumentTypes.NameOfAbbreviation(parsed.Value.Type) ?? "Công văn",
                Issuer = issuer,
                Date = date,
                Subject = subject,
                Draft = draft,
                Signatures = signed ? [new DigitalSignature { Issuer = issuer }] : [],
            },
            Citations =
            [
                .. cites.Select(c => new Citation
                {
                    Printed = c,
                    Key = c,
                    Fold = Folding.FoldUpper(c),
                    Date = "2020-01-15",
                    Title = "về việc mẫu",
                    Relation = "căn cứ",
                    Anchor = new Anchor { Text = c },
                }),
            ],
            Text = text,
        };
    }

    public static void Keep(this IArchive archive, params DocumentRecord[] records) =>
        archive.Write([
            .. records
                .GroupBy(r => r.Id.Split('#')[0])
                .SelectMany(g =>
                    new ArchiveWrite[]
                    {
                        new NameWrite("/in/" + g.First().Source.Path, g.First().Source.Path, g.Key, 1, 1),
                        new RecordsWrite(g.Key, [.. g], new StageVersions(1, 1)),
                    }
                ),
        ]);
}
