using Pipeline.Index;
using Pipeline.Layout;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Output.Pages;

/// <summary>
/// What pages are drawn with: the composition of the program gives it, since only the program knows how its own
/// children are
/// started. Bytes of papers are opened in these children alone.
/// </summary>
public interface IPageEngine
{
    /// <summary>
    /// The layout that reading a file gave, by the hash of its bytes; null where none of this version is kept.
    /// </summary>
    DocumentLayout? Stored(IArchive archive, string hash);

    /// <summary>A reader of files in a killable child.</summary>
    SandboxedFileReader CreateReader();

    /// <summary>
    /// A drawer of these pages in a killable child; of none: it makes a PDF of a file without pages of its own.
    /// </summary>
    SandboxedFileReader CreateDrawer(IReadOnlyList<int> pages);
}
