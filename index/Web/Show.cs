using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Pipeline.Index.Model;
using Pipeline.Output.Sheets;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Web;

/// <summary>Values as the pages write them, in Vietnamese.</summary>
public static class Show
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private const string Open = "&lt;mark&gt;",
        Close = "&lt;/mark&gt;";

    /// <summary>27/02/2020, 02/2021, quý IV/2025, năm 2020; as it is where it is none of these.</summary>
    public static string Date(string? iso)
    {
        if (iso is null)
            return "";
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        if (iso.Length == 7 && iso[5] == 'Q')
            return $"quý {iso[6]}/{iso[..4]}";
        if (iso.Length == 7 && iso[5] == 'H')
            return $"6 tháng {(iso[6] == '1' ? "đầu" : "cuối")} năm {iso[..4]}";
        return iso.Length == 7 && iso[4] == '-' ? $"{iso[5..]}/{iso[..4]}" : iso;
    }

    /// <summary>A time of UTC as this machine's clock tells it.</summary>
    public static string Time(string? iso) =>
        DateTime.TryParse(
            iso,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at.ToLocalTime().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)
            : iso ?? "";

    /// <summary>5.311.896.000 and 0,25.</summary>
    public static string Number(decimal? value)
    {
        if (value is not { } number)
            return "";
        var format = new NumberFormatInfo
        {
            NumberGroupSeparator = ".",
            NumberDecimalSeparator = ",",
            NegativeSign = "-",
        };
        return number.ToString("#,0.####", format);
    }

    /// <summary>A snippet in which matches stand within mark; all else in it is text.</summary>
    public static IHtmlContent Marked(string snippet) =>
        new HtmlString(
            Encoder
                .Encode(snippet)
                .Replace(Open, "<mark>", StringComparison.Ordinal)
                .Replace(Close, "</mark>", StringComparison.Ordinal)
        );

    /// <summary>What a paper is called in a list.</summary>
    public static string Name(RecordSummary record) =>
        record.Key
        ?? (record.Number is { } number ? $"{number} (chưa đọc được số)" : AnchorFormatter.DocumentLabel(record.Path));

    /// <summary>The same of a record.</summary>
    public static string Name(DocumentRecord record) =>
        record.Document.Number is { } number
            ? number.Key ?? $"{number.Printed} (chưa đọc được số)"
            : AnchorFormatter.DocumentLabel(record.Source.Path);

    /// <summary>The address of a record's page.</summary>
    public static string Address(string id) => $"/van-ban/{Uri.EscapeDataString(id)}";

    /// <summary>The address of its scoring tables.</summary>
    public static string ScoresAddress(string id) => $"/cham-diem/{Uri.EscapeDataString(id)}";

    /// <summary>The address of the chain that it stands in.</summary>
    public static string ChainAddress(string id) => $"/chuoi/{Uri.EscapeDataString(id)}";

    /// <summary>The address of something of a record for programs.</summary>
    public static string Api(string id, string rest) =>
        $"{Pipeline.Web.Api.ApiRoutes.Root}/documents/{Uri.EscapeDataString(id)}{rest}";

    /// <summary>A verdict in words.</summary>
    public static string Verdict(string verdict) =>
        verdict switch
        {
            "resolved" => "Khớp",
            "ambiguous" => "Chưa rõ",
            "not-held" => "Kho chưa có",
            "outside-scope" => "Ngoài phạm vi",
            "date-conflict" => "Lệch ngày",
            "issuer-conflict" => "Lệch cơ quan",
            _ => "Không đọc được",
        };

    /// <summary>A severity in words.</summary>
    public static string Severity(string severity) =>
        severity switch
        {
            "error" => "Lỗi",
            "warning" => "Cần xem",
            _ => "Ghi nhận",
        };

    /// <summary>How sure, in percent; nothing where it is told as sure.</summary>
    public static string Sure(double confidence) =>
        confidence is <= 0 or >= 0.995 ? "" : string.Create(CultureInfo.InvariantCulture, $"{confidence * 100:0}%");

    /// <summary>One line, no longer than this.</summary>
    public static string Short(string? text, int length) =>
        text is null
            ? ""
            : TextTruncation.Truncate(
                string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                length
            );

    /// <summary>A field in words.</summary>
    public static string Field(string? field) =>
        field switch
        {
            "number" => "Số, ký hiệu",
            "date" => "Ngày văn bản",
            "issuer" => "Cơ quan ban hành",
            "type" => "Loại văn bản",
            "subject" => "Trích yếu",
            "signer.name" => "Người ký",
            null => "Văn bản",
            _ => field,
        };
}
