using Pipeline.Crosscheck.Rules.Register;

namespace Pipeline.Crosscheck.Tests;

public class AnswerTests
{
    [Theory]
    [InlineData("Các đơn vị báo cáo kết quả về Liên đoàn trước ngày 09/8/2021", true)]
    [InlineData("tổ chức thực hiện, gửi báo cáo chậm nhất là ngày 26/9/2021", true)]
    [InlineData("Kết quả gửi về Ban Chính sách trước ngày 7/6/2022", true)]
    [InlineData("đề nghị quý cơ quan có ý kiến trước ngày 5/5/2021", true)]
    [InlineData("hoàn thành việc rà soát trước ngày 21/9/2021", false)]
    [InlineData("Gửi, nhận văn bản trên trục liên thông, hoàn thành trước 20/9/2021", false)]
    public void A_task_asks_for_an_answer(string task, bool asks) => AnswerFinder.AreAsked(task).ShouldBe(asks);
}
