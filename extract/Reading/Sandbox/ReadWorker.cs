using System.Globalization;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Sandbox;

/// <summary>
/// The reading child: reads one file after another as its parent asks. It ends, with every engine that it started and
/// its
/// temporary files, as soon as its standard input ends, which it does however the parent dies.
/// </summary>
public static class ReadWorker
{
    private const int StackBytes = 16 << 20;
    private const long MostRequestBytes = 1 << 20;

    /// <summary>Serves until the parent is gone.</summary>
    /// <param name="arguments">The limit of memory in MiB.</param>
    /// <param name="reader">Makes the reader for the limits of a request.</param>
    public static int Run(string[] arguments, Func<ReadLimits, IFileReader> reader)
    {
        var defaults = new ReadLimits();
        NativeProcess.LimitResources(
            arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : defaults.MemoryMiB,
            arguments.Length > 1 ? long.Parse(arguments[1], CultureInfo.InvariantCulture) : defaults.UnpackedBytes
        );
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        NativeProcess.CloseStandardStreams();
        var known = (Limits: defaults, Reader: reader(defaults));
        try
        {
            while (Frame.Read(input, MostRequestBytes) is { Kind: FrameKind.Request } frame)
            {
                var (file, limits) = FrameMessages.DecodeRequest(frame.Body);
                if (limits != known.Limits)
                    known = (limits, reader(limits));
                var serving = known.Reader;
                new Thread(() => Serve(serving, file, output), StackBytes) { IsBackground = true }.Start();
            }
        }
        finally
        {
            End();
        }
        return 0;
    }

    private static void Serve(IFileReader reader, SourceFile file, Stream output)
    {
        try
        {
            using var result = new MemoryStream();
            var read = reader
                .ReadAsync(file with { PagesDone = new Reporter(output) }, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            FrameMessages.EncodeResult(read with { Calls = Pipeline.Reading.Engines.EngineMeter.Take() }, result);
            lock (output)
                Frame.Write(output, FrameKind.Result, result.GetBuffer().AsSpan(0, (int)result.Length));
        }
        catch (IOException)
        {
            End(); /* The parent is gone. */
        }
    }

    /// <summary>Ends this process, its engines and its temporary files.</summary>
    private static void End()
    {
        if (Environment.GetEnvironmentVariable(ReadingChild.FolderVariable) is { Length: > 0 } folder)
            TemporaryFolder.Delete(folder);
        NativeProcess.KillGroup(Environment.ProcessId);
    }

    private sealed class Reporter(Stream output) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (output)
                Frame.Write(output, FrameKind.Progress, BitConverter.GetBytes(value));
        }
    }
}
