using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Corpus.Generation.Rendering;
using Pipeline.Corpus.Generation.Scanning;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation;

/// <summary>
/// Writes a labelled corpus: files, gold.jsonl with the record of every document, errors.jsonl with what was planted.
/// </summary>
public static class CorpusFolder
{
    private const int Portion = 240;

    /// <summary>Writes everything.</summary>
    /// <param name="options">What.</param>
    /// <param name="done">Told after each portion: files so far.</param>
    /// <exception cref="InvalidOperationException">LibreOffice or poppler is missing or failed.</exception>
    public static void Write(CorpusOptions options, Action<int>? done = null)
    {
        Write(new CorpusPlan(options).PlanFiles(), options, done);
    }

    /// <summary>Writes the story of one province and its branch union over two years: the committed samples.</summary>
    /// <param name="folder">Folder that is made or filled.</param>
    /// <param name="jobs">Files at once.</param>
    public static void WriteStory(string folder, int jobs) =>
        Write(
            StoryPlan.PlanFiles(),
            new CorpusOptions
            {
                Documents = StoryPlan.Count,
                Seed = StoryPlan.Seed,
                Folder = folder,
                Jobs = jobs,
            },
            null
        );

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
                    gold.WriteLine(GoldLineWriter.Format(written));
                    foreach (var error in written.File.Papers.SelectMany(p => p.Errors))
                        errors.WriteLine(GoldLineWriter.Format(written.File.Name, error));
                }
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
            done?.Invoke(count += portion.Length);
        }
    }

    private static WrittenFile[] WritePortion(PlannedFile[] files, CorpusOptions options, string work)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        var written = new WrittenFile[files.Length];
        Parallel.For(
            0,
            files.Length,
            parallel,
            i =>
            {
                if (files[i].IsPdf)
                    File.WriteAllBytes(
                        Path.Combine(work, $"{i:00000}.docx"),
                        WordPaperWriter.Render(files[i].Papers, files[i].Inked)
                    );
                else
                    written[i] = Keep(files[i], options, Bytes(files[i]), [], null);
            }
        );
        if (!files.Any(f => f.IsPdf))
            return written;
        var stamp = Path.Combine(work, "stamp.docx");
        File.WriteAllBytes(stamp, StampPageWriter.Render(ArrivalStamp.Lines));
        PdfConverter.ConvertAll(work, options.Jobs);
        var scans = new ScanMaker(Path.ChangeExtension(stamp, ".pdf"));
        Parallel.For(
            0,
            files.Length,
            parallel,
            i =>
            {
                var (file, pdf) = (files[i], Path.Combine(work, $"{i:00000}.pdf"));
                if (file.Format == "pdf")
                    written[i] = Keep(
                        file,
                        options,
                        PdfConverter.Normalize(File.ReadAllBytes(pdf), file.Seed),
                        [],
                        null
                    );
                else if (file.Format == "scan")
                {
                    var scan = scans.Make(
                        pdf,
                        file.Papers,
                        file.Inked,
                        new SeededRandom(file.Seed),
                        Path.Combine(work, $"pages{i}")
                    );
                    written[i] = Keep(file, options, scan.Bytes, scan.Tags, scan.Arrival);
                }
            }
        );
        return written;
    }

    private static byte[] Bytes(PlannedFile file) =>
        file.Format switch
        {
            "docx" => WordPaperWriter.Render(file.Papers),
            "xlsx" => XlsxPaperWriter.Render(file.Papers[0]),
            "html" => Encoding.UTF8.GetBytes(string.Join("<hr>\n", file.Papers.Select(HtmlPaperWriter.Render))),
            _ => Encoding.UTF8.GetBytes(
                string.Join("\n\n", file.Papers.Select(p => PlainTextPaperWriter.Render(p, file.Seed % 4 == 0)))
            ),
        };

    private static WrittenFile Keep(
        PlannedFile file,
        CorpusOptions options,
        byte[] bytes,
        ImmutableArray<string> tags,
        Pipeline.Records.Arrival? arrival
    )
    {
        var path = Path.Combine(options.Folder, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return new WrittenFile(
            file,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            bytes.Length,
            tags.IsEmpty ? ["born"] : tags,
            arrival
        );
    }

    private static StreamWriter Lines(string path) =>
        new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}

/// <summary>A file that was written, and what is known of it.</summary>
/// <param name="File">What was planned.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Tags">"born", or "scanned" and degradations.</param>
/// <param name="Arrival">The arrival stamp on it.</param>
internal sealed record WrittenFile(
    PlannedFile File,
    string Hash,
    long Length,
    ImmutableArray<string> Tags,
    Arrival? Arrival
);

/// <summary>Lines of gold.jsonl and errors.jsonl.</summary>
internal static class GoldLineWriter
{
    private static readonly JsonSerializerOptions Printing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>{file, format, tags, ink, traps, records}.</summary>
    public static string Format(WrittenFile written)
    {
        var file = written.File;
        var format = file.Format == "scan" ? "pdf" : file.Format;
        var records = file.Papers.Select(
            (p, i) =>
                p.Gold with
                {
                    Id = i == 0 ? written.Hash : $"{written.Hash}#{i + 1}",
                    Source = new SourceInfo
                    {
                        Path = file.Name,
                        Format = format,
                        Bytes = written.Length,
                        Scanned = file.Format == "scan",
                    },
                    Document = p.Gold.Document with { Arrival = i == 0 ? written.Arrival : null },
                }
        );
        var ink = file.Inked ? new List<string> { "number", "date" } : [];
        if (written.Arrival is not null)
            ink.AddRange(["arrival.number", "arrival.date"]);
        // A sheet has no lines of addressees, recipients and positions to be judged.
        string[] unjudged =
            file.Format == "xlsx"
                ? ["addressees", "recipients", "signer", "signer.position", "signer.authority", "urgency"]
                : [];
        return new JsonObject
        {
            ["file"] = file.Name,
            ["kind"] = file.Papers[0].Kind,
            ["format"] = format,
            ["tags"] = Strings(written.Tags),
            ["ink"] = Strings(ink),
            ["unjudged"] = Strings(unjudged),
            ["traps"] = Strings(file.Papers.SelectMany(p => p.Traps)),
            ["records"] = new JsonArray([.. records.Select(r => JsonNode.Parse(RecordJson.Print(r)))]),
        }.ToJsonString(Printing);
    }

    /// <summary>{file, rule, document, expected, found, note}.</summary>
    public static string Format(string file, PlantedError error) =>
        new JsonObject
        {
            ["file"] = file,
            ["rule"] = error.Rule,
            ["document"] = error.Document,
            ["expected"] = error.Expected,
            ["found"] = error.Found,
            ["note"] = error.Note,
        }.ToJsonString(Printing);

    private static JsonArray Strings(IEnumerable<string> texts) =>
        new([.. texts.Select(t => (JsonNode)JsonValue.Create(t)!)]);
}
