using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Corpus.Generation.Wording;
using Pipeline.Corpus.Generation.World;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation.Kinds;

/// <summary>
/// Puts the heading and the signature zone around a body (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW).
/// </summary>
internal static class Letterhead
{
    /// <summary>The finished paper; it is entered in its series and can be cited from now on.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="kind">Kind of paper.</param>
    /// <param name="abbreviation">Of the type; null for letters.</param>
    /// <param name="type">Type in full.</param>
    /// <param name="subject">Subject, beginning in lower case, without "về việc".</param>
    /// <param name="body">Body.</param>
    /// <param name="addressees">"Kính gửi".</param>
    /// <param name="period">Reporting period.</param>
    /// <param name="blank">Number and day are left blank: a draft.</param>
    public static Paper Finish(
        AuthoringContext desk,
        string kind,
        string? abbreviation,
        string type,
        string subject,
        IEnumerable<PaperElement> body,
        IEnumerable<string>? addressees = null,
        string? period = null,
        bool blank = false
    )
    {
        var (office, dice, date) = (desk.Office, desk.Dice, desk.Date);
        var whole = body.ToArray();
        ImmutableArray<PaperElement> written = [.. whole[..^1], .. desk.MoreParagraphs(), whole[^1]];
        var serial = Serial(desk, abbreviation);
        var drafter = abbreviation is null ? dice.Pick(office.Drafters) : null;
        var symbol = Symbol(office, abbreviation, drafter);
        var key = office.Branch == OfficeBranch.Party ? serial + symbol : $"{serial}/{symbol}";
        var printed =
            blank ? (office.Branch == OfficeBranch.Party ? "      " + symbol : "      /" + symbol)
            : office.Branch == OfficeBranch.Party ? key
            : Noisy(dice, serial, symbol);
        desk.Prose.NamedIn(subject);
        period ??= subject.LastIndexOf("năm 20", StringComparison.Ordinal) is var at and >= 0
            ? subject[(at + 4)..][..4]
            : null;
        var (signature, signer) = Sign(desk);
        ImmutableArray<string> recipients = [.. Recipients(desk, drafter, addressees is not null)];
        var dateText = blank ? $"ngày      tháng      năm {date.Year}" : PrintedForms.LongDate(date);
        var urgency =
            abbreviation is null or "CT" && dice.IsChosen(0.05) ? dice.Pick(["Khẩn", "Thượng khẩn", "Hỏa tốc"]) : null;
        ImmutableArray<string> to = [.. addressees ?? []];
        var heading = new DocumentHeading
        {
            Number = new NumberField
            {
                Printed = printed.Trim(),
                Key = blank ? null : key,
                Serial = blank ? null : serial,
                Type = abbreviation,
                Issuer = Issuer(office, drafter),
            },
            Type = type,
            Issuer = office.Name,
            ParentIssuer = office.ParentName,
            Place = office.Place,
            Date = blank ? null : PrintedForms.FormatIsoDate(date),
            Subject = PrintedForms.CapitalizeFirst(subject),
            Addressees = to,
            Recipients = recipients,
            Signer = signer,
            Urgency = urgency,
            Draft = blank,
            Period = period,
        };
        if (!blank)
            desk.Registry.Remember(
                office,
                new IssuedPaper(serial, abbreviation, type, key, office.Name, office.Called, date, subject, true)
            );
        return new Paper
        {
            Kind = kind,
            Party = office.Branch == OfficeBranch.Party,
            ParentLine = office.ParentLine,
            IssuerLines = office.Lines,
            NumberLine = (office.Branch == OfficeBranch.Party ? "Số " : "Số: ") + printed,
            InkNumber = blank ? null : serial,
            InkDate = !blank,
            AboutLine = abbreviation is null ? (dice.IsChosen(0.7) ? "V/v " : "Về việc ") + subject : null,
            DateLine = $"{office.Place}, {dateText}",
            Marks = urgency is null
                ? blank
                    ? ["DỰ THẢO"]
                    : []
                : [urgency.ToUpperInvariant()],
            TypeLine = abbreviation is null ? null : type.ToUpperInvariant(),
            TitleLines = abbreviation is null ? [] : [Title(dice, type, subject)],
            Addressees = to,
            Body = written,
            Recipients = recipients,
            Signatures = [signature],
            Gold = desk.Prose.AddTo(
                new DocumentRecord
                {
                    Id = "",
                    Source = new SourceInfo { Path = "", Format = "" },
                    Document = heading,
                }
            ),
            Errors = [.. desk.Errors.Select(e => e with { Document = e.Document ?? (blank ? null : key) })],
            Traps = [.. desk.Prose.Traps],
        };
    }

