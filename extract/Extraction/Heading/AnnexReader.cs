using System.Collections.Immutable;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Heading.Signers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>Annexes that stand behind the signature and belong to the paper.</summary>
internal static class AnnexReader
{
    private const int Most = 60;

    /// <summary>Labels and titles of annexes behind an offset.</summary>
    public static ImmutableArray<Annex> Read(DocumentView view, int after, IReadOnlyList<AnnexSelfCitation> self)
    {
        if (after >= view.Span.End)
            return [];
        var found = ImmutableArray.CreateBuilder<Annex>();
        var taken = new HashSet<int>();
        for (var i = view.LineIndexAt(after); i < view.Lines.Length && found.Count < Most; i++)
        {
            var line = view.Lines[i].Span;
            if (line.Length is < 5 or > 120 || !Opens(view.Text.AsSpan(line.Start, line.Length)))
                continue;
            if (new MappedText().Add(view.Text, line).TakeText() is not { } clean)
                continue;
            var piece = new HeadingFragment(clean.Text, clean.Map);
            if (!IsTitle(piece) || LabelEnd(piece) is not { } label)
                continue;
            var title = piece.Text[label..].TrimAny(" :.-–");
            if (
                title.Length < 3
                && i + 1 < view.Lines.Length
                && new MappedText().Add(view.Text, view.Lines[i + 1].Span).TakeText() is { } next
                && !next.Text.StartsWith('(')
                && next.Text.Length < 200
            )
                title = next.Text;
            taken.Add(i);
            found.Add(
                new Annex
                {
                    Label = FixLabel(
                        NameCaseRestorer.Capitalise(
                            piece.Text.AsSpan(0, label).Trim(" :.-").ToString().ToLowerInvariant()
                        )
                    ),
                    Title = Title(title),
                    Anchor = view.AnchorOf(piece.Range),
                }
            );
        }
        foreach (var citation in self)
        {
            var i = view.LineIndexAt(citation.Range.Start);
            if (citation.Range.Start < after || Enumerable.Range(Math.Max(0, i - 4), 5).Any(taken.Contains))
                continue;
            if (TitleAbove(view, i) is { } above)
                found.Add(above);
        }
        return [.. found.OrderBy(a => a.Anchor!.Start)];
    }

    /// <summary>True for a line "PHỤ LỤC I", "Phụ lục 2: …", "Mẫu số 01", "Biểu số 3".</summary>
    public static bool IsTitle(HeadingFragment piece) =>
        piece.Text.Length < 120
        && LabelEnd(piece) is { } end
        && (
            HeadingFragment.IsCapitals(piece.Text.AsSpan(0, end))
            || end >= piece.Text.Length - 2
            || piece.Text.AsSpan(end).TrimStart() is [':' or '.' or '-' or '–' or '(', ..]
            || HeadingFragment.IsCapitals(piece.Text.AsSpan(end))
        );

    private static int? LabelEnd(HeadingFragment piece)
    {
        var fold = piece.Fold;
        foreach (var word in (ReadOnlySpan<string>)["PHU LUC", "MAU SO", "BIEU SO", "BIEU MAU SO", "PHU BIEU"])
        {
            if (!fold.StartsWith(word, StringComparison.Ordinal))
                continue;
            var i = word.Length;
            if (i < fold.Length && char.IsAsciiLetter(fold[i]))
                return null;
            while (i < fold.Length && fold[i] is ' ' or ':')
                i++;
            if (fold.AsSpan(i).StartsWith("SO ", StringComparison.Ordinal))
                i += 3;
            var start = i;
            while (
                i < fold.Length
                && (
                    char.IsAsciiLetterOrDigit(fold[i])
                    || (fold[i] is '.' or '-' && i + 1 < fold.Length && char.IsAsciiDigit(fold[i + 1]))
                )
            )
                i++;
            var number = fold.AsSpan(start, i - start);
            var numbered =
                number.Length is > 0 and < 8
                && (number.IndexOfAnyInRange('0', '9') >= 0 || number.IndexOfAnyExcept("IVXABCDE") < 0);
            if (!numbered && word != "PHU LUC")
                return null;
            return numbered ? i : word.Length;
        }
        return null;
    }

    private static Annex? TitleAbove(DocumentView view, int line)
    {
        var parts = new List<(string Text, Line Line)>();
        for (var i = line - 1; i >= 0 && line - i < 6; i--)
        {
            if (new MappedText().Add(view.Text, view.Lines[i].Span).TakeText() is not { } clean)
                continue;
            if (!HeadingFragment.IsCapitals(clean.Text))
            {
                if (parts.Count > 0)
                    break;
                if (line - i > 2)
                    break;
                continue;
            }
            if (PersonNameReader.Read(clean.Text, true) is not null)
                break;
            parts.Insert(0, (clean.Text, view.Lines[i]));
        }
        return parts.Count == 0
            ? null
            : new Annex
            {
                Title = Title(string.Join(' ', parts.Select(p => p.Text))),
                Anchor = view.AnchorOf(parts[0].Line.Span),
            };
    }

    private static bool Opens(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" *#_\"");
        return text.Length > 5 && text[0] is 'P' or 'M' or 'B' or 'p' or 'm';
    }

    private static string? Title(string text) => text.Length < 3 ? null : NameCaseRestorer.RestoreSentence(text, "");

    private static string FixLabel(string label)
    {
        var words = label.Split(' ');
        for (var i = 1; i < words.Length; i++)
            if (words[i].AllCharacters(c => c is 'i' or 'v' or 'x') || words[i].Length == 1)
                words[i] = words[i].ToUpperInvariant();
        return string.Join(' ', words);
    }
}
