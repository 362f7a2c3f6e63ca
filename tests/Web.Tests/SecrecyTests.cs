using System.Text;

namespace Pipeline.Web.Tests;

/// <summary>
/// To who has no clearance a secret paper does not exist: every address is asked, and all that comes back is searched
/// for its words.
/// </summary>
[Collection(DeskTests.Name)]
public sealed class SecrecyTests(DeskFixture desk)
{
    [Fact]
    public async Task No_answer_says_a_word_of_a_secret_paper()
    {
        var (open, secret) = (desk.IdOf("mo.txt"), desk.IdOf("bi-mat.txt"));
        string[] addresses =
        [
            "/",
            "/?q=27/KH-CĐXD",
            "/?q=hầm+ngầm",
            "/?q=bảo+vệ",
            "/?type=KH",
            "/?from=2021&to=2021",
            "/?only=findings",
            "/?handler=xlsx&q=27/KH",
            "/can-xem",
            "/phat-hien",
            "/phat-hien?severity=info",
            "/phat-hien?handler=xlsx",
            "/so-van-ban",
            "/so-van-ban?direction=in",
            "/so-van-ban?handler=xlsx",
            "/han",
            "/han?handler=ics",
            "/so-sanh?indicator=lượt+tuần+tra",
            "/so-sanh",
            "/nap",
            "/api/v1/ingest",
            "/cham-diem",
            $"/chuoi/{open}",
            $"/chuoi/{secret}",
            $"/cham-diem/{secret}",
            $"/api/v1/documents/{open}/chain",
            $"/api/v1/documents/{secret}/chain",
            "/api/v1/scores",
            $"/van-ban/{open}",
            $"/van-ban/{secret}",
            "/api/v1/search?q=27/KH-CĐXD",
            "/api/v1/search?q=72/KH-CĐXD",
            "/api/v1/search?q=hầm+ngầm",
            "/api/v1/search?from=2021",
            $"/api/v1/documents/{open}",
            $"/api/v1/documents/{open}/text",
            $"/api/v1/documents/{secret}",
            $"/api/v1/documents/{open}/places",
            $"/api/v1/documents/{secret}/places",
            $"/api/v1/documents/{secret}/text",
            $"/api/v1/documents/{secret}/original",
            $"/api/v1/documents/{secret}/pages/1.png",
            $"/api/v1/documents/{secret}/cut.png?code=number.unread",
            "/api/v1/findings",
            $"/api/v1/findings?document={secret}",
            "/api/v1/review",
            "/api/v1/compare?indicator=lượt+tuần+tra",
            "/api/v1/deadlines",
            "/api/v1/register?direction=out",
            "/api/v1/register?direction=in",
            "/metrics",
            "/health",
        ];
        using var person = await desk.PersonAsync();
        using var program = desk.Client(withKey: true);
        foreach (var address in addresses)
        foreach (
            var client in address.StartsWith("/api", StringComparison.Ordinal) ? new[] { person, program } : [person]
        )
        {
            using var answer = await client.GetAsync(address);
            var said = $"{answer.Headers}{answer.Content.Headers}{await TextAsync(answer)}";
            var asked = Uri.UnescapeDataString(address).Replace('+', ' ');
            foreach (var word in desk.SecretWords.Where(w => !asked.Contains(w, StringComparison.OrdinalIgnoreCase)))
                said.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{address} says {word}");
        }
    }

    [Fact]
    public async Task What_may_not_be_seen_answers_as_what_is_not_there()
    {
        using var client = desk.Client(withKey: true);
        var (secret, none) = (desk.IdOf("bi-mat.txt"), new string('a', 64));
        foreach (var rest in new[] { "", "/text", "/places", "/original", "/pages/1.png", "/pages/1.jpg", "/cut.png" })
        {
            using var one = await client.GetAsync($"/api/v1/documents/{secret}{rest}");
            using var other = await client.GetAsync($"/api/v1/documents/{none}{rest}");
            one.StatusCode.ShouldBe(other.StatusCode);
            (await one.Content.ReadAsStringAsync()).ShouldBe(await other.Content.ReadAsStringAsync(), rest);
        }
        foreach (
            var body in new[]
            {
                """{"id": "ID", "values": {"place": "Huế"}}""",
                """{"id": "ID", "values": {"number": "1"}, "version": "a"}""",
            }
        )
        {
            using var one = await client.PostAsync(
                "/api/v1/set",
                new StringContent(
                    body.Replace("ID", secret, StringComparison.Ordinal),
                    Encoding.UTF8,
                    "application/json"
                )
            );
            using var other = await client.PostAsync(
                "/api/v1/set",
                new StringContent(body.Replace("ID", none, StringComparison.Ordinal), Encoding.UTF8, "application/json")
            );
            (await one.Content.ReadAsStringAsync()).ShouldBe(await other.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_original_of_a_paper_that_names_a_secret_one_is_not_given()
    {
        using var client = desk.Client(withKey: true);
        using var answer = await client.GetAsync($"/api/v1/documents/{desk.IdOf("mo.txt")}/original");
        ((int)answer.StatusCode).ShouldBe(404);
    }

    // Workbooks are searched as they unpack.
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("spreadsheet", StringComparison.Ordinal) != true)
            return Encoding.UTF8.GetString(bytes);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
