namespace Pipeline.Extraction.Heading;

/// <summary>Positions of signers as they stand in capitals over a signature.</summary>
internal static class Positions
{
    private static readonly string[] Words =
    [
        "CHU TICH", "PHO CHU TICH", "GIAM DOC", "PHO GIAM DOC", "TONG GIAM DOC", "PHO TONG GIAM DOC", "BO TRUONG", "THU TRUONG", "BI THU", "PHO BI THU", "TRUONG BAN", "PHO TRUONG BAN", "TRUONG PHONG", "PHO TRUONG PHONG", "PHO PHONG",
        "CHANH VAN PHONG", "PHO CHANH VAN PHONG", "CHANH THANH TRA", "PHO CHANH THANH TRA", "HIEU TRUONG", "PHO HIEU TRUONG", "THU TUONG", "PHO THU TUONG", "CUC TRUONG", "PHO CUC TRUONG", "TONG CUC TRUONG", "PHO TONG CUC TRUONG",
        "CHI CUC TRUONG", "PHO CHI CUC TRUONG", "VIEN TRUONG", "PHO VIEN TRUONG", "CHANH AN", "PHO CHANH AN", "THU KY", "CHU TOA", "CHU TRI", "CHU NHIEM", "PHO CHU NHIEM", "TONG BI THU", "TONG THU KY", "UY VIEN", "THUONG TRUC", "KE TOAN",
        "NGUOI LAP", "DAI DIEN", "TRUONG KHOI", "KHOI TRUONG", "CUM TRUONG", "TRUONG CUM", "VU TRUONG", "PHO VU TRUONG", "DOI TRUONG", "CHI HUY TRUONG", "CHINH UY", "THAM PHAN", "THONG DOC", "PHO THONG DOC", "TONG KIEM TOAN", "THU TRUONG DON VI",
        "TRUONG CONG AN", "QUYEN GIAM DOC", "QUYEN CHU TICH", "PHO CHU TICH THUONG TRUC", "TO TRUONG", "PHO TO TRUONG", "TRAM TRUONG", "PHO TRUONG DOAN", "TRUONG DOAN", "TONG BIEN TAP", "PHO TONG BIEN TAP", "CHU TICH HOI DONG", "TRUONG KHOA", "PHO TRUONG KHOA",
        "CHU TICH NUOC", "CHU TICH QUOC HOI", "NGUOI VIET", "NGUOI BAO CAO", "NGUOI LAM DON", "XAC NHAN", "GIAO VIEN", "TONG THANH TRA", "PHO TONG THANH TRA", "TU LENH", "TRUONG TIEU BAN", "PHO CHINH UY", "CHU HO", "BEN A", "BEN B",
    ];

    private static readonly WordPrefixes ByWord = new(Words);

    /// <summary>True where a folded line begins with a position and holds little else.</summary>
    public static bool IsPosition(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *#-_|.'\"");
        if (text.Length is < 5 or > 90) return false;
        return ByWord.Longest(text, whole: true) > 0;
    }
}
