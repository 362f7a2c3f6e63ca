using Pipeline.Crosscheck.Resolution;
using Pipeline.Output.Sheets;
using Pipeline.Records;

namespace Pipeline.Output.Exports;

/// <summary>Citations with their verdicts as a sheet of the auditor's working paper.</summary>
public static class VerdictExport
{
    /// <summary>The sheet, in the order of the documents.</summary>
    public static ExportSheet CreateSheet(IEnumerable<DocumentRecord> records, ICitationLookup archive) =>
        new(
            "Văn bản dẫn",
            "VĂN BẢN ĐƯỢC DẪN VÀ KẾT QUẢ ĐỐI CHIẾU",
            [
                ("Văn bản", 22),
                ("Dẫn", 22),
                ("Số, ký hiệu", 22),
                ("Ngày", 12),
                ("Cơ quan", 30),
                ("Kết quả", 16),
                ("Khớp với", 16),
                ("Vì sao", 70),
                ("Chỗ", 16),
            ],
            records.SelectMany(r => CitationResolver.Resolve(r, archive).Select(v => Cells(r, v)))
        );

    private static IReadOnlyList<ExportCell> Cells(DocumentRecord record, CitationVerdict verdict)
    {
        var citation = record.Citations[verdict.Index];
        var name = verdict.Verdict switch
        {
            "resolved" => "khớp",
            "ambiguous" => "chưa rõ",
            "not-held" => "kho chưa có",
            "outside-scope" => "ngoài phạm vi",
            "date-conflict" => "lệch ngày",
            "issuer-conflict" => "lệch cơ quan",
            _ => "không đọc được",
        };
        return
        [
            record.Document.Number?.Key ?? AnchorFormatter.DocumentLabel(record.Source.Path),
            citation.Printed,
            citation.Key,
            citation.Date ?? citation.DatePrinted,
            citation.Issuer,
            name,
            verdict.Candidates.FirstOrDefault(c => c.Id == verdict.Resolved)?.Key,
            verdict.Why,
            AnchorFormatter.Format(citation.Anchor),
        ];
    }
}
