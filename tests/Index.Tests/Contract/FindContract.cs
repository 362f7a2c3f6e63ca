namespace Pipeline.Index.Tests.Contract;

public abstract class FindContract : ArchiveContract
{
    private void Fill() =>
        Archive.Keep(
            Sample.Record(
                "604/CĐDK-CSQH",
                "2022-11-04",
                "Đẩy mạnh thực hiện Chương trình",
                "Chương trình “1 triệu sáng kiến” của đoàn viên. Mã số và hòa giải."
            ),
            Sample.Record(
                "87/KH-CĐCT",
                "2020-02-27",
                "Đổi mới công tác thi đua, khen thưởng",
                "Công tác thi đua, khen thưởng trong công nhân. Căn cứ 604/CĐDK-CSQH."
            ),
            Sample.Record(
                "339/BC-LĐLĐ",
                "2020-11-19",
                "Công tác năm 2020",
                "Thưởng cho người thi đấu; khen các đội, đua thuyền. Con ma và cái má.",
                issuer: "Liên đoàn Lao động tỉnh Mẫu"
            ),
            Sample.Record("02/CTr-BCH", "2019-03-01", "Chương trình toàn khóa", "Hoà bình và phát triển."),
            Sample.Record("34-CT/TW", "2019-05-10", "Chỉ thị mẫu", "thi dua khong dau"),
            Sample.Record("42/2010/NĐ-CP", "2010-04-15", "Quy định chi tiết", "Nghị định", issuer: "Chính phủ")
        );

    [Theory]
    [InlineData("604/CĐDK-CSQH", "604/CĐDK-CSQH")]
    [InlineData("604/cddk-csqh", "604/CĐDK-CSQH")]
    [InlineData(" 604 / CĐDK - CSQH ", "604/CĐDK-CSQH")]
    [InlineData("604", "604/CĐDK-CSQH")]
    [InlineData("604 cddk", "604/CĐDK-CSQH")]
    [InlineData("604cddk", "604/CĐDK-CSQH")]
    [InlineData("cđdk csqh 2022", "604/CĐDK-CSQH")]
    [InlineData("csqh cddk", "604/CĐDK-CSQH")]
    [InlineData("ke hoach 87 2020", "87/KH-CĐCT")]
    [InlineData("Kế hoạch số 87 năm 2020", "87/KH-CĐCT")]
    [InlineData("87 KH", "87/KH-CĐCT")]
    [InlineData("2/CTr-BCH", "02/CTr-BCH")]
    [InlineData("34/CT-TW", "34-CT/TW")]
    [InlineData("42/2010/NĐ-CP", "42/2010/NĐ-CP")]
    [InlineData("42/NĐ-CP", "42/2010/NĐ-CP")]
    [InlineData("1 trieu sang kien", "604/CĐDK-CSQH")]
    [InlineData("1 triệu sáng kiến", "604/CĐDK-CSQH")]
    [InlineData("\"thi đua, khen thưởng\"", "87/KH-CĐCT")]
    [InlineData("hòa bình", "02/CTr-BCH")]
    [InlineData("hoà giải", "604/CĐDK-CSQH")]
    [InlineData("má", "339/BC-LĐLĐ")]
    [InlineData("mã", "604/CĐDK-CSQH")]
    [InlineData("ma", "339/BC-LĐLĐ")]
    [InlineData("thi đua", "87/KH-CĐCT")]
    [InlineData("thi dua", "34-CT/TW")]
    [InlineData("công tác type:BC", "339/BC-LĐLĐ")]
    [InlineData("công tác type:\"Kế hoạch\"", "87/KH-CĐCT")]
    [InlineData("công tác issuer:LĐLĐ", "339/BC-LĐLĐ")]
    [InlineData("công tác issuer:\"liên đoàn lao động\"", "339/BC-LĐLĐ")]
    [InlineData("công tác from:2020-06", "339/BC-LĐLĐ")]
    [InlineData("công tác to:2020-06", "87/KH-CĐCT")]
    [InlineData("type:NĐ", "42/2010/NĐ-CP")]
    [InlineData("hoa\u0300 gia\u0309i", "604/CĐDK-CSQH")]
    public void Finds_first(string question, string key)
    {
        Fill();
        var hits = Archive.Find(new FindQuery(question));
        hits.ShouldNotBeEmpty();
        hits[0].Record.Key.ShouldBe(key);
        hits[0].Near.ShouldBeFalse();
    }

