using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout;

/// <summary>Reads what <see cref="LayoutWriter"/> wrote, line by line as there.</summary>
internal ref struct LayoutReader(PackedReader from)
{
    private static class Choices<T> where T : struct, Enum
    {
        public static readonly T[] All = Enum.GetValues<T>();
    }

    private delegate T Item<out T>(ref LayoutReader reader);

    private PackedReader _from = from;
    private readonly List<FontStyle> _fonts = [];
    private int _start;
    private int _length;
    private long _x0, _y0, _x1, _y1;

    public DocumentLayout Read()
    {
        var format = _from.Text();
        var text = _from.Text();
        _length = text.Length;
        var layout = new DocumentLayout
        {
            Format = format, Text = text, Paged = _from.Flag(), Title = _from.OptionalText(),
            Pages = Each(static (ref r) => r.Page()),
            Tables = Each(static (ref r) => r.Table()),
            Signatures = Each(static (ref r) => new DigitalSignature { Issuer = r._from.OptionalText(), Time = r._from.OptionalText(), Anchor = r.Anchor() }),
            Warnings = Each(static (ref r) => new Warning(r._from.Text(), r._from.Text(), r.Anchor())),
            Repairs = Each(static (ref r) => new TextRepair(r.Span(), r._from.Text(), r._from.Text())),
        };
        return _from.Ended ? layout : throw new InvalidDataException("The layout has bytes behind its end.");
    }

    private Page Page()
    {
        var page = new Page
        {
            Number = _from.Int32(), Width = _from.Double(), Height = _from.Double(), Rotation = _from.Int32(),
            Source = Choice<PageSource>(), OcrConfidence = _from.OptionalDouble(), Span = Span(), HasUnreadTable = _from.Flag(),
            IsPicture = _from.Flag(), Layer = Choice<TextLayer>(),
        };
        (_x0, _y0, _x1, _y1) = (0, 0, 0, 0);
        return page with
        {
            Blocks = Each(static (ref r) => new Block(r.Choice<BlockKind>(), r.Span(), r.Box(), r.Each(static (ref s) => s.Line()))),
        };
    }

    private Line Line()
    {
        var (span, box, font) = (Span(), Box(), Font());
        return new Line(span, box, Each(static (ref r) => r.Word()), font);
    }

    private Word Word()
    {
        var (span, box, font) = (Span(), Box(), Font());
        return new Word(span, box, _from.OptionalDouble(), font) { Ink = _from.OptionalDouble(), Digits = _from.OptionalDouble() };
    }

    private Table Table() => new()
    {
        Index = _from.Int32(), Source = Choice<TableSource>(), RowCount = _from.Int32(), ColumnCount = _from.Int32(),
        Span = Span(), Page = _from.OptionalInt32(), Box = Box(), Sheet = _from.OptionalText(),
        PageBreaks = Each(static (ref r) => r._from.Int32()),
        Inside = _from.OptionalInt32() is { } table ? (table, _from.Int32()) : null,
        Cells = Each(static (ref r) => r.Cell()),
    };

    private Cell Cell() => new(
        _from.Int32(), _from.Int32(), _from.Int32(), _from.Int32(), Span(),
        _from.OptionalInt32(), Box(), _from.OptionalText(), Font(), _from.Flag() ? _from.Double() : 0);

    private Anchor? Anchor() => !_from.Flag() ? null : new Anchor
    {
        Page = _from.OptionalInt32(),
        Box = _from.Flag() ? [.. Each(static (ref r) => r._from.Double())] : null,
        Text = _from.Text(), Start = _from.Int32(), End = _from.Int32(),
        Table = _from.OptionalInt32(), Row = _from.OptionalInt32(), Col = _from.OptionalInt32(),
        Sheet = _from.OptionalText(), Cell = _from.OptionalText(),
    };

    private ImmutableArray<T> Each<T>(Item<T> read)
    {
        var count = _from.Count();
        if (count == 0) return [];
        var items = new T[count];
        for (var i = 0; i < items.Length; i++) items[i] = read(ref this);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private T Choice<T>() where T : struct, Enum
    {
        var value = _from.Byte();
        var all = Choices<T>.All;
        return value < all.Length ? all[value] : throw new InvalidDataException($"The layout has no {typeof(T).Name} {value}.");
    }

    private TextRange Span()
    {
        var start = _start + _from.Signed();
        var end = start + _from.Signed();
        if (start < 0 || end < start || end > _length) throw new InvalidDataException("The layout has a range outside its text.");
        _start = (int)start;
        return new TextRange((int)start, (int)end);
    }

    private Box? Box()
    {
        if (!_from.Flag()) return null;
        _x0 = _x1;
        var x0 = _from.Coordinate(ref _x0);
        var y0 = _from.Coordinate(ref _y0);
        _x1 = _x0;
        return new Box(x0, y0, _from.Coordinate(ref _x1), _from.Coordinate(ref _y1));
    }

    private FontStyle? Font()
    {
        var number = _from.Length();
        if (number == 0) return null;
        if (number <= _fonts.Count) return _fonts[number - 1];
        if (number != _fonts.Count + 1) throw new InvalidDataException("The layout names a font before it tells it.");
        _fonts.Add(new FontStyle(_from.Double(), _from.Flag(), _from.Flag(), _from.OptionalText()));
        return _fonts[^1];
    }
}
