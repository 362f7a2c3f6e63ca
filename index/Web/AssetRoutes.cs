using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pipeline.Web;

/// <summary>
/// Scripts and styles: held in memory, found by their exact names, kept by browsers for good under the hash of what
/// they hold.
/// </summary>
public static class AssetRoutes
{
    private const string Root = "/assets";

    private sealed record Asset(byte[] Bytes, string Type, string Stamp);

    private static readonly FrozenDictionary<string, Asset> Assets = Load().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The address of one, with its stamp.</summary>
    public static string Address(string name) => $"{Root}/{name}?v={Assets[name].Stamp}";

    /// <summary>A path under which these are served.</summary>
    public static bool IsAsset(PathString path) => path.StartsWithSegments(Root);

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            Root + "/{**name}",
            (string name, HttpContext context) =>
            {
                if (!Assets.TryGetValue(name, out var asset))
                    return Results.NotFound();
                context.Response.Headers.CacheControl =
                    context.Request.Query["v"] == asset.Stamp ? "public, max-age=31536000, immutable" : "no-cache";
                return Results.Bytes(asset.Bytes, asset.Type);
            }
        );

    private static IEnumerable<KeyValuePair<string, Asset>> Load()
    {
        var assembly = typeof(AssetRoutes).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => Type(n) is not null))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return KeyValuePair.Create(
                name.Replace('\\', '/'),
                new Asset(bytes, Type(name)!, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12])
            );
        }
    }

    private static string? Type(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => null,
        };
}
