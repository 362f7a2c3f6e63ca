using System.Collections.Immutable;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Wording;

/// <summary>Prints facts the way authors do and writes down beside it what a careful reader finds in them.</summary>
internal sealed class FactProseWriter(SeededRandom dice)
{
    private readonly List<Citation> _citations = [];
    private readonly List<Figure> _figures = [];
    private readonly List<Award> _awards = [];
    private readonly List<Target> _targets = [];
    private readonly List<Deadline> _deadlines = [];
    private readonly List<Programme> _programmes = [];

    /// <summary>Traps so far.</summary>
    public List<string> Traps { get; } = [];

    /// <summary>The record with all facts so far.</summary>
    public DocumentRecord AddTo(DocumentRecord record) =>
        record with
        {
            Citations = [.. _citations],
            Figures = [.. _figures],
            Awards = [.. _awards],
            Targets = [.. _targets],
            Deadlines = [.. _deadlines],
            Programmes = [.. _programmes],
        };

    /// <summary>Mentions a paper in full: "Kế hoạch số 87/KH-CĐCT ngày 27/02/2020 của … về …".</summary>
    /// <param name="paper">What is cited.</param>
    /// <param name="relation">In what relation, as in the record.</param>
    /// <param name="title">With its title.</param>
    /// <param name="date">Another date than its own, for planted errors.</param>
    public string Cite(IssuedPaper paper, string? relation, bool title = true, DateOnly? date = null)
    {
        var number = Spaced(paper.Key);
        var at = date ?? paper.Date;
        var printedDate = dice.IsChosen(0.75) ? PrintedForms.ShortDate(dice, at) : PrintedForms.LongDate(at)[5..];
        var withTitle = title && dice.IsChosen(0.8);
        _citations.Add(
            new Citation
            {
                Printed = number,
                Key = paper.Key,
                Type = paper.Type,
                Issuer = paper.Issuer,
                Date = PrintedForms.FormatIsoDate(at),
                DatePrinted = printedDate,
                Title = withTitle ? paper.Subject : null,
                Relation = relation,
                Anchor = new Anchor { Text = number },
            }
        );
        if (withTitle)
            NamedIn(paper.Subject);
        var type = relation is null || dice.IsChosen(0.5) ? paper.Type : PrintedForms.CapitalizeFirst(paper.Type);
        var name = paper.Type == "Công văn" && dice.IsChosen(0.3) ? "Văn bản" : type;
        return $"{name} số {number}{(dice.IsChosen(0.12) ? "," : "")} ngày {printedDate} của {paper.IssuerCalled}"
            + $"{(withTitle ? Title(paper.Subject) : "")}";
    }

    /// <summary>Mentions it again without its full number: "Kế hoạch số 87", "Kế hoạch 87".</summary>
    public string CiteAgain(IssuedPaper paper)
    {
        var of = _citations.FindIndex(c => c.Key == paper.Key);
        var printed = $"{paper.Type} {(dice.IsChosen(0.5) ? "số " : "")}{paper.Serial}";
        _citations.Add(
            new Citation
            {
                Printed = printed,
                Type = paper.Type,
                Short = true,
                Of = of < 0 ? null : of,
                Anchor = new Anchor { Text = printed },
            }
        );
        return printed;
    }

    /// <summary>A count: "1.234 đoàn viên", perhaps "trên 1.200 đoàn viên".</summary>
    public string Figure(string indicator, long value, string measure, string? period)
    {
        var (word, approximate) = value >= 100 && dice.IsChosen(0.15) ? dice.Pick(Roughly) : ("", (string?)null);
        var printed = $"{word}{PrintedForms.Count(value)} {measure}";
        Add(indicator, value, null, measure, approximate, period, printed);
        return printed;
    }

    /// <summary>A part of a whole: "120/124 đơn vị".</summary>
    public string Part(string indicator, long value, long whole, string measure, string? period)
    {
        var printed = $"{PrintedForms.Count(value)}/{PrintedForms.Count(whole)} {measure}";
        Add(indicator, value, whole, measure, null, period, printed);
        return printed;
    }

