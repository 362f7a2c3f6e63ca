using Pipeline.Layout;
using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>
/// Follows the operators of a page's content (ISO 32000-1, annex A) and notes lines, fields and pictures, not letters.
/// </summary>
internal sealed class ContentStreamReader(PdfObjects objects)
{
    private const int DeepestForm = 8,
        MostForms = 2000,
        MostTokens = 4_000_000,
        MostOperands = 32;
    private const double WidestGap = 1.45;
    private readonly PageDrawing _drawing = new();
    private readonly double[] _operands = new double[MostOperands];
    private readonly PathBuilder _path = new();
    private int _forms,
        _tokens;

    /// <summary>What the page draws, its annotations included.</summary>
    internal static PageDrawing Read(PdfObjects objects, PdfPageObject page)
    {
        var reader = new ContentStreamReader(objects);
        var state = new GraphicsState(
            TransformationMatrix.ToShown(page.MediaBox, page.Rotate),
            new Box(0, 0, page.Width, page.Height)
        );
        var contents = objects.Get(page.Dictionary, "Contents");
        var whole = new MemoryStream();
        foreach (var stream in contents is PdfArray array ? array.Items.Select(objects.Resolve) : [contents])
        {
            if (stream is null)
                continue;
            if (stream is not PdfStream part || objects.Data(part) is not { } data)
            {
                reader._drawing.Unclear = true;
                break;
            }
            whole.Write(data);
            whole.WriteByte((byte)'\n');
        }
        reader.Follow(whole.GetBuffer().AsSpan(0, (int)whole.Length), page.Resources, state, 0);
        reader.FollowAnnotations(page, state);
        return reader._drawing;
    }

    private void FollowAnnotations(PdfPageObject page, GraphicsState state)
    {
        if (objects.Get(page.Dictionary, "Annots") is not PdfArray annotations)
            return;
        foreach (var item in annotations.Items)
        {
            if (
                objects.Resolve(item) is not PdfDictionary annotation
                || objects.Get(objects.Dictionary(annotation, "AP"), "N") is not PdfStream form
            )
                continue;
            if (
                objects.Numbers(annotation["Rect"]) is not [var x0, var y0, var x1, var y1]
                || objects.Numbers(form.Dictionary["BBox"]) is not [var bx0, var by0, var bx1, var by1]
            )
                continue;
            if (bx1 == bx0 || by1 == by0)
                continue;
            var (across, up) = ((x1 - x0) / (bx1 - bx0), (y1 - y0) / (by1 - by0));
            Form(
                form,
                page.Resources,
                state with
                {
                    Matrix = new TransformationMatrix(across, 0, 0, up, x0 - bx0 * across, y0 - by0 * up).Then(
                        state.Matrix
                    ),
                },
                0
            );
        }
    }

    private void Form(PdfStream form, PdfDictionary outer, GraphicsState state, int depth)
    {
        if (depth > DeepestForm || ++_forms > MostForms || objects.Data(form) is not { } data)
        {
            _drawing.Unclear = true;
            return;
        }
        if (objects.Numbers(form.Dictionary["Matrix"]) is { Length: 6 } matrix)
            state = state with { Matrix = TransformationMatrix.FromNumbers(matrix).Then(state.Matrix) };
        if (objects.Numbers(form.Dictionary["BBox"]) is [var x0, var y0, var x1, var y1])
            state = Clipped(state, state.Matrix.Around(x0, y0, x1, y1));
        Follow(data, objects.Dictionary(form.Dictionary, "Resources") ?? outer, state, depth);
    }

    private void Follow(ReadOnlySpan<byte> content, PdfDictionary resources, GraphicsState state, int depth)
    {
        var saved = new Stack<GraphicsState>();
        var lexer = new PdfLexer(content);
        var (count, name, clips) = (0, "", false);
        Span<char> word = stackalloc char[4];
        while (lexer.Next() != PdfToken.End)
        {
            if (++_tokens > MostTokens)
            {
                _drawing.Unclear = true;
                return;
            }
            switch (lexer.Token)
            {
                case PdfToken.Number:
                    if (count < MostOperands)
                        _operands[count++] = lexer.Number;
                    continue;
                case PdfToken.Name:
                    name = lexer.Text;
                    continue;
                case PdfToken.String:
                    _drawing.TextBytes += lexer.Bytes.Length;
                    continue;
                case PdfToken.HexString:
                    _drawing.TextBytes += lexer.Bytes.Length / 2;
                    continue;
                case not PdfToken.Keyword:
                    continue;
            }
            var operands = _operands.AsSpan(0, count);
            count = 0;
            if (lexer.Bytes.Length > word.Length)
            {
                name = "";
                continue;
            }
            for (var i = 0; i < lexer.Bytes.Length; i++)
                word[i] = (char)lexer.Bytes[i];
            switch (word[..lexer.Bytes.Length])
            {
                case "q":
                    if (saved.Count < 512)
                        saved.Push(state);
                    break;
                case "Q":
                    if (saved.TryPop(out var before))
                        state = before;
                    break;
                case "cm" when operands.Length >= 6:
                    state = state with { Matrix = TransformationMatrix.FromNumbers(operands[^6..]).Then(state.Matrix) };
                    break;
                case "w" when operands.Length >= 1:
                    state = state with { LineWidth = operands[^1] };
                    break;
                case "d":
                    state = state with { DashGap = Gap(operands) };
                    break;
                case "g" or "rg" or "k":
                    state = state with { Fill = PdfColour.FromComponents(operands) };
                    break;
                case "G" or "RG" or "K":
                    state = state with { Stroke = PdfColour.FromComponents(operands) };
                    break;
                case "sc" or "scn":
                    state = state with { Fill = state.Fill.With(operands) };
                    break;
                case "SC" or "SCN":
                    state = state with { Stroke = state.Stroke.With(operands) };
                    break;
                case "cs":
                    state = state with { Fill = Space(name, resources) };
                    break;
                case "CS":
                    state = state with { Stroke = Space(name, resources) };
                    break;
                case "m" when operands.Length >= 2:
                    _path.Move(state.Matrix.Apply(operands[^2], operands[^1]));
                    break;
                case "l" when operands.Length >= 2:
                    _path.Line(state.Matrix.Apply(operands[^2], operands[^1]));
                    break;
                case "c" or "v" or "y" when operands.Length >= 4:
                    _path.Curve(state.Matrix.Apply(operands[^2], operands[^1]));
                    break;
                case "re" when operands.Length >= 4:
                    Rectangle(operands[^4..], state.Matrix);
                    break;
                case "h":
                    _path.Close();
                    break;
                case "W" or "W*":
                    clips = true;
                    break;
                case "s" or "b" or "b*":
                    _path.Close();
                    Paint(ref state, word[0] == 'b', true, ref clips);
                    break;
                case "S":
                    Paint(ref state, false, true, ref clips);
                    break;
                case "f" or "F" or "f*":
                    Paint(ref state, true, false, ref clips);
                    break;
                case "B" or "B*":
                    Paint(ref state, true, true, ref clips);
                    break;
                case "n":
                    Paint(ref state, false, false, ref clips);
                    break;
                case "Do":
                    Draw(name, resources, state, depth);
                    break;
                case "BI":
                    SkipInlineImage(ref lexer, content, state);
                    break;
            }
            name = "";
        }
    }

