using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Layout.Serialization;
using Pipeline.Records;

namespace Pipeline.Layout.Tests;

public class LayoutSerializerTests
{
    private static readonly JsonSerializerOptions Dump = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ExactDouble() },
    };

    [Fact]
    public void Any_layout_comes_back_as_it_was()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var layout = new LayoutFiller(seed).Layout();
            Print(LayoutSerializer.Read(LayoutSerializer.ToBytes(layout))).ShouldBe(Print(layout), $"seed {seed}");
        }
    }

    [Fact]
    public void Every_field_is_filled_by_some_seed() // else the test above would prove nothing for a new field
    {
        var text = string.Concat(Enumerable.Range(1, 200).Select(seed => Print(new LayoutFiller(seed).Layout())));
        Type[] types =
        [
            typeof(DocumentLayout),
            typeof(Page),
            typeof(Block),
            typeof(Line),
            typeof(Word),
            typeof(FontStyle),
            typeof(Table),
            typeof(Cell),
            typeof(TextRepair),
            typeof(InkPlace),
            typeof(InkString),
            typeof(Warning),
            typeof(DigitalSignature),
            typeof(Anchor),
            typeof(Box),
            typeof(TextRange),
        ];
        foreach (var property in types.SelectMany(t => t.GetProperties().Where(p => p.CanWrite)))
            System
                .Text.RegularExpressions.Regex.IsMatch(text, $"\"{property.Name}\":(?!null|\\[\\]|0[,}}]|false)")
                .ShouldBeTrue(property.DeclaringType!.Name + "." + property.Name);
    }

    public static TheoryData<double> Coordinates =>
        new() { 0.0, -0.0, 56.692, 0.1 + 0.2, 1.0 / 3, double.NaN, double.PositiveInfinity, 1e300, -841.889764 };

    [Theory]
    [MemberData(nameof(Coordinates))]
    public void Coordinates_keep_every_bit(double value)
    {
        var layout = new LayoutBuilder("pdf", true)
            .BeginPage(new Page { Number = 1 })
            .AddLine([new RawWord("a", new Box(value, 1, value, 2))])
            .Build();
        var box = LayoutSerializer
            .Read(LayoutSerializer.ToBytes(layout))
            .Pages[0]
            .Blocks[0]
            .Lines[0]
            .Words[0]
            .Box!.Value;
        BitConverter.DoubleToInt64Bits(box.X0).ShouldBe(BitConverter.DoubleToInt64Bits(value));
        BitConverter.DoubleToInt64Bits(box.X1).ShouldBe(BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("Số: 604/CĐDK-CSQH 😀")]
    [InlineData("half \uD83D alone")]
    [InlineData("")]
    public void Text_comes_back(string text) =>
        LayoutSerializer
            .Read(LayoutSerializer.ToBytes(new DocumentLayout { Format = "text", Text = text }))
            .Text.ShouldBe(text);

    [Fact]
    public void Streams_give_the_same()
    {
        var layout = new LayoutFiller(7).Layout() with { Text = string.Concat(Enumerable.Repeat("đ123 ", 100_000)) };
        using var stream = new MemoryStream();
        LayoutSerializer.Write(layout, stream);
        stream.ToArray().ShouldBe(LayoutSerializer.ToBytes(layout));
        stream.Position = 0;
        Print(LayoutSerializer.Read(stream)).ShouldBe(Print(layout));
    }

    [Fact]
    public void Torn_or_changed_bytes_are_refused_and_never_crash()
    {
        var bytes = LayoutSerializer.ToBytes(new LayoutFiller(3).Layout());
        for (var length = 0; length < bytes.Length; length++)
            Should.Throw<InvalidDataException>(() => LayoutSerializer.Read(bytes.AsSpan(0, length)));
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                LayoutSerializer.Read(changed);
            }
            catch (InvalidDataException)
            { /* Refused: so it should be. */
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 5 }, "The bytes are no layout.")]
    [InlineData(new byte[] { 0x4C, 0x41, 0x59, 99 }, "The layout is of version 99, not 5.")]
    [InlineData(new byte[] { 0x4C, 0x41, 0x59, 5 }, "The layout ends too soon.")]
    public void Says_what_is_wrong(byte[] bytes, string message) =>
        Should.Throw<InvalidDataException>(() => LayoutSerializer.Read(bytes)).Message.ShouldBe(message);

    private static string Print(DocumentLayout layout) => JsonSerializer.Serialize(layout, Dump);

    private sealed class ExactDouble : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(BitConverter.DoubleToInt64Bits(value));
    }
}
