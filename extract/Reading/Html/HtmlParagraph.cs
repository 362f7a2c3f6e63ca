using System.Text;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Html;

/// <summary>Gathers the text of one paragraph as a browser shows it: white space as one blank, line breaks kept.</summary>
internal sealed class HtmlParagraph(SpineContext context)
{
    private readonly StringBuilder _text = new();
    private readonly List<(FontStyle? Font, int Letters)> _fonts = [];

    public List<FlowItem> Items { get; } = [];

    public void Add(string text, HtmlStyle style)
    {
        var before = _text.Length;
        foreach (var c in style.Capitals ? text.ToUpperInvariant() : text)
            // A hard blank is kept as it stands; the spine makes it an ordinary one.
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (style.Preformatted) _text.Append(c == '\r' ? ' ' : c);
                else if (_text.Length > 0 && _text[^1] is not (' ' or '\n')) _text.Append(' ');
            }
            else _text.Append(c);
        var letters = 0;
        for (var i = before; i < _text.Length; i++)
            if (char.IsLetterOrDigit(_text[i])) letters++;
        if (letters > 0) _fonts.Add((style.ToFont(), letters));
    }

    public void Break()
    {
        if (_text.Length > 0 && _text[^1] == ' ') _text.Length--;
        _text.Append('\n');
    }

    public void End()
    {
        if (_text.Length == 0) return;
        var font = CleanTexts.MostOf(_fonts);
        var clean = TextSpine.Clean(_text.ToString(), context);
        _text.Clear();
        _fonts.Clear();
        if (LegacyFonts.SaysCapitals(font?.Name) && clean.Repairs.Any(r => r.Kind == "encoding")) clean = clean with { Text = clean.Text.ToUpperInvariant() };
        var parts = clean.Lines();
        if (parts.Count > 0) Items.Add(new FlowLine(CleanTexts.Join(parts, "\n"), font));
    }
}