    private void Paint(ref GraphicsState state, bool fills, bool strokes, ref bool clips)
    {
        if (fills && !state.Fill.Known || strokes && !state.Stroke.Known)
            _drawing.Unclear = true;
        if (fills && state.Fill.IsDark)
            _path.Fill(_drawing, state.Clip);
        var scale = state.Matrix.Scale;
        if (strokes && state.Stroke.IsDark && state.DashGap * scale < WidestGap)
            _path.Stroke(_drawing, state.Clip, state.LineWidth * scale);
        if (clips && _path.Around is { } around)
            state = Clipped(state, around);
        clips = false;
        _path.Clear();
    }

    private void Rectangle(ReadOnlySpan<double> at, TransformationMatrix matrix)
    {
        _path.Move(matrix.Apply(at[0], at[1]));
        _path.Line(matrix.Apply(at[0] + at[2], at[1]));
        _path.Line(matrix.Apply(at[0] + at[2], at[1] + at[3]));
        _path.Line(matrix.Apply(at[0], at[1] + at[3]));
        _path.Close();
    }

    private void Draw(string name, PdfDictionary resources, GraphicsState state, int depth)
    {
        if (objects.Get(objects.Dictionary(resources, "XObject"), name) is not PdfStream drawn)
        {
            _drawing.Unclear = true;
            return;
        }
        if (objects.Get(drawn.Dictionary, "Subtype") is PdfName { Text: "Image" })
            AddImage(state);
        else
            Form(drawn, resources, state, depth + 1);
    }

    private void AddImage(GraphicsState state)
    {
        var box = state.Matrix.Around(0, 0, 1, 1);
        box = new Box(
            Math.Max(box.X0, state.Clip.X0),
            Math.Max(box.Y0, state.Clip.Y0),
            Math.Min(box.X1, state.Clip.X1),
            Math.Min(box.Y1, state.Clip.Y1)
        );
        if (box.X1 > box.X0 && box.Y1 > box.Y0)
            _drawing.Images.Add(box);
    }

    // The data of an inline image end with "EI" between blanks.
    private void SkipInlineImage(ref PdfLexer lexer, ReadOnlySpan<byte> content, GraphicsState state)
    {
        AddImage(state);
        while (lexer.Next() != PdfToken.End)
            if (lexer.Token == PdfToken.Keyword && lexer.Bytes.SequenceEqual("ID"u8))
                break;
        for (var at = Math.Min(lexer.At + 1, content.Length); ; at++)
        {
            var hit = content[at..].IndexOf("EI"u8);
            if (hit < 0)
            {
                lexer.At = content.Length;
                return;
            }
            at += hit;
            if (at > 0 && content[at - 1] <= 32 && (at + 2 == content.Length || content[at + 2] <= 32))
            {
                lexer.At = at + 2;
                return;
            }
        }
    }

    private PdfColour Space(string name, PdfDictionary resources)
    {
        var space = objects.Get(objects.Dictionary(resources, "ColorSpace"), name);
        var family = space is PdfArray { Items: [var first, ..] }
            ? (objects.Resolve(first) as PdfName)?.Text
            : (space as PdfName)?.Text ?? name;
        return new PdfColour(0, family is "Separation" or "DeviceN", family is not ("Pattern" or "Indexed" or "Lab"));
    }

    private static double Gap(ReadOnlySpan<double> operands)
    {
        var gap = operands.Length == 2 ? operands[0] : 0;
        for (var i = 1; i < operands.Length - 1; i += 2)
            gap = Math.Max(gap, operands[i]);
        return gap;
    }

    private static GraphicsState Clipped(GraphicsState state, Box by) =>
        state with
        {
            Clip = new Box(
                Math.Max(state.Clip.X0, by.X0),
                Math.Max(state.Clip.Y0, by.Y0),
                Math.Min(state.Clip.X1, by.X1),
                Math.Min(state.Clip.Y1, by.Y1)
            ),
        };
}
