using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>Makes the bodies of one invented province, and those at the centre.</summary>
internal static class OfficeFactory
{
    private static readonly ImmutableArray<(string Name, string Symbol)> Departments =
    [
        ("Sở Nội vụ", "SNV"), ("Sở Tài chính", "STC"), ("Sở Y tế", "SYT"), ("Sở Xây dựng", "SXD"), ("Sở Tư pháp", "STP"),
        ("Sở Công Thương", "SCT"), ("Sở Giáo dục và Đào tạo", "SGDĐT"), ("Sở Khoa học và Công nghệ", "SKHCN"),
    ];

    private static readonly ImmutableArray<(string Name, string Symbol)> Branches =
        [("Công đoàn ngành Giáo dục", "CĐGD"), ("Công đoàn ngành Y tế", "CĐYT"), ("Công đoàn Viên chức", "CĐVC"), ("Công đoàn các Khu công nghiệp", "CĐKCN")];

    /// <summary>Bodies at the centre: cited, never part of the corpus.</summary>
    public static ImmutableArray<Office> Centre(Dice dice) =>
    [
        Make(dice, "Chính phủ", "Chính phủ", ["CHÍNH PHỦ"], "CP", Branch.State, 0, "Hà Nội"),
        Make(dice, "Thủ tướng Chính phủ", "Thủ tướng Chính phủ", ["THỦ TƯỚNG CHÍNH PHỦ"], "TTg", Branch.State, 0, "Hà Nội"),
        Make(dice, "Bộ Nội vụ", "Bộ Nội vụ", ["BỘ NỘI VỤ"], "BNV", Branch.State, 0, "Hà Nội"),
        Make(dice, "Bộ Tài chính", "Bộ Tài chính", ["BỘ TÀI CHÍNH"], "BTC", Branch.State, 0, "Hà Nội"),
        Make(dice, "Tổng Liên đoàn Lao động Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"], "TLĐ", Branch.Union, 0, "Hà Nội"),
    ];

    /// <summary>Bodies of one province.</summary>
    public static ImmutableArray<Office> Province(Dice dice)
    {
        var places = Names.Places(dice, 6);
        var (province, city) = (places[0], places[1]);
        var at = $"tỉnh {province}";
        var offices = new List<Office>
        {
            Make(dice, $"Ủy ban nhân dân {at}", $"UBND {at}", ["ỦY BAN NHÂN DÂN", $"TỈNH {province.ToUpperInvariant()}"], "UBND", Branch.State, 1, province),
            Make(dice, $"Liên đoàn Lao động {at}", $"LĐLĐ {at}", ["LIÊN ĐOÀN LAO ĐỘNG", $"TỈNH {province.ToUpperInvariant()}"], "LĐLĐ", Branch.Union, 1, province,
                ("Tổng Liên đoàn Lao động Việt Nam", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM")),
            Make(dice, $"Tỉnh ủy {province}", $"Tỉnh ủy {province}", ["TỈNH ỦY " + province.ToUpperInvariant()], "TU", Branch.Party, 1, province),
        };
        foreach (var (name, symbol) in dice.Some(Departments, 5))
            offices.Add(Make(dice, $"{name} {at}", $"{name} {at}", [name.ToUpperInvariant()], symbol, Branch.State, 2, province, ($"Ủy ban nhân dân {at}", (dice.Chance(0.6) ? "UBND TỈNH " : "ỦY BAN NHÂN DÂN TỈNH ") + province.ToUpperInvariant())));
        foreach (var (name, symbol) in dice.Some(Branches, 3))
            offices.Add(Make(dice, $"{name} {at}", $"{name} {at}", [name.ToUpperInvariant(), $"TỈNH {province.ToUpperInvariant()}"], symbol, Branch.Union, 2, province, ($"Liên đoàn Lao động {at}", $"LIÊN ĐOÀN LAO ĐỘNG TỈNH {province.ToUpperInvariant()}")));
        foreach (var district in places[2..])
        {
            offices.Add(Make(dice, $"Ủy ban nhân dân huyện {district}", $"UBND huyện {district}", ["ỦY BAN NHÂN DÂN", $"HUYỆN {district.ToUpperInvariant()}"], "UBND", Branch.State, 2, district));
            offices.Add(Make(dice, $"Liên đoàn Lao động huyện {district}", $"LĐLĐ huyện {district}", ["LIÊN ĐOÀN LAO ĐỘNG", $"HUYỆN {district.ToUpperInvariant()}"], "LĐLĐ", Branch.Union, 2, district,
                ($"Liên đoàn Lao động {at}", $"LIÊN ĐOÀN LAO ĐỘNG TỈNH {province.ToUpperInvariant()}")));
            offices.Add(Make(dice, $"Huyện ủy {district}", $"Huyện ủy {district}", ["HUYỆN ỦY " + district.ToUpperInvariant()], "HU", Branch.Party, 2, district, ($"Đảng bộ tỉnh {province}", $"ĐẢNG BỘ TỈNH {province.ToUpperInvariant()}")));
        }
        _ = city;
        return [.. offices];
    }

    private static Office Make(Dice dice, string name, string called, ImmutableArray<string> lines, string symbol, Branch branch, int level, string place, (string Name, string Line)? parent = null) => new()
    {
        Name = name, Called = called, Lines = lines, Symbol = symbol, Branch = branch, Level = level, Place = place, ParentName = parent?.Name, ParentLine = parent?.Line,
        Drafters = branch switch { Branch.Union => ["CSPL", "TGNC", "VP", "ToC"], Branch.State => ["VP", "TH", "KTTH", "NC"], _ => ["VP"] },
        Collective = branch switch { Branch.Union or Branch.Party => "Ban Thường vụ", _ => name.StartsWith("Ủy ban", StringComparison.Ordinal) ? "Ủy ban nhân dân" : null },
        Head = branch switch { Branch.Party => "Bí thư", _ => symbol[0] == 'S' && branch == Branch.State ? "Giám đốc" : "Chủ tịch" },
        Deputy = branch switch { Branch.Party => "Phó Bí thư", _ => symbol[0] == 'S' && branch == Branch.State ? "Phó Giám đốc" : "Phó Chủ tịch" },
        People = [.. Enumerable.Range(0, 3).Select(_ => Names.Person(dice))],
    };
}
