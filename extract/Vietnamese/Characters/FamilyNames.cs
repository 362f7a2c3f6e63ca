using System.Collections.Frozen;

namespace Pipeline.Vietnamese.Characters;

/// <summary>Family names of the country's peoples: with one a person's name begins.</summary>
public static class FamilyNames
{
    private static readonly FrozenSet<string> Folded = (
        "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY LU QUACH TRINH DINH DOAN "
        + "LUONG MAI CAO TA CHU CHAU TO TON VUONG LAM THAI KIEU HUA TRUONG DAO LA LUU "
        + "HA PHUNG TANG KHUC NGHIEM LAI MA NONG VI BE TRIEU SAM THACH LO CAM QUANG LUONG VANG GIANG SUNG THAO "
        + "HANG MUA LAU DIEU Y H K KPA SIU ROCHAM KSOR RO NAY BAN CHAO LE LEO MONG LUC DIEP TU TIEU DANH SON "
        + "KIM CHE DUONG "
        + "BACH CHUNG CON CU DAM DAU DIEN DUNG GIAP HAN HINH HONG KHA KHONG KHUONG LANG LIEU LINH MAC MAN MINH "
        + "NHAM NHU NINH ONG PHI PHU QUE THAN THIEU TIEN TONG TRA TRANG TRUNG TUONG UNG UONG YEN AU BIEN CAN "
        + "CAT CHUONG DUONG KHAU LUYEN NGAN NGHE "
        + "RO A PO HLO BLING BRIU COOR ALANG ZORAM HOI PANG HOM GIANG HO VAN DEO CA MAI THI CHAM"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // As they are spelled, where the letters without accents are those of one family name only.
    private static readonly FrozenDictionary<string, string> Spelled = (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Đặng Bùi Đỗ Trịnh Đinh Quách Trương Đào Phùng Nghiêm Nông Triệu "
        + "Tăng Thạch Vương Hứa Đàm Giáp Khổng Khương Ngô Phan"
    )
        .Split(' ')
        .ToFrozenDictionary(n => Folding.FoldUpper(n), n => n, StringComparer.Ordinal);

    /// <summary>True for a family name, with its accents or without, in either case.</summary>
    public static bool IsFamilyName(string word) => Folded.Contains(Folding.FoldUpper(word));

    private static readonly FrozenSet<string> Frequent = (
        "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY DINH TRINH DOAN LUONG MAI "
        + "CAO TA CHAU TO QUACH THAI TRUONG DAO LUU HA PHUNG TONG TRIEU NONG CHU "
        + "VUONG LAM LA KIEU HUA TANG THACH GIANG DIEP"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for one that many bear: others are given and middle names as well ("Kim", "Minh").</summary>
    public static bool IsFrequent(string word) => Frequent.Contains(Folding.FoldUpper(word));

    // With their tones: other frequent ones are given and middle names too (Thái, Mai, Hà, Lê).
    private static readonly FrozenSet<string> Opening =
        "Nguyễn Trần Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Trương Đoàn Lưu Tạ Phùng Quách Tống"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a family name that hardly ever is a middle name: before it none is missing.</summary>
    public static bool OnlyOpens(string word) => Opening.Contains(word);

    /// <summary>
    /// The family name whose accents OCR got wrong ("Đỉnh", "Trân", "Nguyên"); the word itself where none or several
    /// can be meant.
    /// </summary>
    /// <param name="word">Capital first.</param>
    public static string RepairAccents(string word) => Spelled.GetValueOrDefault(Folding.FoldUpper(word), word);
}
