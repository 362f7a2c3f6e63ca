using Pipeline.Crosscheck.Citations;
using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>The numbers of an archive, held and cited. Safe for several threads.</summary>
internal interface INumbers
{
    /// <summary>False where surely no record carries this number.</summary>
    bool MayBeHeld(string fold);

    /// <summary>Citations of a number, those alike once.</summary>
    IReadOnlyList<NumberMention> Citing(string fold);

    /// <summary>All numbers of a symbol.</summary>
    IReadOnlyList<NumberMention> Series(string symbol);

    /// <summary>The numbers that records carry under a symbol.</summary>
    IReadOnlyList<NumberMention> Held(string symbol);

    /// <summary>The window of the series of a symbol and issuer in which a serial is judged.</summary>
    IssuerSeries SeriesOf(string symbol, string? issuer, int serial);

    /// <summary>Numbers of one serial, type and date under whatever symbol.</summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date);

    /// <summary>Held numbers of a date near this one.</summary>
    IEnumerable<string> NearHeld(string fold, string date);
}
