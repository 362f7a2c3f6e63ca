using System.Net;
using System.Text.Json.Nodes;

namespace Pipeline.Web.Tests;

/// <summary>Score sheets and chains of directives, as pages and for programs.</summary>
[Collection(DeskTests.Name)]
public sealed class SheetAndChainTests(DeskFixture desk)
{
    [Fact]
    public async Task A_sheet_has_the_papers_columns_and_the_sums_beside_the_printed()
    {
        var id = desk.IdOf("24-self-score-unit1.pdf");
        var table = (await desk.AskAsync($"/api/v1/documents/{id}"))["scoring_tables"]![0]!;
        using var person = await desk.PersonAsync();
        var page = WebUtility.HtmlDecode(await person.GetStringAsync($"/cham-diem/{id}"));
        foreach (
            var header in table["columns"]!.AsArray().Where(c => c!["role"]!.GetValue<string>() is "max" or "score")
        )
            page.ShouldContain($"<th scope=\"col\">{header!["header"]!.GetValue<string>()}</th>");
        page.ShouldContain("Σ");
        var listed = (await desk.AskAsync("/api/v1/scores"))["items"]!.AsArray();
        var own = listed.Where(i => i!["id"]!.GetValue<string>() == id).ShouldHaveSingleItem()!;
        own["rows"]!.GetValue<int>().ShouldBe(table["rows"]!.AsArray().Count);
        own["max"]?.GetValue<decimal>().ShouldBe(own["sum_max"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_list_of_sheets_can_be_narrowed_to_a_year()
    {
        var all = (await desk.AskAsync("/api/v1/scores"))["items"]!.AsArray();
        var year = all[0]!["year"]!.GetValue<int>();
        (await desk.AskAsync($"/api/v1/scores?year={year}"))["items"]!.AsArray().ShouldNotBeEmpty();
        (await desk.AskAsync("/api/v1/scores?year=1950"))["items"]!.AsArray().ShouldBeEmpty();
        using var person = await desk.PersonAsync();
        (await person.GetStringAsync($"/cham-diem?year={year}")).ShouldContain(all[0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_paper_without_tables_has_no_sheet_and_an_unknown_one_no_chain()
    {
        using var person = await desk.PersonAsync();
        foreach (var address in new[] { $"/cham-diem/{desk.IdOf("mo.txt")}", "/cham-diem/ffff", "/chuoi/ffff" })
            (await person.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task A_chain_leads_up_to_what_is_carried_out_and_down_to_who_carries_it_out()
    {
        var (top, middle, low) = (desk.IdOf("goc.txt"), desk.IdOf("giua.txt"), desk.IdOf("cuoi.txt"));
        var down = await desk.AskAsync($"/api/v1/documents/{top}/chain");
        Ids(down["down"]!).ShouldBe([middle]);
        Ids(down["down"]![0]!["beyond"]!).ShouldBe([low]);
        var up = await desk.AskAsync($"/api/v1/documents/{low}/chain");
        Ids(up["up"]!).ShouldBe([middle]);
        Ids(up["up"]![0]!["beyond"]!).ShouldBe([top]);
        up["down"]!.AsArray().ShouldBeEmpty();
        // What is cited as carried out and not held stands there too, as what it is.
        var open = await desk.AskAsync($"/api/v1/documents/{top}/chain");
        open["up"]![0]!["id"].ShouldBeNull();
        open["up"]![0]!["verdict"]!.GetValue<string>().ShouldBe("not-held");
        using var person = await desk.PersonAsync();
        var page = await person.GetStringAsync($"/chuoi/{top}");
        page.ShouldContain($"/van-ban/{middle}");
        page.ShouldContain($"/van-ban/{low}");
    }

    [Fact]
    public async Task What_is_asked_by_a_day_stands_with_what_answers_it()
    {
        var asked = (await desk.AskAsync($"/api/v1/documents/{desk.IdOf("goc.txt")}/chain"))["asked"]!.AsArray();
        var one = asked.ShouldHaveSingleItem()!;
        one["date"]!.GetValue<string>().ShouldBe("2021-06-30");
    }

    private static string?[] Ids(JsonNode links) => [.. links.AsArray().Select(l => l!["id"]?.GetValue<string>())];
}
