using BenchmarkDotNet.Attributes;
using Pipeline.Corpus.Generation;
using Pipeline.Extraction;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Benchmarks;

/// <summary>All extraction over generated texts, short and long.</summary>
[MemoryDiagnoser]
public class ExtractionBenchmarks
{
    private readonly SourceInfo _source = new() { Path = "x", Format = "text" };
    private DocumentLayout _layout = null!;

    /// <summary>Generated papers in one text, 4 KB each.</summary>
    [Params(1, 25)]
    public int Papers { get; set; }

    /// <summary>Makes the text.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var builder = new LayoutBuilder("text", paged: false);
        foreach (var line in RecordGenerator.Generate(1, Papers).SelectMany(r => r.Text!.Split('\n')))
            builder.AddLine(line);
        _layout = builder.Build();
    }

    /// <summary>Layout to records.</summary>
    [Benchmark]
    public int Extract() => RecordExtractor.Default.Extract(_layout, "x", _source).Length;

    /// <summary>The view alone: what every extractor starts from.</summary>
    [Benchmark]
    public int View() => new DocumentView(_layout, new TextRange(0, _layout.Text.Length)).Lines.Length;
}
