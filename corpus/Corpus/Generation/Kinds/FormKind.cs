using System.Collections.Immutable;
using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A short report with a statistical form, filled in or partly blank, with ditto marks for measures.</summary>
internal sealed class FormKind : IPaperKind
{
    private static readonly ImmutableArray<(string Indicator, string Measure, bool Sub)> Lines =
    [
        ("Tổng số công đoàn cơ sở", "đơn vị", false),
        ("Trong đó: khu vực ngoài nhà nước", "đơn vị", true),
        ("Tổng số đoàn viên", "người", false),
        ("Trong đó: đoàn viên nữ", "người", true),
        ("Số cán bộ công đoàn được tập huấn", "lượt người", false),
        ("Số cuộc kiểm tra đồng cấp", "cuộc", false),
        ("Số đoàn viên được trợ cấp", "người", false),
        ("Số tiền trợ cấp", "triệu đồng", false),
        ("Số sáng kiến được công nhận", "sáng kiến", false),
        ("Số vụ tai nạn lao động", "vụ", false),
        ("Số doanh nghiệp tổ chức đối thoại", "doanh nghiệp", false),
        ("Số buổi văn nghệ, thể thao", "buổi", false),
    ];

    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch == OfficeBranch.Union && office.Level >= 1;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose) = (desk.Dice, desk.Prose);
        var year = desk.ReportedYear;
        var title = $"BIỂU TỔNG HỢP SỐ LIỆU HOẠT ĐỘNG NĂM {year}";
        var cells = new List<PaperCell>();
        foreach (var (name, i) in new[] { "TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu" }.Select((n, i) => (n, i)))
            cells.Add(new PaperCell(0, i, name, Bold: true, Centre: true));
        var rows = new List<FormRow>();
        var (number, row, before) = (0, 1, "");
        foreach (var (indicator, measure, sub) in Lines)
        {
            if (!sub)
                number++;
            long? value =
                dice.IsChosen(0.12) ? null
                : dice.IsChosen(0.08) ? 0
                : dice.NextInRange(1, 9000);
            var ditto = measure == before && dice.IsChosen(0.7);
            cells.AddRange([
                new(row, 0, sub ? "" : $"{number}", Centre: true),
                new(row, 1, indicator),
                new(row, 2, ditto ? "“" : measure, Centre: true),
                new(row, 3, value is { } v ? PrintedForms.FormatGrouped(v) : "", Centre: true),
            ]);
            rows.Add(
                new FormRow
                {
                    No = sub ? null : $"{number}",
                    Indicator = indicator,
                    Measure = measure,
                    Value = value,
                    Anchor = new Anchor { Text = indicator },
                }
            );
            (row, before) = (row + 1, measure);
        }
        var body = new List<PaperElement>
        {
            new PaperParagraph(
                $"Thực hiện {prose.Cite(desk.FromAbove("Công văn", "Kế hoạch", "Hướng dẫn"), "thực hiện")}, "
                    + $"{desk.Office.Called} gửi số liệu năm {year} theo biểu kèm theo./."
            ),
        };
        var paper = Letterhead.Finish(
            desk,
            "form",
            "BC",
            "Báo cáo",
            $"số liệu hoạt động công đoàn năm {year}",
            body,
            period: $"{year}"
        );
        return paper with
        {
            Annexes = [new PaperAnnex("Mẫu số 01", title, null, [new PaperTable([8, 52, 18, 22], [.. cells], row, 1)])],
            Gold = paper.Gold with
            {
                Forms =
                [
                    new StatisticalForm
                    {
                        Title = title,
                        Rows = [.. rows],
                        Anchor = new Anchor { Text = title },
                    },
                ],
            },
        };
    }
}
