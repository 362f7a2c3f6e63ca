using Pipeline.Crosscheck.Comparison;
using Pipeline.Output.Sheets;

namespace Pipeline.Output.Exports;

/// <summary>All reported figures, one statement a row.</summary>
public static class FigureExport
{
    /// <summary>The sheet.</summary>
    public static ExportSheet CreateSheet(IEnumerable<FigureStatement> statements) =>
        new(
            "Số liệu",
            "SỐ LIỆU BÁO CÁO",
            [
                ("Đơn vị", 34),
                ("Kỳ", 10),
                ("Chỉ tiêu", 60),
                ("Giá trị", 18),
                ("Đơn vị tính", 14),
                ("Ước", 8),
                ("Nguyên văn", 30),
                ("Văn bản", 22),
                ("Trang/ô", 14),
            ],
            statements.Select(s =>
                (IReadOnlyList<ExportCell>)
                    [
                        s.Unit,
                        s.Period,
                        s.Indicator,
                        s.Value,
                        s.Measure,
                        s.Approximate,
                        s.Printed,
                        s.Document,
                        AnchorFormatter.Format(s.Anchor),
                    ]
            )
        );
}
