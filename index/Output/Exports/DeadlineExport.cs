using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;

namespace Pipeline.Output.Exports;

/// <summary>Deadlines as a sheet and as a calendar (RFC 5545).</summary>
public static class DeadlineExport
{
    private const int AnswersShown = 5;

    /// <summary>The sheet; a letter that asks for an answer tells what answered it.</summary>
    public static ExportSheet CreateSheet(IEnumerable<DocumentDeadline> deadlines) =>
        new(
            "Thời hạn",
            "THỜI HẠN CÔNG VIỆC",
            [
                ("Hạn", 13),
                ("Định kỳ", 22),
                ("Việc", 70),
                ("Ai làm", 34),
                ("Văn bản", 22),
                ("Nguyên văn", 30),
                ("Trả lời", 30),
            ],
            deadlines.Select(d =>
                (IReadOnlyList<ExportCell>)
                    [
                        Date(d.Deadline.Date),
                        d.Deadline.Recurring,
                        d.Deadline.Task,
                        d.Deadline.Actor,
                        d.Document,
                        d.Deadline.Printed,
                        Answer(d),
                    ]
            )
        );

    private static ExportCell Date(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (ExportCell)day
            : (ExportCell)iso;

    private static string? Answer(DocumentDeadline found) =>
        !found.Asks ? null
        : found.Answers.Count == 0 ? "kho chưa có"
        : string.Join(", ", found.Answers.Take(AnswersShown).Select(a => a.Key ?? a.Path))
            + (found.Answers.Count > AnswersShown ? $" và {found.Answers.Count - AnswersShown} văn bản nữa" : "");

    /// <summary>
    /// Writes a calendar: a month ends on its last day, a quarter too. A recurring duty begins on the first of its days
    /// after the paper; one that names no day is left out.
    /// </summary>
    /// <returns>Number of deadlines left out.</returns>
    public static int WriteCalendar(TextWriter writer, IEnumerable<DocumentDeadline> deadlines)
    {
        var leftOut = 0;
        Line(writer, "BEGIN:VCALENDAR");
        Line(writer, "VERSION:2.0");
        Line(writer, "PRODID:-//pipeline//deadlines//VI");
        foreach (var found in deadlines)
        {
            if (
                (
                    Day(found.Deadline.Date)
                    ?? (found.Deadline.Recurring is { } again ? RecurrenceStart.Find(again, found.Issued) : null)
                )
                is not { } day
            )
            {
                leftOut++;
                continue;
            }
            var uid = Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes($"{found.Id}|{found.Deadline.Anchor.Start}|{found.Deadline.Printed}")
                )
            )[..24];
            Line(writer, "BEGIN:VEVENT");
            Line(writer, $"UID:{uid}@pipeline");
            Line(writer, $"DTSTAMP:{day:yyyyMMdd}T000000Z");
            Line(writer, $"DTSTART;VALUE=DATE:{day:yyyyMMdd}");
            Line(writer, $"DTEND;VALUE=DATE:{day.AddDays(1):yyyyMMdd}");
            if (found.Deadline.Recurring is { } rule)
                Line(writer, $"RRULE:{rule}");
            Line(writer, $"SUMMARY:{Escape($"{found.Document}: {found.Deadline.Task}")}");
            if (found.Deadline.Actor is { } actor)
                Line(writer, $"DESCRIPTION:{Escape(actor)}");
            Line(writer, "END:VEVENT");
        }
        Line(writer, "END:VCALENDAR");
        return leftOut;
    }

    private static DateOnly? Day(string? date)
    {
        if (date is null)
            return null;
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        var year = int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var month = date[5] == 'Q' ? (date[6] - '0') * 3 : int.Parse(date.AsSpan(5, 2), CultureInfo.InvariantCulture);
        return new DateOnly(year, month, DateTime.DaysInMonth(year, month));
    }

    /// <summary>Lines are folded at 75 octets, never within a character (RFC 5545, 3.1).</summary>
    private static void Line(TextWriter writer, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 74)
            {
                writer.Write("\r\n ");
                octets = 1;
            }
            writer.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        writer.Write("\r\n");
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
