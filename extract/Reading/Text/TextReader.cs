using System.Text;
using Pipeline.Layout;

namespace Pipeline.Reading.Text;

/// <summary>Reads plain text: each line is a line.</summary>
public sealed class TextReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Text];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        if (new FileInfo(file.Path).Length > limits.TextBytes)
            throw new ReadException(FailureKind.TooLarge, $"a text of more than {limits.TextBytes >> 20} MiB", "divide it, or raise the limit text-bytes");
        var builder = new LayoutBuilder("text", paged: false).BeginPage(new Page { Number = 1 });
        foreach (var line in File.ReadLines(file.Path, Encoding.UTF8))
        {
            if (line.Length == 0) builder.BeginBlock();
            builder.AddLine(line);
        }
        return new ReadResult { Layout = builder.Build() };
    }
}
