using Pipeline.Reading.Office;

namespace Pipeline.Reading.Tests.Office;

public class OfficeReaderTests
{
    /// <summary>A test that needs LibreOffice.</summary>
    private sealed class OfficeFactAttribute : FactAttribute
    {
        public OfficeFactAttribute()
        {
            if (
                !(Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(':')
                    .Any(p => File.Exists(Path.Combine(p, "soffice")))
            )
                Skip = "LibreOffice is not installed";
        }
    }

    [OfficeFact]
    public void Rich_text_is_read_and_a_bad_file_does_not_stop_the_next()
    {
        using var reader = new OfficeReader();
        var folder = Directory.CreateTempSubdirectory("office-test-").FullName;
        try
        {
            string File(string name, string text)
            {
                var path = Path.Combine(folder, name);
                System.IO.File.WriteAllText(path, text);
                return path;
            }
            string Read(string path, FileFormat format) =>
                reader.Read(new SourceFile(path, path), format, new ReadLimits(), default).Layout!.Text;
            Read(File("a 'b'.rtf", @"{\rtf1\ansi {\b S\u7889?: 12/Q\u272?-UBND}\par Ng\u224?y 5\par}"), FileFormat.Rtf)
                .ShouldBe("Số: 12/QĐ-UBND\nNgày 5\n");
            Should
                .Throw<ReadException>(() => Read(File("b.odt", "PK\u0003\u0004 not a package"), FileFormat.Odt))
                .Failure.Kind.ShouldBe(FailureKind.Damaged);
            Read(File("c.rtf", @"{\rtf1\ansi sau\par}"), FileFormat.Rtf).ShouldBe("sau\n");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
