namespace Pipeline.Index.Amending;

/// <summary>Grammars of values.</summary>
internal enum FieldKind
{
    /// <summary>A document's own number.</summary>
    Number,
    /// <summary>The number of a cited document.</summary>
    CitedNumber,
    /// <summary>A type of document, by name or abbreviation.</summary>
    Type,
    /// <summary>A day.</summary>
    Date,
    /// <summary>A day, a month, a quarter or a year.</summary>
    PartialDate,
    /// <summary>A period of a report (CONTRACT "Record").</summary>
    Period,
    /// <summary>A mark of urgency.</summary>
    Urgency,
    /// <summary>A mark of secrecy.</summary>
    Secrecy,
    /// <summary>Yes or no.</summary>
    Flag,
    /// <summary>Texts with semicolons between.</summary>
    List,
    /// <summary>Words.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Whole,
    /// <summary>A number as Vietnamese papers print it.</summary>
    Decimal,
    /// <summary>about, under, over.</summary>
    Approximation,
    /// <summary>each, total.</summary>
    AmountIs,
    /// <summary>whole, plan.</summary>
    OfIs,
    /// <summary>Stage of an award.</summary>
    Stage,
    /// <summary>Comparator of a target.</summary>
    Comparator,
    /// <summary>Recurrence rule of RFC 5545.</summary>
    Recurrence,
}
