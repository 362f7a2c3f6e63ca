using System.Globalization;
using System.Text;
using System.Xml;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>A word of a PDF in points from the page's top left.</summary>
internal sealed record PrintedWord(int Page, string Text, double X0, double Y0, double X1, double Y1);

/// <summary>Where the words of a PDF stand, so that ink and seals fall in their places.</summary>
internal static class PrintedWordReader
{
    /// <summary>All words in the order of the text.</summary>
    public static List<PrintedWord> Read(string pdf)
    {
        var words = new List<PrintedWord>();
        using var reader = XmlReader.Create(
            new StringReader(Encoding.UTF8.GetString(NativeTool.Run("pdftotext", "-bbox", pdf, "-"))),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                CheckCharacters = false,
            }
        );
        var page = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Name == "page")
                page++;
            if (reader.Name != "word")
                continue;
            double At(string name) => double.Parse(reader.GetAttribute(name)!, CultureInfo.InvariantCulture);
            var (x0, y0, x1, y1) = (At("xMin"), At("yMin"), At("xMax"), At("yMax"));
            words.Add(new PrintedWord(page, reader.ReadElementContentAsString(), x0, y0, x1, y1));
        }
        return words;
    }

    /// <summary>The last place where these words follow one another; null where nowhere.</summary>
    public static PrintedWord? Last(List<PrintedWord> words, string phrase)
    {
        var parts = phrase.Split(' ');
        for (var i = words.Count - parts.Length; i >= 0; i--)
            if (parts.Select((p, k) => words[i + k].Text.Trim('\u00A0', ',', '.') == p).All(same => same))
                return words[i] with { X1 = words[i + parts.Length - 1].X1 };
        return null;
    }
}
