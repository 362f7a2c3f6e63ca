using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Web.Tests;

/// <summary>
/// The desk as its user has it: a real Chromium. Where it is not installed these are skipped and say so.
/// </summary>
[Collection(DeskTests.Name)]
public sealed class BrowserTests(DeskFixture desk)
{
    /// <summary>Where pictures of pages are laid for people to look at; null for nowhere.</summary>
    private static string? Pictures => Environment.GetEnvironmentVariable("PIPELINE_SCREENSHOTS");

    [BrowserFact]
    public async Task Hits_come_while_one_types_and_the_address_holds_the_question()
    {
        var page = await OpenAsync("/");
        await page.Locator("#q").PressSequentiallyAsync("36/bc-cdvc", new() { Delay = 30 });
        await page.WaitForURLAsync("**/?q=36**");
        await page.WaitForSelectorAsync(".hit h2 a:has-text('36/BC-CĐVC')");
        await page.Locator("#q").FillAsync("36/BC-CĐVX");
        await page.WaitForSelectorAsync(".tag.near");
        await page.GoBackAsync();
        await page.WaitForSelectorAsync(".hit h2 a:has-text('36/BC-CĐVC')");
        await LookAsync(page, "tra-cuu");
    }

    [BrowserFact]
    public async Task A_value_lights_its_box_and_a_box_its_value()
    {
        var page = await OpenAsync($"/van-ban/{desk.IdOf("24-self-score-unit1.pdf")}");
        await page.WaitForSelectorAsync("#desk[data-ready=true]");
        await page.Locator("[data-field=number] .value").ClickAsync();
        var box = page.Locator(".box.lit[data-field=number]").First;
        await box.WaitForAsync();
        // It lies where the record's anchor says.
        var anchor = (await desk.AskAsync($"/api/v1/documents/{desk.IdOf("24-self-score-unit1.pdf")}"))["document"]![
            "number"
        ]!["anchor"]!["box"]!
            .AsArray()
            .Select(v => v!.GetValue<double>())
            .ToArray();
        await page.WaitForFunctionAsync("() => document.querySelector('#page-1 img').naturalWidth > 0");
        var (drawn, figure) = ((await box.BoundingBoxAsync())!, (await page.Locator("#page-1").BoundingBoxAsync())!);
        var width = double.Parse(
            (await page.Locator("#page-1").GetAttributeAsync("data-width"))!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        ((drawn.X - figure.X) * width / figure.Width).ShouldBe(anchor[0], 4);
        ((drawn.X + drawn.Width - figure.X) * width / figure.Width).ShouldBe(anchor[2], 4);
        ((drawn.Y - figure.Y) * width / figure.Width).ShouldBe(anchor[1], 5);
        await page.Locator(".box[data-field=date]").First.ClickAsync();
        (await page.Locator("tr[data-field=date]").GetAttributeAsync("class"))!.ShouldContain("lit");
        await LookAsync(page, "van-ban");
        await page.Locator("#tab-scores").ClickAsync();
        await page.Locator("#scores tbody tr .value").First.ClickAsync();
        (await page.Locator(".box.lit").CountAsync()).ShouldBeGreaterThan(0);
        await LookAsync(page, "bang-diem");
    }

    [BrowserFact]
    public async Task What_waits_is_settled_by_keyboard_alone()
    {
        var page = await OpenAsync("/can-xem");
        var settled = 0;
        while (settled < 3 && await page.Locator("#item").CountAsync() > 0)
        {
            var key = await page.Locator("#item").GetAttributeAsync("data-key");
            if (key!.EndsWith("|number.unread", StringComparison.Ordinal))
            {
                if (settled == 0)
                    await LookAsync(page, "can-xem");
                await page.Locator("#value").WaitForAsync();
                await page.Keyboard.TypeAsync($"{920 + settled++}");
                await page.Keyboard.PressAsync("Enter");
            }
            else
                await page.Keyboard.PressAsync("Alt+s");
            await page.WaitForFunctionAsync("key => document.getElementById('item')?.dataset.key !== key", key);
        }
        settled.ShouldBe(3);
        (await desk.AskAsync("/api/v1/search?q=920/TTr-CĐM"))["items"]!
            .AsArray()
            .ShouldContain(i => i!["key"]!.GetValue<string>() == "920/TTr-CĐM");
    }

    [BrowserFact]
    public async Task The_tree_of_a_score_sheet_folds()
    {
        var page = await OpenAsync($"/cham-diem/{desk.IdOf("24-self-score-unit1.pdf")}");
        var fold = page.Locator(".fold").First;
        var row = page.Locator("tr[data-parent='0']").First;
        (await row.IsVisibleAsync()).ShouldBeTrue();
        await fold.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await row.IsVisibleAsync()).ShouldBeFalse();
        (await fold.GetAttributeAsync("aria-expanded")).ShouldBe("false");
        await page.Locator("[data-fold=none]").First.ClickAsync();
        (await row.IsVisibleAsync()).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task Two_persons_never_have_the_same_item()
    {
        var (one, other) = (await OpenAsync("/can-xem"), await OpenAsync("/can-xem"));
        var first = await one.Locator("#item").GetAttributeAsync("data-key");
        var second = await other.Locator("#item").GetAttributeAsync("data-key");
        first.ShouldNotBe(second);
    }

    [BrowserTheory]
    [InlineData("/", 1440)]
    [InlineData("/", 360)]
    [InlineData("/?q=an+to%C3%A0n", 360)]
    [InlineData("/can-xem", 1440)]
    [InlineData("/can-xem", 360)]
    [InlineData("/phat-hien", 1440)]
    [InlineData("/phat-hien", 360)]
    [InlineData("/so-van-ban", 1440)]
    [InlineData("/han", 1440)]
    [InlineData("/so-sanh", 1440)]
    [InlineData("/nap", 1440)]
    [InlineData("/nap", 360)]
    [InlineData("/cham-diem", 1440)]
    [InlineData("/cham-diem", 360)]
    [InlineData("scores", 1440)]
    [InlineData("scores", 360)]
    [InlineData("chain", 1440)]
    [InlineData("chain", 360)]
    [InlineData("document", 1440)]
    [InlineData("document", 360)]
    public async Task Axe_finds_nothing_serious(string address, int width)
    {
        var page = await OpenAsync(
            address switch
            {
                "document" => $"/van-ban/{desk.IdOf("24-self-score-unit1.pdf")}",
                "scores" => $"/cham-diem/{desk.IdOf("24-self-score-unit1.pdf")}",
                "chain" => $"/chuoi/{desk.IdOf("giua.txt")}",
                _ => address,
            },
            width
        );
        if (address == "document")
            await page.WaitForSelectorAsync("#desk[data-ready=true]");
        var found = await page.RunAxe();
        found
            .Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
            .ShouldBeEmpty();
        (
            await page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        ).ShouldBeLessThanOrEqualTo(1, "nothing is cut off at the side");
        await LookAsync(page, $"axe-{address.Trim('/').Split('?')[0]}-{width}");
    }

    private async Task<IPage> OpenAsync(string address, int width = 1440)
    {
        var context = await (await desk.BrowserAsync()).NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = desk.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
            }
        );
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                errors.Add(message.Text);
        };
        await page.GotoAsync($"/?key={desk.Key}");
        await page.GotoAsync(address);
        errors.ShouldBeEmpty();
        return page;
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (Pictures is { } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }
}

/// <summary>A test that needs Debian's chromium; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Debian's own.</summary>
    internal const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute() => Skip = WhyNot;

    /// <summary>Why such tests are skipped; null where they are not.</summary>
    internal static string? WhyNot =>
        File.Exists(Chromium) ? null : "not installed: chromium (./pipeline test installs it)";
}

/// <summary>A table of cases, skipped likewise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.WhyNot;
}
