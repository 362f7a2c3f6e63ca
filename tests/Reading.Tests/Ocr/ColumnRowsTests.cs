using Pipeline.Layout;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public class ColumnRowsTests
{
    // "|" is a wide gap.
    [Theory]
    [InlineData("a table without rules", "1|Đoàn viên mới|90|104/2|Nhà ở|3|2/3|Thăm hỏi|40|67", true)]
    [InlineData("a row that goes on within it", "1|Đoàn viên mới|90|104/kết nạp/2|Nhà ở|3|2/3|Thăm hỏi|40|67", true)]
    [InlineData("running text", "Các đơn vị đã thực hiện tốt/Kết quả đạt 97 người/Còn lại 12 việc chưa xong", false)]
    [InlineData(
        "two signers beside the recipients",
        "Nơi nhận:|THƯ KÝ|CHỦ TRÌ/- Như trên;|Lê An|Hà Yên/- Lưu: VT.|3|4",
        false
    )]
    [InlineData("three columns of words", "Họ tên|Chức vụ|Đơn vị/Lê An|Tổ trưởng|Tổ may/Hà Yên|Tổ phó|Tổ cắt", false)]
    public void Rows_in_columns_are_a_table(string why, string rows, bool table)
    {
        var words = new List<RawWord>();
        var y = 200.0;
        foreach (var row in rows.Split('/'))
        {
            var x = 60.0;
            foreach (var cell in row.Split('|'))
            {
                foreach (var word in cell.Split(' '))
                {
                    words.Add(new RawWord(word, new Box(x, y, x + word.Length * 6, y + 12), 0.9));
                    x += word.Length * 6 + 4;
                }
                x += 40;
            }
            y += 18;
        }
        BorderlessTableDetector.MarkTableWords(words).ShouldBe(table, why);
        words.All(w => w.Grid is not null).ShouldBe(table, why);
    }
}
