using System.Text.Json.Nodes;

namespace Pipeline.Web.Intake;

/// <summary>A file on its way into the archive. Never changed: each step is a new one.</summary>
public sealed record IntakeJob
{
    /// <summary>Name of the job.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the file, as it was sent.</summary>
    public required string Name { get; init; }

    /// <summary>Who sent it: only that person is shown it.</summary>
    public required string By { get; init; }

    /// <summary>Where its bytes wait.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How far it is.</summary>
    public IntakeState State { get; init; }

    /// <summary>The stage that was done last: read, extract, check; null before.</summary>
    public string? Stage { get; init; }

    /// <summary>What became of it; null before.</summary>
    public IntakeOutcome? Outcome { get; init; }

    /// <summary>Its record may be seen by whoever sent it.</summary>
    public bool Visible { get; init; }

    /// <summary>Grows with every step of any job.</summary>
    public long Step { get; init; }

    /// <summary>{"job", "name", "bytes", "state", "stage", "id", "kind", "error"}.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["job"] = Id,
            ["name"] = Name,
            ["bytes"] = Size,
            ["state"] = State.ToString().ToLowerInvariant(),
            ["stage"] = Stage,
            ["id"] = Visible ? Outcome?.Hash : null,
            ["kind"] = Outcome?.Kind,
            ["error"] = Outcome?.Reason is { } reason ? $"{reason}; {Outcome.Advice}" : null,
            ["told"] = Tell(),
        };

    /// <summary>The same in words for people.</summary>
    public string Tell() =>
        State switch
        {
            IntakeState.Waiting => "đang chờ",
            IntakeState.Reading => Stage switch
            {
                null => "đang đọc",
                "read" => "đã đọc, đang trích nội dung",
                "extract" => "đã trích, đang lưu",
                _ => "đang đối chiếu",
            },
            IntakeState.Done => Visible ? "xong" : "xong (không hiển thị trong kho)",
            IntakeState.Unchanged => "đã có trong kho",
            _ => Outcome?.Kind switch
            {
                "empty" => "lỗi: tệp rỗng",
                "unknown-format" => "lỗi: định dạng chưa đọc được",
                "damaged" => "lỗi: tệp hỏng",
                "encrypted" => "lỗi: tệp có mật khẩu",
                "too-large" => "lỗi: vượt giới hạn",
                "timed-out" => "lỗi: đọc quá lâu",
                "out-of-memory" => "lỗi: thiếu bộ nhớ",
                "engine-missing" => "lỗi: thiếu chương trình đọc định dạng này",
                "storage-full" => "lỗi: hết chỗ lưu",
                "removed" => "đã bị loại khỏi kho trước đây, không nhận lại",
                "unreachable" => "lỗi: kho không trả lời, tệp còn giữ để thử lại",
                _ => "lỗi: không đọc được",
            },
        };
}
