namespace Pipeline.Vietnamese;

/// <summary>Collects what was mended in one value, and what confidence it cost.</summary>
internal sealed class Repairs
{
    private string? _text;

    /// <summary>0 to 1; never below 0.3, for the print is still there to look at.</summary>
    public double Confidence { get; private set; } = 1;

    /// <summary>All repairs in Vietnamese; null where nothing was mended.</summary>
    public string? Text => _text;

    /// <summary>Adds a repair.</summary>
    public void Add(string what, double cost)
    {
        _text = _text is null ? what : _text + "; " + what;
        Confidence = Math.Max(0.3, Math.Round(Confidence - cost, 3));
    }
}