    private static string Serial(AuthoringContext desk, string? abbreviation)
    {
        var series = abbreviation is "QĐ" ? "QĐ" : abbreviation ?? "CV";
        var n = desk.Registry.NextSerial(desk.Office, series, desk.Date.Year);
        return n < 10 && desk.Dice.IsChosen(0.9)
            ? n.ToString("00", CultureInfo.InvariantCulture)
            : n.ToString(CultureInfo.InvariantCulture);
    }

    private static string Symbol(Office office, string? abbreviation, string? drafter) =>
        office.Branch == OfficeBranch.Party
            ? abbreviation is null
                ? $"-CV/{office.Symbol}"
                : $"-{abbreviation}/{office.Symbol}"
            : abbreviation is null
                ? Issuer(office, drafter)
                : $"{abbreviation}-{office.Symbol}";

    private static string Issuer(Office office, string? drafter) =>
        drafter is null || office.Branch == OfficeBranch.Party ? office.Symbol : $"{office.Symbol}-{drafter}";

    private static string Noisy(SeededRandom dice, string serial, string symbol) =>
        dice.NextInRange(0, 19) switch
        {
            0 or 1 => $"{serial} /{symbol}",
            2 => $"{serial}/ {symbol}",
            3 => $"{serial}/{symbol.Replace("-", " - ", StringComparison.Ordinal)}",
            4 => $"{serial}/{symbol.Replace("-", "- ", StringComparison.Ordinal)}",
            _ => $"{serial}/{symbol}",
        };

    private static string Title(SeededRandom dice, string type, string subject) =>
        type is "Quyết định" or "Nghị quyết" or "Chỉ thị" or "Tờ trình"
            ? (dice.IsChosen(0.6) ? "Về việc " : "V/v ") + subject
            : PrintedForms.CapitalizeFirst(subject);

    private static (SignatureBlock, Signer) Sign(AuthoringContext desk)
    {
        var (office, dice) = (desk.Office, desk.Dice);
        var deputy = dice.IsChosen(0.5);
        var name = deputy ? office.People[dice.NextInRange(1, office.People.Length - 1)] : office.People[0];
        var position = deputy ? office.Deputy : office.Head;
        var lines = new List<string>();
        string? authority = null;
        if (office.Collective is { } collective)
        {
            lines.Add($"TM. {collective.ToUpperInvariant()}");
            authority = $"TM. {collective}";
        }
        if (deputy && office.Branch == OfficeBranch.State)
        {
            lines.Add($"KT. {office.Head.ToUpperInvariant()}");
            authority = authority is null ? $"KT. {office.Head}" : $"{authority}, KT. {office.Head}";
        }
        lines.Add(position.ToUpperInvariant());
        return (
            new SignatureBlock([.. lines], name),
            new Signer
            {
                Name = name,
                Position = position,
                Authority = authority,
            }
        );
    }

    private static IEnumerable<string> Recipients(AuthoringContext desk, string? drafter, bool letter)
    {
        var (office, dice) = (desk.Office, desk.Dice);
        if (letter)
            yield return "Như trên";
        foreach (
            var other in dice.PickSome(
                [
                    .. desk
                        .Province.Where(o => o.Branch == office.Branch && o != office && o.Level <= office.Level)
                        .Select(o => o.Called),
                ],
                dice.NextInRange(1, 2)
            )
        )
            yield return $"{other} ({dice.Pick(["để b/c", "báo cáo", "b/c"])})";
        if (dice.IsChosen(0.6))
            yield return PrintedForms.CapitalizeFirst(desk.UnitsBelow());
        yield return $"Lưu: {dice.Pick(["VT", "VT, " + (drafter ?? "TH"), "Văn thư"])}";
    }
}
