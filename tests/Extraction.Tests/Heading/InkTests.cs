using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// On scans a number is taken only where its digits are surely print; how sure OCR must be depends on what confirms its
/// letters.
/// </summary>
public sealed class InkTests
{
    [Theory]
    [InlineData("26/QĐ-CĐYT", 0.92, null, "26/QĐ-CĐYT")] // sure by itself
    // all readings are sure of the digits, the heading spells the letters
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, "26/QĐ-CĐYT", 0.985)]
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, null, 0.93)] // unsure of the digits too
    // a fair hand is read surely, too: what counts is how the digits stand
    [InlineData("26/QĐ-CĐYT", 0.40, null, null, 0.985)]
    [InlineData("26/QĐ-CĐYT", 0.40, 1.0, null, 0.985)]
    [InlineData("26/QĐ-CĐYI", 0.40, 0.0, null, 0.985)] // digits alone make no number
    // a usual drafting unit behind an issuer that the heading spells
    [InlineData("26/CĐYT-TGNC", 0.40, 0.0, "26/CĐYT-TGNC", 0.985)]
    [InlineData("26/CĐYT-TGNG", 0.40, 0.0, null, 0.985)]
    [InlineData("26/CĐYT-VP", 0.65, 0.0, "26/CĐYT-VP", 0.985)]
    // unsure of Đ, but the heading spells it and the digits stand as print
    [InlineData("26/QĐ-CĐYT", 0.65, 0.0, "26/QĐ-CĐYT")]
    [InlineData("26/QĐ-CĐYT", 0.65, null, null)] // nothing measured
    [InlineData("26/QĐ-CĐYT", 0.92, 1.0, null)] // measured as ink
    [InlineData("26/QĐ-CĐYI", 0.75, 0.0, null)] // letters that nothing confirms
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, null)] // hardly read at all
    public void A_number_on_a_scan(string number, double confidence, double? ink, string? key, double? digits = null)
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM/CÔNG ĐOÀN NGÀNH Y TẾ/Số: " + number,
            "N/Hà Nam, ngày 19 tháng 5 năm 2021",
            "QUYẾT ĐỊNH/Về việc khen thưởng"
        );
        var read = HeadingLayouts.Read(
            HeadingLayouts.Boxes(
                paper,
                0.96,
                w => w.Text == number ? w with { Confidence = confidence, Ink = ink, Digits = digits } : w
            )
        );
        read.Document.Number.ShouldNotBeNull();
        read.Document.Number.Key.ShouldBe(key);
        read.Document.Date.ShouldBe("2021-05-19");
        if (key is null)
            read.Warnings.ShouldContain(w => w.Code == "number.handwritten");
    }
}
