using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Pipeline.Reading.Word;

/// <summary>
/// The parts of a Word or Excel file. Read from the ZIP itself: files with broken relationships, which Office opens,
/// open here too,
/// and only the parts that hold text are unpacked.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const string Advice = "open it in Office and save it again, or ask for the file again";
    private readonly ZipArchive _zip;
    private readonly long _limit;
    private readonly Dictionary<string, (string Type, string Target)> _relations = [];
    private readonly string _folder;
    private long _unpacked;

    private OfficePackage(ZipArchive zip, long limit)
    {
        (_zip, _limit) = (zip, limit);
        var main =
            Relations("", "_rels/.rels").FirstOrDefault(r => r.Value.Type == "officeDocument").Value.Target
            ?? "word/document.xml";
        if (Part(main) is not { Root: { } root })
            throw new ReadException(FailureKind.Damaged, "the package has no document in it", Advice);
        Document = root;
        _folder = main[..(main.LastIndexOf('/') + 1)];
        _relations = Relations(_folder, $"{_folder}_rels/{main[_folder.Length..]}.rels");
    }

    /// <summary>Root of the main document.</summary>
    public XElement Document { get; }

    public static OfficePackage Open(string path, long limit)
    {
        try
        {
            return new OfficePackage(ZipFile.OpenRead(path), limit);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        catch (XmlException e)
        {
            throw Damaged(e);
        }
    }

    public static ReadException Damaged(Exception inner) =>
        new(new ReadFailure(FailureKind.Damaged, "the Office file is damaged", Advice), inner);

    /// <summary>Root of the first part of a type ("styles", "numbering"); null where there is none.</summary>
    public XElement? OfType(string type) =>
        _relations
            .Values.Where(r => r.Type == type)
            .Select(r => Part(r.Target)?.Root)
            .FirstOrDefault(r => r is not null);

    /// <summary>Root of the part that a relationship names.</summary>
    public XElement? ById(string? id) =>
        id is not null && _relations.TryGetValue(id, out var relation) ? Part(relation.Target)?.Root : null;

    /// <summary>A part that a relationship names, to be read from its beginning; null where there is none.</summary>
    public XmlReader? Reader(string? id) =>
        id is not null && _relations.TryGetValue(id, out var relation) && Entry(relation.Target) is { } entry
            ? Read(entry)
            : null;

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private Dictionary<string, (string Type, string Target)> Relations(string folder, string path)
    {
        var relations = new Dictionary<string, (string, string)>();
        foreach (var relation in Part(path)?.Root?.Elements() ?? [])
        {
            var (id, type, target) = (relation.Attr("Id"), relation.Attr("Type"), relation.Attr("Target"));
            if (id is null || type is null || target is null || relation.Attr("TargetMode") == "External")
                continue;
            relations[id] = (
                type[(type.LastIndexOf('/') + 1)..],
                target.StartsWith('/') ? target[1..] : Resolve(folder, target)
            );
        }
        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/'))
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        return string.Join('/', parts);
    }

    private XDocument? Part(string path)
    {
        if (Entry(path) is not { } entry)
            return null;
        using var reader = Read(entry);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private ZipArchiveEntry? Entry(string path) =>
        _zip.GetEntry(path)
        ?? _zip.Entries.FirstOrDefault(e =>
            string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase)
        );

    private XmlReader Read(ZipArchiveEntry entry)
    {
        _unpacked += entry.Length;
        if (_unpacked > _limit)
            throw new ReadException(
                FailureKind.TooLarge,
                $"the Office file unpacks to more than {_limit >> 20} MiB",
                "raise the limit unpacked-bytes if the file can be trusted"
            );
        return XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CheckCharacters = false,
                CloseInput = true,
                MaxCharactersInDocument = _limit,
            }
        );
    }
}
