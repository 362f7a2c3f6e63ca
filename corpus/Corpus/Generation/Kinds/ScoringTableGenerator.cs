using System.Collections.Immutable;
using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>Makes a scoring table: sections, criteria, points, and the unit's own scores with planted errors.</summary>
internal sealed class ScoringTableGenerator
{
    private static readonly ImmutableArray<string> Sections =
    [
        "CÔNG TÁC TUYÊN TRUYỀN, GIÁO DỤC",
        "CHĂM LO, BẢO VỆ QUYỀN LỢI",
        "XÂY DỰNG TỔ CHỨC",
        "CÔNG TÁC KIỂM TRA, TÀI CHÍNH",
        "THI ĐUA, KHEN THƯỞNG",
        "CHẾ ĐỘ THÔNG TIN, BÁO CÁO",
    ];

    private static readonly ImmutableArray<string> Criteria =
    [
        "Tổ chức học tập, quán triệt các văn bản của cấp trên",
        "Có ít nhất 90% người lao động được phổ biến pháp luật",
        "Duy trì bản tin, tổ tự quản nơi ở",
        "Tham gia xây dựng và giám sát thỏa ước lao động",
        "Thăm hỏi, trợ cấp kịp thời khi đoàn viên ốm đau, hoạn nạn",
        "Tổ chức đối thoại định kỳ tại nơi làm việc",
        "Kết nạp đoàn viên mới đạt kế hoạch giao",
        "Bồi dưỡng cán bộ mới tham gia lần đầu",
        "Tổ chức sinh hoạt ban chấp hành đúng định kỳ",
        "Nộp kinh phí, đoàn phí đầy đủ",
        "Không để xảy ra đơn thư vượt cấp",
        "Công khai thu chi theo quy định",
        "Có sáng kiến được công nhận trong năm",
        "Đăng ký và tổng kết phong trào đúng hướng dẫn",
        "Giới thiệu gương người tốt, việc tốt",
        "Gửi báo cáo tháng, quý đúng hạn",
        "Số liệu báo cáo đầy đủ, chính xác",
        "Cử người dự họp đúng thành phần",
    ];

    private readonly List<ScoringRow> _rows = [];
    private readonly List<PaperCell> _cells = [];

    private ScoringTableGenerator() { }

    /// <summary>The table to be printed.</summary>
    public required PaperTable Table { get; init; }

    /// <summary>What a careful reader finds in it.</summary>
    public required ScoringTable Gold { get; init; }

    /// <summary>Makes a table.</summary>
    /// <param name="desk">The desk; errors are planted on it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="unit">The unit that scores itself; null for criteria alone.</param>
    /// <param name="year">Year that is scored.</param>
    public static ScoringTableGenerator Make(AuthoringContext desk, string title, string? unit, int year)
    {
        var dice = desk.Dice;
        var self = unit is not null;
        var template =
            self && desk.Registry.Criteria.GetValueOrDefault(desk.Province[1]) is { } issued ? issued : Template(dice);
        if (!self)
            desk.Registry.Criteria[desk.Office] = template;
        var bonus = template.Bonus;
        var headers = Headers(dice, self, bonus);
        var sheet = new ScoringTableGenerator { Table = null!, Gold = null! };
        for (var c = 0; c < headers.Count; c++)
            sheet._cells.Add(new PaperCell(0, c, headers[c].Header, Bold: true, Centre: true));
        var (max, score, scoreBonus) = sheet.Body(desk, headers, self, template);
        var printedTotal = score;
        if (self && dice.IsChosen(desk.ErrorShare))
        {
            printedTotal += dice.Pick([-10, -5, 5, 10]);
            desk.Errors.Add(
                new PlantedError(
                    "score.total",
                    null,
                    JsonNumber(score),
                    JsonNumber(printedTotal),
                    "Tổng điểm tự chấm không bằng tổng các mục"
                )
            );
        }
        var last = sheet._rows.Count + 1;
        sheet._cells.Add(new PaperCell(last, 0, "", Centre: true));
        sheet._cells.Add(new PaperCell(last, 1, dice.Pick(["TỔNG CỘNG", "Tổng điểm", "CỘNG"]), Bold: true));
        sheet.Points(
            last,
            headers,
            max,
            template.Bonus ? template.Sections.Sum(s => s.Parts.Sum(p => p.Bonus ?? 0)) : null,
            self ? printedTotal : null,
            self && bonus ? scoreBonus : null
        );
        var gold = new ScoringTable
        {
            Title = title,
            Unit = unit,
            Year = year,
            Columns = [.. headers.Select(h => new ScoringColumn(h.Role, h.Header))],
            Rows = [.. sheet._rows],
            Totals = new ScoringTotals
            {
                Max = max,
                Bonus = bonus ? template.Sections.Sum(s => s.Parts.Sum(p => p.Bonus ?? 0)) : null,
                Score = self ? printedTotal : null,
                ScoreBonus = self && bonus ? scoreBonus : null,
            },
        };
        var widths = headers.Select(h =>
            h.Role switch
            {
                "no" => 8,
                "criterion" => 52,
                "note" => 14,
                _ => 13,
            }
        );
        return new ScoringTableGenerator
        {
            Table = new PaperTable([.. widths], [.. sheet._cells], last + 1, 1),
            Gold = gold,
        };
    }

