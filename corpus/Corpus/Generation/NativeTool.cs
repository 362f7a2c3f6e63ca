using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Corpus.Generation;

/// <summary>Runs an engine that the generator needs for PDF: soffice, pdftoppm, pdftotext.</summary>
internal static class NativeTool
{
    /// <summary>Standard output of the program.</summary>
    /// <exception cref="InvalidOperationException">It is not installed or failed.</exception>
    public static byte[] Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is not installed: run ./pipeline once as root", e);
        }
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.ToArray()
                : throw new InvalidOperationException($"{program} failed: {errors.Result.Trim()}");
        }
    }
}
