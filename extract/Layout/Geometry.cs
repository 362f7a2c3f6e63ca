namespace Pipeline.Layout;

/// <summary>A rectangle in PDF points (1/72 inch), origin at the page's top left, y downwards.</summary>
public readonly record struct Box(double X0, double Y0, double X1, double Y1)
{
    /// <summary>Width in points.</summary>
    public double Width => X1 - X0;

    /// <summary>Height in points.</summary>
    public double Height => Y1 - Y0;

    /// <summary>Vertical middle.</summary>
    public double MiddleY => (Y0 + Y1) / 2;

    /// <summary>Horizontal middle.</summary>
    public double MiddleX => (X0 + X1) / 2;

    /// <summary>The smallest box around both.</summary>
    public Box Union(Box other) =>
        new(Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1));

    /// <summary>True where the two share an area.</summary>
    public bool Overlaps(Box other) => X0 < other.X1 && other.X0 < X1 && Y0 < other.Y1 && other.Y0 < Y1;

    /// <summary>True where the point lies within.</summary>
    public bool Contains(double x, double y) => x >= X0 && x <= X1 && y >= Y0 && y <= Y1;
}

/// <summary>A half-open range of UTF-16 units in <see cref="DocumentLayout.Text"/>.</summary>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>Number of UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>True where the two share a unit.</summary>
    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;

    /// <summary>True where <paramref name="other"/> lies within.</summary>
    public bool Contains(TextRange other) => Start <= other.Start && other.End <= End;
}
