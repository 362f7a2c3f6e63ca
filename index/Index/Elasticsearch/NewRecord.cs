using System.Buffers;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A record on its way into the index.</summary>
internal sealed record NewRecord(DocumentRecord Record, string File, string? Copy)
{
    /// <summary>The write that it became, and what that went with.</summary>
    public (Bulk Bulk, BulkItem Item) Kept { get; set; }

    /// <summary>The record in its group of copies.</summary>
    public CopyMember Member => new(Record.Id, Copies.Rank(Record));

    /// <summary>The lines of a bulk that write it.</summary>
    public ReadOnlyMemory<byte> Bytes(string index, long order, string? lead, Sequence? over)
    {
        var buffer = new ArrayBufferWriter<byte>((4 * (Record.Text?.Length ?? 0)) + 4096);
        Bulk.Write(buffer, "index", index, Record.Id, json => RecordDocument.Write(json, Record, File, order, lead), over);
        return buffer.WrittenMemory;
    }
}
