using Pipeline.Extraction.Tests.Scoring;

namespace Pipeline.Extraction.Tests.Citations;

/// <summary>The distinct whole numbers that a careful reader finds in the mission's five papers.</summary>
public class SeedCitationTests
{
    [SharedFact]
    public void A_letter_cites_one() => Keys("002").ShouldBe(["5317/TLĐ-VP"]);

    [SharedFact]
    public void A_plan_cites_one_twice() => Keys("003").ShouldBe(["07/NQ-TLĐ"]);

    [SharedFact]
    public void An_outline_cites_ten() =>
        Keys("001")
            .ShouldBe([
                "56/KH-TLĐ",
                "05-CT/TW",
                "52-CT/TW",
                "03/NQ-BCH",
                "07/NQ-BCH",
                "2494/CTr-TLĐ",
                "1734/CTr-TLĐ",
                "1306/CTr-TLĐ",
                "1563/CTr-TLĐ",
                "740/CTr-TLĐ",
            ]);

    [SharedFact]
    public void A_scoring_table_cites_with_slips_of_print() =>
        Keys("000")
            .ShouldBe([
                "235/KH-TLĐ",
                "105/NĐ-CP",
                "01/CTr-TLĐ",
                "417/CTr-CĐDK",
                "02/CTr-BCH",
                "02-NQ/TW",
                "83/HD-TLĐ",
                "69/HD-TLĐ",
                "1268/QĐ-TTg",
                "22/CTr-CĐDK",
                "153/QĐ-CĐDK",
                "52-CT/TW",
                "1780/QĐ-TTg",
                "58/HD-TLĐ",
                "2214/QĐ-TTg",
                "274/KH-TLĐ",
                "303/KH-TLĐ",
                "100-KL/TW",
                "58/KH-TLĐ",
                "388/QĐ-CĐDK",
                "616/QC-CĐDK",
                "33/KH-CĐDK",
                "64/HD-TLĐ",
                "368/KH-TLĐ",
                "37/HD-TLĐ",
                "154/KH-TLĐ",
                "01-KL/TW",
                "302/KH-TLĐ",
                "1012/QĐ-TLĐ",
                "1073/QĐ-TLĐ",
                "47/VP-TLĐ",
                "410/QĐ-CĐDK",
            ]);

    [SharedFact]
    public void A_report_cites_in_text_and_table()
    {
        var keys = Keys("004");
        keys.Length.ShouldBe(36);
        keys.ShouldBeSubsetOf(keys.Where(k => k.Contains('/')));
        foreach (
            var key in new[]
            {
                "34-CT/TW",
                "32-CT/TU",
                "22-CT/TW",
                "6b/TLĐ",
                "7c/NQ-TLĐ",
                "42/2010/NĐ-CP",
                "12/ĐKTĐ-LĐLĐ",
                "400/LĐLĐ",
                "07/CT-TTg",
            }
        )
            keys.ShouldContain(key);
        keys.ShouldNotContain("339/BC-LĐLĐ");
    }

    private static string[] Keys(string seed)
    {
        return
        [
            .. Reading
                .ReadCitations(Shared.Seed(seed), Own(seed))
                .Where(c => c.Key is not null && !c.Short)
                .Select(c => c.Key!)
                .Distinct(),
        ];
    }

    private static Pipeline.Records.DocumentHeading? Own(string seed) =>
        seed != "004"
            ? null
            : new()
            {
                Number = new()
                {
                    Printed = "339 /BC - LĐLĐ",
                    Key = "339/BC-LĐLĐ",
                    Fold = "339/BC-LDLD",
                    Serial = "339",
                    Type = "BC",
                    Issuer = "LĐLĐ",
                },
                Date = "2020-11-19",
            };
}