    [Theory]
    [InlineData("64/CĐDK-CSQH", "604/CĐDK-CSQH", "6[→0]4/CĐDK-CSQH")]
    [InlineData("6004/CĐDK-CSQH", "604/CĐDK-CSQH", "60[0→]4/CĐDK-CSQH")]
    [InlineData("604/CĐDH-CSQH", "604/CĐDK-CSQH", "604/CĐD[H→K]-CSQH")]
    [InlineData("339/BC-LDLO", "339/BC-LĐLĐ", "339/BC-LĐL[O→Đ]")]
    [InlineData("78/KH-CĐCT", "87/KH-CĐCT", "[78→87]/KH-CĐCT")]
    public void Offers_near_misses(string question, string key, string diff)
    {
        Fill();
        var near = Archive.Find(new FindQuery(question)).First(h => h.Near);
        near.Record.Key.ShouldBe(key);
        near.Diff.ShouldBe(diff);
    }

    [Theory]
    [InlineData("87KHCĐCT")]
    [InlineData("87khcdct")]
    [InlineData("87/KHCĐCT")]
    [InlineData("87KHCDCT2020")]
    public void Finds_a_number_without_its_separators(string question)
    {
        Fill();
        var hits = Archive.Find(new FindQuery(question));
        (hits[0].Record.Key, hits[0].Near).ShouldBe(("87/KH-CĐCT", false));
    }

    [Theory]
    [InlineData("75/QĐ-HNM", "57/QĐ-HNM")]
    [InlineData("41/QĐ-HNM", "47/QĐ-HNM")]
    [InlineData("70/TTr-HNM/2024", "07/TTr-HNM/2024")]
    public void The_likeliest_slip_comes_first(string question, string key)
    {
        // All of one day: only the slip tells them apart.
        Archive.Keep([
            .. new[]
            {
                "57/QĐ-HNM",
                "71/QĐ-HNM",
                "79/QĐ-HNM",
                "47/QĐ-HNM",
                "49/QĐ-HNM",
                "07/TTr-HNM/2024",
                "30/TTr-HNM/2024",
            }.Select(n => Sample.Record(n, "2024-05-05", "Mẫu " + n)),
        ]);
        Archive.Find(new FindQuery(question))[0].Record.Key.ShouldBe(key);
    }

