namespace Pipeline.Reading.Pdf.Objects;

/// <summary>A value of a PDF file (ISO 32000-1, 7.3).</summary>
internal abstract record PdfValue;

/// <summary>A whole or real number.</summary>
internal sealed record PdfNumber(double Value) : PdfValue;

/// <summary>A name, without its slash; #-escapes as they stand.</summary>
internal sealed record PdfName(string Text) : PdfValue;

/// <summary>A string in brackets: its bytes as they stand, escapes included.</summary>
internal sealed record PdfString(byte[] Bytes) : PdfValue;

/// <summary>true, false, null.</summary>
internal sealed record PdfKeyword : PdfValue
{
    private PdfKeyword() { }

    /// <summary>The one value: none of them is asked for.</summary>
    internal static PdfKeyword Any { get; } = new();
}

/// <summary>An indirect object by its number.</summary>
internal sealed record PdfReference(int Number) : PdfValue;

/// <summary>An array.</summary>
internal sealed record PdfArray(IReadOnlyList<PdfValue> Items) : PdfValue;

/// <summary>A dictionary.</summary>
internal sealed record PdfDictionary(IReadOnlyDictionary<string, PdfValue> Entries) : PdfValue
{
    /// <summary>No entries.</summary>
    internal static PdfDictionary Empty { get; } = new(new Dictionary<string, PdfValue>());

    /// <summary>The entry as it stands; null where there is none.</summary>
    internal PdfValue? this[string name] => Entries.GetValueOrDefault(name);
}

/// <summary>A stream: its dictionary and where its bytes begin in the file.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, int Start) : PdfValue;
