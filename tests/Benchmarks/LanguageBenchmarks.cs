using BenchmarkDotNet.Attributes;
using Pipeline.Corpus.Generation;
using Pipeline.Layout;
using Pipeline.Layout.Serialization;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Benchmarks;

/// <summary>The pure language core: folding, numbers, dates, and the form in which layouts are kept.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private string _text = "";
    private DocumentLayout _layout = null!;
    private byte[] _packed = [];

    /// <summary>Makes a text of about 40 KB.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _text = string.Concat(RecordGenerator.Generate(1, 10).Select(r => r.Text));
        var builder = new LayoutBuilder("text", paged: false);
        foreach (var line in _text.Split('\n'))
            builder.AddLine(line);
        _layout = builder.Build();
        _packed = LayoutSerializer.ToBytes(_layout);
    }

    /// <summary>Folds 40 KB.</summary>
    [Benchmark]
    public string Fold() => Folding.FoldLower(_text);

    /// <summary>Parses one number.</summary>
    [Benchmark]
    public bool Number() => DocumentNumberParser.Parse("1849 /TTr-SNV - TĐKT").Success;

    /// <summary>Parses one date.</summary>
    [Benchmark]
    public bool Date() => VietnameseDateParser.Parse("ngày 04 tháng 11 năm 2022").Success;

    /// <summary>Packs a layout.</summary>
    [Benchmark]
    public byte[] Pack() => LayoutSerializer.ToBytes(_layout);

    /// <summary>Unpacks a layout.</summary>
    [Benchmark]
    public DocumentLayout Unpack() => LayoutSerializer.Read(_packed);
}
