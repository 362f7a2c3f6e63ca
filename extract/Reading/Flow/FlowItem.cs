using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Flow;

/// <summary>What stands in a text that flows (Word, HTML): a paragraph or a table.</summary>
internal abstract record FlowItem;

/// <summary>A paragraph; \n divides its lines, \t stands for its tabs.</summary>
internal sealed record FlowLine(CleanText Text, FontStyle? Font, BlockKind Kind = BlockKind.Paragraph, double Indent = 0) : FlowItem;

/// <summary>A table. Cells by row, then column.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Cells">By row, then column; merged ones once.</param>
/// <param name="Ruled">It has drawn rules; null where unknown.</param>
internal sealed record FlowTable(int Rows, int Columns, IReadOnlyList<FlowCell> Cells, bool? Ruled) : FlowItem;

/// <summary>A cell with all that stands in it.</summary>
internal sealed record FlowCell(int Row, int Column, int RowSpan, int ColumnSpan, IReadOnlyList<FlowItem> Content);
