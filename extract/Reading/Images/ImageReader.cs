using System.Buffers.Binary;
using System.Globalization;
using Pipeline.Layout;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Pdf;
using Pipeline.Reading.Tables;
using Pipeline.Records;

namespace Pipeline.Reading.Images;

/// <summary>Reads JPEG, PNG and TIFF of many pages by OCR.</summary>
public sealed class ImageReader : IFormatReader
{
    private readonly OcrEnginePool _engines = new();

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Image];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        int pages;
        try
        {
            pages = ImageDecoder.Check(file.Path, limits);
        }
        catch (DllNotFoundException e)
        {
            throw new ReadException(
                new ReadFailure(
                    FailureKind.EngineMissing,
                    "Leptonica is not installed",
                    "run ./pipeline once as root, or install tesseract-ocr and tesseract-ocr-vie"
                ),
                e
            );
        }
        var turn = ExifOrientation.ReadQuarterTurns(Head(file.Path));
        var readings = new OcrPage?[pages];
        var done = 0;
        Parallel.For(
            0,
            pages,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            i =>
            {
                try
                {
                    var image = ImageDecoder.Decode(file.Path, i, turn);
                    readings[i] = _engines.WithEngine(engine => PageOcrReader.Read(image, engine, limits, []));
                }
                catch (ReadException e)
                    when (e.Failure.Kind is FailureKind.Damaged or FailureKind.TimedOut && pages > 1)
                { /* The other pages are read; this one gets a warning. */
                }
                file.PagesDone?.Report(Interlocked.Increment(ref done));
            }
        );
        if (readings.All(r => r is null))
            throw new ReadException(
                FailureKind.Damaged,
                $"none of its {pages} pages can be read",
                "ask for the file again"
            );
        var builder = new LayoutBuilder("image", paged: true);
        var warnings = new List<Warning>();
        for (var i = 0; i < pages; i++)
            Add(builder, i + 1, readings[i], turn, warnings);
        return new ReadResult { Layout = builder.Build(warnings: warnings) };
    }

    private static void Add(LayoutBuilder builder, int number, OcrPage? reading, int turn, List<Warning> warnings)
    {
        if (reading is null)
        {
            warnings.Add(
                new Warning(
                    "page.unread",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Không đọc được trang {number}: ảnh bị hỏng hoặc vượt giới hạn"
                    ),
                    new Anchor { Page = number }
                )
            );
            builder.BeginPage(new Page { Number = number, Source = PageSource.Unread });
            return;
        }
        builder.BeginPage(
            new Page
            {
                Number = number,
                Width = reading.Width,
                Height = reading.Height,
                Rotation = (reading.Rotation + turn * 90) % 360,
                Source = PageSource.Ocr,
                OcrConfidence = reading.Confidence,
                HasUnreadTable = reading.HasRuledGrid,
                IsPicture = true,
                Ink = reading.Ink,
            }
        );
        var tables = reading.Tables;
        var parts = PdfComposer.Parts(reading.Words, tables, reading.Width, reading.Height);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var block in parts[i])
            {
                builder.BeginBlock(block.Kind);
                foreach (var line in block.Lines)
                    builder.AddLine([.. reading.OnPage(line.Words)]);
            }
            if (i >= tables.Count)
                continue;
            var whole = MultiPageTableJoiner.Join([tables[i] with { Page = number }]);
            builder.AddTable(TableSource.Rules, whole.Rows, whole.Columns, whole.Cells, number, tables[i].Grid.Box);
        }
    }

    private static byte[] Head(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[(int)Math.Min(stream.Length, 1 << 18)];
        stream.ReadExactly(head);
        return head;
    }
}

/// <summary>Reads how the camera was held (Exif 2.3, tag 0x0112) from the head of a JPEG.</summary>
internal static class ExifOrientation
{
    /// <summary>Quarters of a turn clockwise that set the picture upright: 0 to 3; 0 where it does not say.</summary>
    internal static int ReadQuarterTurns(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return 0;
        for (var at = 2; at + 4 < head.Length && head[at] == 0xFF; )
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            if (head[at + 1] == 0xE1 && at + 10 < head.Length && head[(at + 4)..].StartsWith("Exif\0\0"u8))
                return Turn(Tag(head[(at + 10)..Math.Min(head.Length, at + 2 + length)]));
            if (head[at + 1] == 0xDA || length < 2)
                break;
            at += 2 + length;
        }
        return 0;
    }

    private static int Turn(int orientation) =>
        orientation switch
        {
            3 or 4 => 2,
            5 or 6 => 1,
            7 or 8 => 3,
            _ => 0,
        };

    private static int Tag(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 0;
        var little = tiff[0] == 'I';
        long first = Long(tiff[4..], little);
        if (first + 2 > tiff.Length)
            return 0;
        var entries = Short(tiff[(int)first..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = first + 2 + i * 12;
            if (at + 12 > tiff.Length)
                return 0;
            var entry = tiff[(int)at..];
            if (Short(entry, little) == 0x0112)
                return Short(entry[8..], little);
        }
        return 0;
    }

    private static int Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
