using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Output.Sheets;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Sổ văn bản: the registers as offices print them.</summary>
public sealed class RegisterModel(Desk desk) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The register.</summary>
    public ExportSheet? Sheet { get; private set; }

    /// <summary>Incoming, else outgoing.</summary>
    public bool Incoming { get; private set; }

    /// <summary>Only this year; null for all.</summary>
    public int? Year { get; private set; }

    /// <summary>Papers that stand in neither.</summary>
    public int Unknown { get; private set; }

    /// <summary>The page.</summary>
    public Task OnGetAsync(string? direction, int? year) => ReadAsync(direction, year);

    /// <summary>The same as a workbook.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(string? direction, int? year)
    {
        await ReadAsync(direction, year);
        return File(XlsxWriter.ToBytes([Sheet!]), Workbook, Incoming ? "so-van-ban-den.xlsx" : "so-van-ban-di.xlsx");
    }

    private async Task ReadAsync(string? direction, int? year)
    {
        (Incoming, Year) = (direction == "in", year is >= 1900 and <= 2200 ? year : null);
        (Sheet, Unknown) = await desk.RegisterAsync(Incoming, Year);
    }
}
