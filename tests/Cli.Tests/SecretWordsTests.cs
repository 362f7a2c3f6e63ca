using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.Cli.Tests;

/// <summary>
/// Papers of the corpus are marked secret after they were taken in and checked; then the whole output of every command
/// is read for
/// words that stand in these papers alone. On the embedded engine, and on Elasticsearch where one is there.
/// </summary>
public sealed partial class SecretWordsTests : IDisposable
{
    private const int Words = 4;

    /// <summary>Commands whose output is not about what an archive holds.</summary>
    private static readonly string[] Exempt =
    [
        "extract",
        "generate",
        "evaluate",
        "bench",
        "demo",
        "serve",
        "ingest",
        "copy",
        "work",
        "ink",
        "accounts",
    ];

    /// <summary>
    /// Every command that asks the archive, in each of its forms; # is an open document, @ the id of a secret one, %
    /// its number.
    /// </summary>
    private static readonly string[] Commands =
    [
        "find|%",
        "find|%|--json",
        "find|ke hoach|--json|--limit|100",
        "find|type:HD",
        "find|công tác|--limit|100",
        "find|\"thi đua\"|--json",
        "find|from:2021 to:2022|--json|--limit|100",
        "show|#",
        "show|#|--json",
        "show|#|--text",
        "show|%",
        "show|@",
        "show|@|--json",
        "page|#|1|--out|open.png",
        "page|%|1|--out|secret.png",
        "page|@|1|--out|secret.png",
        "check",
        "check|--json",
        "check|--verdicts",
        "check|--json|--verdicts",
        "check|#|--verdicts",
        "check|%",
        "check|--rule|citation.|--json",
        "check|--dismissed|--json",
        "compare|sáng kiến",
        "compare|đoàn viên|--json",
        "compare|sáng kiến|--by|year",
        "compare|sáng kiến|--csv|/dev/stdout",
        "indicators",
        "indicators|--json",
        "indicators|--unsure",
        "indicators|--unsure|--json|--limit|1000",
        "link|list",
        "link|indicator|kết nạp đoàn viên|đoàn viên phát triển mới|--by|Lan",
        "unlink|indicator|kết nạp đoàn viên|đoàn viên phát triển mới|--by|Lan",
        "deadlines",
        "deadlines|--json",
        "deadlines|--unanswered",
        "export|register|--direction|out|--format|csv|--out|/dev/stdout",
        "export|register|--direction|in|--format|json|--out|/dev/stdout",
        "export|register|--direction|out|--format|xlsx|--out|o.xlsx",
        "export|findings|--format|csv|--out|/dev/stdout",
        "export|findings|--format|json|--out|/dev/stdout",
        "export|findings|--format|xlsx|--out|f.xlsx",
        "export|figures|--format|csv|--out|/dev/stdout",
        "export|figures|--format|json|--out|/dev/stdout",
        "export|figures|--format|xlsx|--out|g.xlsx",
        "export|deadlines|--format|csv|--out|/dev/stdout",
        "export|deadlines|--format|json|--out|/dev/stdout",
        "export|deadlines|--format|ics|--out|/dev/stdout",
        "export|deadlines|--format|xlsx|--out|d.xlsx",
        "status",
        "status|--json",
        "status|--eye|--limit|1000",
        "status|--eye|--json|--limit|1000",
        "status|--failures",
        "status|--verify",
        "set|%|subject=X|--by|Lan",
        "set|@|subject=X|--by|Lan",
        "unset|@|secrecy|--by|Lan",
        "decide|!|dismiss|--by|Lan",
        "retry",
        "refresh",
        "remove|nothere|--by|Lan",
        "audit",
        "audit|--json",
        "learn|--out|learned",
        "learn|--out|learned|--json",
    ];

    private readonly Workplace _here = new();
    private readonly string _server = (Environment.GetEnvironmentVariable(ElasticFactAttribute.Variable) ?? "").TrimEnd(
        '/'
    );
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    public void Dispose()
    {
        _here.Dispose();
        if (_server.Length == 0)
            return;
        using var http = new HttpClient();
        using var listed = http.Send(
            new HttpRequestMessage(HttpMethod.Get, $"{_server}/{_name}-*/_settings?filter_path=*.settings.index.uuid")
        );
        using var reader = new StreamReader(listed.Content.ReadAsStream());
        foreach (var index in JsonDocument.Parse(reader.ReadToEnd()).RootElement.EnumerateObject())
            http.Send(new HttpRequestMessage(HttpMethod.Delete, $"{_server}/{index.Name}")).Dispose();
    }

    [Fact]
    public void No_command_says_a_word_of_a_secret_paper() => Read("sqlite:a.db");

    [ElasticFact]
    public void No_command_says_a_word_of_a_secret_paper_on_Elasticsearch() => Read($"{_server}/{_name}");

