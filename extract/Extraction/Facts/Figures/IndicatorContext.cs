using Pipeline.Extraction.Facts.Sentences;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// What the figures of a paragraph told so far, so that "tăng 12%", "tổng kinh phí", "và 05 cá nhân" know what they
/// speak of.
/// </summary>
internal sealed class IndicatorContext
{
    private const int LongestVerb = 40;

    private readonly Dictionary<string, string> _byMeasure = new(StringComparer.OrdinalIgnoreCase);
    private int _paragraph = -1;
    private (string? Subject, string? Counted) _outside;

    /// <summary>The indicator that was told last; null at the begin of a paragraph.</summary>
    public string? Subject { get; private set; }

    /// <summary>The last one that counts things, not money.</summary>
    public string? Counted { get; private set; }

    /// <summary>The words before the last number, which "và", a comma hand on to the next.</summary>
    public string? Verb { get; private set; }

    /// <summary>Goes on to a sentence; a new paragraph begins anew.</summary>
    public void EnterSentence(Sentence sentence)
    {
        if (sentence.Paragraph == _paragraph)
            return;
        _paragraph = sentence.Paragraph;
        Subject = Counted = Verb = null;
        _outside = default;
        _byMeasure.Clear();
    }

    /// <summary>
    /// What a parenthesis tells ends with it: "xây 09 căn nhà (06 căn xây mới, 03 căn sửa chữa) trị giá …" speaks of
    /// the nine.
    /// </summary>
    public void PassBetween(ReadOnlySpan<char> between)
    {
        if (between.Contains(')') && _outside.Subject is not null)
            (Subject, Counted, _outside) = (_outside.Subject, _outside.Counted, default);
        if (between.LastIndexOf('(') > between.LastIndexOf(')'))
            _outside = (Subject, Counted);
    }

    /// <summary>What was told last in this measure; null for none.</summary>
    public string? SubjectIn(string measure) => _byMeasure.GetValueOrDefault(measure);

    /// <summary>The verb that a relation had: "tăng 05 vụ và 12,3 ha".</summary>
    public void SetRelationVerb(string verb) => Verb = verb;

    /// <summary>Takes an indicator with the words that led to it, and gives it back.</summary>
    public string Remember(string indicator, string verb, QuantityMention mention, string measure)
    {
        if (measure.Length > 0)
            _byMeasure[measure] = RelativeFigureDetector.StripRelation(indicator);
        Verb = verb.Length <= LongestVerb ? verb : null;
        Subject = RelativeFigureDetector.StripRelation(indicator);
        if (mention.Quantity.Unit is null)
            Counted = indicator;
        return indicator;
    }
}
