using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Reading.Tests.Containers;

public class ArchiveReaderTests
{
    [Fact]
    public void Zip_gives_its_parts_in_order_and_nothing_that_leads_out()
    {
        using var file = new TemporaryFile(
            Zip(
                ("Báo cáo/số 1.txt", "một"),
                ("../../etc/x.txt", "hai"),
                (@"thư\mục\b.txt", "ba"),
                ("/abs.txt", "bốn"),
                ("__MACOSX/._a", "z"),
                (".DS_Store", "z"),
                ("folder/", "")
            )
        );
        using var result = file.Read();
        result.Failure.ShouldBeNull();
        result.Layout.ShouldBeNull();
        result
            .Parts.Select(p => (p.Name, File.ReadAllText(p.Path)))
            .ShouldBe([("Báo cáo/số 1.txt", "một"), ("etc/x.txt", "hai"), ("thư/mục/b.txt", "ba"), ("abs.txt", "bốn")]);
        foreach (var part in result.Parts)
            Path.GetFullPath(part.Path).ShouldStartWith(result.PartsFolder + "/");
    }

    [Fact]
    public void Names_of_old_programs_are_read_as_Vietnamese_Windows_writes_them()
    {
        // "Bá" in Windows-1258, without the flag of UTF-8
        var bytes = Zip(("Bxy.txt", "một"));
        foreach (var at in All(bytes, "Bxy.txt"u8))
        {
            bytes[at + 1] = 0xE1;
            bytes[at + 2] = (byte)'o';
        }
        using var file = new TemporaryFile(bytes);
        using var result = file.Read();
        result.Parts.Select(p => p.Name).ShouldBe(["Báo.txt"]);
    }

    [Fact]
    public void Disposing_deletes_what_was_unpacked()
    {
        using var file = new TemporaryFile(Zip(("a.txt", "a")));
        var result = file.Read();
        Directory.Exists(result.PartsFolder).ShouldBeTrue();
        result.Dispose();
        Directory.Exists(result.PartsFolder).ShouldBeFalse();
    }

    [Fact]
    public void A_bomb_is_cut_off_and_what_came_before_it_is_kept()
    {
        using var file = new TemporaryFile(
            Zip(("a.txt", "một"), ("bomb.txt", new string('0', 5_000_000)), ("c.txt", "ba"))
        );
        using var result = file.Read(new ReadLimits { UnpackedBytes = 1 << 20 });
        result.Failure!.Kind.ShouldBe(FailureKind.TooLarge);
        result.Failure.Message.ShouldBe("it unpacks to more than 1 MiB; the rest is left out");
        result.Parts.Select(p => p.Name).ShouldBe(["a.txt"]);
        Directory.GetFiles(result.PartsFolder!).Length.ShouldBe(1);
    }

    [Fact]
    public void Too_many_parts_are_cut_off()
    {
        using var file = new TemporaryFile(Zip(("a.txt", "1"), ("b.txt", "2"), ("c.txt", "3")));
        using var result = file.Read(new ReadLimits { Parts = 2 });
        result.Failure!.Message.ShouldBe("it holds more than 2 parts; the rest is left out");
        result.Parts.Length.ShouldBe(2);
    }

    [Fact]
    public void Entries_that_lie_over_each_other_are_left_out()
    {
        var bytes = Zip(("a.txt", "aaaa"), ("b.txt", "bbbb"), ("c.txt", "cccc"));
        // the directory entry of b is made to point at the bytes of a
        var second = All(bytes, "PK\x01\x02"u8).ElementAt(1);
        bytes.AsSpan(second + 42, 4).Clear();
        using var file = new TemporaryFile(bytes);
        using var result = file.Read();
        result.Failure!.Message.ShouldBe("2 of 3 entries lie over each other, as in a zip bomb; they are left out");
        result.Parts.Select(p => p.Name).ShouldBe(["c.txt"]);
    }

    [Fact]
    public void A_torn_zip_is_damaged_or_gives_what_is_whole()
    {
        using var file = new TemporaryFile(Zip(("a.txt", "một"), ("b.bin", Noise(200_000)))[..100_000]);
        using var result = file.Read();
        result.Failure!.Kind.ShouldBe(FailureKind.Damaged);
        result.Parts.Select(p => p.Name).ShouldContain("a.txt");
    }

    [Theory]
    [InlineData("zip", "zip:encryption=zipcrypt")]
    [InlineData("zip", "zip:encryption=aes256")]
    public void A_password_is_told(string format, string options)
    {
        using var inner = new TemporaryFile("một"u8.ToArray(), "a.txt");
        var archive = Path.Combine(inner.Folder, "x");
        Run(
            "bsdtar",
            "--format",
            format,
            "--options",
            options,
            "--passphrase",
            "secret",
            "-cf",
            archive,
            "-C",
            inner.Folder,
            "a.txt"
        );
        using var file = new TemporaryFile(File.ReadAllBytes(archive));
        using var result = file.Read();
        (result.Failure!.Kind, result.Failure.Message).ShouldBe(
            (FailureKind.Encrypted, "the archive needs a password")
        );
    }

    [Fact]
    public void Seven_zip_is_unpacked_without_its_links()
    {
        using var inner = new TemporaryFile(Encoding.UTF8.GetBytes("nội dung"), "số 1.txt");
        File.CreateSymbolicLink(Path.Combine(inner.Folder, "link.txt"), "/etc/passwd");
        var archive = Path.Combine(inner.Folder, "x.7z");
        Run("bsdtar", "--format", "7zip", "-cf", archive, "-C", inner.Folder, "số 1.txt", "link.txt");
        using var file = new TemporaryFile(File.ReadAllBytes(archive));
        using var result = file.Read();
        result.Failure.ShouldBeNull();
        result.Parts.Select(p => (p.Name, File.ReadAllText(p.Path))).ShouldBe([("số 1.txt", "nội dung")]);
    }

    [Fact]
    public void Rar_is_unpacked()
    {
        using var file = new TemporaryFile(
            Rar.Make(("a.txt", "one"u8.ToArray(), false), ("b.txt", "two"u8.ToArray(), false))
        );
        using var result = file.Read();
        result.Failure.ShouldBeNull();
        result.Parts.Select(p => (p.Name, File.ReadAllText(p.Path))).ShouldBe([("a.txt", "one"), ("b.txt", "two")]);
    }

    [Fact]
    public void Members_of_a_rar_that_cannot_be_read_are_counted_and_named()
    {
        var bytes = Rar.Make(("a.txt", "one"u8.ToArray(), false), ("b.txt", "two"u8.ToArray(), false));
        // what is packed of b ends before it should
        using var file = new TemporaryFile(bytes[..^9]);
        using var result = file.Read();
        result.Failure!.Kind.ShouldBe(FailureKind.Damaged);
        result.Failure.Message.ShouldContain("entries could not be read");
        result.Failure.Message.ShouldContain("b.txt");
    }

    [Fact]
    public void Rar_under_a_password_is_told()
    {
        using var file = new TemporaryFile(Rar.Make(("a.txt", "0123456789abcdef"u8.ToArray(), true)));
        using var result = file.Read();
        result.Failure!.Kind.ShouldBe(FailureKind.Encrypted);
    }

    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(33, 126)));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return stream.ToArray();
    }

    private static List<int> All(byte[] bytes, ReadOnlySpan<byte> what)
    {
        var found = new List<int>();
        for (var at = 0; bytes.AsSpan(at).IndexOf(what) is var next and >= 0; at += next + 1)
            found.Add(at + next);
        return found;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
