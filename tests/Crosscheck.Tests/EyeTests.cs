using Pipeline.Crosscheck.ReviewQueue;
using Pipeline.Records;
using Pipeline.Vietnamese.DocumentNumbers;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

/// <summary>What waits for a person's eye, and what is suggested for it.</summary>
public class EyeTests
{
    [Theory]
    [InlineData("604-CDDK.pdf", null, "CDDK", "604")]
    [InlineData("a.zip!/113BC gia ca thang 5-2020.pdf", "BC", "STC", "113")]
    [InlineData("34CD_2019.PDF", "CD", "UBND", "34")]
    [InlineData("05NQQPPL_2019.PDF", "NQ", "HDND", "05")]
    [InlineData("11-kh672-scan.pdf", "KH", "UBND", "672")]
    [InlineData("CV so 12 ngay 05-3-2020.docx", null, "STC", "12")]
    [InlineData("1322CVsigned.pdf", null, "STC", "1322")]
    [InlineData("Quyết định số 69.pdf", "QD", "UBND", "69")]
    [InlineData("17 bao cao.pdf", "BC", "STC", "17")]
    [InlineData("SCAN0098.pdf", "QD", "UBND", "")]
    [InlineData("1668613270_quyetdinh.pdf", "QD", "UBND", "")]
    [InlineData("IMG_20190110_0425.jpg", "QD", "UBND", "")]
    [InlineData("2019 bao cao.pdf", "BC", "STC", "")]
    [InlineData("12-KH dot 2.pdf", "BC", "STC", "")]
    [InlineData("05-03-2021 hop.pdf", "BB", "STC", "")]
    public void A_serial_is_read_from_a_name(string name, string? type, string issuer, string serials) =>
        string.Join(' ', FileNameSerialReader.ReadSerials(name, type, [issuer]).Select(s => s.Serial))
            .ShouldBe(serials);

    private static DocumentRecord Unread(
        string? date = "2021-03-05",
        string path = "x.pdf",
        params DigitalSignature[] signatures
    ) =>
        Record("x", null, date, "Công đoàn ngành A", "kiểm tra công tác an toàn, vệ sinh lao động") is var r
            ? r with
            {
                Source = r.Source with { Path = path },
                Document = r.Document with
                {
                    Number = new NumberField
                    {
                        Printed = "/KH-CĐA",
                        Type = "KH",
                        Issuer = "CĐA",
                    },
                    Signatures = [.. signatures],
                },
            }
            : throw new InvalidOperationException();

    private static string[] Numbers(DocumentRecord record, params DocumentRecord[] others) =>
        [
            .. new ReviewItemFinder(new MemoryLookup([record, .. others]))
                .Find(record, [record.Source.Path])
                .Single(w => w.Code == "number.unread")
                .Suggestions.Select(s => $"{s.Value} {s.Reasons[0]}"),
        ];

