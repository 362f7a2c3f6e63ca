using System.Collections.Immutable;

namespace Pipeline.Records;

/// <summary>
/// The heading and signature zone of a document (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW).
/// </summary>
public sealed record DocumentHeading
{
    /// <summary>Number and symbol; null where the paper has no place for one.</summary>
    public NumberField? Number { get; init; }

    /// <summary>Type in full: "Kế hoạch", "Công văn"; null if not found.</summary>
    public string? Type { get; init; }

    /// <summary>Issuing body in sentence case, abbreviations expanded.</summary>
    public string? Issuer { get; init; }

    /// <summary>The body above it, as printed over it.</summary>
    public string? ParentIssuer { get; init; }

    /// <summary>Place line before the date.</summary>
    public string? Place { get; init; }

    /// <summary>ISO 8601 date; null where blank, unread or malformed.</summary>
    public string? Date { get; init; }

    /// <summary>Subject without type word, "V/v", "Về việc".</summary>
    public string? Subject { get; init; }

    /// <summary>"Kính gửi".</summary>
    public ImmutableArray<string> Addressees { get; init; } = [];

    /// <summary>"Nơi nhận", the filing line included.</summary>
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>Who signed.</summary>
    public Signer? Signer { get; init; }

    /// <summary>Other signers of minutes and joint papers.</summary>
    public ImmutableArray<Signer> CoSigners { get; init; } = [];

    /// <summary>"Hỏa tốc", "Thượng khẩn", "Khẩn".</summary>
    public string? Urgency { get; init; }

    /// <summary>"Mật", "Tối mật", "Tuyệt mật".</summary>
    public string? Secrecy { get; init; }

    /// <summary>Marked as a draft, or number and date left blank in an office file.</summary>
    public bool Draft { get; init; }

    /// <summary>Reporting period: 2020, 2020-H1, 2020-Q3, 2020-10, 2018/2020, 2019-2020.</summary>
    public string? Period { get; init; }

    /// <summary>The arrival stamp.</summary>
    public Arrival? Arrival { get; init; }

    /// <summary>Digital signatures, visible or embedded.</summary>
    public ImmutableArray<DigitalSignature> Signatures { get; init; } = [];

    /// <summary>Annex titles that belong to this document.</summary>
    public ImmutableArray<Annex> Annexes { get; init; } = [];

    /// <summary>Evidence by field name of this record in JSON form ("date", "parent_issuer").</summary>
    public ImmutableSortedDictionary<string, Evidence> Evidence { get; init; } =
        ImmutableSortedDictionary.Create<string, Evidence>(StringComparer.Ordinal);
}

/// <summary>The document number as a field of a record.</summary>
public sealed record NumberField
{
    /// <summary>As printed, without "Số:".</summary>
    public required string Printed { get; init; }

    /// <summary>Canonical form; null where the serial is blank or unread.</summary>
    public string? Key { get; init; }

    /// <summary>Key in upper-case ASCII, for matching.</summary>
    public string? Fold { get; init; }

    /// <summary>"339", "6b"; null where blank or unread.</summary>
    public string? Serial { get; init; }

    /// <summary>Year within the number, "42/2010/NĐ-CP".</summary>
    public int? Year { get; init; }

    /// <summary>Abbreviation of the type in its official case; null for letters.</summary>
    public string? Type { get; init; }

    /// <summary>Issuer part of the symbol, units included: "CĐCT", "CĐDK-CSQH".</summary>
    public string? Issuer { get; init; }

    /// <summary>What it may be where it is not settled, best first.</summary>
    public ImmutableArray<NumberCandidate> Candidates { get; init; } = [];

    /// <summary>The serial is written by hand, read or not.</summary>
    public bool Ink { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where it stands.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>Who signed and by what authority.</summary>
public sealed record Signer
{
    /// <summary>Full name; null where it is an image or illegible.</summary>
    public string? Name { get; init; }

    /// <summary>"Phó Chủ tịch".</summary>
    public string? Position { get; init; }

    /// <summary>"TM. Ban Thường vụ", "KT. Chủ tịch"; null where the head signs himself.</summary>
    public string? Authority { get; init; }

    /// <summary>Where.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>Arrival stamp ("Đến", Decree 30/2020/NĐ-CP, Annex IV): never the document's own number or date.</summary>
public sealed record Arrival
{
    /// <summary>Arrival number.</summary>
    public string? Number { get; init; }

    /// <summary>ISO date of arrival.</summary>
    public string? Date { get; init; }

    /// <summary>"Chuyển".</summary>
    public string? ForwardedTo { get; init; }

    /// <summary>Where.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>A digital signature: evidence for issuer and date, never instead of printed ones.</summary>
public sealed record DigitalSignature
{
    /// <summary>Signing body or person.</summary>
    public string? Issuer { get; init; }

    /// <summary>Local time, ISO 8601 without zone.</summary>
    public string? Time { get; init; }

    /// <summary>Where.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>An annex of the document.</summary>
public sealed record Annex
{
    /// <summary>"Phụ lục I"; null where only a title stands.</summary>
    public string? Label { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Where it begins.</summary>
    public Anchor? Anchor { get; init; }
}
