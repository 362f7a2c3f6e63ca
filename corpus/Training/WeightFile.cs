using System.Runtime.InteropServices;
using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>Weights of one network between training and the making of the model: floats, one after the other.</summary>
internal static class WeightFile
{
    internal static void Write(string path, float[] weights)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(weights.AsSpan()).ToArray());
    }

    internal static float[] Read(string path)
    {
        var weights = NetworkPass.Room(NetworkShape.WeightCount);
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).CopyTo(weights);
        return weights;
    }
}
