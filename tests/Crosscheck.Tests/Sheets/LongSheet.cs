using System.Globalization;
using System.Text;

namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>
/// A score sheet as long as those of administrative reform: some thirty pages, whose header stands again on each.
/// </summary>
internal static class LongSheet
{
    private const int Sections = 8,
        Criteria = 6,
        Parts = 6;

    public static SheetScript Script()
    {
        var script = new StringBuilder(
            "formats docx pdf xlsx\nflaw score.sum\np BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH CẤP TỈNH NĂM 2022\nc no criterion max score appraised evidence note\n"
        )
            .AppendLine(
                "h | STT | Lĩnh vực, tiêu chí, tiêu chí thành phần | Điểm tối đa | Điểm đánh giá | < | Tài liệu kiểm chứng | Ghi chú"
            )
            .AppendLine("h | ^ | ^ | ^ | Tỉnh tự đánh giá | Bộ thẩm định | ^ | ^");
        var all = 0m;
        for (var s = 1; s <= Sections; s++)
        {
            var rows = new StringBuilder();
            var section = 0m;
            for (var c = 1; c <= Criteria; c++)
            {
                var lines = new StringBuilder();
                var sum = 0m;
                for (var p = 1; p <= Parts; p++)
                {
                    var score = (s + c + p) % 3 == 0 ? 0.25m : 0.5m;
                    sum += score;
                    lines.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"  | {s}.{c}.{p} | Nội dung thành phần thứ {p} thuộc tiêu chí {s}.{c}: thực hiện đầy đủ, đúng thời hạn theo yêu cầu của kế hoạch đã ban hành, có phân công trách nhiệm và sản phẩm cụ thể | 0,5 | {Shown(score)} | | Báo cáo số {s}{c}{p}/BC-UBND ngày {p + 9}/{c}/2022 |"
                    );
                }
                section += sum;
                // One planted error deep in the sheet.
                rows.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"  | {s}.{c} | Tiêu chí {c} của lĩnh vực {s} về tổ chức thực hiện nhiệm vụ được giao trong năm | 3 | {Shown(s == 6 && c == 3 ? sum + 0.25m : sum)} | | |"
                    )
                    .Append(lines);
            }
            all += section + (s == 6 ? 0.25m : 0);
            script
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  | {s} | LĨNH VỰC THỨ {s} CỦA CẢI CÁCH HÀNH CHÍNH | {3 * Criteria} | {Shown(section + (s == 6 ? 0.25m : 0))} | | |"
                )
                .Append(rows);
        }
        script
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"t | | TỔNG ĐIỂM | {3 * Criteria * Sections} | {Shown(all)} | | |"
            )
            .AppendLine(CultureInfo.InvariantCulture, $"totals max={3 * Criteria * Sections} score={all:0.##}");
        return SheetScript.Parse(script.ToString());
    }

    private static string Shown(decimal points) =>
        points.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
