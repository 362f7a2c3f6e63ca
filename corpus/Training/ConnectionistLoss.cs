using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>
/// Connectionist temporal classification (Graves et al., 2006): the loss of a string without places, and its slope.
/// </summary>
internal static class ConnectionistLoss
{
    private const double Never = double.NegativeInfinity;

    /// <summary>Loss, and its slope by the network's values before normalising.</summary>
    /// <param name="shares">Steps × Classes probabilities.</param>
    /// <param name="target">Classes to be read, in order.</param>
    /// <param name="slope">Steps × StepSize values to fill.</param>
    /// <returns>
    /// Minus the logarithm of the string's probability; infinite where the string cannot stand in the steps.
    /// </returns>
    internal static double Slope(ReadOnlySpan<float> shares, ReadOnlySpan<int> target, Span<float> slope)
    {
        const int steps = NetworkShape.Steps,
            classes = NetworkShape.Classes;
        var states = 2 * target.Length + 1;
        Span<int> label = stackalloc int[states];
        for (var s = 0; s < states; s++)
            label[s] = s % 2 == 0 ? NetworkShape.Nothing : target[s / 2];
        var forward = new double[steps * states];
        var backward = new double[steps * states];
        var logs = new double[steps * classes];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Math.Log(Math.Max(shares[i], 1e-20f));
        Array.Fill(forward, Never);
        Array.Fill(backward, Never);
        forward[0] = logs[label[0]];
        if (states > 1)
            forward[1] = logs[label[1]];
        for (var t = 1; t < steps; t++)
        {
            for (var s = 0; s < states; s++)
            {
                var sum = forward[(t - 1) * states + s];
                if (s > 0)
                    sum = Add(sum, forward[(t - 1) * states + s - 1]);
                if (s > 1 && label[s] != NetworkShape.Nothing && label[s] != label[s - 2])
                    sum = Add(sum, forward[(t - 1) * states + s - 2]);
                forward[t * states + s] = sum + logs[t * classes + label[s]];
            }
        }
        backward[(steps - 1) * states + states - 1] = 0;
        if (states > 1)
            backward[(steps - 1) * states + states - 2] = 0;
        for (var t = steps - 2; t >= 0; t--)
        {
            for (var s = 0; s < states; s++)
            {
                var sum = backward[(t + 1) * states + s] + logs[(t + 1) * classes + label[s]];
                if (s + 1 < states)
                    sum = Add(sum, backward[(t + 1) * states + s + 1] + logs[(t + 1) * classes + label[s + 1]]);
                if (s + 2 < states && label[s + 2] != NetworkShape.Nothing && label[s + 2] != label[s])
                    sum = Add(sum, backward[(t + 1) * states + s + 2] + logs[(t + 1) * classes + label[s + 2]]);
                backward[t * states + s] = sum;
            }
        }
        var total = forward[(steps - 1) * states + states - 1];
        if (states > 1)
            total = Add(total, forward[(steps - 1) * states + states - 2]);
        slope.Clear();
        if (double.IsNegativeInfinity(total))
            return double.PositiveInfinity;
        for (var t = 0; t < steps; t++)
        {
            for (var c = 0; c < classes; c++)
                slope[t * NetworkShape.StepSize + c] = shares[t * classes + c];
            for (var s = 0; s < states; s++)
            {
                var here = forward[t * states + s] + backward[t * states + s] - total;
                if (here > -40)
                    slope[t * NetworkShape.StepSize + label[s]] -= (float)Math.Exp(here);
            }
        }
        return -total;
    }

    private static double Add(double a, double b)
    {
        if (double.IsNegativeInfinity(a))
            return b;
        if (double.IsNegativeInfinity(b))
            return a;
        return a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));
    }
}
