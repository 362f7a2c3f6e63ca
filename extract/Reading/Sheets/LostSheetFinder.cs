using Pipeline.Records;

namespace Pipeline.Reading.Sheets;

/// <summary>Sheets that a workbook promises and that cannot be read.</summary>
internal static class LostSheetFinder
{
    /// <summary>The warning that names one.</summary>
    public static Warning Warn(string name) =>
        new(
            "sheet.unread",
            $"Không đọc được trang tính “{SafeFileName.Escape(name)}”: bị hỏng hoặc bị thiếu",
            new Anchor { Sheet = name }
        );
}
