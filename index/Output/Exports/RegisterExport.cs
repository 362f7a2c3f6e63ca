using System.Globalization;
using Pipeline.Output.Sheets;
using Pipeline.Records;

namespace Pipeline.Output.Exports;

/// <summary>The registers of documents, ten columns each (Decree 30/2020/NĐ-CP, Annex IV).</summary>
public static class RegisterExport
{
    private static readonly (string, double)[] Outgoing =
    [
        ("STT", 5),
        ("Số, ký hiệu văn bản", 17),
        ("Ngày tháng văn bản", 11),
        ("Tên loại và trích yếu nội dung văn bản", 40),
        ("Người ký", 17),
        ("Nơi nhận văn bản", 28),
        ("Đơn vị, người nhận bản lưu", 13),
        ("Số lượng bản", 7),
        ("Ngày chuyển", 11),
        ("Ký nhận", 9),
        ("Ghi chú", 15),
    ];

    private static readonly (string, double)[] Incoming =
    [
        ("STT", 5),
        ("Ngày đến", 11),
        ("Số đến", 7),
        ("Tác giả", 28),
        ("Số, ký hiệu văn bản", 17),
        ("Ngày tháng văn bản", 11),
        ("Tên loại và trích yếu nội dung văn bản", 40),
        ("Đơn vị hoặc người nhận", 17),
        ("Ngày chuyển", 11),
        ("Ký nhận", 9),
        ("Ghi chú", 15),
    ];

    /// <summary>The register of one direction, rows numbered from 1 in the order of their dates.</summary>
    /// <param name="records">Leading records of that direction.</param>
    /// <param name="incoming">Incoming, else outgoing.</param>
    /// <param name="year">Only this year; null for all.</param>
    public static ExportSheet CreateSheet(IEnumerable<DocumentRecord> records, bool incoming, int? year)
    {
        var rows = records
            .Where(r => year is null || Year(r, incoming) == year)
            .OrderBy(
                r => (incoming ? r.Document.Arrival?.Date : null) ?? r.Document.Date ?? "9",
                StringComparer.Ordinal
            )
            .ThenBy(r => Serial(incoming ? r.Document.Arrival?.Number : r.Document.Number?.Serial))
            .ThenBy(r => r.Id, StringComparer.Ordinal);
        return incoming
            ? new ExportSheet("Văn bản đến", Title("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", year), Incoming, rows.Select(In))
            {
                ColumnNumbers = true,
            }
            : new ExportSheet("Văn bản đi", Title("SỔ ĐĂNG KÝ VĂN BẢN ĐI", year), Outgoing, rows.Select(Out))
            {
                ColumnNumbers = true,
            };
    }

    private static IReadOnlyList<ExportCell> Out(DocumentRecord record, int row)
    {
        var heading = record.Document;
        var kept = heading.Recipients.FirstOrDefault(r => r.StartsWith("Lưu", StringComparison.Ordinal));
        return
        [
            row + 1,
            Number(heading),
            Date(heading.Date),
            Matter(heading),
            heading.Signer?.Name,
            string.Join("; ", heading.Addressees.Concat(heading.Recipients.Where(r => r != kept))),
            kept?["Lưu".Length..].TrimStart(':', ' '),
            (string?)null,
            (string?)null,
            (string?)null,
            Note(record),
        ];
    }

    private static IReadOnlyList<ExportCell> In(DocumentRecord record, int row)
    {
        var heading = record.Document;
        return
        [
            row + 1,
            Date(heading.Arrival?.Date),
            heading.Arrival?.Number,
            heading.Issuer,
            Number(heading),
            Date(heading.Date),
            Matter(heading),
            heading.Arrival?.ForwardedTo,
            (string?)null,
            (string?)null,
            Note(record),
        ];
    }

    private static string? Number(DocumentHeading heading) =>
        heading.Number?.Key ?? (heading.Number is { } number ? $"(chưa đọc được số) {number.Printed}" : null);

    private static string Matter(DocumentHeading heading) =>
        string.Join(" ", new[] { heading.Type, heading.Subject }.Where(p => p is not null)).Trim();

    private static string? Note(DocumentRecord record)
    {
        var notes = new List<string>();
        if (record.Document.Urgency is { } urgency)
            notes.Add(urgency);
        if (record.Document.Secrecy is { } secrecy)
            notes.Add(secrecy);
        if (record.Document.Draft)
            notes.Add("Dự thảo");
        if (record.Document.Number?.Key is null || record.Document.Date is null)
            notes.Add("cần người xem lại");
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }

    private static ExportCell Date(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (ExportCell)date
            : (ExportCell)iso;

    private static int? Year(DocumentRecord record, bool incoming) =>
        ((incoming ? record.Document.Arrival?.Date : null) ?? record.Document.Date) is { Length: >= 4 } date
        && int.TryParse(date.AsSpan(0, 4), CultureInfo.InvariantCulture, out var year)
            ? year
            : null;

    private static long Serial(string? serial)
    {
        var digits = new string([.. (serial ?? "").TakeWhile(char.IsAsciiDigit)]);
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
    }

    private static string Title(string title, int? year) =>
        year is null ? title : string.Create(CultureInfo.InvariantCulture, $"{title} NĂM {year}");
}
