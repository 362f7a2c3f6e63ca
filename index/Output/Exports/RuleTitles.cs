namespace Pipeline.Output.Exports;

/// <summary>The rules of CONTRACT "Finding" as an auditor calls them.</summary>
public static class RuleTitles
{
    /// <summary>The name; the rule itself where it has none.</summary>
    public static string Title(string rule) =>
        rule switch
        {
            "score.sum" => "Mục khác tổng các mục con",
            "score.total" => "Tổng cộng khác tổng các phần",
            "score.exceeds-max" => "Điểm vượt mức tối đa",
            "score.heading-mismatch" => "Điểm ở đề mục khác các dòng",
            "score.text-mismatch" => "Điểm trong lời văn khác cột điểm",
            "score.rule" => "Điểm trái với lời của tiêu chí",
            "score.unsupported" => "Điểm không dẫn văn bản",
            "score.evidence" => "Văn bản chứng minh chưa khớp",
            "criteria.mismatch" => "Khác bộ tiêu chí đã ban hành",
            "citation.unresolved" => "Văn bản dẫn chưa có trong kho",
            "citation.date-conflict" => "Ngày văn bản dẫn không thống nhất",
            "citation.number-conflict" => "Số văn bản dẫn không thống nhất",
            "citation.series-order" => "Ngày không hợp dãy số",
            "citation.anachronism" => "Dẫn văn bản có sau",
            "citation.superseded" => "Dẫn văn bản đã bị thay thế",
            "register.gap" => "Thiếu số trong sổ",
            "register.duplicate" => "Trùng số trong sổ",
            "date.malformed" => "Ngày viết sai",
            "figure.malformed" => "Số viết sai",
            "figure.sum" => "Các phần không bằng tổng",
            "figure.conflict" => "Một việc hai số liệu",
            "figure.outlier" => "Số liệu khác thường",
            "target.missed" => "Không đạt chỉ tiêu",
            "outline.missing" => "Thiếu mục theo đề cương",
            "report.missing" => "Chưa có báo cáo",
            _ => rule,
        };
}
