using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Pipeline.Reading.Sheets;

/// <summary>Reads Excel files of 97 to 2003.</summary>
public sealed class XlsReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Xls];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var stream = File.OpenRead(file.Path);
            using var reader = ExcelReaderFactory.CreateBinaryReader(
                stream,
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252), LeaveOpen = false }
            );
            var sheets = new List<SheetData>();
            do if (reader.VisibleState == "visible")
                sheets.Add(Sheet(reader, limits, cancel));
            while (reader.NextResult());
            return new ReadResult { Layout = SheetWriter.Write("xls", sheets) };
        }
        catch (InvalidPasswordException e)
        {
            throw new ReadException(
                new ReadFailure(
                    FailureKind.Encrypted,
                    "an Excel file under a password",
                    "take the password off and try again"
                ),
                e
            );
        }
        catch (Exception e)
            when (e
                    is ExcelReaderException
                        or InvalidDataException
                        or EndOfStreamException
                        or IndexOutOfRangeException
                        or ArgumentException
            )
        {
            throw new ReadException(
                new ReadFailure(FailureKind.Damaged, "the Excel file is damaged", "open it in Excel and save it again"),
                e
            );
        }
    }

    private static SheetData Sheet(IExcelDataReader reader, ReadLimits limits, CancellationToken cancel)
    {
        var sheet = new SheetData(reader.Name, [], [], []);
        var room = limits.TextBytes;
        foreach (var range in reader.MergeCells ?? [])
            sheet.Merges.Add(new MergedRange(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn));
        for (var row = 0; reader.Read(); row++)
        {
            cancel.ThrowIfCancellationRequested();
            if (reader.RowHeight == 0)
                continue;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is not { } value || reader.GetColumnWidth(column) == 0)
                    continue;
                var text = Shown(value, reader.GetNumberFormatString(column) ?? "General");
                if (string.IsNullOrWhiteSpace(text))
                    continue;
                room -= text.Length;
                if (room < 0)
                    throw new ReadException(
                        FailureKind.TooLarge,
                        $"a sheet has more than {limits.TextBytes >> 20} MiB of text",
                        "divide it, or raise the limit text-bytes"
                    );
                sheet.Cells.Add(new SheetCell(row, column, text, null, 0));
            }
        }
        return sheet;
    }

    private static string Shown(object value, string pattern) =>
        value switch
        {
            string text => text.Replace("\r", ""),
            bool truth => truth ? "TRUE" : "FALSE",
            double number => SheetNumberFormat.Write(number, pattern),
            int number => SheetNumberFormat.Write(number, pattern),
            DateTime time => SheetNumberFormat.Write(
                time.ToOADate(),
                pattern.Equals("General", StringComparison.OrdinalIgnoreCase)
                || pattern.StartsWith("m/d/yy", StringComparison.OrdinalIgnoreCase)
                    ? "dd/mm/yyyy"
                    : pattern
            ),
            TimeSpan span => SheetNumberFormat.Write(span.TotalDays, pattern),
            _ => "",
        };
}
