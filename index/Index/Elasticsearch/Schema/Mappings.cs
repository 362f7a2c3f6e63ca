using System.Globalization;
using Pipeline.Index.Search;

namespace Pipeline.Index.Elasticsearch.Schema;

/// <summary>One kind of index: its name, the version of its mapping, and the mapping.</summary>
/// <param name="Name">What the names of its alias and indices end with.</param>
/// <param name="Version">Grows with every change of the mapping or of what is put into it.</param>
/// <param name="Properties">Fields; no others are taken.</param>
/// <param name="Derived">Fields that are searched but not kept: the program makes them anew from what is kept.</param>
internal sealed record IndexKind(string Name, int Version, string Properties, string[] Derived)
{
    /// <summary>What marks an index as one of this program's.</summary>
    public const string Program = "pipeline";

    /// <summary>Body of the request that makes the index.</summary>
    public string CreationBody(string? alias) =>
        $$"""
            {"settings":{"number_of_shards":1,"auto_expand_replicas":"0-1","max_terms_count":{{MostTerms.ToString(
                CultureInfo.InvariantCulture
            )}}},
             "mappings":{"dynamic":"strict","_meta":{"program":"{{Program}}","kind":"{{Name}}","version":{{Version.ToString(
                CultureInfo.InvariantCulture
            )}}},
              "_source":{"excludes":[{{string.Join(
                ',',
                Derived.Select(d => $"\"{d}\"")
            )}}]},"properties":{{Properties}}}
             {{(alias is null ? "" : $",\"aliases\":{{\"{alias}\":{{\"is_write_index\":true}}}}")}}}
            """;

    // Secret papers are left out by a list of terms.
    private const int MostTerms = 1_000_000;
}

/// <summary>The indices of an archive.</summary>
internal static class IndexMappings
{
    private const string Key = """{"type":"keyword","ignore_above":8000}""";
    private const string Kept = """{"type":"keyword","index":false,"doc_values":false}""";
    private const string Words = """{"type":"text","analyzer":"whitespace","norms":false}""";
    private const string Object = """{"type":"object","enabled":false}""";
    private const string Long = """{"type":"long"}""";
    private const string Flag = """{"type":"boolean"}""";

    /// <summary>
    /// A record, whole in one document: what is shown, what is cited, the record, its text, and what all that is
    /// searched by.
    /// </summary>
    public static readonly IndexKind Records = new(
        "records",
        (SearchTokenizer.Version * 100) + (CriteriaFingerprints.Version * 10) + 1,
        $$"""
        {"id":{{Key}},"file":{{Key}},"order":{{Long}},"summary":{{Object}},"cites":{{Object}},"json":{{Kept}},"text":{{Kept}},
         "fold":{{Key}},"serial":{{Key}},"symbol":{{Key}},"pair":{{Key}},"slips":{{Key}},"year":{{Key}},"date":{{Key}},"copy":{{Key}},"rank":{{Long}},
         "follows":{{Long}},"secret":{{Flag}},"unread":{{Flag}},"cited":{{Long}},"cited_fold":{{Key}},"cited_symbol":{{Key}},"cited_on":{{Key}},"cited_pair":{{Key}},"marks":{{Key}},
         "parts":{{Key}},"issuer":{{Words}},"title_exact":{{Words}},"title":{{Words}},"exact":{{Words}},"folded":{{Words}}}
        """,
        [
            "fold",
            "serial",
            "symbol",
            "pair",
            "slips",
            "year",
            "date",
            "copy",
            "rank",
            "follows",
            "secret",
            "unread",
            "cited",
            "cited_fold",
            "cited_symbol",
            "cited_on",
            "cited_pair",
            "marks",
            "parts",
            "issuer",
            "title_exact",
            "title",
            "exact",
            "folded",
        ]
    );

    /// <summary>
    /// Files, names, claims, failures, groups of copies, what persons decided and said, and the list of secret papers,
    /// told apart by "kind".
    /// </summary>
    public static readonly IndexKind Ledger = new(
        "ledger",
        2,
        $$"""
        {"kind":{{Key}},"hash":{{Key}},"path":{{Key}},"given":{{Kept}},"size":{{Long}},"modified":{{Long}},"parent":{{Key}},"progress":{{Long}},"read":{{Long}},"extract":{{Long}},
         "records":{{Object}},"tombstones":{{Object}},"owner":{{Key}},"until":{{Long}},"proof":{{Kept}},"stage":{{Key}},"failure":{{Key}},"message":{{Kept}},"advice":{{Kept}},"detail":{{Kept}},
         "attempts":{{Long}},"at":{{Key}},"members":{{Object}},"secret":{{Object}},"decision":{{Object}},"said":{{Object}},"link":{{Object}} }
        """,
        []
    );

    /// <summary>Findings.</summary>
    public static readonly IndexKind Findings = new(
        "findings",
        1,
        $$"""
        {"finding":{{Key}},"id":{{Key}},"rule":{{Key}},"severity":{{Key}},"sight":{{Long}},"shadowed":{{Flag}},"verdict":{{Key}},"json":{{Kept}},"decision":{{Object}} }
        """,
        []
    );

    /// <summary>Results of stages.</summary>
    public static readonly IndexKind Stages = new(
        "stages",
        1,
        $$"""
        {"hash":{{Key}},"stage":{{Key}},"version":{{Long}},"options":{{Kept}},"at":{{Key}},"payload":{"type":"binary"} }
        """,
        []
    );

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<IndexKind> All = [Records, Ledger, Findings, Stages];
}
