using System.Globalization;

namespace Pipeline.Vietnamese;

/// <summary>A date as documents print it. The day may lack (a month), never the month or year.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Null for a month alone.</param>
public readonly record struct VietnameseDate(int Year, int Month, int? Day)
{
    /// <summary>ISO 8601: "2020-11-19" or "2021-02".</summary>
    public override string ToString() => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{day:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>As running text prints it: "19/11/2020", "02/2021".</summary>
    public string ToPrinted() => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{day:00}/{Month:00}/{Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{Month:00}/{Year:0000}");

    /// <summary>As headings print it (Decree 30/2020/NĐ-CP, Annex I): two digits for days below 10 and for January and February.</summary>
    public string ToHeading() => Day is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"ngày {day:00} tháng {(Month < 3 ? "0" : "")}{Month} năm {Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"tháng {(Month < 3 ? "0" : "")}{Month} năm {Year:0000}");
}
