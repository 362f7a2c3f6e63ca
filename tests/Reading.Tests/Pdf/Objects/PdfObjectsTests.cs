using System.IO.Compression;
using System.Text;
using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Tests.Pdf.Objects;

public class PdfObjectsTests
{
    private const string Catalog =
        "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [3 0 R] /MediaBox [0 0 595 842] >>\nendobj\n";
    private const string Trailer = "trailer\n<< /Root 1 0 R >>\n";

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Packed(string text)
    {
        var to = new MemoryStream();
        using (var packer = new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true))
            packer.Write(Bytes(text));
        return Encoding.Latin1.GetString(to.ToArray());
    }

    [Theory]
    [InlineData("a page inherits its size", Catalog + "3 0 obj\n<< /Type /Page >>\nendobj\n" + Trailer, "595×842")]
    [InlineData(
        "a page turned lies",
        Catalog + "3 0 obj\n<< /Type /Page /Rotate -90 >>\nendobj\n" + Trailer,
        "842×595"
    )]
    [InlineData(
        "what was written anew counts",
        Catalog
            + "3 0 obj\n<< /Type /Page >>\nendobj\n"
            + Trailer
            + "3 0 obj\n<< /Type /Page /MediaBox [0 0 100 50] >>\nendobj\n"
            + Trailer,
        "100×50"
    )]
    [InlineData(
        "a tree that is its own branch ends",
        "1 0 obj\n<< /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [2 0 R 2 0 R] >>\nendobj\n" + Trailer,
        ""
    )]
    [InlineData("a reference to nothing", Catalog + Trailer, "")]
    public void Finds_pages(string why, string file, string sizes)
    {
        var objects = PdfObjects.Open(Bytes(file)).ShouldNotBeNull(why);
        string.Join(
                ' ',
                PdfPageTree.ReadPages(objects, 10).Select(p => FormattableString.Invariant($"{p.Width}×{p.Height}"))
            )
            .ShouldBe(sizes, why);
    }

    [Theory]
    [InlineData("encrypted", Catalog + "trailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\n")]
    [InlineData("no catalog", "%PDF-1.4\n")]
    [InlineData("a catalog that refers to itself", "1 0 obj\n1 0 R\nendobj\n" + Trailer)]
    [InlineData("a dictionary cut short", "1 0 obj\n<< /Pages 2 0")]
    [InlineData(
        "arrays without end",
        "1 0 obj\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
    )]
    public void Leaves_what_it_cannot_follow(string why, string file) => PdfObjects.Open(Bytes(file)).ShouldBeNull(why);

    [Fact]
    public void Finds_objects_that_are_packed_together()
    {
        var packed = Packed("1 0 2 34 << /Type /Catalog /Pages 2 0 R >> << /Kids [] /Mark (a) >>");
        var file =
            $"5 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{packed}\nendstream\nendobj\n"
            + $"6 0 obj\n<< /Type /XRef /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n";
        var objects = PdfObjects.Open(Bytes(file)).ShouldNotBeNull();
        objects
            .Dictionary(objects.Root, "Pages")
            .ShouldNotBeNull()["Mark"]
            .ShouldBeOfType<PdfString>()
            .Bytes.ShouldBe("a"u8.ToArray());
    }

    [Theory]
    [InlineData("by its length", "/Length 5", "abcde\nendstream")]
    [InlineData("by its end where the length is wrong", "/Length 99", "abcdeendstream")]
    public void Finds_the_end_of_a_stream(string why, string length, string rest)
    {
        var objects = PdfObjects
            .Open(Bytes(Catalog + $"4 0 obj\n<< {length} >>\nstream\n{rest}\nendobj\n" + Trailer))
            .ShouldNotBeNull();
        objects
            .Data(objects.Resolve(new PdfReference(4)).ShouldBeOfType<PdfStream>())
            .ShouldBe("abcde"u8.ToArray(), why);
    }

    [Theory]
    [InlineData("damaged", "/Filter /FlateDecode", "not packed")]
    [InlineData("another filter", "/Filter /LZWDecode", "abc")]
    [InlineData("two filters", "/Filter [/ASCII85Decode /FlateDecode]", "abc")]
    public void Leaves_data_that_it_cannot_unpack(string why, string entries, string data)
    {
        var objects = PdfObjects
            .Open(Bytes(Catalog + $"4 0 obj\n<< {entries} >>\nstream\n{data}\nendstream\nendobj\n" + Trailer))
            .ShouldNotBeNull();
        objects.Data(objects.Resolve(new PdfReference(4)).ShouldBeOfType<PdfStream>()).ShouldBeNull(why);
    }
}
