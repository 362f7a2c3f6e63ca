using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>Invented people and places, put together from common syllables.</summary>
internal static class InventedNames
{
    private static readonly ImmutableArray<string> Families =
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đinh",
        "Mai",
        "Tạ",
        "Lương",
        "Trịnh",
        "Đào",
        "Cao",
        "Hà",
        "Châu",
        "Tô",
        "Quách",
        "Thái",
        "Kiều",
    ];
    private static readonly ImmutableArray<string> Middles =
    [
        "Văn",
        "Thị",
        "Đức",
        "Minh",
        "Ngọc",
        "Quang",
        "Thanh",
        "Hữu",
        "Xuân",
        "Thu",
        "Công",
        "Bích",
        "Kim",
        "Gia",
        "Trọng",
        "Hồng",
        "Quốc",
        "Anh",
        "Thế",
        "Mạnh",
    ];
    private static readonly ImmutableArray<string> Givens =
    [
        "An",
        "Bình",
        "Cường",
        "Dung",
        "Đạt",
        "Giang",
        "Hà",
        "Hải",
        "Hạnh",
        "Hiếu",
        "Hoa",
        "Hùng",
        "Hương",
        "Khánh",
        "Lan",
        "Liên",
        "Long",
        "Mai",
        "Nam",
        "Nga",
        "Nghĩa",
        "Nhung",
        "Phúc",
        "Phương",
        "Quân",
        "Quỳnh",
        "Sơn",
        "Tâm",
        "Thảo",
        "Thắng",
        "Thủy",
        "Tiến",
        "Toàn",
        "Trang",
        "Trung",
        "Tuấn",
        "Tuyết",
        "Vân",
        "Việt",
        "Yến",
    ];
    private static readonly ImmutableArray<string> First =
    [
        "Tân",
        "Đông",
        "Hòa",
        "An",
        "Phú",
        "Vĩnh",
        "Bình",
        "Thanh",
        "Lâm",
        "Yên",
        "Sơn",
        "Long",
        "Kim",
        "Hải",
        "Nam",
        "Trường",
        "Thiên",
        "Cẩm",
        "Ngọc",
        "Gia",
    ];
    private static readonly ImmutableArray<string> Second =
    [
        "Lĩnh",
        "Khê",
        "Thuận",
        "Thủy",
        "Hưng",
        "Mỹ",
        "Trạch",
        "Lộc",
        "Phong",
        "Xá",
        "Trì",
        "Sơn",
        "Điền",
        "Hà",
        "Tường",
        "Châu",
        "Bắc",
        "Đức",
        "Hội",
        "Thạnh",
    ];

    /// <summary>Family name, middle name, given name.</summary>
    public static string Person(SeededRandom dice) => $"{dice.Pick(Families)} {dice.Pick(Middles)} {dice.Pick(Givens)}";

    /// <summary>Place names, all different.</summary>
    public static string[] Places(SeededRandom dice, int count)
    {
        var names = new List<string>();
        while (names.Count < count)
        {
            var name = $"{dice.Pick(First)} {dice.Pick(Second)}";
            if (!names.Contains(name) && name.Split(' ') is [var a, var b] && a != b)
                names.Add(name);
        }
        return [.. names];
    }
}
