using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Cli.Tests;

/// <summary>Papers of the project's own small corpus.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(Root(AppContext.BaseDirectory), "corpus", "samples");

    /// <summary>The bytes of one, by its path in the corpus.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>
    /// The first page of a PDF as a scanner gives it that took it in askew, by so many degrees against the clock.
    /// </summary>
    public static byte[] Scan(string name, double degrees)
    {
        const int dpi = 150;
        var start = new ProcessStartInfo("pdftoppm", ["-gray", "-r", $"{dpi}", "-l", "1", Path.Combine(Folder, name)])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var pgm = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(pgm);
        var head = Encoding.ASCII.GetString(pgm.GetBuffer(), 0, 20).Split((char[])[' ', '\n'])[1..3];
        var (width, height) = (
            int.Parse(head[0], CultureInfo.InvariantCulture),
            int.Parse(head[1], CultureInfo.InvariantCulture)
        );
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            packer.Write(pgm.ToArray().AsSpan((int)pgm.Length - width * height));
        var (w, h) = (width * 72.0 / dpi, height * 72.0 / dpi);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (x, y) = (w / 2 - (cos * w - sin * h) / 2, h / 2 - (sin * w + cos * h) / 2);
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{w * cos:0.####} {w * sin:0.####} {-h * sin:0.####} {h * cos:0.####} {x:0.####} {y:0.####} cm /Im Do"
        );
        using var file = new MemoryStream();
        void Add(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Add(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        );
        Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:0.##} {h:0.##}] /Resources << /XObject << /Im 5 0 R >> >> /Contents 4 0 R >>\nendobj\n"
            )
        );
        Add($"4 0 obj\n<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
        Add(
            $"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"
        );
        packed.WriteTo(file);
        // Without a table of offsets: engines find the objects by themselves.
        Add("\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n");
        return file.ToArray();
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
