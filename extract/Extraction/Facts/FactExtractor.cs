using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>Programmes, awards, figures, targets, deadlines, forms and outlines. Needs heading and citations before it.</summary>
public sealed class FactExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var context = new FactContext(view, record);
        var taken = new TakenRanges();
        var awards = AwardReader.Read(context, taken);
        var deadlines = DeadlineReader.Read(context, taken);
        var targets = TargetReader.Read(context, taken);
        var forms = FormReader.Read(context);
        return record with
        {
            Programmes = ProgrammeReader.Read(context),
            Awards = awards,
            Deadlines = deadlines,
            Targets = targets,
            Figures = [.. FigureReader.Read(context, taken), .. TableFigureReader.Read(context, forms)],
            Forms = forms,
            Outline = OutlineReader.Read(context),
        };
    }
}
