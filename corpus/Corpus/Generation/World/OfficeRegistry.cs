using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>
/// The offices of a few provinces, their number series and what they have issued. Time goes forward: each new paper is
/// dated on or after the one before, so that citations go back in time and series stay in order.
/// </summary>
public sealed class OfficeRegistry
{
    private const int Remembered = 400;
    private readonly SeededRandom _dice;
    private readonly Dictionary<(Office, string, int), int> _series = [];
    private readonly Dictionary<Office, List<IssuedPaper>> _issued = [];
    private readonly Dictionary<string, IssuedPaper> _centre = new(StringComparer.Ordinal);
    private readonly int _perYear;
    private int _day;
    private int _count;

    /// <summary>A world for about <paramref name="documents"/> documents over two years.</summary>
    public OfficeRegistry(ulong seed, int documents)
    {
        _dice = SeededRandom.ForItem(seed, -1);
        Centre = OfficeFactory.Centre(_dice);
        Provinces =
        [
            .. Enumerable.Range(0, Math.Clamp(documents / 400, 1, 40)).Select(_ => OfficeFactory.Province(_dice)),
        ];
        _perYear = Math.Max(1, documents / 2);
        _day = _dice.NextInRange(0, 3);
    }

    /// <summary>Bodies at the centre.</summary>
    public ImmutableArray<Office> Centre { get; }

    /// <summary>Bodies of each province.</summary>
    public ImmutableArray<ImmutableArray<Office>> Provinces { get; }

    /// <summary>First day of the corpus.</summary>
    public static DateOnly Begin { get; } = new(2021, 1, 4);

