using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Corpus.Generation.Rendering;
using Pipeline.Corpus.Generation.Scanning;

namespace Pipeline.Corpus.Generation;

/// <summary>Writes a labelled corpus: files, gold.jsonl with the record of every document, errors.jsonl with what was planted.</summary>
public static class CorpusFolder
{
    private const int Portion = 240;

    /// <summary>Writes everything.</summary>
    /// <param name="options">What.</param>
    /// <param name="done">Told after each portion: files so far.</param>
    /// <exception cref="InvalidOperationException">LibreOffice or poppler is missing or failed.</exception>
    public static void Write(CorpusOptions options, Action<int>? done = null)
    {
        Write(new CorpusPlan(options).Files(), options, done);
    }

    /// <summary>Writes the story of one province and its branch union over two years: the committed samples.</summary>
    /// <param name="folder">Folder that is made or filled.</param>
    /// <param name="jobs">Files at once.</param>
    public static void WriteStory(string folder, int jobs) =>
        Write(StoryPlan.Files(), new CorpusOptions { Documents = StoryPlan.Count, Seed = StoryPlan.Seed, Folder = folder, Jobs = jobs }, null);

    internal static void Write(IEnumerable<PlannedFile> files, CorpusOptions options, Action<int>? done)
    {
        Directory.CreateDirectory(options.Folder);
        using var gold = Lines(Path.Combine(options.Folder, "gold.jsonl"));
        using var errors = Lines(Path.Combine(options.Folder, "errors.jsonl"));
        var count = 0;
        foreach (var portion in files.Chunk(Portion))
        {
            var work = Directory.CreateTempSubdirectory("corpus-").FullName;
            try
            {
                foreach (var written in WritePortion(portion, options, work))
                {
                    gold.WriteLine(GoldLine.Of(written));
                    foreach (var error in written.File.Papers.SelectMany(p => p.Errors)) errors.WriteLine(GoldLine.Of(written.File.Name, error));
                }
            }
            finally { Directory.Delete(work, recursive: true); }
            done?.Invoke(count += portion.Length);
        }
    }

    private static WrittenFile[] WritePortion(PlannedFile[] files, CorpusOptions options, string work)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        var written = new WrittenFile[files.Length];
        Parallel.For(0, files.Length, parallel, i =>
        {
            if (files[i].IsPdf) File.WriteAllBytes(Path.Combine(work, $"{i:00000}.docx"), WordFile.Of(files[i].Papers, files[i].Inked));
            else written[i] = Keep(files[i], options, Bytes(files[i]), [], null);
        });
        if (!files.Any(f => f.IsPdf)) return written;
        var stamp = Path.Combine(work, "stamp.docx");
        File.WriteAllBytes(stamp, StampSheet.Of(ArrivalStamp.Lines));
        PdfConverter.ConvertAll(work, options.Jobs);
        var scans = new ScanMaker(Path.ChangeExtension(stamp, ".pdf"));
        Parallel.For(0, files.Length, parallel, i =>
        {
            var (file, pdf) = (files[i], Path.Combine(work, $"{i:00000}.pdf"));
            if (file.Format == "pdf") written[i] = Keep(file, options, PdfConverter.Fixed(File.ReadAllBytes(pdf), file.Seed), [], null);
            else if (file.Format == "scan")
            {
                var scan = scans.Make(pdf, file.Papers, file.Inked, new Dice(file.Seed), Path.Combine(work, $"pages{i}"));
                written[i] = Keep(file, options, scan.Bytes, scan.Tags, scan.Arrival);
            }
        });
        return written;
    }

    private static byte[] Bytes(PlannedFile file) => file.Format switch
    {
        "docx" => WordFile.Of(file.Papers), "xlsx" => SheetFile.Of(file.Papers[0]),
        "html" => Encoding.UTF8.GetBytes(string.Join("<hr>\n", file.Papers.Select(HtmlPage.Of))),
        _ => Encoding.UTF8.GetBytes(string.Join("\n\n", file.Papers.Select(p => PlainText.Of(p, file.Seed % 4 == 0)))),
    };

    private static WrittenFile Keep(PlannedFile file, CorpusOptions options, byte[] bytes, ImmutableArray<string> tags, Records.Arrival? arrival)
    {
        var path = Path.Combine(options.Folder, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return new WrittenFile(file, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, tags.IsEmpty ? ["born"] : tags, arrival);
    }

    private static StreamWriter Lines(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