    private (decimal Max, decimal Score, decimal Bonus) Body(
        AuthoringContext desk,
        List<(string Role, string Header)> headers,
        bool self,
        ScoreTemplate template
    )
    {
        var dice = desk.Dice;
        var (total, scored, extra) = (0m, 0m, 0m);
        for (var s = 0; s < template.Sections.Length; s++)
        {
            var parts = template.Sections[s].Parts;
            var own = parts
                .Select(p =>
                    self
                        ? dice.IsChosen(0.7)
                            ? p.Max
                            : Math.Max(0, p.Max - dice.NextInRange(1, 5))
                        : (decimal?)null
                )
                .ToArray();
            if (self && dice.IsChosen(desk.ErrorShare / 3))
            {
                own[0] = parts[0].Max + dice.NextInRange(1, 5);
                desk.Errors.Add(
                    new PlantedError(
                        "score.exceeds-max",
                        null,
                        JsonNumber(parts[0].Max),
                        JsonNumber(own[0]!.Value),
                        $"Mục {s + 1}.1 tự chấm vượt điểm chuẩn"
                    )
                );
            }
            var (sum, sumOwn) = (parts.Sum(p => p.Max), self ? own.Sum() : null);
            var printedOwn = sumOwn;
            if (self && dice.IsChosen(desk.ErrorShare / 2))
            {
                printedOwn += 5;
                desk.Errors.Add(
                    new PlantedError(
                        "score.sum",
                        null,
                        JsonNumber(sumOwn!.Value),
                        JsonNumber(printedOwn!.Value),
                        $"Mục {Roman[s]} không bằng tổng các mục con"
                    )
                );
            }
            var parent = _rows.Count;
            Add(
                headers,
                Roman[s],
                Roman[s],
                1,
                null,
                template.Sections[s].Title,
                sum,
                null,
                printedOwn,
                null,
                bold: true
            );
            for (var i = 0; i < parts.Length; i++)
            {
                var withBonus = parts[i].Bonus;
                var gained = self && withBonus is not null ? dice.NextInRange(0, 5) : (decimal?)null;
                extra += gained ?? 0;
                Add(
                    headers,
                    $"{i + 1}",
                    $"{Roman[s]}.{i + 1}",
                    2,
                    parent,
                    parts[i].Wording,
                    parts[i].Max,
                    withBonus,
                    own[i],
                    gained,
                    bold: false
                );
            }
            total += sum;
            scored += printedOwn ?? 0;
        }
        return (total, scored, extra);
    }

    private static ScoreTemplate Template(SeededRandom dice)
    {
        var bonus = dice.IsChosen(0.5);
        var wordings = dice.PickSome(Criteria, Criteria.Length).ToList();
        return new ScoreTemplate(
            bonus,
            [
                .. dice.PickSome(Sections, dice.NextInRange(3, 5))
                    .Select(
                        (title, s) =>
                        {
                            var count = dice.NextInRange(2, 4);
                            return new ScoreTemplate.Section(
                                title,
                                [
                                    .. Enumerable
                                        .Range(0, count)
                                        .Select(i => new ScoreTemplate.Part(
                                            Take(wordings, dice),
                                            dice.NextInRange(1, 6) * 5,
                                            bonus && i == count - 1 && s < 4 ? 5 : null
                                        )),
                                ]
                            );
                        }
                    ),
            ]
        );
    }

    private void Add(
        List<(string Role, string Header)> headers,
        string no,
        string path,
        int level,
        int? parent,
        string criterion,
        decimal max,
        decimal? bonus,
        decimal? score,
        decimal? scoreBonus,
        bool bold
    )
    {
        var row = _rows.Count + 1;
        _cells.Add(new PaperCell(row, 0, no, Bold: bold, Centre: true));
        _cells.Add(new PaperCell(row, 1, criterion, Bold: bold));
        Points(row, headers, max, bonus, score, scoreBonus);
        _rows.Add(
            new ScoringRow
            {
                No = no,
                Path = path,
                Level = level,
                Parent = parent,
                Criterion = criterion,
                Max = max,
                Bonus = bonus,
                Score = score,
                ScoreBonus = scoreBonus,
                Anchor = new Anchor { Text = criterion },
            }
        );
    }

    private void Points(
        int row,
        List<(string Role, string Header)> headers,
        decimal? max,
        decimal? bonus,
        decimal? score,
        decimal? scoreBonus
    )
    {
        for (var c = 2; c < headers.Count; c++)
        {
            var value = headers[c].Role switch
            {
                "max" => max,
                "bonus" => bonus,
                "score" => score,
                "score_bonus" => scoreBonus,
                _ => null,
            };
            _cells.Add(new PaperCell(row, c, value is { } v ? PrintedForms.FormatDecimal(v) : "", Centre: true));
        }
    }

    private static List<(string Role, string Header)> Headers(SeededRandom dice, bool self, bool bonus)
    {
        List<(string, string)> headers =
        [
            ("no", dice.Pick(["TT", "STT"])),
            ("criterion", dice.Pick(["Nội dung", "Tiêu chí", "Nội dung, tiêu chí thi đua", "Chỉ tiêu"])),
            ("max", dice.Pick(["Điểm chuẩn", "Điểm tối đa"])),
        ];
        if (bonus)
            headers.Add(("bonus", "Điểm thưởng"));
        if (self)
            headers.Add(("score", dice.Pick(["Điểm tự chấm", "Tự chấm điểm", "Đơn vị tự chấm"])));
        if (self && bonus)
            headers.Add(("score_bonus", "Thưởng tự chấm"));
        if (dice.IsChosen(0.5))
            headers.Add(("note", "Ghi chú"));
        return headers;
    }

    private static string Take(List<string> wordings, SeededRandom dice)
    {
        if (wordings.Count == 0)
            return dice.Pick(Criteria);
        var wording = wordings[^1];
        wordings.RemoveAt(wordings.Count - 1);
        return wording;
    }

    private static readonly ImmutableArray<string> Roman = ["I", "II", "III", "IV", "V", "VI"];

    private static string JsonNumber(decimal value) =>
        value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
