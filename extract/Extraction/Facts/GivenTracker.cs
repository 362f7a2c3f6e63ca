namespace Pipeline.Extraction.Facts;

/// <summary>Tells of a plan's sentences whether what they speak of was given already. Only those that are asked for are read, each once.</summary>
internal sealed class GivenTracker(FactContext context)
{
    private int _read = -1;
    private bool _given;

    /// <summary>True where a plan's sentence tells of what was given; what a semicolon divides was given where its beginning was.</summary>
    /// <param name="index">Of the sentence; no lower than the one asked for before.</param>
    public bool Is(int index)
    {
        var (text, sentences) = (context.View.Text, context.Sentences);
        var from = index;
        while (from > _read + 1 && sentences[from].Part == PartKind.Plan && Divided(text, sentences[from])) from--;
        if (from > _read + 1) _given = false;
        for (var i = from; i <= index; i++)
            _given = sentences[i].Part == PartKind.Plan && (Tells(sentences[i]) || _given && Divided(text, sentences[i]));
        _read = index;
        return _given;
    }

    /// <summary>True where a semicolon stands before the sentence.</summary>
    public static bool Divided(string text, Sentence sentence)
    {
        var from = Math.Max(0, sentence.Range.Start - 2);
        return text.AsSpan(from, sentence.Range.Start - from).TrimEnd() is [.., ';'];
    }

    private bool Tells(Sentence sentence)
    {
        if (sentence.Has(Signs.Coming)) return false;
        return sentence.Has(Signs.Past)
            || context.Record.Document.Date is { Length: >= 4 } date && AwardYear.Printed(context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length)) is { } year && string.CompareOrdinal(year[^4..], date[..4]) < 0;
    }
}
