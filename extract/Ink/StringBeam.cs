namespace Pipeline.Ink;

/// <summary>Which strings the steps of one pass tell, by prefix beam search (Graves and Jaitly, 2014).</summary>
internal static class StringBeam
{
    private const int Beam = 20;

    // A step that is this sure of nothing starts no figure; most steps are.
    private const float SureNothing = 0.9999f;

    /// <summary>Exponents normalised: Steps × Classes probabilities from the network's values.</summary>
    internal static float[] Normalise(ReadOnlySpan<float> values)
    {
        var shares = new float[NetworkShape.Steps * NetworkShape.Classes];
        for (var t = 0; t < NetworkShape.Steps; t++)
        {
            var row = values.Slice(t * NetworkShape.StepSize, NetworkShape.Classes);
            var greatest = float.MinValue;
            foreach (var value in row)
                greatest = Math.Max(greatest, value);
            float sum = 0;
            for (var c = 0; c < row.Length; c++)
                sum += shares[t * NetworkShape.Classes + c] = MathF.Exp(row[c] - greatest);
            for (var c = 0; c < row.Length; c++)
                shares[t * NetworkShape.Classes + c] /= sum;
        }
        return shares;
    }

    /// <summary>
    /// Strings with their probabilities: figures as '0' to '9', a printed figure as 'p'; whether what follows in print
    /// was
    /// seen makes no difference. What stands after it does not belong to the number.
    /// </summary>
    /// <param name="shares">Steps × Classes probabilities.</param>
    internal static Dictionary<string, double> Read(ReadOnlySpan<float> shares)
    {
        // A prefix ends with '/' once the separator is read; nothing follows that.
        var beam = new List<(string Text, double Blank, double Mark)> { ("", 1, 0) };
        var next = new Dictionary<string, (double Blank, double Mark)>(StringComparer.Ordinal);
        for (var t = 0; t < NetworkShape.Steps; t++)
        {
            var row = shares.Slice(t * NetworkShape.Classes, NetworkShape.Classes);
            if (row[NetworkShape.Nothing] > SureNothing)
            {
                for (var i = 0; i < beam.Count; i++)
                    beam[i] = (beam[i].Text, (beam[i].Blank + beam[i].Mark) * row[NetworkShape.Nothing], 0);
                continue;
            }
            next.Clear();
            foreach (var (text, blank, mark) in beam)
            {
                var ended = text.EndsWith('/');
                // After the separator everything is nothing.
                Add(next, text, (blank + mark) * row[NetworkShape.Nothing], 0);
                for (var c = 1; c < NetworkShape.Classes; c++)
                {
                    double p = row[c];
                    if (p < 1e-5)
                        continue;
                    var letter = Letter(c);
                    var same = text.Length > 0 && text[^1] == letter;
                    if (same)
                        Add(next, text, 0, mark * p);
                    if (ended)
                        continue;
                    Add(next, text + letter, 0, (same ? blank : blank + mark) * p);
                }
            }
            beam =
            [
                .. next.OrderByDescending(n => n.Value.Blank + n.Value.Mark)
                    .ThenBy(n => n.Key, StringComparer.Ordinal)
                    .Take(Beam)
                    .Select(n => (n.Key, n.Value.Blank, n.Value.Mark)),
            ];
        }
        var strings = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (text, blank, mark) in beam)
        {
            var key = text.TrimEnd('/');
            strings[key] = strings.GetValueOrDefault(key) + blank + mark;
        }
        return strings;
    }

    /// <summary>The letter that stands for a class.</summary>
    internal static char Letter(int of) =>
        of switch
        {
            NetworkShape.Separator => '/',
            NetworkShape.PrintedDigit => 'p',
            _ => (char)('0' + of - NetworkShape.FirstDigit),
        };

    private static void Add(Dictionary<string, (double Blank, double Mark)> to, string text, double blank, double mark)
    {
        if (blank + mark < 1e-12)
            return;
        var (b, m) = to.GetValueOrDefault(text);
        to[text] = (b + blank, m + mark);
    }
}
