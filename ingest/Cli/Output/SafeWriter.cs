using System.Text;
using Pipeline.Reading;

namespace Pipeline.Cli.Output;

/// <summary>
/// What the program prints, without control characters that steer a terminal: names of files and members, words of
/// papers and
/// messages of engines may hold them. Only this program's own marks (a highlight, the line of progress) go through.
/// </summary>
internal sealed class SafeWriter(TextWriter output) : TextWriter
{
    private static readonly string[] Own = ["\e[1;33m", "\e[0m", "\r\e[K"];

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <summary>Puts it in the place of the console's writers.</summary>
    public static void Guard()
    {
        Console.SetOut(new SafeWriter(Console.Out));
        Console.SetError(new SafeWriter(Console.Error));
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        output.WriteLine();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.Length > 0)
        {
            var at = FirstHidden(buffer);
            output.Write(buffer[..at]);
            if (at == buffer.Length)
                return;
            buffer = buffer[at..];
            var own = OwnLength(buffer);
            if (own > 0)
                output.Write(buffer[..own]);
            else
                output.Write(SafeFileName.Escape(buffer[..1].ToString()));
            buffer = buffer[Math.Max(own, 1)..];
        }
    }

    /// <inheritdoc/>
    public override void Flush() => output.Flush();

    private static int FirstHidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (
                SafeFileName.IsHidden(text[i]) && text[i] is not ('\n' or '\t' or '\r')
                || text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\e'
            )
                return i;
        return text.Length;
    }

    private static int OwnLength(ReadOnlySpan<char> text)
    {
        foreach (var own in Own)
            if (text.StartsWith(own, StringComparison.Ordinal))
                return own.Length;
        return 0;
    }
}
