using System.Collections.Concurrent;

namespace Pipeline.Reading.Ocr;

/// <summary>Engines kept warm for the pages of all files that a reading child reads; each is lent to one thread at a time.</summary>
internal sealed class OcrEngines
{
    private readonly ConcurrentBag<TesseractEngine> _idle = [];

    /// <summary>Lends an engine for the time of <paramref name="use"/>.</summary>
    internal T Use<T>(Func<IOcrEngine, T> use)
    {
        if (!_idle.TryTake(out var engine)) engine = new TesseractEngine();
        var result = use(engine);
        // After an exception the engine's state is not known: it is not given back.
        _idle.Add(engine);
        return result;
    }
}
