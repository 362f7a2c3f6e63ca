namespace Pipeline.Extraction.Scoring;

/// <summary>OCR and typing swap I, l and 1: the sequence decides which was meant. What was printed is kept beside it.</summary>
internal static class NumberMender
{
    /// <summary>Mends the numbers of all rows in place.</summary>
    public static void Mend(List<DraftRow> rows)
    {
        Tens(rows);
        var numbered = rows.Where(r => r.No is not null && r.Number is not null).ToList();
        var romans = numbered.Select(r => Numbering.RomanValue(r.Number!.Parts[0])).Where(v => v > 1).ToHashSet();
        var lastRoman = 0;
        for (var k = 0; k < numbered.Count; k++)
        {
            var row = numbered[k];
            var next = k + 1 < numbered.Count ? numbered[k + 1].Number! : null;
            var previous = k > 0 ? numbered[k - 1].Number! : null;
            var parts = row.Number!.Parts;
            if (parts.Length == 1)
            {
                var strokes = parts[0].All(c => c is '1' or 'l' or 'I' or 'i') ? parts[0].Length : 0;
                if (strokes is > 0 and < 4 && parts[0] != Numbering.Roman(strokes) && strokes == lastRoman + 1 && romans.Contains(strokes + 1) | (strokes > 1 && romans.Count > 0)
                    && next is { Parts.Length: 1 } && next.Parts[0] is "1" or "I" or "l" && !(previous is { Parts.Length: 1, Style: NumberStyle.Arabic } && previous.Last == ValueOf(parts[0]) - 1))
                    Put(row, Numbering.Roman(strokes));
                else if (parts[0] is "I" or "l" && (lastRoman > 0 && next is not { Parts: ["II"] } || romans.Count == 0)
                    && (next is null && lastRoman > 0 && previous is not { Parts.Length: 1, Style: NumberStyle.Capital } || next is { Parts: ["2"] } || next is { Parts.Length: > 1 } && next.Parts[0] is "1" or "I" or "l"))
                    Put(row, "1");
                else if (parts[0] == "l") Put(row, "1");
                else if (Numbering.RomanValue(parts[0]) == 0 && Numbering.Stroked(parts[0]) is { } drawn)
                    Put(row, drawn == "II" && previous is { Parts: ["10"] } ? "11" : drawn);
                var roman = Numbering.RomanValue(row.Number!.Parts[0]);
                if (row.Number.Style == NumberStyle.Roman && roman > 0) lastRoman = roman;
            }
            else if (parts[0] is "I" or "l" && lastRoman != 1 && previous is not null && previous.Parts[0] == "1")
                Put(row, string.Join('.', parts.Skip(1).Prepend("1")));
            else if (parts[0] is "I" or "l" && previous is { Parts: ["1"] } && numbered[k - 1].NoPrinted is not null)
                Put(row, string.Join('.', parts.Skip(1).Prepend("1")));
        }
    }

    // A spreadsheet that took 1.10 for a number shows 1,1: after 1.9 it was the tenth.
    private static void Tens(List<DraftRow> rows)
    {
        RowNumber? before = null;
        foreach (var row in rows)
        {
            if (row.Number is not { } number) continue;
            if (row.NoPrinted?.Contains(',', StringComparison.Ordinal) == true && number.Parts.Length == 2 && before is { Parts.Length: 2 } && before.Parts[0] == number.Parts[0]
                && (before.Last + 1) % 10 == 0 && number.Last == (before.Last + 1) / 10) Put(row, $"{number.Parts[0]}.{before.Last + 1}");
            before = row.Number;
        }
    }

    private static int ValueOf(string part) => int.TryParse(part, out var n) ? n : 0;

    private static void Put(DraftRow row, string number)
    {
        row.NoPrinted ??= row.No;
        row.No = number;
        row.Number = Numbering.Parse(number);
        row.Confidence = Math.Min(row.Confidence, 0.85);
    }
}