    [Fact]
    public void Who_cites_a_number_that_nobody_carries_suggests_it()
    {
        var citing = Record(
            "y",
            "31/BC-CĐA",
            "2021-05-09",
            "Công đoàn ngành A",
            null,
            Cite("27/KH-CĐA", "2021-03-05", "kiểm tra công tác an toàn, vệ sinh lao động")
        );
        Numbers(Unread(), citing)
            .ShouldBe(["27/KH-CĐA 31/BC-CĐA dẫn 27/KH-CĐA ngày 05/03/2021, cùng ngày, cùng trích yếu"]);
        // Another day, another matter, or a number that is held already: nothing is suggested.
        Numbers(Unread("2021-04-05"), citing).ShouldBeEmpty();
        Numbers(
                Unread(),
                Record(
                    "y",
                    "31/BC-CĐA",
                    "2021-05-09",
                    "Công đoàn ngành A",
                    null,
                    Cite("27/KH-CĐA", "2021-03-05", "tổ chức hội thi thợ giỏi ngành xây lắp")
                )
            )
            .ShouldBeEmpty();
        Numbers(Unread(), citing, Record("z", "27/KH-CĐA", "2021-03-05", "Công đoàn ngành A", "kiểm tra"))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("26 2021-03-01|28 2021-03-09", "27/KH-CĐA")]
    [InlineData("6 2021-03-01|8 2021-03-09", "07/KH-CĐA")]
    [InlineData("26 2021-03-01|29 2021-03-09", "")]
    [InlineData("26 2021-03-07|28 2021-03-09", "")]
    [InlineData("26 2020-03-01|28 2022-03-09", "")]
    public void The_one_number_that_lacks_around_its_date_is_suggested(string held, string value) =>
        string.Join(
                '|',
                Numbers(
                        Unread(),
                        [
                            .. held.Split('|')
                                .Select(
                                    (h, i) =>
                                        Record(
                                            $"h{i}",
                                            $"{h.Split(' ')[0]}/KH-CĐA",
                                            h.Split(' ')[1],
                                            "Công đoàn ngành A"
                                        )
                                ),
                        ]
                    )
                    .Select(n => n.Split(' ')[0])
            )
            .ShouldBe(value);

    [Fact]
    public void Reasons_that_agree_come_first_and_names_that_count_files_are_not_believed()
    {
        var citing = Record("y", "31/BC-CĐA", "2021-05-09", "Công đoàn ngành A", null, Cite("27/KH-CĐA", "2021-03-05"));
        var record = Unread(path: "27 ke hoach.pdf");
        var first = new ReviewItemFinder(new MemoryLookup(record, citing))
            .Find(record, [record.Source.Path])
            .First(w => w.Field == "number")
            .Suggestions[0];
        (first.Value, first.Reasons.Length, first.Score > 0.6).ShouldBe(("27/KH-CĐA", 2, true));
        var list = new ReviewItemFinder(new MemoryLookup(record));
        for (var i = 1; i <= 3; i++)
            list.Learn(Record($"c{i}", $"{i + 40}/KH-CĐA", "2021-01-01"), [$"{i} ke hoach.pdf"]);
        list.Find(record, [record.Source.Path]).First(w => w.Field == "number").Suggestions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Công đoàn ngành A", "2021-03-05")]
    [InlineData(null, "2021-03-05")]
    [InlineData("Cổng thông tin điện tử Chính phủ", null)]
    public void The_issuer_signature_suggests_the_date(string? signer, string? date)
    {
        var record = Unread(null, "x.pdf", new DigitalSignature { Issuer = signer, Time = "2021-03-05T15:17:35" });
        new ReviewItemFinder(new MemoryLookup(record))
            .Find(record, ["x.pdf"])
            .Single(w => w.Code == "date.unread")
            .Suggestions.Select(s => s.Value)
            .FirstOrDefault()
            .ShouldBe(date);
    }

    [Fact]
    public void A_signature_of_another_month_than_the_printed_one_suggests_nothing()
    {
        var record = Unread(
            null,
            "x.pdf",
            new DigitalSignature { Issuer = "Công đoàn ngành A", Time = "2021-03-05T15:17:35" }
        );
        record = record with
        {
            Document = record.Document with
            {
                Evidence = record.Document.Evidence.Add("date", new Evidence { Printed = "ngày tháng 02 năm 2021" }),
            },
        };
        new ReviewItemFinder(new MemoryLookup(record))
            .Find(record, ["x.pdf"])
            .Single(w => w.Code == "date.unread")
            .Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_person_filled_in_waits_no_more()
    {
        var record = Unread() with
        {
            Corrections =
            [
                new Correction
                {
                    Field = "number",
                    Value = "27",
                    By = "Lan",
                    At = "2026-01-01",
                },
            ],
            Warnings = [new Warning("correction.disagrees", "Lan ghi …")],
        };
        new ReviewItemFinder(new MemoryLookup(record))
            .Find(record, ["x.pdf"])
            .Select(w => w.Code)
            .ShouldBe(["correction.disagrees"]);
    }
}
