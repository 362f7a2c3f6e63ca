using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>What a server's refusals mean to a person: one line of what happened and one of what to do.</summary>
internal static class ElasticErrors
{
    private const string NothingLost = "nothing that was kept is lost";

    /// <summary>
    /// Throws where the answer would be the same again: who asks is not let in, the disk is full, or this is no
    /// Elasticsearch.
    /// </summary>
    public static void ThrowWhereFinal(ElasticResponse answer, string shown)
    {
        if (answer.Status == HttpStatusCode.Unauthorized)
            throw new ArchiveException(
                $"Elasticsearch at {shown} does not accept the user, password or key",
                "check PIPELINE_ELASTIC_PASSWORD or PIPELINE_ELASTIC_API_KEY, or the user and password in the address"
            );
        if (IsBlock(answer.Body) && !IsClosedForAWhile(answer.Body))
            throw Blocked(ReadReason(answer.Body), shown);
        if (answer.Status == HttpStatusCode.Forbidden && !IsBlock(answer.Body))
            throw new ArchiveException(
                $"Elasticsearch at {shown} does not allow this: {ReadReason(answer.Body)}",
                "give the user or key the right to create, read and write the indices of the archive"
            );
        if (answer.Body.ValueKind == JsonValueKind.Undefined && (int)answer.Status is < 500 and not (413 or 429))
            throw new ArchiveException(
                $"what answers at {shown} is no Elasticsearch (status {(int)answer.Status})",
                "check the address and the port"
            );
    }

    /// <summary>An index that may not be written: the disk is full, or someone closed it for writing.</summary>
    public static ArchiveException Blocked(string reason, string shown) =>
        reason.Contains("flood", StringComparison.Ordinal)
        || reason.Contains("read-only-allow-delete", StringComparison.Ordinal)
            ? new ArchiveException(
                $"Elasticsearch at {shown} takes no more writes: its disk is nearly full (flood stage)",
                $"make room there, lift index.blocks.read_only_allow_delete where the server does not do it "
                    + $"by itself, then do it again; {NothingLost}"
            )
            {
                Full = true,
            }
            : new ArchiveException(
                $"Elasticsearch at {shown} does not let the archive be written: {reason}",
                $"lift the block on the index, then do it again; {NothingLost}"
            )
            {
                Full = true,
            };

    /// <summary>Nobody answers.</summary>
    public static ArchiveException Unreachable(Exception failure, string shown) =>
        IsUntrustedCertificate(failure)
            ? new ArchiveException(
                $"the certificate of Elasticsearch at {shown} is not trusted",
                "name the authority's file: PIPELINE_ELASTIC_CA=FILE, or ?ca=FILE in the address",
                failure
            )
            : new ArchiveException(
                $"Elasticsearch at {shown} does not answer: {Explain(failure)}",
                $"check that it runs and that address and port are right, then do it again; {NothingLost}",
                failure
            );

    /// <summary>The server answers, but has been too busy for too long.</summary>
    public static ArchiveException Busy(ElasticResponse answer, string shown) =>
        new(
            $"Elasticsearch at {shown} is too busy or not ready: {ReadReason(answer.Body)} (status "
                + $"{(int)answer.Status})",
            $"look at the cluster's health, then do it again; {NothingLost}"
        );

    /// <summary>A refusal that the program did not expect.</summary>
    public static ArchiveException Refused(ElasticResponse answer, string shown) =>
        new(
            $"Elasticsearch at {shown} refuses: {ReadReason(answer.Body)} (status {(int)answer.Status})",
            "report this with the command that you gave"
        );

    /// <summary>The other side's certificate is not trusted, or there is none: asking again changes nothing.</summary>
    public static bool IsUntrustedCertificate(Exception failure) =>
        failure is HttpRequestException { InnerException: AuthenticationException };

    /// <summary>
    /// What lies beneath an exception of the transport: the failure of the network, or that there was no answer in
    /// time.
    /// </summary>
    public static Exception Cause(Exception? exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
            if (at is HttpRequestException or IOException or OperationCanceledException)
                return at;
        return exception ?? new IOException("no answer");
    }

    /// <summary>The error is a block on writing.</summary>
    public static bool IsBlock(JsonElement body) =>
        Type(body) == "cluster_block_exception"
        && ReadReason(body).Contains("blocked by", StringComparison.Ordinal)
        && !ReadReason(body).Contains("SERVICE_UNAVAILABLE", StringComparison.Ordinal);

    /// <summary>
    /// The index is closed for writing as it is while another process brings it up to date: worth waiting for.
    /// </summary>
    public static bool IsClosedForAWhile(JsonElement body) =>
        IsBlock(body) && ReadReason(body).Contains("/8/", StringComparison.Ordinal);

    /// <summary>The server's own words, one line.</summary>
    public static string ReadReason(JsonElement body)
    {
        var error = Error(body);
        var text =
            error.ValueKind == JsonValueKind.Object && error.TryGetProperty("reason", out var reason)
                ? reason.ToString()
            : error.ValueKind == JsonValueKind.String ? error.GetString()!
            : "no reason given";
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    private static string? Type(JsonElement body) =>
        Error(body) is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty("type", out var type)
            ? type.GetString()
            : null;

    // The error itself, or the body around it.
    private static JsonElement Error(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error) ? error : body;

    private static string Explain(Exception failure) =>
        failure switch
        {
            OperationCanceledException => "no answer in time",
            HttpRequestException { InnerException: SocketException socket } => socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => "connection refused",
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "no such host",
                _ => socket.Message,
            },
            _ => (failure.InnerException ?? failure).Message.ReplaceLineEndings(" ").TrimEnd('.'),
        };
}
