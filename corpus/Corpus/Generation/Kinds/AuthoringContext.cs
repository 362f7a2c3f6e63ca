using System.Collections.Immutable;
using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>
/// What an author has on the desk: the office, the day, what was issued before, and the prose that is being written.
/// </summary>
internal sealed class AuthoringContext
{
    /// <summary>Lays a desk.</summary>
    public AuthoringContext(
        SeededRandom dice,
        OfficeRegistry registry,
        ImmutableArray<Office> province,
        Office office,
        DateOnly date
    )
    {
        (Dice, Registry, Province, Office, Date, Prose) = (
            dice,
            registry,
            province,
            office,
            date,
            new FactProseWriter(dice)
        );
        Topic = dice.Pick(Topics.All);
    }

    /// <summary>Chance.</summary>
    public SeededRandom Dice { get; }

    /// <summary>The world.</summary>
    public OfficeRegistry Registry { get; }

    /// <summary>Bodies of the province.</summary>
    public ImmutableArray<Office> Province { get; }

    /// <summary>Whose paper it is.</summary>
    public Office Office { get; }

    /// <summary>Its date.</summary>
    public DateOnly Date { get; }

    /// <summary>Its matter; can be set before anything is written.</summary>
    public Topic Topic { get; set; }

    /// <summary>What it says.</summary>
    public FactProseWriter Prose { get; }

    /// <summary>Planted errors.</summary>
    public List<PlantedError> Errors { get; } = [];

    /// <summary>Share of papers in which an error is planted.</summary>
    public double ErrorShare { get; init; } = 0.12;

    /// <summary>A long paper: more paragraphs with citations stand at the end of its body.</summary>
    public bool Extended { get; init; }

    /// <summary>More paragraphs: few, or many where long papers are asked for.</summary>
    public IEnumerable<PaperElement> MoreParagraphs()
    {
        var count = Extended ? 7 : Dice.NextInRange(0, 2);
        for (var i = 0; i < count; i++)
            yield return new PaperParagraph(
                $"{Dice.Pick(["Bên cạnh đó", "Ngoài ra", "Đồng thời", "Trong thời gian tới"])}, "
                    + $"{Dice.Pick(["đơn vị tiếp tục", "các bộ phận cần", "yêu cầu các nơi"])} "
                    + $"{Dice.Pick(Topics.All).Tasks[Dice.NextInRange(0, 2)]}, "
                    + $"{Dice.Pick(Topics.All).Tasks[Dice.NextInRange(0, 2)]} theo "
                    + $"{Prose.Cite(i % 2 == 0 ? FromAbove() : PickLaw(), null)}; chú ý "
                    + $"{Dice.Pick(Topics.All).Work}."
            );
    }

    /// <summary>The year that a report of this date tells about.</summary>
    public int ReportedYear => Date.Month <= 3 ? Date.Year - 1 : Date.Year;

    /// <summary>A paper of the centre to cite.</summary>
    public IssuedPaper PickLaw() => CentralDocuments.PickBefore(Dice, Registry, Date, Office.Branch);

    /// <summary>A paper that a body above issued before, of these types if any; else one of the centre.</summary>
    public IssuedPaper FromAbove(params string[] types)
    {
        var above = Province
            .Where(o => o.Branch == Office.Branch && o.Level < Office.Level)
            .SelectMany(Registry.IssuedBy)
            .Where(p => Fits(p, types))
            .ToArray();
        return above.Length > 0 ? Dice.Pick(above[Math.Max(0, above.Length - 12)..]) : PickLaw();
    }

    /// <summary>A paper that this office issued before, of these types; null where none.</summary>
    public IssuedPaper? PickOwnPaper(params string[] types)
    {
        var own = Registry.IssuedBy(Office).Where(p => Fits(p, types)).ToArray();
        return own.Length > 0 ? Dice.Pick(own[Math.Max(0, own.Length - 8)..]) : null;
    }

    private bool Fits(IssuedPaper paper, string[] types) =>
        (types.Length == 0 || types.Contains(paper.Type)) && paper.Date < Date;

    /// <summary>Basis lines: "Căn cứ …", "Thực hiện …".</summary>
    public IEnumerable<PaperParagraph> WriteBasisLines(int laws)
    {
        for (var i = 0; i < laws; i++)
        {
            var own = i == laws - 1 && Dice.IsChosen(0.5);
            var paper = own ? FromAbove() : PickLaw();
            var (word, relation) = own ? ("Thực hiện", "thực hiện") : ("Căn cứ", "căn cứ");
            yield return new PaperParagraph(
                $"{word} {Prose.Cite(paper, relation)}{(i < laws - 1 ? ";" : Dice.IsChosen(0.5) ? ";" : ",")}",
                PaperParagraphStyle.Basis
            );
        }
    }

    /// <summary>A unit below, as it is called.</summary>
    public string UnitsBelow() =>
        Office.Branch switch
        {
            OfficeBranch.Union => Dice.Pick([
                "các công đoàn cơ sở",
                "các công đoàn cấp trên trực tiếp cơ sở",
                "LĐLĐ các huyện, công đoàn ngành",
                "các công đoàn trực thuộc",
            ]),
            OfficeBranch.Party => Dice.Pick([
                "các chi bộ, đảng bộ trực thuộc",
                "cấp ủy cơ sở",
                "các tổ chức cơ sở đảng",
            ]),
            _ => Dice.Pick([
                "các phòng chuyên môn, đơn vị trực thuộc",
                "UBND các xã, thị trấn",
                "Thủ trưởng các cơ quan, đơn vị",
                "các đơn vị trực thuộc",
            ]),
        };
}