    /// <summary>Money in one of its printed forms: "5.311.896.000 đồng", "5,3 tỷ đồng", "450 triệu đồng".</summary>
    public string Money(string indicator, long thousands, string? period)
    {
        var (printed, value) = Amount(thousands);
        Add(indicator, value, null, "đồng", null, period, printed);
        return printed;
    }

    /// <summary>A share: "98,5%".</summary>
    public string Percent(string indicator, decimal value, string? period)
    {
        var printed = $"{PrintedForms.FormatDecimal(value)}%";
        Add(indicator, value, null, "%", null, period, printed);
        return printed;
    }

    /// <summary>Writes down a figure whose groups of digits are wrong: it has no value.</summary>
    public void AddMalformedFigure(string indicator, string printed, string measure, string? period) =>
        _figures.Add(
            new Figure
            {
                Indicator = indicator,
                Value = null,
                Measure = measure,
                Period = period,
                Printed = printed,
                WellFormed = false,
                Anchor = new Anchor { Text = printed },
            }
        );

    /// <summary>Writes down a figure in a table cell.</summary>
    public void AddTableFigure(string indicator, decimal value, string measure, string? period, string printed) =>
        _figures.Add(
            new Figure
            {
                Indicator = indicator,
                Value = value,
                Measure = measure,
                Period = period,
                Printed = printed,
                Table = true,
                Anchor = new Anchor { Text = printed },
            }
        );

    /// <summary>An award clause: "Bằng khen cho 12 tập thể và 30 cá nhân".</summary>
    public string Award(
        string form,
        string? grantor,
        string stage,
        int collectives,
        int individuals,
        string? year,
        bool received = false
    )
    {
        var whom = (collectives, individuals) switch
        {
            (0, _) => $"{PrintedForms.Count(individuals)} cá nhân",
            (_, 0) => $"{PrintedForms.Count(collectives)} tập thể",
            _ => dice.IsChosen(0.7)
                ? $"{PrintedForms.Count(collectives)} tập thể và {PrintedForms.Count(individuals)} cá nhân"
                : $"{PrintedForms.Count(collectives)} tập thể, {PrintedForms.Count(individuals)} cá nhân",
        };
        var printed = !received
            ? $"{form}{(grantor is null ? "" : $" của {grantor}")} cho {whom}"
            : $"{whom} được nhận {form}{(grantor is null ? "" : $" của {grantor}")}";
        _awards.Add(
            new Award
            {
                Form = form,
                Grantor = grantor,
                Stage = stage,
                Collectives = collectives == 0 ? null : collectives,
                Individuals = individuals == 0 ? null : individuals,
                Year = year,
                Printed = printed,
                Anchor = new Anchor { Text = printed },
            }
        );
        return printed;
    }

    /// <summary>Writes down an award that stands in a list or over articles.</summary>
    public void AddListedAward(Award award) => _awards.Add(award);

    /// <summary>A target: "ít nhất 85% đoàn viên …".</summary>
    public string Target(string indicator, string comparator, decimal value, string measure)
    {
        var word = dice.Pick(comparator == ">=" ? AtLeast : NotMore);
        comparator = word switch
        {
            "trên " => ">",
            "dưới " => "<",
            _ => comparator,
        };
        var printed = $"{word}{PrintedForms.FormatDecimal(value)}{(measure == "%" ? "%" : " " + measure)} {indicator}";
        _targets.Add(
            new Target
            {
                Indicator = indicator,
                Comparator = comparator,
                Value = value,
                Measure = measure,
                Printed = printed,
                Anchor = new Anchor { Text = printed },
            }
        );
        return printed;
    }

    /// <summary>A deadline: "trước ngày 25/11/2021".</summary>
    public string Deadline(string task, DateOnly date, string? actor)
    {
        var printed =
            $"{dice.Pick(Before)} "
            + $"{(dice.IsChosen(0.8) ? PrintedForms.ShortDate(dice, date) : PrintedForms.LongDate(date)[5..])}";
        _deadlines.Add(
            new Deadline
            {
                Date = PrintedForms.FormatIsoDate(date),
                Task = task,
                Actor = actor,
                Printed = printed,
                Anchor = new Anchor { Text = printed },
            }
        );
        return printed;
    }

