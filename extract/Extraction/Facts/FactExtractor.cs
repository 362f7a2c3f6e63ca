using Pipeline.Extraction.Facts.Awards;
using Pipeline.Extraction.Facts.Deadlines;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Forms;
using Pipeline.Extraction.Facts.Programmes;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Facts.Targets;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>
/// Programmes, awards, figures, targets, deadlines, forms and outlines. Needs heading and citations before it.
/// </summary>
public sealed class FactExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var context = new FactContext(view, record);
        var taken = new OccupiedRanges();
        var awardTables = new HashSet<int>();
        var awards = AwardReader.Read(context, taken, awardTables);
        var deadlines = DeadlineReader.Read(context, taken);
        var targets = TargetReader.Read(context, taken);
        var forms = FormReader.Read(context);
        var figures = FigureReader.Read(context, taken);
        if (context.Notes is { } notes)
        {
            // Indices of wholes go on behind the figures of the text.
            var before = figures.Length;
            figures = figures.AddRange(
                FigureReader
                    .Read(notes, new OccupiedRanges())
                    .Select(f => f.PartOf is { } whole ? f with { PartOf = whole + before } : f)
            );
        }
        return record with
        {
            Programmes = ProgrammeReader.Read(context),
            Awards = awards,
            Deadlines = deadlines,
            Targets = targets,
            Figures = [.. figures, .. TableFigureReader.Read(context, forms, awardTables)],
            Forms = forms,
            Outline = OutlineReader.Read(context),
        };
    }
}
