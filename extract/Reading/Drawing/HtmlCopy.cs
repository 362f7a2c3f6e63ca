using System.Text;
using AngleSharp.Html.Parser;
using Pipeline.Reading.Text;

namespace Pipeline.Reading.Drawing;

/// <summary>A web page as LibreOffice may draw it: in UTF-8 with its mark, without anything that would be fetched or run.</summary>
internal static class HtmlCopy
{
    private const string Outside = "script, style, img, iframe, frame, object, embed, link, meta, base, video, audio, source, svg, input";

    /// <summary>Path of the copy, in a temporary folder.</summary>
    internal static string Of(string path)
    {
        var page = new HtmlParser().ParseDocument(TextDecoding.Decode(File.ReadAllBytes(path)));
        foreach (var element in page.QuerySelectorAll(Outside).ToArray()) element.Remove();
        foreach (var element in page.All) element.RemoveAttribute("background");
        var copy = Path.Combine(Directory.CreateTempSubdirectory("html-").FullName, "page.html");
        File.WriteAllText(copy, page.DocumentElement.OuterHtml, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return copy;
    }
}
