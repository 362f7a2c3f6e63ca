using System.IO.Compression;
using System.Text;
using Pipeline.Reading.Sniffing;

namespace Pipeline.Reading.Tests.Sniffing;

public class FormatSnifferTests
{
    public static TheoryData<string, byte[], FileFormat> Cases =>
        new()
        {
            { "pdf", "%PDF-1.4\n"u8.ToArray(), FileFormat.Pdf },
            { "pdf behind junk", [0x75, 0xAB, 0, .. "\n%PDF-1.4\n%"u8], FileFormat.Pdf },
            { "pdf behind much binary junk", [.. new byte[3000], .. "\n%PDF-1.4\n"u8], FileFormat.Pdf },
            { "rtf", @"{\rtf1\ansi Kính gửi}"u8.ToArray(), FileFormat.Rtf },
            { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], FileFormat.Image },
            { "tiff", "II*\0\b\0\0\0"u8.ToArray(), FileFormat.Image },
            { "bmp", [.. "BM"u8, 0, 1, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, .. new byte[40]], FileFormat.Image },
            { "a text that begins with BM", "BM 12 cua don vi, thong ke theo quy dinh"u8.ToArray(), FileFormat.Text },
            { "gif", [.. "GIF89a"u8, 1, 0, 1, 0], FileFormat.Image },
            { "webp", [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8], FileFormat.Image },
            { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], FileFormat.Gzip },
            {
                "mailbox",
                "From a@b Mon Mar  4 10:00:00 2024\nFrom: x@y.vn\nSubject: Bao cao\nMIME-Version: 1.0\n\nbody"u8.ToArray(),
                FileFormat.Mbox
            },
            {
                "a letter that begins with From",
                "From the office of the union\n\nDear all"u8.ToArray(),
                FileFormat.Text
            },
            { "rar", "Rar!\x1A\x07\x01\0"u8.ToArray(), FileFormat.Rar },
            { "7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], FileFormat.SevenZip },
            { "plain text", "Số: 604/CĐDK-CSQH\n\nHà Nội"u8.ToArray(), FileFormat.Text },
            {
                "old one-byte encoding",
                [.. "C"u8, 0xE9, .. "ng h"u8, 0xDF, .. "a x\x11 h"u8, 0xE9, .. "i ch\n"u8],
                FileFormat.Text
            },
            { "UTF-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Số: 12/KH-UBND")], FileFormat.Text },
            {
                "UTF-16 without mark",
                Encoding.Unicode.GetBytes("BAO CAO cong tac thi dua, khen thuong nam 2020"),
                FileFormat.Text
            },
            {
                "UTF-16 big-endian page",
                [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<html><body><p>Số</p></body></html>")],
                FileFormat.Html
            },
            { "page", "\uFEFF <!-- saved --> <!DOCTYPE html><html></html>"u8.ToArray(), FileFormat.Html },
            {
                "piece of a page",
                "\n   <figure class=\"table\"><table><tbody><tr><td><strong>ỦY BAN</strong></td></tr></tbody></table></figure>"u8.ToArray(),
                FileFormat.Html
            },
            {
                "text with strayed tags",
                Encoding.UTF8.GetBytes("2023\tCĐDK khen thưởng <p>150 tập thể</p> " + new string('x', 900)),
                FileFormat.Text
            },
            { "text of angles", "a < b and c > d, <không phải thẻ>"u8.ToArray(), FileFormat.Text },
            {
                "e-mail",
                "Received: from a\r\n\tby b\r\nFrom: x@y.vn\r\nSubject: Bao cao\r\nMIME-Version: 1.0\r\n\r\nbody"u8.ToArray(),
                FileFormat.Eml
            },
            {
                "text that looks like headers",
                "Kinh gui: Ban Thuong vu\r\nSubject: none\r\n\r\nbody"u8.ToArray(),
                FileFormat.Text
            },
            {
                "Word's XML",
                "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>"u8.ToArray(),
                FileFormat.Doc
            },
            {
                "docx whatever it is called",
                Zip(
                    ("[Content_Types].xml", "x"),
                    ("customXml/item1.xml", new string('x', 100_000)),
                    ("word/document.xml", "x")
                ),
                FileFormat.Docx
            },
            { "xlsx", Zip(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")), FileFormat.Xlsx },
            {
                "odt",
                Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x")),
                FileFormat.Odt
            },
            {
                "ods",
                Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "x")),
                FileFormat.Ods
            },
            { "slides", Zip(("ppt/presentation.xml", "x")), FileFormat.Unknown },
            { "plain zip", Zip(("a/word.txt", "x")), FileFormat.Zip },
            { "empty zip", [.. "PK\x05\x06"u8, .. new byte[18]], FileFormat.Zip },
            { "program", [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0, 0, 0, 3], FileFormat.Unknown },
            { "noise", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))], FileFormat.Unknown },
            { "old Word", Ole.Make("WordDocument"), FileFormat.Doc },
            { "old Excel", Ole.Make("Workbook"), FileFormat.Xls },
            { "other compound file", Ole.Make("__properties_version1.0"), FileFormat.Unknown },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tells(string what, byte[] bytes, FileFormat format) =>
        FormatSniffer.Sniff(new MemoryStream(bytes)).ShouldBe(format, what);

    [Theory]
    [InlineData("EncryptedPackage", "an Office file under a password")]
    [InlineData("WordDocument", "a Word file under a password")]
    public void Says_that_a_password_is_needed(string stream, string message)
    {
        var failure = Should
            .Throw<ReadException>(() => FormatSniffer.Sniff(new MemoryStream(Ole.Make(stream, encrypted: true))))
            .Failure;
        (failure.Kind, failure.Message).ShouldBe((FailureKind.Encrypted, message));
    }

    [Fact]
    public void A_torn_compound_file_is_damaged() =>
        Should
            .Throw<ReadException>(() => FormatSniffer.Sniff(new MemoryStream(Ole.Make("WordDocument")[..700])))
            .Failure.Kind.ShouldBe(FailureKind.Damaged);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(
                    zip.CreateEntry(
                            name,
                            name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest
                        )
                        .Open()
                );
                writer.Write(text);
            }
        return stream.ToArray();
    }
}
