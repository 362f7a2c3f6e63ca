using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;

namespace Pipeline.Index.Elasticsearch.Schema;

/// <summary>
/// Makes the indices of an archive, each behind an alias, has older ones brought up to date, and refuses newer and
/// foreign ones.
/// </summary>
internal sealed class ElasticIndices(ElasticClient client, string name)
{
    /// <summary>Name that everything asks by.</summary>
    public string Alias(IndexKind kind) => $"{name}-{kind.Name}";

    /// <summary>Name of the index behind it.</summary>
    public string Index(IndexKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Alias(kind)}-v{kind.Version}");

    /// <summary>Makes what is missing.</summary>
    /// <param name="create">Where there is no archive, make one.</param>
    /// <param name="upgrade">Hears how far the filling of newer indices is.</param>
    /// <exception cref="ArchiveException">There is no archive and none is to be made, or another program or a newer one
    /// made it.</exception>
    public void EnsureIndices(bool create, IProgress<UpgradeProgress>? upgrade = null)
    {
        var held = ReadAliases();
        if (held.Count == 0 && !create)
            throw new ArchiveException(
                $"there is no archive at {client.Shown}",
                "ingest files first, or name another archive with --index"
            );
        foreach (var kind in IndexMappings.All)
        {
            if (!held.TryGetValue(Alias(kind), out var found))
                Create(kind);
            else if (Version(found, kind) < kind.Version)
                new IndexUpgrade(client, this, upgrade).Run(kind, found.Index);
        }
    }

    /// <summary>Makes an index, with its alias or without; another process may just have done so.</summary>
    public void Create(IndexKind kind, bool aliased = true)
    {
        var answer = client.Send(
            HttpMethod.Put,
            "/" + Index(kind),
            Encoding.UTF8.GetBytes(kind.CreationBody(aliased ? Alias(kind) : null))
        );
        if (!answer.Ok && !ElasticErrors.ReadReason(answer.Body).Contains("already exists", StringComparison.Ordinal))
            throw ElasticErrors.Refused(answer, client.Shown);
    }

    private Dictionary<string, AliasTarget> ReadAliases()
    {
        var held = new Dictionary<string, AliasTarget>(StringComparer.Ordinal);
        foreach (var kind in IndexMappings.All)
        {
            var answer = client.Send(HttpMethod.Get, $"/{Alias(kind)}/_mapping");
            if (answer.Absent)
                continue;
            if (!answer.Ok)
                throw ElasticErrors.Refused(answer, client.Shown);
            foreach (var index in answer.Body.EnumerateObject())
                held[Alias(kind)] = new AliasTarget(index.Name, index.Value.GetProperty("mappings"));
        }
        return held;
    }

    private int Version(AliasTarget found, IndexKind kind)
    {
        if (
            !found.Mapping.TryGetProperty("_meta", out var meta)
            || !meta.TryGetProperty("program", out var program)
            || program.ToString() != IndexKind.Program
            || !meta.TryGetProperty("kind", out var which)
            || which.ToString() != kind.Name
            || !meta.TryGetProperty("version", out var version)
            || found.Index == Alias(kind)
        )
            throw new ArchiveException(
                $"the index {found.Index} at {client.Shown} is another program's",
                "give the archive a name of its own: --index http://host:9200/NAME"
            );
        var number = version.GetInt32();
        return number <= kind.Version
            ? number
            : throw new ArchiveException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the index {found.Index} at {client.Shown} has version {number}, this program knows up "
                        + $"to {kind.Version}"
                ),
                "use the newer program that made it"
            );
    }

    private sealed record AliasTarget(string Index, JsonElement Mapping);
}
