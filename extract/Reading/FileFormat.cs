namespace Pipeline.Reading;

/// <summary>A format, known by content and not by name.</summary>
public enum FileFormat
{
    /// <summary>None of those below.</summary>
    Unknown,

    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>HTML, whole or a fragment.</summary>
    Html,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Office Open XML, text.</summary>
    Docx,

    /// <summary>Office Open XML, sheets.</summary>
    Xlsx,

    /// <summary>Word 97–2003.</summary>
    Doc,

    /// <summary>Excel 97–2003.</summary>
    Xls,

    /// <summary>Rich text.</summary>
    Rtf,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>JPEG, PNG, TIFF, BMP, GIF, WebP.</summary>
    Image,

    /// <summary>E-mail (RFC 5322).</summary>
    Eml,

    /// <summary>ZIP that is no office file.</summary>
    Zip,

    /// <summary>RAR.</summary>
    Rar,

    /// <summary>7z.</summary>
    SevenZip,

    /// <summary>OpenDocument sheets.</summary>
    Ods,

    /// <summary>A mailbox: letters one after another, each behind a line "From …" (RFC 4155).</summary>
    Mbox,

    /// <summary>tar, also packed by bzip2, xz or zstd.</summary>
    Tar,

    /// <summary>One file packed by gzip.</summary>
    Gzip,
}
