using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Corpus.Generation.Rendering;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Corpus.Generation;

/// <summary>
/// Records without files: the text of each paper and its gold, for tests and measurements of the index.
/// </summary>
public static class RecordGenerator
{
    /// <summary>Records of about 3 KB of text and ten citations, one after another.</summary>
    /// <param name="seed">The same seed gives the same records.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<DocumentRecord> Generate(ulong seed, int count)
    {
        var writer = new CorpusWriter(seed, count) { Extended = true };
        for (var i = 0; i < count; i++)
        {
            var paper = writer.WriteNext();
            var text = PlainTextPaperWriter.Render(paper);
            var id = Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{i}")))
            );
            yield return Folded(paper.Gold) with
            {
                Id = id,
                Text = text,
                Source = new SourceInfo
                {
                    Path = $"{i:0000000}-{paper.Kind}.txt",
                    Format = "text",
                    Bytes = text.Length,
                },
            };
        }
    }

    // Gold says what is printed; the archive is asked by the folded form, which extraction adds to each number and
    // citation.
    private static DocumentRecord Folded(DocumentRecord gold) =>
        gold with
        {
            Document = gold.Document with
            {
                Number = gold.Document.Number is { Key: { } key } number
                    ? number with
                    {
                        Fold = Folding.FoldUpper(key),
                    }
                    : gold.Document.Number,
            },
            Citations =
            [
                .. gold.Citations.Select(c => c.Key is { } cited ? c with { Fold = Folding.FoldUpper(cited) } : c),
            ],
        };

    /// <summary>Writes them as JSON lines.</summary>
    public static void Write(ulong seed, int count, string path)
    {
        using var lines = new StreamWriter(
            path,
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        )
        {
            NewLine = "\n",
        };
        foreach (var record in Generate(seed, count))
            lines.WriteLine(RecordJson.Print(record));
    }
}
