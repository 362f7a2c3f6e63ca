using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>A decision that gives awards, the names in an annexed list, the money in an article.</summary>
internal sealed class AwardDecisionKind : IPaperKind
{
    /// <inheritdoc/>
    public bool IsFor(Office office) => office.Branch != OfficeBranch.Party && office.Level is 1 or 2;

    /// <inheritdoc/>
    public Paper Write(AuthoringContext desk)
    {
        var (dice, prose, office) = (desk.Dice, desk.Prose, desk.Office);
        var form = office.Level == 1 ? "Bằng khen" : "Giấy khen";
        var (collectives, individuals) = (dice.NextInRange(0, 6), dice.NextInRange(2, 14));
        var year = desk.ReportedYear;
        var body = desk.WriteBasisLines(dice.NextInRange(2, 3)).Cast<PaperElement>().ToList();
        var proposer = dice.Pick(["Ban Thi đua - Khen thưởng", "Chánh Văn phòng", "Trưởng ban Tổ chức"]);
        body.Add(
            new PaperParagraph(
                $"{(dice.IsChosen(0.5) ? "Xét đề nghị" : "Theo đề nghị")} của {proposer}"
                    + $"{(desk.PickOwnPaper("Tờ trình") is { } request ? $" tại {prose.Cite(request, "theo đề nghị tại", title: false)}" : "")}.",
                PaperParagraphStyle.Basis
            )
        );
        body.Add(new PaperParagraph("QUYẾT ĐỊNH:", PaperParagraphStyle.Centre));
        var occasion = $"có thành tích xuất sắc trong {desk.Topic.Work} năm {year}";
        var whom =
            collectives == 0
                ? $"{PrintedForms.Count(individuals)} cá nhân"
                : $"{PrintedForms.Count(collectives)} tập thể và {PrintedForms.Count(individuals)} cá nhân";
        var first = $"Tặng {form} cho {whom}";
        body.Add(new PaperParagraph($"Điều 1. {first} {occasion} (có danh sách kèm theo)."));
        var each = dice.Pick([300_000, 500_000, 1_000_000, 1_490_000]);
        var paid = dice.IsChosen(0.6);
        body.Add(
            new PaperParagraph(
                paid
                    ? $"Điều 2. Mức tiền thưởng cho mỗi cá nhân là {PrintedForms.FormatGrouped(each)} đồng, "
                        + $"trích từ quỹ thi đua, khen thưởng."
                    : "Điều 2. Kinh phí khen thưởng thực hiện theo quy định hiện hành."
            )
        );
        body.Add(
            new PaperParagraph(
                $"Điều 3. {proposer} và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành "
                    + $"Quyết định này{dice.Pick(["./.", ", kể từ ngày ký./."])}"
            )
        );
        prose.AddListedAward(
            new Award
            {
                Form = form,
                Grantor = office.Name,
                Stage = "tặng",
                Collectives = collectives == 0 ? null : collectives,
                Individuals = individuals,
                Amount = paid ? each : null,
                AmountIs = paid ? "each" : null,
                Occasion = occasion,
                Year = $"{year}",
                Printed = first,
                Anchor = new Anchor { Text = first },
            }
        );
        var paper = Letterhead.Finish(
            desk,
            "decision",
            "QĐ",
            "Quyết định",
            $"tặng {form} cho tập thể, cá nhân {occasion}",
            body
        );
        var key = paper.Gold.Document.Number!.Key;
        return paper with
        {
            Annexes =
            [
                new PaperAnnex(
                    null,
                    $"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG {form.ToUpperInvariant()}",
                    $"(Kèm theo Quyết định số {key} {PrintedForms.LongDate(desk.Date)} của {office.Called})",
                    [List(desk, collectives, individuals)]
                ),
            ],
        };
    }

    private static PaperTable List(AuthoringContext desk, int collectives, int individuals)
    {
        var cells = new List<PaperCell>
        {
            new(0, 0, "STT", Bold: true, Centre: true),
            new(0, 1, "Họ và tên, tập thể", Bold: true, Centre: true),
            new(0, 2, "Chức vụ, đơn vị", Bold: true, Centre: true),
        };
        var row = 1;
        if (collectives > 0)
            cells.Add(new PaperCell(row++, 0, "I. TẬP THỂ", ColumnSpan: 3, Bold: true));
        for (var i = 1; i <= collectives; i++, row++)
            cells.AddRange([
                new(row, 0, $"{i}", Centre: true),
                new(row, 1, $"{desk.Dice.Pick(Groups)} {desk.Dice.Pick(Places)}"),
                new(row, 2, desk.Office.Called),
            ]);
        if (collectives > 0)
            cells.Add(new PaperCell(row++, 0, "II. CÁ NHÂN", ColumnSpan: 3, Bold: true));
        for (var i = 1; i <= individuals; i++, row++)
            cells.AddRange([
                new(row, 0, $"{i}", Centre: true),
                new(row, 1, $"{desk.Dice.Pick(Titles)} {InventedNames.Person(desk.Dice)}"),
                new(
                    row,
                    2,
                    $"{desk.Dice.Pick(Jobs)} {desk.Dice.Pick(Groups).ToLowerInvariant()} {desk.Dice.Pick(Places)}"
                ),
            ]);
        return new PaperTable([10, 42, 48], [.. cells], row, 1);
    }

    private static readonly string[] Titles = ["Ông", "Bà", "Đồng chí"];
    private static readonly string[] Groups = ["Công đoàn cơ sở", "Tổ công đoàn", "Phòng", "Phân xưởng", "Bộ phận"];
    private static readonly string[] Places =
    [
        "Dệt may",
        "Cơ khí",
        "Hành chính",
        "Kế toán",
        "Điện lực",
        "Cấp nước",
        "Văn thư",
        "Bảo trì",
        "Kho vận",
    ];
    private static readonly string[] Jobs = ["Chủ tịch", "Công nhân", "Chuyên viên", "Nhân viên", "Trưởng"];
}
