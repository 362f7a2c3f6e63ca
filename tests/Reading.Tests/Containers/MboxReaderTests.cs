using System.IO.Compression;
using System.Text;

namespace Pipeline.Reading.Tests.Containers;

/// <summary>
/// Mailboxes, plain and packed: each letter is a part, none is lost, and what only looks like a letter is none.
/// </summary>
public class MboxReaderTests
{
    private const string Mark = "From a@b.vn Mon Mar  4 10:00:00 2024\n";

    private static string Letter(string subject, string body = "Noi dung") =>
        $"{Mark}From: a@b.vn\nTo: c@d.vn\nSubject: {subject}\nMIME-Version: 1.0\n\n{body}\n\n";

    public static TheoryData<string, string, string[]> Boxes =>
        new()
        {
            { "two", Letter("Thu 1") + Letter("Thu 2"), ["001 Thu 1.eml", "002 Thu 2.eml"] },
            {
                "line ends of Windows",
                (Letter("Thu 1") + Letter("Thu 2")).Replace("\n", "\r\n", StringComparison.Ordinal),
                ["001 Thu 1.eml", "002 Thu 2.eml"]
            },
            {
                "a sentence that begins with From",
                Letter("Thu 1", "Kinh gui\n\nFrom now on: xem\nhet") + Letter("Thu 2"),
                ["001 Thu 1.eml", "002 Thu 2.eml"]
            },
            {
                "an encoded subject with a stroke",
                Letter("=?utf-8?q?B=C3=A1o_c=C3=A1o_12/BC?=") + Letter("x"),
                ["001 Báo cáo 12-BC.eml", "002 x.eml"]
            },
            {
                "letters without a version of MIME",
                (Letter("a") + Letter("b")).Replace("MIME-Version: 1.0\n", "", StringComparison.Ordinal),
                ["001 a.eml", "002 b.eml"]
            },
            { "the last one is cut", (Letter("a") + Letter("b"))[..^12], ["001 a.eml", "002 b.eml"] },
        };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Each_letter_is_a_part(string why, string box, string[] names)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(box));
        using var result = file.Read();
        result.Failure.ShouldBeNull(why);
        result.Parts.Select(p => p.Name).ShouldBe(names, why);
        foreach (var part in result.Parts)
            TemporaryFile.Read(new SourceFile(part.Path, part.Name)).Layout.ShouldNotBeNull(why).Format.ShouldBe("eml");
    }

    [Fact]
    public void A_box_of_one_letter_is_that_letter()
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(Letter("Thu 1")));
        using var result = file.Read();
        (result.Layout!.Format, result.Layout.Title, result.Parts.Length).ShouldBe(("eml", "Thu 1", 0));
    }

    [Fact]
    public void More_letters_than_the_limit_are_told()
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(Letter("1") + Letter("2") + Letter("3")));
        using var result = file.Read(new ReadLimits { Parts = 2 });
        (result.Parts.Length, result.Failure!.Kind).ShouldBe((2, FailureKind.TooLarge));
    }

    [Theory]
    [InlineData("box.mbox.gz", "box.mbox")]
    [InlineData("x/lich.tgz", "lich.tar")]
    [InlineData("khong ten", "khong ten")]
    [InlineData(".gz", "content")]
    public void What_gzip_packed_is_a_part(string name, string within)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("nội dung"));
        using var file = new TemporaryFile(packed.ToArray());
        using var result = TemporaryFile.Read(new SourceFile(file.Path, name));
        result.Failure.ShouldBeNull();
        result.Parts.Select(p => (p.Name, File.ReadAllText(p.Path))).ShouldBe([(within, "nội dung")]);
    }

    [Fact]
    public void A_torn_gzip_gives_what_is_whole_and_says_so()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(new byte[200_000]);
        packed.Position = packed.Length - 4;
        packed.Write([1, 2, 3, 4]);
        using var file = new TemporaryFile(packed.ToArray()[..100_000]);
        using var result = file.Read();
        result.Parts.Length.ShouldBe(1);
        new FileInfo(result.Parts[0].Path).Length.ShouldBeInRange(1, 100_000);
    }

    [Theory]
    [InlineData("ustar", "")]
    [InlineData("ustar", "--bzip2")]
    [InlineData("ustar", "--xz")]
    [InlineData("pax", "")]
    public void A_tar_is_unpacked(string format, string packing)
    {
        using var inner = new TemporaryFile(Encoding.UTF8.GetBytes("nội dung"), "a.txt");
        var archive = Path.Combine(inner.Folder, "x.tar");
        using (
            var process = System.Diagnostics.Process.Start(
                "bsdtar",
                (string[])
                    [
                        .. packing.Length > 0 ? new[] { packing } : [],
                        "--format",
                        format,
                        "-cf",
                        archive,
                        "-C",
                        inner.Folder,
                        "a.txt",
                    ]
            )
        )
            process.WaitForExit();
        using var file = new TemporaryFile(File.ReadAllBytes(archive));
        using var result = file.Read();
        result.Failure.ShouldBeNull();
        result.Parts.Select(p => (p.Name, File.ReadAllText(p.Path))).ShouldBe([("a.txt", "nội dung")]);
    }
}
