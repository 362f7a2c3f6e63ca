using System.Globalization;
using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Ocr;
using Pipeline.Records;

namespace Pipeline.Reading.Images;

/// <summary>Reads JPEG, PNG and TIFF of many pages by OCR.</summary>
public sealed class ImageReader : IFormatReader
{
    private readonly OcrEngines _engines = new();

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Image];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        int pages;
        try { pages = ImageDecoder.Check(file.Path, limits); }
        catch (DllNotFoundException e)
        {
            throw new ReadException(new ReadFailure(FailureKind.EngineMissing, "Leptonica is not installed", "run ./pipeline once as root, or install tesseract-ocr and tesseract-ocr-vie"), e);
        }
        var turn = ExifOrientation.Quarters(Head(file.Path));
        var readings = new PageReading?[pages];
        var done = 0;
        Parallel.For(0, pages, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, i =>
        {
            try
            {
                var image = ImageDecoder.Decode(file.Path, i, turn);
                readings[i] = _engines.Use(engine => PageOcr.Read(image, engine, limits, []));
            }
            catch (ReadException e) when (e.Failure.Kind is FailureKind.Damaged or FailureKind.TimedOut && pages > 1) { /* The other pages are read; this one gets a warning. */ }
            file.PagesDone?.Report(Interlocked.Increment(ref done));
        });
        if (readings.All(r => r is null))
            throw new ReadException(FailureKind.Damaged, $"none of its {pages} pages can be read", "ask for the file again");
        var builder = new LayoutBuilder("image", paged: true);
        var warnings = new List<Warning>();
        for (var i = 0; i < pages; i++) Add(builder, i + 1, readings[i], turn, warnings);
        return new ReadResult { Layout = builder.Build(warnings: warnings) };
    }

    private static void Add(LayoutBuilder builder, int number, PageReading? reading, int turn, List<Warning> warnings)
    {
        if (reading is null)
        {
            warnings.Add(new Warning("page.unread", string.Create(CultureInfo.InvariantCulture, $"Không đọc được trang {number}: ảnh bị hỏng hoặc vượt giới hạn"), new Anchor { Page = number }));
            builder.BeginPage(new Page { Number = number, Source = PageSource.Unread });
            return;
        }
        builder.BeginPage(new Page
        {
            Number = number, Width = reading.Width, Height = reading.Height, Rotation = (reading.Rotation + turn * 90) % 360,
            Source = PageSource.Ocr, OcrConfidence = reading.Confidence, HasUnreadTable = reading.HasRuledGrid, IsPicture = true,
        });
        foreach (var block in PageComposer.Compose(reading.Words, reading.Width, reading.Height))
        {
            builder.BeginBlock(block.Kind);
            foreach (var line in block.Lines) builder.AddLine([.. reading.OnPage(line.Words)]);
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
