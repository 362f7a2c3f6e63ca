using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Corpus.Generation.World;

/// <summary>Documents of the centre that the corpus cites but does not hold.</summary>
internal static class CentralDocuments
{
    private static readonly ImmutableArray<string> Matters =
    [
        "công tác văn thư",
        "thi đua, khen thưởng",
        "quản lý và sử dụng ngân sách",
        "chế độ báo cáo định kỳ",
        "chính sách đối với người lao động",
        "an toàn, vệ sinh lao động",
        "kinh phí công đoàn",
        "tuyển dụng và quản lý viên chức",
        "giao dịch điện tử",
        "định mức, tiêu chuẩn sử dụng tài sản công",
        "tiếp công dân",
        "phòng, chống tham nhũng",
    ];

    private const int Tries = 200;

    /// <summary>A decree, circular, decision, resolution or guidance from before a date.</summary>
    public static IssuedPaper PickBefore(
        SeededRandom dice,
        OfficeRegistry registry,
        DateOnly date,
        OfficeBranch branch
    ) =>
        Draw(
            dice,
            registry,
            branch,
            DateOnly.MinValue,
            date.AddDays(-60),
            () => date.AddDays(-dice.NextInRange(60, 2400))
        ) ?? throw new InvalidOperationException("no number of the centre is free");

    /// <summary>One from after a date; null where all numbers that were tried are older.</summary>
    public static IssuedPaper? PickAfter(
        SeededRandom dice,
        OfficeRegistry registry,
        DateOnly date,
        OfficeBranch branch
    ) =>
        Draw(
            dice,
            registry,
            branch,
            date.AddDays(35),
            DateOnly.MaxValue,
            () => date.AddDays(dice.NextInRange(35, 400))
        );

    private static IssuedPaper? Draw(
        SeededRandom dice,
        OfficeRegistry registry,
        OfficeBranch branch,
        DateOnly from,
        DateOnly until,
        Func<DateOnly> issued
    )
    {
        for (var i = 0; i < Tries; i++)
            if (registry.OfCentre(On(dice, registry.Centre, issued(), branch), from, until) is { } paper)
                return paper;
        return null;
    }

    /// <summary>One of a date.</summary>
    private static IssuedPaper On(
        SeededRandom dice,
        ImmutableArray<Office> centre,
        DateOnly issued,
        OfficeBranch branch
    )
    {
        var matter = dice.Pick(Matters);
        var serial = dice.NextInRange(1, 190).ToString("00", CultureInfo.InvariantCulture);
        var year = issued.Year;
        Office Of(string symbol) => centre.First(o => o.Symbol == symbol);
        return (branch, dice.NextInRange(0, 5)) switch
        {
            (OfficeBranch.Union, 0 or 1) => Paper(
                serial,
                "HD",
                "Hướng dẫn",
                $"{serial}/HD-TLĐ",
                Of("TLĐ"),
                issued,
                $"về {matter}"
            ),
            (OfficeBranch.Union, 2) => Paper(
                serial,
                "QĐ",
                "Quyết định",
                $"{serial}/QĐ-TLĐ",
                Of("TLĐ"),
                issued,
                $"ban hành Quy định về {matter}"
            ),
            (OfficeBranch.Union, 3) => Paper(
                Short(serial),
                "NQ",
                "Nghị quyết",
                $"{Short(serial)}/NQ-TLĐ",
                Of("TLĐ"),
                issued,
                $"về {matter}"
            ),
            (OfficeBranch.Party, 0 or 1) => Party(serial, "CT", "Chỉ thị", "Ban Bí thư", issued, $"về {matter}"),
            (OfficeBranch.Party, 2) => Party(serial, "NQ", "Nghị quyết", "Bộ Chính trị", issued, $"về {matter}"),
            (OfficeBranch.Party, 3) => Party(serial, "KL", "Kết luận", "Ban Bí thư", issued, $"về {matter}"),
            (_, 0 or 1) => Paper(serial, "NĐ", "Nghị định", $"{serial}/{year}/NĐ-CP", Of("CP"), issued, $"về {matter}"),
            (_, 2) => Paper(
                serial,
                "TT",
                "Thông tư",
                $"{serial}/{year}/TT-BNV",
                Of("BNV"),
                issued,
                $"hướng dẫn {matter}"
            ),
            (_, 3) => Paper(
                serial,
                "TT",
                "Thông tư",
                $"{serial}/{year}/TT-BTC",
                Of("BTC"),
                issued,
                $"quy định về {matter}"
            ),
            _ => Paper(
                serial + "5",
                "QĐ",
                "Quyết định",
                $"{serial}5/QĐ-TTg",
                Of("TTg"),
                issued,
                $"phê duyệt Chương trình {matter}"
            ),
        };
    }

    private static string Short(string serial) => serial.Length > 2 ? serial[..2] : serial;

    private static IssuedPaper Paper(
        string serial,
        string abbreviation,
        string type,
        string key,
        Office issuer,
        DateOnly date,
        string subject
    ) => new(serial, abbreviation, type, key, issuer.Name, issuer.Called, date, subject, false);

    private static IssuedPaper Party(
        string serial,
        string abbreviation,
        string type,
        string issuer,
        DateOnly date,
        string subject
    ) => new(serial, abbreviation, type, $"{serial}-{abbreviation}/TW", issuer, issuer, date, subject, false);
}
