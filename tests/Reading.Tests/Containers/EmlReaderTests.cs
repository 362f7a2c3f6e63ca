using System.Text;

namespace Pipeline.Reading.Tests.Containers;

public class EmlReaderTests
{
    private const string Head = "From: a@b.vn\r\nTo: c@d.vn\r\nMIME-Version: 1.0\r\n";

    public static TheoryData<string, string> Subjects =>
        new()
        {
            { "Bao cao", "Bao cao" },
            { "=?UTF-8?B?QsOhbyBjw6Fv?=", "Báo cáo" },
            { "=?utf-8?Q?B=C3=A1o_c=C3=A1o?= 2020", "Báo cáo 2020" },
            { "=?UTF-8?B?QsOhbyBjww==?=\r\n =?UTF-8?B?oW8=?=", "Báo cáo" }, // a letter cut between two words
            { "=?windows-1258?Q?B=E1o?= c", "Báo c" },
            { "=?UTF-8?X?abc?=", "=?UTF-8?X?abc?=" },
            { "a =?UTF-8?B?QsOhbw", "a =?UTF-8?B?QsOhbw" },
        };

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Subject_is_the_title(string field, string title) =>
        Read($"{Head}Subject: {field}\r\n\r\nNội dung\r\n").Layout!.Title.ShouldBe(title);

    public static TheoryData<string, string, string> Bodies =>
        new()
        {
            { "text/plain; charset=utf-8", "8bit", "Số: 12/BC-LĐLĐ" },
            {
                "text/plain; charset=\"UTF-8\"",
                "base64",
                Convert.ToBase64String(Encoding.UTF8.GetBytes("Số: 12/BC-LĐLĐ")).Insert(6, "\r\n")
            },
            { "text/plain; charset=utf-8", "quoted-printable", "S=E1=BB=91: 12/BC-L=C4=90=\r\nL=C4=90" },
            { "text/plain", "quoted-printable", "S=e1=bb=91: 12/BC-L=c4=90L=c4=90" },
            { "text/plain; charset=no-such-thing", "8bit", "Số: 12/BC-LĐLĐ" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Body_is_decoded(string type, string encoding, string body)
    {
        var layout = Read($"{Head}Content-Type: {type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}").Layout!;
        layout.Format.ShouldBe("eml");
        layout.Text.Trim().ShouldBe("Số: 12/BC-LĐLĐ");
    }

    public static TheoryData<string, string> Names =>
        new()
        {
            { "filename=\"a.txt\"", "a.txt" },
            { "filename=a.txt", "a.txt" },
            { "filename=\"=?UTF-8?B?QsOhby50eHQ=?=\"", "Báo.txt" },
            { "filename*=UTF-8''B%C3%A1o%20c%C3%A1o.txt", "Báo cáo.txt" },
            { "filename*0*=UTF-8''B%C3%A1o;\r\n filename*1=\" cao.txt\"", "Báo cao.txt" },
            { "filename=\"../../etc/passwd\"", "etc/passwd" },
            { "filename=\"a\\\"b;c.txt\"", "a\"b;c.txt" },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Attachments_are_parts(string disposition, string name)
    {
        var result = Read(
            $"{Head}Content-Type: multipart/mixed; boundary=\"xx\"\r\n\r\npreamble\r\n--xx\r\nContent-Type: text/plain\r\n\r\nbody\r\n"
                + $"--xx\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; {disposition}\r\n\r\nđính kèm\r\n--xx--\r\nepilogue"
        );
        result.Layout!.Text.Trim().ShouldBe("body");
        result.Parts.Select(p => (p.Name, Text: File.ReadAllText(p.Path))).ShouldBe([(name, "đính kèm")]);
        result.Dispose();
    }

    [Fact]
    public void Parts_nest_and_a_forwarded_mail_is_a_part()
    {
        var result = Read(
            Head
                + "Content-Type: multipart/mixed; boundary=xx\r\n\r\n"
                + "--xx\r\nContent-Type: multipart/alternative; boundary=xxy\r\n\r\n--xxy\r\n\r\nplain\r\n--xxy\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--xxy--\r\n"
                + "--xx\r\nContent-Type: message/rfc822\r\n\r\nFrom: e@f.vn\r\nMessage-ID: <1>\r\nSubject: =?UTF-8?B?QsOhbw==?=\r\n\r\ninner\r\n"
                + "--xx\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\n\r\nlogo\r\n--xx"
        ); // no last boundary
        result.Layout!.Text.ShouldContain("rich");
        result.Layout.Text.ShouldNotContain("plain");
        result.Parts.Select(p => p.Name).ShouldBe(["Báo.eml"]);
        result.Dispose();
    }

    [Fact]
    public void Depth_is_limited()
    {
        var mail = new StringBuilder(Head);
        for (var i = 0; i < 100; i++)
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}x\r\n\r\n--b{i}x\r\n");
        Read(mail.ToString()).Failure!.Message.ShouldBe("an e-mail with parts nested deeper than 30");
    }

    [Fact]
    public void A_sealed_mail_is_encrypted() =>
        Read($"{Head}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nxx")
            .Failure!.Kind.ShouldBe(FailureKind.Encrypted);

    private static ReadResult Read(string mail)
    {
        using var file = new TemporaryFile(Encoding.UTF8.GetBytes(mail));
        return file.Read();
    }
}
