using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Layout;
using Pipeline.Reading;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Ingest.Observing;

/// <summary>
/// What a log may say of a file: never a word of what stands in it, and not even the name of one that is known to be
/// secret.
/// </summary>
public static partial class LogRedaction
{
    /// <summary>A file as logs name it: as given, or for a secret paper by its hash alone.</summary>
    public static string FileName(FileState file, bool secret) =>
        secret ? Hash(file.Hash) : SafeFileName.Escape(file.Given);

    /// <summary>A hash as logs name it.</summary>
    public static string Hash(string hash) => "sha256:" + (hash.Length > 12 ? hash[..12] : hash);

    /// <summary>
    /// A reason without what it quotes: what stands in brackets or quotation marks, or after a colon, may be words of
    /// the paper
    /// or of an engine that quotes it.
    /// </summary>
    public static string Reason(string message) => Quoted().Replace(message, "").Split(": ", 2)[0].Trim();

    /// <summary>
    /// The types of an exception and of those within it, with the methods that it went through: no messages.
    /// </summary>
    public static string Stack(Exception exception)
    {
        var text = new StringBuilder();
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (text.Length > 0)
                text.Append("\n---- within: ");
            text.Append(at.GetType().FullName);
            foreach (var frame in new StackTrace(at).GetFrames())
                if (frame.GetMethod() is { } method)
                    text.Append("\n   at ").Append(method.DeclaringType?.FullName).Append('.').Append(method.Name);
        }
        return text.ToString();
    }

    /// <summary>The same of an exception's full text, where only that is at hand.</summary>
    public static string? Stack(string? detail)
    {
        if (detail is null)
            return null;
        var lines = detail
            .Split('\n')
            .Where(
                (line, i) =>
                    i == 0
                    || line.TrimStart().StartsWith("at ", StringComparison.Ordinal)
                    || line.Contains("--->", StringComparison.Ordinal)
            );
        return string.Join(
            '\n',
            lines.Select(line =>
                line.TrimStart().StartsWith("at ", StringComparison.Ordinal)
                    ? line.TrimEnd()
                    : TypeName().Match(line).Value
            )
        );
    }

    /// <summary>One of these records is of a secret paper.</summary>
    public static bool IsSecret(IEnumerable<DocumentRecord> records) =>
        records.Any(r => r.Document.Secrecy is not null);

    /// <summary>
    /// A mark of secrecy stands on a line of its own: the paper counts as secret although nothing was extracted from
    /// it.
    /// </summary>
    public static bool MayBeSecret(DocumentLayout layout) => Mark().IsMatch(Folding.FoldUpper(layout.Text));

    /// <summary>The archive holds a secret paper of this file, from an earlier time.</summary>
    public static bool IsHeldSecret(IArchive archive, string hash)
    {
        try
        {
            return archive.ReadContents([hash]).Any(c => IsSecret(c.Records.Select(r => r.Record)));
        }
        catch (ArchiveException)
        {
            return true; /* Who cannot ask keeps silent. */
        }
    }

    [GeneratedRegex(@"\([^()]*\)|“[^”]*”|'[^']*'|""[^""]*""", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(---> )?[A-Za-z_][\w.+`]*(?=:|$|\r)", RegexOptions.None, 1000)]
    private static partial Regex TypeName();

    [GeneratedRegex(
        @"^[^\p{L}\n]*(DO )?(TUYET MAT|TOI MAT|MAT)[^\p{L}\n]*$",
        RegexOptions.NonBacktracking | RegexOptions.Multiline
    )]
    private static partial Regex Mark();
}
