using YamlDotNet.RepresentationModel;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>The services of compose.yaml.</summary>
internal sealed class ComposeFile
{
    private readonly YamlMappingNode _root;

    public ComposeFile()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Root, "compose.yaml"));
        yaml.Load(reader);
        _root = (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    public IReadOnlyList<string> Services => Keys("services");
    public IReadOnlyList<string> Volumes => Keys("volumes");

    /// <summary>A list of a service: its command, its volumes.</summary>
    public string[] List(string service, string name) =>
        GetService(service).Children.TryGetValue(name, out var list)
            ? [.. ((YamlSequenceNode)list).Select(n => n.ToString())]
            : [];

    /// <summary>The variables that a service sets.</summary>
    public IReadOnlyDictionary<string, string> Environment(string service) =>
        ((YamlMappingNode)GetService(service).Children["environment"]).Children.ToDictionary(
            p => p.Key.ToString(),
            p => p.Value.ToString(),
            StringComparer.Ordinal
        );

    /// <summary>One word of a service; null where it does not say.</summary>
    public string? Word(string service, string name) =>
        GetService(service).Children.TryGetValue(name, out var word) ? word.ToString() : null;

    private YamlMappingNode GetService(string service) =>
        (YamlMappingNode)((YamlMappingNode)_root["services"])[service];

    private string[] Keys(string name) => [.. ((YamlMappingNode)_root[name]).Children.Keys.Select(k => k.ToString())];

    private static string FindRoot()
    {
        for (
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            ;
            at = at.Parent ?? throw new InvalidOperationException("no checkout around the tests")
        )
            if (File.Exists(Path.Combine(at.FullName, "compose.yaml")))
                return at.FullName;
    }
}
