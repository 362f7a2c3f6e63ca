using System.Diagnostics;
using System.Globalization;
using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>What the training program does.</summary>
internal static class Commands
{
    // Lines to learn from and seeds of what is kept; the folds of the cross-validation learn from fewer.
    private const int BaseLines = 80000,
        SerialLines = 40000,
        DayLines = 30000,
        FoldSerialLines = 30000,
        FoldDayLines = 24000,
        BaseSeed = 31,
        Seed = 21,
        FoldSeed = 11;

    internal static int Run(string[] args)
    {
        if (args is not ["ink" or "base" or "train" or "cross" or "measure" or "pack" or "compose" or "speed", ..])
        {
            Console.Error.WriteLine(
                "usage: ink --data FOLDER --out FOLDER     everything: folds, cross-validation, final "
                    + "weights, the model with its figures"
            );
            Console.Error.WriteLine(
                "       base|train|cross|measure|pack|compose|"
                    + "speed --data FOLDER --weights FOLDER --out PATH [--purpose serial|"
                    + "day] [--lines N] [--seed N] [--fold K]"
            );
            return 2;
        }
        string Option(string name, string otherwise) =>
            Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        int Number(string name, int otherwise) =>
            int.Parse(Option(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var (data, output) = (Option("data", "../shared/handwriting"), Option("out", "out"));
        var weights = Option("weights", Path.Combine(Path.GetTempPath(), "ink-weights"));
        var purpose = Option("purpose", "serial") == "serial" ? Purpose.Serial : Purpose.Day;
        switch (args[0])
        {
            case "compose":
                Pictures.Compose(purpose, data, Number("seed", 1), output);
                return 0;
            case "speed":
                Speed(purpose, data);
                return 0;
            case "base":
                TrainingRun.Base(
                    data,
                    PrintBank.Draw(),
                    Number("lines", BaseLines),
                    Number("seed", BaseSeed),
                    kept => WeightFile.Write(output, kept)
                );
                return 0;
            case "train":
                Train(
                    data,
                    Option("from", Path.Combine(weights, "base.bin")),
                    purpose,
                    null,
                    Number("lines", purpose == Purpose.Serial ? SerialLines : DayLines),
                    Number("seed", Seed),
                    output
                );
                return 0;
            case "cross":
                Train(
                    data,
                    Option("from", Path.Combine(weights, "base.bin")),
                    purpose,
                    Number("fold", 0),
                    Number("lines", purpose == Purpose.Serial ? FoldSerialLines : FoldDayLines),
                    Number("seed", FoldSeed),
                    output
                );
                return 0;
            case "measure":
                Measure(data, weights, output);
                return 0;
            case "pack":
                Pack(data, weights, output);
                return 0;
            default:
                TrainingRun.Base(
                    data,
                    PrintBank.Draw(),
                    BaseLines,
                    BaseSeed,
                    kept => WeightFile.Write(Path.Combine(weights, "base.bin"), kept)
                );
                // A day's network goes on from the serials' of the same offices: neither has seen those held out.
                string File(string of) => Path.Combine(weights, of + ".bin");
                for (var fold = 0; fold < Folds.Count; fold++)
                {
                    var (serial, day) = (File($"fold{fold}-serial"), File($"fold{fold}-day"));
                    Train(data, File("base"), Purpose.Serial, fold, FoldSerialLines, FoldSeed + fold, serial);
                    Train(data, serial, Purpose.Day, fold, FoldDayLines, FoldSeed + fold, day);
                }
                Train(data, File("base"), Purpose.Serial, null, SerialLines, Seed, File("all-serial"));
                Train(data, File("all-serial"), Purpose.Day, null, DayLines, Seed, File("all-day"));
                Pack(data, weights, output);
                return 0;
        }
    }

    private static void Train(string data, string start, Purpose purpose, int? fold, int lines, int seed, string output)
    {
        var crops = LabelledCrops.Read(data);
        var folds = Folds.Deal(crops);
        bool MayLearn(string group) => fold is null || folds[group] != fold;
        WeightFile.Write(
            output,
            TrainingRun.Tune(
                purpose,
                WeightFile.Read(start),
                data,
                [.. crops.Where(c => MayLearn(c.Group))],
                (group, _) => MayLearn(group),
                PrintBank.Draw(),
                lines,
                seed
            )
        );
    }

    // Tells the figures of the cross-validation and keeps the calibration that follows from them.
    private static (InkCalibration Serial, InkCalibration Day) Measure(string data, string weights, string output)
    {
        var crops = LabelledCrops.Read(data);
        var reads = CrossReading.Read(crops, weights);
        var (serial, day) = (
            Report.Fit([.. reads.Where(r => r.Field == "serial")]),
            Report.Fit([.. reads.Where(r => r.Field != "serial")])
        );
        Directory.CreateDirectory(output);
        var print = PrintBank.Draw();
        var folds = Folds.Deal(crops);
        var (wrong, strip) = (0, new float[InkStrip.Width * InkStrip.Height]);
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            var kind = KindTraining.Train(
                data,
                [.. crops.Where(c => folds[c.Group] != fold)],
                (group, _) => folds[group] != fold,
                print,
                FoldSeed
            );
            foreach (var crop in crops.Where(c => folds[c.Group] == fold))
            {
                InkStrip.Cut(LineInk.Measure(crop.Line), InkReader.Start(crop.Line, null), StripView.All[0], strip);
                if (LineKind.DateShare(kind, LineKind.Features(strip)) >= 0.5 != crop.IsDate)
                    wrong++;
            }
        }
        var text =
            Report.Write(reads, serial, day)
            + $"\nNumber line or date line, cross-validated: {wrong} wrong of {crops.Count}\n";
        File.WriteAllText(Path.Combine(output, "figures.md"), text);
        Console.WriteLine(text);
        Pictures.Worst(reads, Path.Combine(weights, "worst.png"));
        return (serial, day);
    }

    private static void Pack(string data, string weights, string output)
    {
        var (serial, day) = Measure(data, weights, output);
        float[][] Networks(string purpose) =>
            [
                .. Directory
                    .GetFiles(weights, $"all-{purpose}*.bin")
                    .Order(StringComparer.Ordinal)
                    .Select(WeightFile.Read),
            ];
        var kind = KindTraining.Train(data, LabelledCrops.Read(data), (_, _) => true, PrintBank.Draw(), Seed);
        using var file = File.Create(Path.Combine(output, "reader.ink"));
        new InkModel(Networks("serial"), Networks("day"), kind, serial, day).Write(file);
    }

    private static void Speed(Purpose purpose, string data)
    {
        var composer = new LineComposer(purpose, FigureBank.Read(data, (_, s) => s == "train"), PrintBank.Draw(), 1);
        var trainer = new NetworkTrainer(1);
        for (var round = 0; round < 4; round++)
        {
            var clock = Stopwatch.StartNew();
            var batch = Enumerable.Range(0, 100).Select(_ => composer.Next()).ToList();
            var composing = clock.Elapsed;
            clock.Restart();
            var loss = trainer.Learn(batch, 1e-3, 1);
            Console.WriteLine(
                $"100 lines: composing {composing.TotalMilliseconds:F0} ms, learning "
                    + $"{clock.Elapsed.TotalMilliseconds:F0} ms, loss {loss:F2}"
            );
        }
    }
}
