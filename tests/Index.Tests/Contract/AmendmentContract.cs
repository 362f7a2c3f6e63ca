using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Index.Tests.Contract;

public abstract class AmendmentContract : ArchiveContract
{
    private static readonly DocumentRecord Unread = Sample.Record(
        "12/BC-CĐM",
        "2020-01-15",
        "Tổng kết",
        "Báo cáo tổng kết năm học",
        cites: ["7/KH-CĐM", "8/KH-CĐM"]
    )
        is var r
        ? r with
        {
            Document = r.Document with
            {
                Number = new NumberField
                {
                    Printed = "/BC-CĐM",
                    Type = "BC",
                    Issuer = "CĐM",
                },
            },
            Warnings = [new Warning("number.handwritten", "Số viết tay")],
        }
        : throw new InvalidOperationException();

    private static Amendment Said(string field, string? value, int second = 1, bool takenBack = false) =>
        new()
        {
            Id = Unread.Id,
            Field = field,
            Value = value,
            By = "Lan",
            Note = "xem bản gốc",
            At = $"2026-01-01T00:00:{second:00}.000Z",
            TakenBack = takenBack,
            Saw = field == "number" ? "/BC-CĐM" : "Tổng kết",
        };

    [Fact]
    public void What_is_said_is_found_and_stays_over_a_new_reading()
    {
        Archive.Keep(Unread);
        Archive.Find(new FindQuery("12/BC-CĐM")).ShouldBeEmpty();
        Archive.Write([new AmendmentWrite(Said("number", "12/BC-CĐM"))]);
        for (var reading = 0; reading < 2; reading++)
        {
            Archive.Find(new FindQuery("12/BC-CĐM")).Select(h => h.Record.Id).ShouldBe([Unread.Id]);
            Archive.Find(new FindQuery("năm học")).Count.ShouldBe(1);
            Archive.FindByNumber("12/BC-CDM").Count.ShouldBe(1);
            Archive.FindCitations("7/KH-CDM").Count.ShouldBe(1);
            Archive.GetStatus().Unread.ShouldBe(0);
            var held = Archive.Get(Unread.Id)!;
            (held.Document.Number!.Printed, held.Document.Number.Serial, held.Warnings.Length).ShouldBe(
                ("/BC-CĐM", "12", 0)
            );
            held.Corrections.Select(c => (c.Field, c.Value, c.By, c.Note, c.Was?.ToString()))
                .ShouldBe([("number", "12/BC-CĐM", "Lan", "xem bản gốc", "/BC-CĐM")]);
            Archive.GetText(Unread.Id).ShouldBe(Unread.Text);
            Archive.Keep(Unread);
        }
    }

    [Fact]
    public void What_is_taken_back_is_as_it_was_read_and_its_history_stays()
    {
        Archive.Keep(Unread);
        Archive.Write([
            new AmendmentWrite(Said("number", "12/BC-CĐM")),
            new AmendmentWrite(Said("subject", "Sơ kết", 2)),
            new AmendmentWrite(Said("number", null, 3, takenBack: true)),
        ]);
        var held = Archive.Get(Unread.Id)!;
        (held.Document.Number!.Key, held.Document.Subject, held.Warnings.Length).ShouldBe((null, "Sơ kết", 1));
        Archive.Find(new FindQuery("12/BC-CĐM")).ShouldBeEmpty();
        Archive
            .ListAmendments(Unread.Id)
            .Select(a => (a.Field, a.Value, a.TakenBack))
            .ShouldBe([("number", "12/BC-CĐM", false), ("subject", "Sơ kết", false), ("number", null, true)]);
        Archive.Write([new AmendmentWrite(Said("subject", null, 4, takenBack: true))]);
        RecordJson.Print(Archive.Get(Unread.Id)!).ShouldBe(RecordJson.Print(Unread with { Text = null }));
    }

    [Fact]
    public void What_is_said_twice_alike_is_kept_once_and_what_is_said_of_no_record_waits_for_it()
    {
        Archive.Write([
            new AmendmentWrite(Said("number", "12/BC-CĐM")),
            new AmendmentWrite(Said("number", "12/BC-CĐM")),
        ]);
        Archive.ListAmendments(Unread.Id).Count.ShouldBe(1);
        Archive.ListAmendments(Sample.Hash("none")).ShouldBeEmpty();
        Archive.Keep(Unread);
        Archive.FindByNumber("12/BC-CDM").Count.ShouldBe(1);
    }

    [Fact]
    public void A_removed_record_takes_with_it_what_was_said()
    {
        Archive.Keep(Unread);
        Archive.Write([new AmendmentWrite(Said("number", "12/BC-CĐM"))]);
        Archive.Remove(Unread.Id, new Tombstone("Lan", null, "2026-01-02T00:00:00Z")).ShouldNotBeNull();
        Archive.ListAmendments(Unread.Id).ShouldBeEmpty();
    }
}
