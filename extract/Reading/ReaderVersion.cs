namespace Pipeline.Reading;

/// <summary>
/// Version of what reading gives: raise it when layouts would differ, so that refresh reads stored files again.
/// </summary>
public static class ReaderVersion
{
    /// <summary>The version now.</summary>
    public const int Current = 11;
}
