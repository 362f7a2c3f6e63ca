using System.Text.Json.Nodes;

namespace Pipeline.Index.Redaction;

/// <summary>
/// Places of a text after some of its ranges became blots: later places are those of the text that is shown. Places
/// count Unicode
/// code points, as anchors do.
/// </summary>
internal sealed class AnchorShifter
{
    private static readonly int Width = Redactor.Mark.Length;
    private readonly (int Start, int End)[] _hidden;
    private readonly string _shown;
    private readonly int[] _units;

    /// <summary>For a text and the ranges of it (UTF-16 units, in order) that are blotted.</summary>
    public AnchorShifter(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var points = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            points[i + 1] = points[i] + (char.IsLowSurrogate(text[i]) ? 0 : 1);
        _hidden = [.. places.Select(p => (points[p.Start], points[p.End]))];
        _shown = Redactor.Paint(text, places);
        var units = new List<int>(_shown.Length + 1);
        for (var i = 0; i < _shown.Length; i++)
            if (!char.IsLowSurrogate(_shown[i]))
                units.Add(i);
        units.Add(_shown.Length);
        _units = [.. units];
    }

    /// <summary>All of this range is blotted.</summary>
    public bool Hides(int start, int end) =>
        end > start && Array.Exists(_hidden, p => p.Start <= start && end <= p.End);

    /// <summary>
    /// Where a place of the text is in the text that is shown; one within a blot is at its beginning or, as an end,
    /// behind it.
    /// </summary>
    public int Shown(int place, bool end)
    {
        var shift = 0;
        foreach (var (from, to) in _hidden)
        {
            if (place <= from)
                break;
            if (place < to || (place == to && end))
                return from + shift + (end ? Width : 0);
            shift += Width - (to - from);
        }
        return place + shift;
    }

    /// <summary>Moves all anchors of a tree and gives them the words that are shown there.</summary>
    public void Move(JsonNode node)
    {
        switch (node)
        {
            case JsonObject named:
                if (Number(named["start"]) is { } start && Number(named["end"]) is { } end && end > start)
                {
                    var (from, to) = (Shown(start, end: false), Shown(end, end: true));
                    (named["start"], named["end"]) = (from, to);
                    if (named["text"] is not null && to < _units.Length)
                        named["text"] = _shown[_units[from].._units[to]];
                }
                foreach (var (_, value) in named.ToArray())
                    if (value is JsonObject or JsonArray)
                        Move(value);
                break;
            case JsonArray list:
                foreach (var item in list)
                    if (item is JsonObject or JsonArray)
                        Move(item);
                break;
        }
    }

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
