using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation.World;

/// <summary>A matter that offices write about.</summary>
/// <param name="Work">What is done, "công tác an toàn, vệ sinh lao động".</param>
/// <param name="Movement">Name of a movement for it, with its kind before it.</param>
/// <param name="Kind">phong trào, chương trình, cuộc vận động, tháng, hội thi.</param>
/// <param name="Tasks">What units are asked to do.</param>
public sealed record Topic(string Work, string Movement, string Kind, ImmutableArray<string> Tasks);

/// <summary>Matters of unions, offices and the Party.</summary>
internal static class Topics
{
    /// <summary>All matters.</summary>
    public static readonly ImmutableArray<Topic> All =
    [
        new(
            "công tác an toàn, vệ sinh lao động",
            "Xanh - Sạch - Đẹp nơi xưởng máy",
            "phong trào",
            [
                "tự kiểm tra máy móc, thiết bị có yêu cầu nghiêm ngặt",
                "huấn luyện mạng lưới an toàn vệ sinh viên",
                "đo kiểm môi trường lao động định kỳ",
            ]
        ),
        new(
            "công tác chăm lo đời sống đoàn viên, người lao động dịp Tết",
            "Tết đủ đầy cho người xa quê",
            "chương trình",
            [
                "nắm tình hình tiền lương, tiền thưởng",
                "thăm hỏi gia đình đoàn viên gặp khó khăn",
                "tổ chức xe đưa công nhân về quê",
            ]
        ),
        new(
            "công tác phát triển đoàn viên, thành lập công đoàn cơ sở",
            "Mỗi tháng một cơ sở mới",
            "chương trình",
            [
                "rà soát doanh nghiệp chưa có tổ chức công đoàn",
                "vận động người lao động gia nhập",
                "củng cố ban chấp hành nơi còn yếu",
            ]
        ),
        new(
            "phong trào thi đua trong cán bộ, công chức, viên chức và người lao động",
            "Sáng tạo vì đơn vị mình",
            "phong trào",
            ["đăng ký đề tài, giải pháp", "bình chọn điển hình từ cơ sở", "nhân rộng cách làm hay"]
        ),
        new(
            "công tác chuyển đổi số trong hoạt động của cơ quan",
            "Cơ quan không giấy",
            "chương trình",
            ["số hóa hồ sơ lưu trữ", "cấp chữ ký số cho cán bộ", "gửi, nhận văn bản trên trục liên thông"]
        ),
        new(
            "công tác nữ công và bình đẳng giới",
            "Việc giỏi, nhà vui",
            "phong trào",
            [
                "khám sức khỏe cho lao động nữ",
                "sinh hoạt chuyên đề nuôi con bằng sữa mẹ",
                "biểu dương gia đình tiêu biểu",
            ]
        ),
        new(
            "công tác kiểm tra, giám sát và tài chính công đoàn",
            "Thu đúng, chi rõ",
            "cuộc vận động",
            ["kiểm tra việc thu, phân phối kinh phí", "công khai quyết toán", "giải quyết đơn thư đúng thời hạn"]
        ),
        new(
            "công tác cải cách thủ tục hành chính",
            "Ngày thứ Sáu không hẹn",
            "cuộc vận động",
            [
                "cắt giảm thời gian giải quyết hồ sơ",
                "niêm yết công khai thủ tục",
                "khảo sát mức độ hài lòng của người dân",
            ]
        ),
        new(
            "công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ",
            "Khu trọ an toàn lửa",
            "hội thi",
            ["kiểm tra lối thoát nạn", "tập huấn sử dụng bình chữa cháy", "ký cam kết với chủ cơ sở"]
        ),
        new(
            "công tác giáo dục truyền thống, tuyên truyền pháp luật",
            "Công nhân đọc luật",
            "tháng",
            ["phát tờ gấp tuyên truyền", "tổ chức đối thoại tại nơi làm việc", "xây dựng tủ sách pháp luật"]
        ),
        new(
            "công tác bảo vệ môi trường và trồng cây",
            "Vạn cây cho đồi trọc",
            "chương trình",
            ["ra quân vệ sinh ngày cuối tuần", "trồng cây phân tán", "phân loại rác tại nguồn"]
        ),
        new(
            "công tác đền ơn đáp nghĩa",
            "Mái nhà nghĩa tình",
            "chương trình",
            ["rà soát gia đình chính sách", "sửa chữa nhà ở xuống cấp", "tặng sổ tiết kiệm"]
        ),
    ];
}
