using System.Text;

namespace Pipeline.Crosscheck.Citations;

/// <summary>How one number differs from another.</summary>
internal static class Edits
{
    /// <summary>The other number with what changed in brackets: "6[4→04]/CDDK".</summary>
    public static string Between(string from, string to)
    {
        var head = 0;
        while (head < from.Length && head < to.Length && from[head] == to[head]) head++;
        var tail = 0;
        while (tail < from.Length - head && tail < to.Length - head && from[^(tail + 1)] == to[^(tail + 1)]) tail++;
        return new StringBuilder().Append(from, 0, head).Append('[').Append(from, head, from.Length - head - tail).Append('→')
            .Append(to, head, to.Length - head - tail).Append(']').Append(from, from.Length - tail, tail).ToString();
    }
}
