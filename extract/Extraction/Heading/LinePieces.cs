namespace Pipeline.Extraction.Heading;

/// <summary>The pieces of lines without boxes, by the line's index: in a short paper heading and signature read the same lines.</summary>
internal sealed class LinePieces
{
    private readonly Dictionary<int, Piece[]> _known = new(128);

    /// <summary>The pieces of a line, read the first time that they are asked for.</summary>
    public Piece[] Of(int line, Func<int, Piece[]> read) => _known.TryGetValue(line, out var known) ? known : _known[line] = read(line);
}
