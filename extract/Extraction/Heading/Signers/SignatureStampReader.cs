using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>
/// Visible signs of digital signatures: "Cơ quan: … Giờ ký: 24/10/2022 15:17:35", "Người ký: …", "Ký bởi: …".
/// </summary>
internal static partial class SignatureStampReader
{
    private const int Most = 30;

    [GeneratedRegex(
        @"(?<day>\d{1,2})[./\-](?<month>\d{1,2})[./\-](?<year>\d{4})[,\s]*(?:(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"(?<label>Người\s+ký|Ký\s+bởi|Cơ\s+quan|Tổ\s+chức|Email|Chức\s+vụ|Thời\s+gian\s+ký|Giờ\s+ký|Ngày\s+ký|Ký\s+ngày)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Labels();

    /// <summary>Stamps in the text, then signatures that only the file tells of.</summary>
    public static ImmutableArray<DigitalSignature> Read(DocumentView view)
    {
        var found = new List<DigitalSignature>();
        var text = view.Text.AsSpan();
        for (var at = view.Span.Start; at < view.Span.End && found.Count < Most; )
        {
            var hit = text[at..view.Span.End].IndexOf("ký:", StringComparison.Ordinal);
            if (hit < 0)
                break;
            at += hit + 3;
            if (IsTime(text[Math.Max(view.Span.Start, at - 16)..at]) && ReadStamp(view, at) is { } stamp)
                found.Add(stamp);
        }
        foreach (var stamp in view.SignatureStamps)
            if (
                !view.TextOf(stamp.Span).Contains("ký", StringComparison.OrdinalIgnoreCase)
                && Unlabelled(view, stamp) is { } sign
                && !found.Any(f => f.Time == sign.Time)
            )
                found.Add(sign);
        foreach (var embedded in view.Layout.Signatures)
            if (!found.Any(f => f.Time is not null && f.Time == embedded.Time))
                found.Add(embedded);
        return [.. found];
    }

    // "TRUNG TÂM CÔNG BÁO / congbao@… / 18.10.2024 16:44:25 +07:00": the body in the rows over its address and the
    // time.
    private static DigitalSignature? Unlabelled(DocumentView view, Block stamp)
    {
        var rows = stamp.Lines.Select(l => view.TextOf(l.Span)).ToList();
        var at = rows.FindIndex(r =>
            Moment().Match(r) is { Success: true, Index: < 3 } m && m.Groups["second"].Success
        );
        if (at < 1 || ReadStamp(view, stamp.Lines[at].Span.Start) is not { } sign)
            return null;
        var names = rows.Take(at)
            .TakeWhile(r => !r.Contains('@', StringComparison.Ordinal) && !r.Contains(':', StringComparison.Ordinal))
            .ToList();
        var body = string.Join(' ', names).TrimAny(" ,.;-—|");
        if (body.Length is < 4 or > 120)
            return null;
        return sign with { Issuer = HeadingFragment.IsCapitals(body) ? NameCaseRestorer.RestoreName(body, "") : body };
    }

    private static bool IsTime(ReadOnlySpan<char> before) =>
        before.Contains("Giờ", StringComparison.OrdinalIgnoreCase)
        || before.Contains("gian", StringComparison.OrdinalIgnoreCase)
        || before.Contains("Ngày", StringComparison.OrdinalIgnoreCase);

    private static DigitalSignature? ReadStamp(DocumentView view, int at)
    {
        var end = Math.Min(view.Span.End, at + 60);
        if (Moment().Match(view.Text[at..end].Replace('\n', ' ')) is not { Success: true } moment || moment.Index > 30)
            return null;
        int Part(string name) =>
            moment.Groups[name].Success ? int.Parse(moment.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (day, month, year) = (Part("day"), Part("month"), Part("year"));
        if (
            month is < 1 or > 12
            || year is < 2000 or > 2100
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || Part("hour") > 23
            || Part("minute") > 59
            || Part("second") > 59
        )
            return null;
        var time = moment.Groups["hour"].Success
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{year:0000}-{month:00}-{day:00}T{Part("hour"):00}:{Part("minute"):00}:{Part("second"):00}"
            )
            : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        var start = Math.Max(view.Span.Start, at - 420);
        return new DigitalSignature
        {
            Issuer = FindSignatory(view.Text[start..at]),
            Time = time,
            Anchor = view.AnchorOf(new TextRange(at, at + moment.Index + moment.Length)),
        };
    }

    private static string? FindSignatory(string before)
    {
        var labels = Labels().Matches(before);
        string? person = null,
            body = null;
        var last = labels.Count - 1;
        for (var i = last; i >= 0 && i >= last - 4; i--)
        {
            var from = labels[i].Index + labels[i].Length;
            var to = i < last ? labels[i + 1].Index : before.Length;
            var value = string.Join(' ', before[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .TrimAny(" ,.;-—|");
            var label = Pipeline.Vietnamese.Characters.Folding.FoldUpper(labels[i].Groups["label"].Value);
            if (value.Length is < 2 or > 120)
                continue;
            if (
                label.StartsWith("NGUOI", StringComparison.Ordinal)
                || label.StartsWith("KY B", StringComparison.Ordinal)
            )
            {
                person ??= value;
                break;
            }
            if (label.StartsWith("CO ", StringComparison.Ordinal) || label.StartsWith("TO ", StringComparison.Ordinal))
                body ??= value;
        }
        return person ?? body;
    }
}