    /// <summary>The date of the next paper.</summary>
    public DateOnly NextDate()
    {
        _count++;
        var day = (int)(_count * 720L / (2L * _perYear));
        _day = Math.Max(_day, day);
        var date = Begin.AddDays(_day);
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The next serial of a series.</summary>
    public int NextSerial(Office office, string series, int year)
    {
        var key = (office, series, year);
        var next =
            _series.TryGetValue(key, out var last) ? last + 1
            : office.Level == 3 ? 1
            : _dice.NextInRange(1, 60);
        return _series[key] = next;
    }

    /// <summary>The criteria that a federation issued last, by federation.</summary>
    public Dictionary<Office, ScoreTemplate> Criteria { get; } = [];

    /// <summary>
    /// A document of the centre of this number: a number has one date and one matter, as in life. Null where the number
    /// is taken by another.
    /// </summary>
    public IssuedPaper? OfCentre(IssuedPaper paper, DateOnly from, DateOnly until)
    {
        if (!_centre.TryGetValue(paper.Key, out var known))
            return _centre[paper.Key] = paper;
        return known.Date >= from && known.Date <= until ? known : null;
    }

    /// <summary>Keeps a paper so that others can cite it.</summary>
    public void Remember(Office office, IssuedPaper paper)
    {
        if (!_issued.TryGetValue(office, out var list))
            _issued[office] = list = [];
        list.Add(paper);
        if (list.Count > Remembered)
            list.RemoveRange(0, Remembered / 2);
    }

    /// <summary>Leaves out a paper that was replaced: nobody cites it as valid from now on.</summary>
    public void Forget(Office office, IssuedPaper paper)
    {
        if (_issued.TryGetValue(office, out var list))
            list.Remove(paper);
    }

    /// <summary>What an office issued, oldest first.</summary>
    public IReadOnlyList<IssuedPaper> IssuedBy(Office office) => _issued.TryGetValue(office, out var list) ? list : [];
}

/// <summary>Makes the bodies of one invented province, and those at the centre.</summary>
internal static class OfficeFactory
{
    private static readonly ImmutableArray<(string Name, string Symbol)> Departments =
    [
        ("Sở Nội vụ", "SNV"),
        ("Sở Tài chính", "STC"),
        ("Sở Y tế", "SYT"),
        ("Sở Xây dựng", "SXD"),
        ("Sở Tư pháp", "STP"),
        ("Sở Công Thương", "SCT"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Sở Khoa học và Công nghệ", "SKHCN"),
    ];

    private static readonly ImmutableArray<(string Name, string Symbol)> Branches =
    [
        ("Công đoàn ngành Giáo dục", "CĐGD"),
        ("Công đoàn ngành Y tế", "CĐYT"),
        ("Công đoàn Viên chức", "CĐVC"),
        ("Công đoàn các Khu công nghiệp", "CĐKCN"),
    ];

    /// <summary>Bodies at the centre: cited, never part of the corpus.</summary>
    public static ImmutableArray<Office> Centre(SeededRandom dice) =>
        [
            Make(dice, "Chính phủ", "Chính phủ", ["CHÍNH PHỦ"], "CP", OfficeBranch.State, 0, "Hà Nội"),
            Make(
                dice,
                "Thủ tướng Chính phủ",
                "Thủ tướng Chính phủ",
                ["THỦ TƯỚNG CHÍNH PHỦ"],
                "TTg",
                OfficeBranch.State,
                0,
                "Hà Nội"
            ),
            Make(dice, "Bộ Nội vụ", "Bộ Nội vụ", ["BỘ NỘI VỤ"], "BNV", OfficeBranch.State, 0, "Hà Nội"),
            Make(dice, "Bộ Tài chính", "Bộ Tài chính", ["BỘ TÀI CHÍNH"], "BTC", OfficeBranch.State, 0, "Hà Nội"),
            Make(
                dice,
                "Tổng Liên đoàn Lao động Việt Nam",
                "Tổng Liên đoàn Lao động Việt Nam",
                ["TỔNG LIÊN ĐOÀN", "LAO ĐỘNG VIỆT NAM"],
                "TLĐ",
                OfficeBranch.Union,
                0,
                "Hà Nội"
            ),
        ];

    /// <summary>Bodies of one province.</summary>
    public static ImmutableArray<Office> Province(SeededRandom dice)
    {
        var places = InventedNames.Places(dice, 6);
        var (province, city) = (places[0], places[1]);
        var at = $"tỉnh {province}";
        var offices = new List<Office>
        {
            Make(
                dice,
                $"Ủy ban nhân dân {at}",
                $"UBND {at}",
                ["ỦY BAN NHÂN DÂN", $"TỈNH {province.ToUpperInvariant()}"],
                "UBND",
                OfficeBranch.State,
                1,
                province
            ),
            Make(
                dice,
                $"Liên đoàn Lao động {at}",
                $"LĐLĐ {at}",
                ["LIÊN ĐOÀN LAO ĐỘNG", $"TỈNH {province.ToUpperInvariant()}"],
                "LĐLĐ",
                OfficeBranch.Union,
                1,
                province,
                ("Tổng Liên đoàn Lao động Việt Nam", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM")
            ),
            Make(
                dice,
                $"Tỉnh ủy {province}",
                $"Tỉnh ủy {province}",
                ["TỈNH ỦY " + province.ToUpperInvariant()],
                "TU",
                OfficeBranch.Party,
                1,
                province
            ),
        };
        foreach (var (name, symbol) in dice.PickSome(Departments, 5))
            offices.Add(
                Make(
                    dice,
                    $"{name} {at}",
                    $"{name} {at}",
                    [name.ToUpperInvariant()],
                    symbol,
                    OfficeBranch.State,
                    2,
                    province,
                    (
                        $"Ủy ban nhân dân {at}",
                        (dice.IsChosen(0.6) ? "UBND TỈNH " : "ỦY BAN NHÂN DÂN TỈNH ") + province.ToUpperInvariant()
                    )
                )
            );
        foreach (var (name, symbol) in dice.PickSome(Branches, 3))
            offices.Add(
                Make(
                    dice,
                    $"{name} {at}",
                    $"{name} {at}",
                    [name.ToUpperInvariant(), $"TỈNH {province.ToUpperInvariant()}"],
                    symbol,
                    OfficeBranch.Union,
                    2,
                    province,
                    ($"Liên đoàn Lao động {at}", $"LIÊN ĐOÀN LAO ĐỘNG TỈNH {province.ToUpperInvariant()}")
                )
            );
        foreach (var district in places[2..])
        {
            offices.Add(
                Make(
                    dice,
                    $"Ủy ban nhân dân huyện {district}",
                    $"UBND huyện {district}",
                    ["ỦY BAN NHÂN DÂN", $"HUYỆN {district.ToUpperInvariant()}"],
                    "UBND",
                    OfficeBranch.State,
                    2,
                    district
                )
            );
            offices.Add(
                Make(
                    dice,
                    $"Liên đoàn Lao động huyện {district}",
                    $"LĐLĐ huyện {district}",
                    ["LIÊN ĐOÀN LAO ĐỘNG", $"HUYỆN {district.ToUpperInvariant()}"],
                    "LĐLĐ",
                    OfficeBranch.Union,
                    2,
                    district,
                    ($"Liên đoàn Lao động {at}", $"LIÊN ĐOÀN LAO ĐỘNG TỈNH {province.ToUpperInvariant()}")
                )
            );
            offices.Add(
                Make(
                    dice,
                    $"Huyện ủy {district}",
                    $"Huyện ủy {district}",
                    ["HUYỆN ỦY " + district.ToUpperInvariant()],
                    "HU",
                    OfficeBranch.Party,
                    2,
                    district,
                    ($"Đảng bộ tỉnh {province}", $"ĐẢNG BỘ TỈNH {province.ToUpperInvariant()}")
                )
            );
        }
        _ = city;
        return [.. offices];
    }

    private static Office Make(
        SeededRandom dice,
        string name,
        string called,
        ImmutableArray<string> lines,
        string symbol,
        OfficeBranch branch,
        int level,
        string place,
        (string Name, string Line)? parent = null
    ) =>
        new()
        {
            Name = name,
            Called = called,
            Lines = lines,
            Symbol = symbol,
            Branch = branch,
            Level = level,
            Place = place,
            ParentName = parent?.Name,
            ParentLine = parent?.Line,
            Drafters = branch switch
            {
                OfficeBranch.Union => ["CSPL", "TGNC", "VP", "ToC"],
                OfficeBranch.State => ["VP", "TH", "KTTH", "NC"],
                _ => ["VP"],
            },
            Collective = branch switch
            {
                OfficeBranch.Union or OfficeBranch.Party => "Ban Thường vụ",
                _ => name.StartsWith("Ủy ban", StringComparison.Ordinal) ? "Ủy ban nhân dân" : null,
            },
            Head = branch switch
            {
                OfficeBranch.Party => "Bí thư",
                _ => symbol[0] == 'S' && branch == OfficeBranch.State ? "Giám đốc" : "Chủ tịch",
            },
            Deputy = branch switch
            {
                OfficeBranch.Party => "Phó Bí thư",
                _ => symbol[0] == 'S' && branch == OfficeBranch.State ? "Phó Giám đốc" : "Phó Chủ tịch",
            },
            People = [.. Enumerable.Range(0, 3).Select(_ => InventedNames.Person(dice))],
        };
}
