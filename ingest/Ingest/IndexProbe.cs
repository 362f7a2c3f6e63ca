using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Ingest;

/// <summary>Asks the index for a record as people would: by its number, by what it cites, by a run of its words.</summary>
internal sealed class IndexProbe(IArchive archive)
{
    private const int PhraseWords = 6, HitsAsked = 30, TooMany = 20;

    /// <summary>True where each question that must find the record does.</summary>
    public bool Finds(DocumentRecord record)
    {
        if (archive.Summaries([record.Id]) is not [var summary]) return false;
        var heading = record.Document;
        if ((summary.Key, summary.Fold, summary.Date, summary.Type, summary.Issuer, summary.Subject, summary.Secrecy) != (heading.Number?.Key, heading.Number?.Fold, heading.Date, heading.Type, heading.Issuer, heading.Subject, heading.Secrecy)) return false;
        if (heading.Number?.Fold is { } own && archive.Carriers(own).All(c => c.Id != record.Id)) return false;
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i].Fold is { } fold && !archive.Citing(fold).Any(m => m.Id == record.Id && m.Index == i)) return false;
        return Phrase(record.Text ?? "") is not { } phrase || ByWords(record.Id, phrase);
    }

    // A phrase that many papers hold tells nothing of one of them.
    private bool ByWords(string id, string phrase)
    {
        var hits = archive.Find(new FindQuery($"\"{phrase}\"", HitsAsked));
        return hits.Count >= TooMany || hits.Any(h => h.Record.Id == id);
    }

    /// <summary>Words in a row near the middle of a text, letters only, on one line; null where none stand so.</summary>
    private static string? Phrase(string text)
    {
        var middle = text.Length / 2;
        foreach (var line in text.Split('\n').Select((l, i) => (Text: l, At: i)).OrderBy(l => Math.Abs((l.At * text.Length / Math.Max(1, text.Count(c => c == '\n') + 1)) - middle)).Take(20))
        {
            var words = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + PhraseWords <= words.Length; i++)
                if (words.Skip(i).Take(PhraseWords).All(w => w.Length < 20 && w.All(char.IsLetter))) return string.Join(' ', words.Skip(i).Take(PhraseWords));
        }
        return null;
    }
}
