using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>One place that was read by a network which has never seen its office.</summary>
/// <param name="Crop">The crop.</param>
/// <param name="Field">"serial", "day" or "month".</param>
/// <param name="Truth">As written; null where blank.</param>
/// <param name="Written">By hand.</param>
/// <param name="Fold">Which was held out.</param>
/// <param name="Reading">Read without calibration.</param>
/// <param name="Milliseconds">That it took.</param>
internal sealed record CrossRead(
    LabelledCrop Crop,
    string Field,
    string? Truth,
    bool Written,
    int Fold,
    InkReading Reading,
    double Milliseconds
)
{
    internal bool IsRight => Reading.Candidates.Count > 0 && Reading.Candidates[0].Value == Truth;
    internal bool IsAmongThree => Reading.Candidates.Take(3).Any(c => c.Value == Truth);

    /// <summary>The best string's share; 0 where nothing is taken for ink.</summary>
    internal double Share => Reading is { IsInk: true } ? Reading.Best : 0;
}

/// <summary>Reads every crop with the networks that were trained without its fold.</summary>
internal static class CrossReading
{
    /// <summary>Reads them all.</summary>
    /// <param name="crops">All crops.</param>
    /// <param name="weights">Folder with foldK-serial.bin and foldK-day.bin; folds that are missing are left
    /// out.</param>
    internal static List<CrossRead> Read(IReadOnlyList<LabelledCrop> crops, string weights)
    {
        var folds = Folds.Deal(crops);
        var reads = new List<CrossRead>();
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            float[][] Networks(string purpose) =>
                [
                    .. Directory
                        .GetFiles(weights, $"fold{fold}-{purpose}*.bin")
                        .Order(StringComparer.Ordinal)
                        .Select(WeightFile.Read),
                ];
            var model = new InkModel(
                Networks("serial"),
                Networks("day"),
                new float[LineKind.WeightCount],
                InkCalibration.None,
                InkCalibration.None
            );
            var reader = new InkReader(model);
            foreach (var crop in crops.Where(c => folds[c.Group] == fold))
            {
                void Add(string field, string? truth, string? ink, Func<InkReading> read)
                {
                    if (ink is null)
                        return;
                    var clock = System.Diagnostics.Stopwatch.StartNew();
                    var reading = read();
                    reads.Add(
                        new CrossRead(crop, field, truth, ink == "ink", fold, reading, clock.Elapsed.TotalMilliseconds)
                    );
                }
                if (!crop.IsDate && model.SerialNetworks.Length > 0)
                    Add("serial", crop.Serial, crop.SerialInk, () => reader.ReadSerial(crop.Line));
                if (!crop.IsDate || model.DayNetworks.Length == 0)
                    continue;
                Add("day", crop.Day, crop.DayInk, () => reader.ReadDay(crop.Line));
                Add("month", crop.Month, crop.MonthInk, () => reader.ReadMonth(crop.Line));
            }
        }
        return reads;
    }
}