    /// <summary>A named movement: "phong trào “Cơ quan không giấy”".</summary>
    public string Named(Topic topic, string? launchedBy = null)
    {
        var printed = $"{topic.Kind} “{topic.Movement}”";
        var known = _programmes.FindIndex(p => p.Name == topic.Movement);
        if (known < 0)
            _programmes.Add(
                new Programme
                {
                    Name = topic.Movement,
                    Kind = topic.Kind,
                    LaunchedBy = launchedBy,
                    Printed = printed,
                    Anchor = new Anchor { Text = printed },
                }
            );
        else if (launchedBy is not null)
            _programmes[known] = _programmes[known] with { LaunchedBy = launchedBy };
        return printed;
    }

    /// <summary>Writes down the movements that a title names.</summary>
    public void NamedIn(string title)
    {
        foreach (var topic in Topics.All)
            if (title.Contains($"{topic.Kind} “{topic.Movement}”", StringComparison.Ordinal))
                Named(topic);
    }

    private static readonly ImmutableArray<(string, string)> Roughly =
    [
        ("trên ", "over"),
        ("hơn ", "over"),
        ("gần ", "under"),
        ("khoảng ", "about"),
    ];
    private static readonly ImmutableArray<string> AtLeast = ["ít nhất ", "tối thiểu ", "trên "];
    private static readonly ImmutableArray<string> Says = ["quy định", "hướng dẫn", "ban hành", "phê duyệt"];
    private static readonly ImmutableArray<string> NotMore = ["không quá ", "dưới ", "tối đa "];
    private static readonly ImmutableArray<string> Before =
    [
        "trước ngày",
        "chậm nhất ngày",
        "xong trước ngày",
        "chậm nhất là ngày",
        "muộn nhất vào ngày",
    ];

    private void Add(
        string indicator,
        decimal value,
        decimal? of,
        string measure,
        string? approximate,
        string? period,
        string printed
    ) =>
        _figures.Add(
            new Figure
            {
                Indicator = indicator,
                Value = value,
                Of = of,
                OfIs = of is null ? null : "whole",
                Measure = measure,
                Approximate = approximate,
                Period = period,
                Printed = printed,
                Anchor = new Anchor { Text = printed },
            }
        );

    private (string Printed, decimal Value) Amount(long thousands)
    {
        if (thousands >= 1_000_000 && dice.IsChosen(0.4))
        {
            var billions = Math.Round(thousands / 1_000_000m, 1);
            return ($"{PrintedForms.FormatDecimal(billions)} tỷ đồng", billions * 1_000_000_000m);
        }
        if (thousands % 1000 == 0 && dice.IsChosen(0.6))
            return ($"{PrintedForms.FormatGrouped(thousands / 1000)} triệu đồng", thousands * 1000m);
        return ($"{PrintedForms.FormatGrouped(thousands)}.000 đồng", thousands * 1000m);
    }

    private string Spaced(string key) =>
        dice.NextInRange(0, 19) switch
        {
            0 => key.Replace("/", " /", StringComparison.Ordinal),
            1 => key.Replace("-", " - ", StringComparison.Ordinal),
            2 => key.Replace("/", "/ ", StringComparison.Ordinal),
            _ => key,
        };

    private string Title(string subject) =>
        dice.NextInRange(0, 4) switch
        {
            _ when Says.Any(v => subject.StartsWith(v, StringComparison.Ordinal)) => " " + subject,
            0 when !subject.Contains('“') => $" “{PrintedForms.CapitalizeFirst(subject)}”",
            1 when !subject.StartsWith("về", StringComparison.Ordinal) => $" về việc {subject}",
            _ => subject.StartsWith("về", StringComparison.Ordinal) ? " " + subject : $" về {subject}",
        };
}
