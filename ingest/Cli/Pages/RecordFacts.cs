using Pipeline.Records;

namespace Pipeline.Cli.Pages;

/// <summary>All facts of a record that have a place, by kind.</summary>
internal static class RecordFacts
{
    private static readonly FactKind
        Number = new("Số, ký hiệu", 0xD0021B), Date = new("Ngày, tháng, năm", 0x1B5ED0), Type = new("Loại văn bản", 0x808000), Issuer = new("Cơ quan ban hành", 0x0B7A3B),
        Subject = new("Trích yếu", 0x8A2BE2), Signer = new("Người ký", 0x008B8B), Arrival = new("Dấu đến", 0x556B2F), Signature = new("Chữ ký số", 0x2F4F4F),
        Cited = new("Văn bản trích dẫn", 0xE67300), Figure = new("Số liệu", 0x3C9DD0), Award = new("Khen thưởng", 0x9B4B1E), Target = new("Chỉ tiêu", 0x7CB518),
        Deadline = new("Thời hạn", 0xB8860B), Programme = new("Chương trình, phong trào", 0x4B0082), Row = new("Dòng chấm điểm", 0x5F7F9F), Form = new("Dòng biểu mẫu", 0xA0785A), Warning = new("Cảnh báo", 0xFF00AA);

    /// <summary>In the order of the legend; facts without a place are left out.</summary>
    public static IReadOnlyList<PlacedFact> Of(DocumentRecord record)
    {
        var document = record.Document;
        Anchor? Field(string name) => document.Evidence.GetValueOrDefault(name)?.Anchor;
        IEnumerable<(FactKind Kind, Anchor? Anchor)> all =
        [
            (Number, document.Number?.Anchor), (Date, Field("date")), (Type, Field("type")), (Issuer, Field("issuer")), (Subject, Field("subject")),
            .. new[] { document.Signer }.Concat(document.CoSigners).Select(s => (Signer, s?.Anchor)),
            (Arrival, document.Arrival?.Anchor), .. document.Signatures.Select(s => (Signature, s.Anchor)),
            .. record.Citations.Select(c => (Cited, (Anchor?)c.Anchor)), .. record.Figures.Select(f => (Figure, (Anchor?)f.Anchor)),
            .. record.Awards.Select(a => (Award, (Anchor?)a.Anchor)), .. record.Targets.Select(t => (Target, (Anchor?)t.Anchor)),
            .. record.Deadlines.Select(d => (Deadline, (Anchor?)d.Anchor)), .. record.Programmes.SelectMany(p => p.Mentions.Prepend(p.Anchor)).Select(a => (Programme, (Anchor?)a)),
            .. record.ScoringTables.SelectMany(t => t.Rows).Select(r => (Row, (Anchor?)r.Anchor)), .. record.Forms.SelectMany(f => f.Rows).Select(r => (Form, (Anchor?)r.Anchor)),
            .. record.Warnings.Select(w => (Warning, w.Anchor)),
        ];
        return [.. all.Where(f => f.Anchor is { Text.Length: > 0 } or { Box: not null }).Select(f => new PlacedFact(f.Kind, f.Anchor!))];
    }
}
