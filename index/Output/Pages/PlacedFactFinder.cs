using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Records;

namespace Pipeline.Output.Pages;

/// <summary>All facts of a record that have a place, by kind.</summary>
public static class PlacedFactFinder
{
    private static readonly FactKind Number = new("Số, ký hiệu", 0xD0021B),
        Date = new("Ngày, tháng, năm", 0x1B5ED0),
        Type = new("Loại văn bản", 0x808000),
        Issuer = new("Cơ quan ban hành", 0x0B7A3B),
        Subject = new("Trích yếu", 0x8A2BE2),
        Signer = new("Người ký", 0x008B8B),
        Arrival = new("Dấu đến", 0x556B2F),
        Signature = new("Chữ ký số", 0x2F4F4F),
        Cited = new("Văn bản trích dẫn", 0xE67300),
        Figure = new("Số liệu", 0x3C9DD0),
        Award = new("Khen thưởng", 0x9B4B1E),
        Target = new("Chỉ tiêu", 0x7CB518),
        Deadline = new("Thời hạn", 0xB8860B),
        Programme = new("Chương trình, phong trào", 0x4B0082),
        Row = new("Dòng chấm điểm", 0x5F7F9F),
        Form = new("Dòng biểu mẫu", 0xA0785A),
        Warning = new("Cảnh báo", 0xFF00AA);

    /// <summary>In the order of the legend; facts without a place are left out.</summary>
    public static IReadOnlyList<PlacedFact> Find(DocumentRecord record)
    {
        var document = record.Document;
        Anchor? Field(string name) => document.Evidence.GetValueOrDefault(name)?.Anchor;
        IEnumerable<(FactKind Kind, Anchor? Anchor, string Field)> all =
        [
            (Number, document.Number?.Anchor, "number"),
            (Date, Field("date"), "date"),
            (Type, Field("type"), "type"),
            (Issuer, Field("issuer"), "issuer"),
            (Subject, Field("subject"), "subject"),
            (Signer, document.Signer?.Anchor, "signer.name"),
            .. List(Signer, document.CoSigners, "co_signers", s => s.Anchor),
            (Arrival, document.Arrival?.Anchor, "arrival.number"),
            .. List(Signature, document.Signatures, "signatures", s => s.Anchor),
            .. List(Cited, record.Citations, "citations", c => c.Anchor),
            .. List(Figure, record.Figures, "figures", f => f.Anchor),
            .. List(Award, record.Awards, "awards", a => a.Anchor),
            .. List(Target, record.Targets, "targets", t => t.Anchor),
            .. List(Deadline, record.Deadlines, "deadlines", d => d.Anchor),
            .. record.Programmes.SelectMany(
                (p, i) => p.Mentions.Prepend(p.Anchor).Select(m => (Programme, (Anchor?)m, $"programmes.{i}"))
            ),
            .. record.ScoringTables.SelectMany((t, i) => List(Row, t.Rows, $"scoring_tables.{i}.rows", r => r.Anchor)),
            .. record.Forms.SelectMany((f, i) => List(Form, f.Rows, $"forms.{i}.rows", r => r.Anchor)),
            .. List(Warning, record.Warnings, "warnings", w => w.Anchor),
        ];
        return
        [
            .. all.Where(f => f.Anchor is { Text.Length: > 0 } or { Box: not null })
                .Select(f => new PlacedFact(f.Kind, f.Anchor!, f.Field)),
        ];
    }

    private static IEnumerable<(FactKind, Anchor?, string)> List<T>(
        FactKind kind,
        ImmutableArray<T> items,
        string list,
        Func<T, Anchor?> anchor
    ) => items.Select((item, i) => (kind, anchor(item), string.Create(CultureInfo.InvariantCulture, $"{list}.{i}")));
}
