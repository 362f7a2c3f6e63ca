using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Pipeline.Output.Sheets;

/// <summary>A picture in a cell.</summary>
/// <param name="Path">A PNG file, there until the workbook is written.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record SheetPicture(string Path, int Width, int Height)
{
    private const double MostWide = 320,
        MostHigh = 240;

    /// <summary>Points that it takes up on the sheet: as large as fits into its cell.</summary>
    public (double Width, double Height) Size
    {
        get
        {
            var shrink = Math.Min(1, Math.Min(MostWide / Width, MostHigh / Height));
            return (Width * shrink, Height * shrink);
        }
    }
}

/// <summary>The pictures of a sheet, each at its cell.</summary>
public static class SheetDrawing
{
    private const long EmuPerPoint = 12_700;
    private const string Gap = "25400"; // EMU between the edge of the cell and the picture

    /// <summary>Adds them to the sheet's part; gives the id by which the sheet names them.</summary>
    /// <param name="part">The sheet.</param>
    /// <param name="pictures">Row and column, from 0, with what stands there.</param>
    public static string Add(WorksheetPart part, IReadOnlyList<(uint Row, int Column, SheetPicture Picture)> pictures)
    {
        var drawings = part.AddNewPart<DrawingsPart>();
        var all = new D.WorksheetDrawing();
        for (var i = 0; i < pictures.Count; i++)
        {
            var image = drawings.AddImagePart(ImagePartType.Png);
            using (var bytes = File.OpenRead(pictures[i].Picture.Path))
                image.FeedData(bytes);
            all.Append(
                Anchor(
                    pictures[i].Row,
                    pictures[i].Column,
                    pictures[i].Picture,
                    (uint)i + 1,
                    drawings.GetIdOfPart(image)
                )
            );
        }
        drawings.WorksheetDrawing = all;
        return part.GetIdOfPart(drawings);
    }

    private static D.OneCellAnchor Anchor(uint row, int column, SheetPicture picture, uint number, string image)
    {
        var (cx, cy) = ((long)(picture.Size.Width * EmuPerPoint), (long)(picture.Size.Height * EmuPerPoint));
        return new D.OneCellAnchor(
            new D.FromMarker(
                new D.ColumnId($"{column}"),
                new D.ColumnOffset(Gap),
                new D.RowId($"{row}"),
                new D.RowOffset(Gap)
            ),
            new D.Extent { Cx = cx, Cy = cy },
            new D.Picture(
                new D.NonVisualPictureProperties(
                    new D.NonVisualDrawingProperties { Id = number + 1, Name = $"Hình {number}" },
                    new D.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true })
                ),
                new D.BlipFill(new A.Blip { Embed = image }, new A.Stretch(new A.FillRectangle())),
                new D.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
                )
            ),
            new D.ClientData()
        );
    }
}
