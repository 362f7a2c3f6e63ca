using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// Finds the whole of the parts that follow "trong đó", "gồm" within one paragraph: of the figures before the mark the
/// one
/// that the parts add up to, else the nearest of the same measure, else the nearest.
/// </summary>
internal sealed class WholeOfPartsResolver
{
    private static readonly string[] Marks = ["trong đó", "Trong đó", "gồm", "trong số", "chia ra", "cụ thể"];

    private readonly List<(int Index, string Measure, decimal? Value)> _before = [];
    private readonly List<(int Index, string Measure, decimal? Value)> _parts = [];
    private readonly Dictionary<int, int> _wholes = [];
    private int _paragraph = -1;
    private int _last;
    private bool _open;
    private int _known;
    private bool _inParentheses;

    /// <summary>Index of the whole of each part, by the index of the part.</summary>
    public IReadOnlyDictionary<int, int> Wholes
    {
        get
        {
            CloseWhole();
            return _wholes;
        }
    }

    /// <summary>Takes the figure that stands at <paramref name="index"/> of the list.</summary>
    public void AddFigure(string text, Sentence sentence, QuantityMention mention, int index)
    {
        if (sentence.Paragraph != _paragraph)
        {
            CloseWhole();
            _before.Clear();
            (_paragraph, _last) = (sentence.Paragraph, sentence.Range.Start);
        }
        var measure = mention.Quantity.Unit ?? (mention.Measure is { } m ? text[m.Start..m.End] : "");
        var between = text.AsSpan(_last, Math.Max(0, mention.Start - _last));
        if (_open && (_inParentheses ? between.Contains(')') : EndsSentence(between)))
            CloseWhole();
        var mark = -1;
        foreach (var word in Marks)
            mark = Math.Max(mark, between.LastIndexOf(word, StringComparison.Ordinal));
        if (mark >= 0 && _before.Count > 0 && !EndsSentence(between[mark..]) && !between[mark..].Contains(')'))
        {
            CloseWhole();
            (_open, _known) = (true, _before.Count);
            _inParentheses = between[..mark].LastIndexOf('(') > between[..mark].LastIndexOf(')');
        }
        if (_open && measure != "%" && _parts.Count > 0 && !Same(measure, _parts[0].Measure) && _parts.Count > 1)
            CloseWhole();
        if (_open && measure != "%" && (_parts.Count == 0 || Same(measure, _parts[0].Measure)))
            _parts.Add((index, measure, mention.Quantity.Value));
        else if (measure != "%")
            _before.Add((index, measure, mention.Quantity.Value));
        _last = mention.End;
    }

    private void CloseWhole()
    {
        if (_parts.Count > 0 && _before.Count > 0)
        {
            var sum = _parts.All(p => p.Value is not null) ? _parts.Sum(p => p.Value!.Value) : (decimal?)null;
            var near = _before.Take(_known).TakeLast(4).Reverse().ToList();
            var whole = near.Find(b => b.Value == sum && sum is not null);
            // No part is larger than its whole: "3.443 người (giảm 131 người …), trong đó nữ 1.317 người".
            var most = _parts.Max(p => p.Value);
            if (whole == default)
                whole = near.Find(b =>
                    Same(b.Measure, _parts[0].Measure) && (b.Value is null || most is null || b.Value >= most)
                );
            if (whole == default && _parts[0].Measure is "nữ" or "nam")
                whole = near.Find(b => b.Value >= most);
            // Without a shared measure or a sum that fits, "trong đó" may speak of something else.
            if (whole != default && (whole.Value is null || _parts.Count > 1 || whole.Value >= _parts[0].Value))
                foreach (var part in _parts)
                    _wholes[part.Index] = whole.Index;
            _before.AddRange(_parts);
        }
        _parts.Clear();
        _open = false;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (
                text[i] == '.'
                && char.IsWhiteSpace(text[i + 1])
                && i > 0
                && char.IsLetter(text[i - 1])
                && char.IsLower(text[i - 1])
            )
                return true;
        return false;
    }
}

/// <summary>
/// Names a part by its whole where its own words are few: of "1.632 đoàn viên, trong đó nữ 1.288" the second is "đoàn
/// viên nữ".
/// </summary>
internal static class PartIndicatorNaming
{
    private const int FewWords = 3;
    private const int MostWordsOfWhole = 10;

    /// <summary>The part with the indicator that tells it from parts of other wholes.</summary>
    public static Figure WithWhole(Figure part, Figure whole)
    {
        var own = part.Indicator;
        if (part.Measure is { } measure && own.Length > measure.Length)
        {
            if (own.EndsWith(" " + measure, StringComparison.OrdinalIgnoreCase))
                own = own[..^(measure.Length + 1)];
            else if (own.StartsWith(measure + " ", StringComparison.OrdinalIgnoreCase))
                own = own[(measure.Length + 1)..];
        }
        if (Words(own) > FewWords || Words(whole.Indicator) > MostWordsOfWhole)
            return part;
        if (
            part.Indicator.Contains(whole.Indicator, StringComparison.OrdinalIgnoreCase)
            || whole.Indicator.Contains(own, StringComparison.OrdinalIgnoreCase)
        )
            return part;
        // "Tổng thu …, trong đó thu nội địa": the part tells its kind itself.
        var last = whole.Indicator[(whole.Indicator.LastIndexOf(' ') + 1)..];
        if (Words(whole.Indicator) <= 2 && own.StartsWith(last + " ", StringComparison.OrdinalIgnoreCase))
            return part with { Indicator = own };
        return part with
        {
            Indicator =
                $"{whole.Indicator} "
                + $"{(own.Length > 1 && char.IsUpper(own[0]) && char.IsLower(own[1]) ? char.ToLowerInvariant(own[0]) + own[1..] : own)}",
        };
    }

    private static int Words(string text) => text.Count(c => c == ' ') + 1;
}
