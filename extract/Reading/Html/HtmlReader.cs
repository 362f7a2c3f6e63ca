using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Reading.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Html;

/// <summary>Reads HTML, whole pages and fragments: of a portal's page the document in it, without what stands around it.</summary>
public sealed class HtmlReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Html];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        if (new FileInfo(file.Path).Length > limits.TextBytes)
            throw new ReadException(FailureKind.TooLarge, $"a page of more than {limits.TextBytes >> 20} MiB", "divide it, or raise the limit text-bytes");
        return new ReadResult { Layout = Read(TextDecoding.Decode(File.ReadAllBytes(file.Path)), cancel) };
    }

    /// <summary>The layout of a page or fragment.</summary>
    internal static DocumentLayout Read(string html, CancellationToken cancel)
    {
        using var page = new HtmlParser().ParseDocument(html);
        cancel.ThrowIfCancellationRequested();
        var builder = new LayoutBuilder("html", paged: false);
        builder.BeginPage(new Page { Number = 1 });
        if (page.Body is { } body)
        {
            var main = MainContent.Find(body);
            FlowWriter.Write(builder, new HtmlFlow(Context(main)).Items(main));
        }
        return builder.Build(PageTitle.Of(page));
    }

    /// <summary>Adds a piece of HTML that stands in a text of another kind.</summary>
    internal static void AddFragment(LayoutBuilder builder, string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        if (page.Body is { } body) FlowWriter.Write(builder, new HtmlFlow(builder.Context).Items(body));
    }

    private static SpineContext Context(IElement main) => SpineContext.Of(main.TextContent.Split('\n'));
}
