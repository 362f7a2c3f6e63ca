using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout.Serialization;

/// <summary>Reads what <see cref="LayoutWriter"/> wrote, line by line as there.</summary>
internal ref struct LayoutReader(CompactBinaryReader from)
{
    private static class Choices<T>
        where T : struct, Enum
    {
        public static readonly T[] All = Enum.GetValues<T>();
    }

    private delegate T Item<out T>(ref LayoutReader reader);

    private CompactBinaryReader _from = from;
    private readonly List<FontStyle> _fonts = [];
    private int _start;
    private int _length;
    private long _x0,
        _y0,
        _x1,
        _y1;

    public DocumentLayout Read()
    {
        var format = _from.ReadText();
        var text = _from.ReadText();
        _length = text.Length;
        var layout = new DocumentLayout
        {
            Format = format,
            Text = text,
            Paged = _from.ReadFlag(),
            Title = _from.OptionalText(),
            Pages = ReadEach(static (ref r) => r.ReadPage()),
            Tables = ReadEach(static (ref r) => r.ReadTable()),
            Signatures = ReadEach(
                static (ref r) =>
                    new DigitalSignature
                    {
                        Issuer = r._from.OptionalText(),
                        Time = r._from.OptionalText(),
                        Anchor = r.ReadAnchor(),
                    }
            ),
            Warnings = ReadEach(static (ref r) => new Warning(r._from.ReadText(), r._from.ReadText(), r.ReadAnchor())),
            Repairs = ReadEach(static (ref r) => new TextRepair(r.ReadSpan(), r._from.ReadText(), r._from.ReadText())),
        };
        return _from.Ended ? layout : throw new InvalidDataException("The layout has bytes behind its end.");
    }

    private Page ReadPage()
    {
        var page = new Page
        {
            Number = _from.ReadInt32(),
            Width = _from.ReadDouble(),
            Height = _from.ReadDouble(),
            Rotation = _from.ReadInt32(),
            Source = ReadChoice<PageSource>(),
            OcrConfidence = _from.OptionalDouble(),
            Span = ReadSpan(),
            HasUnreadTable = _from.ReadFlag(),
            IsPicture = _from.ReadFlag(),
            Layer = ReadChoice<TextLayer>(),
        };
        (_x0, _y0, _x1, _y1) = (0, 0, 0, 0);
        return page with
        {
            Blocks = ReadEach(
                static (ref r) =>
                    new Block(
                        r.ReadChoice<BlockKind>(),
                        r.ReadSpan(),
                        r.ReadBox(),
                        r.ReadEach(static (ref s) => s.ReadLine())
                    )
            ),
            Ink = ReadEach(
                static (ref r) =>
                    new InkPlace(
                        r.ReadChoice<InkField>(),
                        r.ReadBox() ?? throw new InvalidDataException("A place of ink has no box."),
                        r._from.ReadDouble(),
                        r._from.ReadDouble(),
                        r.ReadEach(static (ref s) => new InkString(s._from.ReadText(), s._from.ReadDouble()))
                    )
            ),
        };
    }

    private Line ReadLine()
    {
        var (span, box, font) = (ReadSpan(), ReadBox(), ReadFont());
        return new Line(span, box, ReadEach(static (ref r) => r.ReadWord()), font);
    }

    private Word ReadWord()
    {
        var (span, box, font) = (ReadSpan(), ReadBox(), ReadFont());
        return new Word(span, box, _from.OptionalDouble(), font)
        {
            Ink = _from.OptionalDouble(),
            Digits = _from.OptionalDouble(),
        };
    }

    private Table ReadTable() =>
        new()
        {
            Index = _from.ReadInt32(),
            Source = ReadChoice<TableSource>(),
            RowCount = _from.ReadInt32(),
            ColumnCount = _from.ReadInt32(),
            Span = ReadSpan(),
            Page = _from.OptionalInt32(),
            Box = ReadBox(),
            Sheet = _from.OptionalText(),
            PageBreaks = ReadEach(static (ref r) => r._from.ReadInt32()),
            Inside = _from.OptionalInt32() is { } table ? (table, _from.ReadInt32()) : null,
            Cells = ReadEach(static (ref r) => r.ReadCell()),
        };

    private Cell ReadCell() =>
        new(
            _from.ReadInt32(),
            _from.ReadInt32(),
            _from.ReadInt32(),
            _from.ReadInt32(),
            ReadSpan(),
            _from.OptionalInt32(),
            ReadBox(),
            _from.OptionalText(),
            ReadFont(),
            _from.ReadFlag() ? _from.ReadDouble() : 0
        );

    private Anchor? ReadAnchor() =>
        !_from.ReadFlag()
            ? null
            : new Anchor
            {
                Page = _from.OptionalInt32(),
                Box = _from.ReadFlag() ? [.. ReadEach(static (ref r) => r._from.ReadDouble())] : null,
                Text = _from.ReadText(),
                Start = _from.ReadInt32(),
                End = _from.ReadInt32(),
                Table = _from.OptionalInt32(),
                Row = _from.OptionalInt32(),
                Col = _from.OptionalInt32(),
                Sheet = _from.OptionalText(),
                Cell = _from.OptionalText(),
            };

    private ImmutableArray<T> ReadEach<T>(Item<T> read)
    {
        var count = _from.Count();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(ref this);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private T ReadChoice<T>()
        where T : struct, Enum
    {
        var value = _from.ReadByte();
        var all = Choices<T>.All;
        return value < all.Length
            ? all[value]
            : throw new InvalidDataException($"The layout has no {typeof(T).Name} {value}.");
    }

    private TextRange ReadSpan()
    {
        var start = _start + _from.ReadSigned();
        var end = start + _from.ReadSigned();
        if (start < 0 || end < start || end > _length)
            throw new InvalidDataException("The layout has a range outside its text.");
        _start = (int)start;
        return new TextRange((int)start, (int)end);
    }

    private Box? ReadBox()
    {
        if (!_from.ReadFlag())
            return null;
        _x0 = _x1;
        var x0 = _from.ReadCoordinate(ref _x0);
        var y0 = _from.ReadCoordinate(ref _y0);
        _x1 = _x0;
        return new Box(x0, y0, _from.ReadCoordinate(ref _x1), _from.ReadCoordinate(ref _y1));
    }

    private FontStyle? ReadFont()
    {
        var number = _from.ReadLength();
        if (number == 0)
            return null;
        if (number <= _fonts.Count)
            return _fonts[number - 1];
        if (number != _fonts.Count + 1)
            throw new InvalidDataException("The layout names a font before it tells it.");
        _fonts.Add(new FontStyle(_from.ReadDouble(), _from.ReadFlag(), _from.ReadFlag(), _from.OptionalText()));
        return _fonts[^1];
    }
}
