using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>A PDF whose pages are images alone, as scanners write it.</summary>
internal sealed class ImagePdfWriter
{
    private readonly List<byte[]> _objects = [];
    private readonly List<int> _pages = [];

    /// <summary>Adds a page of JPEG bytes.</summary>
    public void AddJpeg(ColourRaster page, byte[] jpeg, bool grey, double dpi) =>
        Add(
            page,
            $"/ColorSpace /{(grey ? "DeviceGray" : "DeviceRGB")} /BitsPerComponent 8 /Filter /DCTDecode",
            jpeg,
            dpi
        );

    /// <summary>Adds a page in black and white, deflated.</summary>
    public void AddBilevel(ColourRaster page, double dpi)
    {
        var row = (page.Width + 7) / 8;
        var bits = new byte[row * page.Height];
        for (var y = 0; y < page.Height; y++)
        for (var x = 0; x < page.Width; x++)
            if (page.Grey(y * page.Width + x) > 127)
                bits[y * row + x / 8] |= (byte)(0x80 >> (x % 8));
        using var stream = new MemoryStream();
        using (var deflate = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(bits);
        Add(page, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", stream.ToArray(), dpi);
    }

    /// <summary>Bytes of the file.</summary>
    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        var offsets = new List<long>();
        void Text(string text) => stream.Write(Encoding.Latin1.GetBytes(text));
        Text("%PDF-1.4\n%âãÏÓ\n");
        void Object(int number, byte[] content)
        {
            offsets.Add(stream.Position);
            Text($"{number} 0 obj\n");
            stream.Write(content);
            Text("\nendobj\n");
        }
        Object(1, Bytes("<< /Type /Catalog /Pages 2 0 R >>"));
        Object(
            2,
            Bytes(
                $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(p => $"{p} 0 R"))}] >>"
            )
        );
        for (var i = 0; i < _objects.Count; i++)
            Object(i + 3, _objects[i]);
        var start = stream.Position;
        Text($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Text($"{offset:0000000000} 00000 n \n");
        Text($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return stream.ToArray();
    }

    private void Add(ColourRaster page, string how, byte[] data, double dpi)
    {
        var (width, height) = (Number(page.Width * 72 / dpi), Number(page.Height * 72 / dpi));
        var image = _objects.Count + 3;
        _objects.Add([
            .. Bytes(
                $"<< /Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} {how} /Length "
                    + $"{data.Length} >>\nstream\n"
            ),
            .. data,
            .. Bytes("\nendstream"),
        ]);
        var content = $"q {width} 0 0 {height} 0 0 cm /Im Do Q";
        _objects.Add(Bytes($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        _objects.Add(
            Bytes(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Resources << /XObject << "
                    + $"/Im {image} 0 R >> >> /Contents {image + 1} 0 R >>"
            )
        );
        _pages.Add(image + 2);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