    [Theory]
    [InlineData("999/XYZ-ABC")]
    [InlineData("không có từ nào thế này")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("/")]
    [InlineData("công tác type:QĐ")]
    [InlineData("công tác from:2023")]
    public void Finds_nothing(string question)
    {
        Fill();
        Archive.Find(new FindQuery(question)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("thi\" OR exact:\"a")]
    [InlineData("thi* NEAR(đua) ^ - + { } ( : ' %")]
    [InlineData("'; DROP TABLE record; --")]
    [InlineData("%_%")]
    [InlineData("exact : thi")]
    [InlineData("type:\"'\" issuer:\"*\" from:x to:'")]
    [InlineData("NOT AND OR NEAR")]
    [InlineData("\u0000\u0001 thi")]
    public void Takes_whatever_is_typed(string question)
    {
        Fill();
        Should.NotThrow(() => Archive.Find(new FindQuery(question)));
        Archive.Find(new FindQuery("604")).Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Takes_very_long_questions()
    {
        Fill();
        Should.NotThrow(() =>
            Archive.Find(new FindQuery(string.Join(' ', Enumerable.Repeat("thi đua 604/CĐDK-CSQH", 5000))))
        );
        Should.NotThrow(() => Archive.Find(new FindQuery(new string('9', 100_000))));
    }

    [Theory]
    [InlineData("thi đua", "công tác <mark>thi đua</mark>, khen thưởng")]
    [InlineData("thi dua cong nhan", "<mark>thi đua</mark>, khen thưởng trong <mark>công nhân</mark>")]
    [InlineData("87/KH-CĐCT", "<mark>87/KH-CĐCT</mark> Đổi mới")]
    public void Shows_the_place_as_printed(string question, string part)
    {
        Fill();
        Archive
            .Find(new FindQuery(question))
            .First(h => h.Record.Key == "87/KH-CĐCT")
            .Snippet.ShouldContain(part, Case.Insensitive);
    }

    [Fact]
    public void Exact_accents_rank_above_folded()
    {
        Archive.Keep(
            Sample.Record("1/BC-A", "2020-01-01", text: "cai ma mạ má"),
            Sample.Record("2/BC-A", "2021-01-01", text: "mà"),
            Sample.Record("3/BC-A", "2019-01-01", text: "mã mã")
        );
        Archive.Find(new FindQuery("mã")).Select(h => h.Record.Key).First().ShouldBe("3/BC-A");
        Archive.Find(new FindQuery("mã")).Count.ShouldBe(3);
    }

    [Fact]
    public void Gives_no_more_than_the_limit()
    {
        Fill();
        Archive.Find(new FindQuery("công tác", 1)).Count.ShouldBe(1);
    }

    [Fact]
    public void Shows_copies_with_their_lead()
    {
        Archive.Keep(
            Sample.Record("5/QĐ-A", "2021-05-05", "Khen", "khen thưởng", file: "word"),
            Sample.Record("5/QĐ-A", "2021-05-05", "Khen", "khen thưởng", format: "pdf", signed: true, file: "signed"),
            Sample.Record("5/QĐ-A", "2021-05-05", "Khen", "khen thưởng", format: "pdf", scanned: true, file: "scan")
        );
        var hits = Archive.Find(new FindQuery("5/QĐ-A"));
        hits.Select(h => h.Record.Path).ShouldBe(["signed.pdf", "scan.pdf", "word.docx"]);
        hits.Select(h => h.Record.Lead).ShouldBe([null, Sample.Hash("signed"), Sample.Hash("signed")]);
    }

    [Fact]
    public void A_number_that_is_not_settled_is_found_by_its_candidates_after_confirmed_ones()
    {
        var waiting = Sample.Record("118/TB-UBND", "2021-03-09", "Kết luận") with { Id = Sample.Hash("waiting") };
        waiting = waiting with
        {
            Document = waiting.Document with
            {
                Number = waiting.Document.Number! with
                {
                    Printed = "/TB-UBND",
                    Key = null,
                    Fold = null,
                    Serial = null,
                    Ink = true,
                    Candidates =
                    [
                        new Pipeline.Records.NumberCandidate("118/TB-UBND", 0.6, ["ink"]),
                        new Pipeline.Records.NumberCandidate("113/TB-UBND", 0.2, ["ink"]),
                    ],
                },
            },
        };
        Archive.Keep(waiting, Sample.Record("113/TB-UBND", "2020-02-03", "Nghỉ lễ"));
        Archive
            .Find(new FindQuery("113/TB-UBND"))
            .Select(h => $"{h.Record.Key} {h.Unconfirmed}")
            .ShouldBe(["113/TB-UBND False", " True"]);
        Archive.Find(new FindQuery("118/TB-UBND"))[0].Unconfirmed.ShouldBeTrue();
        Archive.Find(new FindQuery("119/TB-UBND")).ShouldNotContain(h => h.Unconfirmed);
    }
}