    private void Read(string index)
    {
        Outcome Run(params string[] arguments) => _here.Run([.. arguments, "--index", index]);
        string[] samples =
        [
            .. Directory
                .EnumerateFiles(ElasticTests.Samples(), "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".docx" or ".xlsx" or ".html" or ".txt")
                .Order(StringComparer.Ordinal),
        ];
        Run(["ingest", .. samples]).Code.ShouldBe(0);
        Run("check", "--json").Out.ShouldNotBeEmpty();
        // Criteria that others are scored by, a report with figures, a plan that others cite: whatever stands on them
        // must fall silent.
        var papers = Papers(Run("find", "from:2000", "--json", "--limit", "1000"));
        string[] marked =
        [
            .. new[] { "Hướng dẫn", "Báo cáo", "Kế hoạch", "Công văn" }.Select(t => papers.First(p => p.Type == t).Id),
        ];
        var finding = Run("check", "--json")
            .Out.Select(l => JsonDocument.Parse(l).RootElement)
            .First(f => marked.Contains(f.GetProperty("id").GetString()))
            .GetProperty("finding_id")
            .GetString()!;
        foreach (var id in marked)
            Run("set", id, "secrecy=Mật", "--by", "Lan").Code.ShouldBe(0);
        var open = papers.First(p => !marked.Contains(p.Id) && p.Key is not null);
        var secret = papers.First(p => p.Id == marked[0]);
        var words = OwnWords(
            papers
                .Select(p => p.Id)
                .ToDictionary(id => id, id => Text(Run("show", id, "--json", "--text", "--secret"))),
            marked
        );
        words.Count.ShouldBeGreaterThan(100);
        // The test can fail: with --secret the words are there.
        Said(Run("find", "from:2000", "--json", "--limit", "1000", "--secret")).ShouldContain(marked[0]);
        Leaks(Run("show", marked[0], "--text", "--secret"), words).ShouldNotBeEmpty();
        foreach (var command in Commands)
        {
            string[] arguments =
            [
                .. command
                    .Replace("#", open.Key, StringComparison.Ordinal)
                    .Replace("@", marked[1], StringComparison.Ordinal)
                    .Replace("%", secret.Key, StringComparison.Ordinal)
                    .Replace("!", finding, StringComparison.Ordinal)
                    .Split('|'),
            ];
            var outcome = Run(arguments);
            outcome.Code.ShouldBeLessThan(2, command);
            Leaks(outcome, words).ShouldBeEmpty(command);
            foreach (var id in marked)
                if (!arguments.Contains(id))
                    Said(outcome).Contains(id[..12], StringComparison.Ordinal).ShouldBeFalse(command);
            if (
                arguments[0]
                is not (
                    "page"
                    or "set"
                    or "unset"
                    or "decide"
                    or "remove"
                    or "retry"
                    or "refresh"
                    or "link"
                    or "unlink"
                )
            )
                outcome.Errors.ShouldContain(
                    "pipeline: 4 secret document(s) left out; --secret includes them",
                    command
                );
        }
        File.Exists(Path.Combine(_here.Folder, "secret.png")).ShouldBeFalse();
        var told = Run("--help")
            .Out.SkipWhile(l => !l.StartsWith("Commands:", StringComparison.Ordinal))
            .Skip(1)
            .Where(l => l.Length > 2 && l[2] != ' ')
            .Select(l => l.Trim().Split(' ')[0])
            .ToArray();
        told.Except(Exempt)
            .Except(Commands.Select(c => c.Split('|')[0]))
            .ShouldBeEmpty("commands that this test does not read");
        var log = Path.Combine(
            _here.Folder,
            index.StartsWith("sqlite:", StringComparison.Ordinal) ? "" : ".pipeline",
            "secret.log"
        );
        File.ReadAllLines(log)
            .ShouldAllBe(l =>
                l.Contains($"\t{Environment.UserName}\tpipeline ", StringComparison.Ordinal)
                && l.Contains("--secret", StringComparison.Ordinal)
            );
    }

    /// <summary>Runs of words that stand in the texts of these papers and in no other.</summary>
    private static HashSet<string> OwnWords(Dictionary<string, string> texts, string[] marked)
    {
        var own = texts
            .Where(t => marked.Contains(t.Key))
            .SelectMany(t => Runs(t.Value))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var text in texts.Where(t => !marked.Contains(t.Key)))
            own.ExceptWith(Runs(text.Value));
        return own;
    }

    private string[] Leaks(Outcome outcome, HashSet<string> words) =>
        [.. Runs(Said(outcome)).Where(words.Contains).Distinct().Take(5)];

    /// <summary>All that a run said: its output, its errors, the sheet that it wrote.</summary>
    private string Said(Outcome outcome)
    {
        var said = new StringBuilder(string.Join('\n', outcome.Out.Concat(outcome.Errors)));
        foreach (
            var sheet in outcome.Out.Where(l =>
                l.EndsWith(".xlsx", StringComparison.Ordinal) && File.Exists(Path.Combine(_here.Folder, l))
            )
        )
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(_here.Folder, sheet));
            foreach (var part in zip.Entries)
            {
                using var reader = new StreamReader(part.Open());
                said.Append('\n').Append(Tag().Replace(reader.ReadToEnd(), " "));
            }
        }
        return said.ToString();
    }

    // What a mark or the end of a line divides stands in two fields, perhaps.
    private static IEnumerable<string> Runs(string text)
    {
        foreach (
            var piece in text.Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("<mark>", "", StringComparison.Ordinal)
                .Replace("</mark>", "", StringComparison.Ordinal)
                .Split(['"', '\n', '\t', ',', ';', '…', '“', '”', '·'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var words = Word().Matches(piece.ToLowerInvariant());
            for (var i = 0; i + Words <= words.Count; i++)
                yield return string.Join(' ', Enumerable.Range(i, Words).Select(j => words[j].Value));
        }
    }

    private static List<(string Id, string? Key, string? Type)> Papers(Outcome found) =>
        [
            .. found
                .Out.Select(l => JsonDocument.Parse(l).RootElement)
                .Select(p =>
                    (
                        p.GetProperty("id").GetString()!,
                        p.GetProperty("key").GetString(),
                        p.GetProperty("type").GetString()
                    )
                ),
        ];

    private static string Text(Outcome shown) =>
        JsonDocument.Parse(shown.Out[0]).RootElement.GetProperty("text").GetString()!;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.None, 5000)]
    private static partial Regex Word();
}
