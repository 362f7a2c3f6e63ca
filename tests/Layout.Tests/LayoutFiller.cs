using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout.Tests;

/// <summary>Layouts of every shape, by seed.</summary>
internal sealed class LayoutFiller(int seed)
{
    private const int TextLength = 500;
    private readonly Random _random = new(seed);

    public DocumentLayout Layout() =>
        new()
        {
            Format = Pick("pdf", "docx", "text"),
            Text = Letters(TextLength),
            Paged = Coin(),
            Title = Maybe(() => Letters(9)),
            Pages = Some(Page),
            Tables = Some(Table),
            Signatures = Some(() =>
                new DigitalSignature
                {
                    Issuer = Maybe(() => Letters(5)),
                    Time = Maybe(() => "2022-10-24T15:17:35"),
                    Anchor = Maybe(Anchor),
                }
            ),
            Warnings = Some(() => new Warning(Letters(4), Letters(20), Maybe(Anchor))),
            Repairs = Some(() => new TextRepair(Span(), Letters(3), Pick("encoding", "look-alike"))),
        };

    private Page Page() =>
        new()
        {
            Number = _random.Next(1, 20000),
            Width = Number(),
            Height = Number(),
            Rotation = 90 * _random.Next(4),
            Source = (PageSource)_random.Next(4),
            OcrConfidence = MaybeValue(_random.NextDouble),
            Span = Span(),
            HasUnreadTable = Coin(),
            IsPicture = Coin(),
            Layer = (TextLayer)_random.Next(3),
            Ink = Some(() =>
                new InkPlace(
                    (InkField)_random.Next(3),
                    Box(),
                    _random.NextDouble(),
                    _random.NextDouble(),
                    Some(() => new InkString(Letters(3), _random.NextDouble()))
                )
            ),
            Blocks = Some(() =>
                new Block(
                    (BlockKind)_random.Next(5),
                    Span(),
                    MaybeValue(Box),
                    Some(() =>
                        new Line(
                            Span(),
                            MaybeValue(Box),
                            Some(() =>
                                new Word(Span(), MaybeValue(Box), MaybeValue(_random.NextDouble), Maybe(Font))
                                {
                                    Ink = MaybeValue(_random.NextDouble),
                                    Digits = MaybeValue(_random.NextDouble),
                                }
                            ),
                            Maybe(Font)
                        )
                    )
                )
            ),
        };

    private Table Table() =>
        new()
        {
            Index = _random.Next(100),
            Source = (TableSource)_random.Next(4),
            RowCount = _random.Next(1000),
            ColumnCount = _random.Next(50),
            Cells = Some(() =>
                new Cell(
                    _random.Next(9),
                    _random.Next(9),
                    _random.Next(1, 9),
                    _random.Next(1, 9),
                    Span(),
                    MaybeValue(() => _random.Next(9)),
                    MaybeValue(Box),
                    Maybe(() => "C12"),
                    Maybe(Font),
                    Coin() ? 0 : Number()
                )
            ),
            Span = Span(),
            Page = MaybeValue(() => _random.Next(9)),
            Box = MaybeValue(Box),
            Sheet = Maybe(() => Letters(6)),
            PageBreaks = Some(() => _random.Next(99)),
            Inside = MaybeValue(() => (_random.Next(9), _random.Next(9))),
        };

    private Anchor Anchor() =>
        new()
        {
            Page = MaybeValue(() => _random.Next(9)),
            Box = Maybe(() => new[] { Number(), Number(), Number(), Number() }),
            Text = Letters(7),
            Start = _random.Next(99),
            End = _random.Next(99),
            Table = MaybeValue(() => _random.Next(9)),
            Row = MaybeValue(() => _random.Next(9)),
            Col = MaybeValue(() => _random.Next(9)),
            Sheet = Maybe(() => Letters(4)),
            Cell = Maybe(() => "B2"),
        };

    private FontStyle Font() =>
        new(Pick(11, 13.5, 14), Coin(), Coin(), Maybe(() => Pick(".VnTime", "Times New Roman")));

    private Box Box() => new(Number(), Number(), Number(), Number());

    private double Number() =>
        _random.Next(4) switch
        {
            0 => Math.Round(_random.NextDouble() * 800, 6),
            1 => _random.Next(3000) * (72.0 / 200),
            2 => -_random.NextDouble() * 1e9,
            _ => _random.Next(800),
        };

    private TextRange Span()
    {
        var start = _random.Next(TextLength + 1);
        return new TextRange(start, _random.Next(start, TextLength + 1));
    }

    private string Letters(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => "aăâđeêioôơuưyXỐ \t\n/-0123"[_random.Next(24)]));

    private bool Coin() => _random.Next(2) == 0;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class => Coin() ? make() : null;

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => Coin() ? make() : null;

    private ImmutableArray<T> Some<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];
}
