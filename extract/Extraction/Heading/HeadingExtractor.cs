using System.Collections.Immutable;
using Pipeline.Extraction.Heading.Dates;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Heading.Signers;
using Pipeline.Extraction.Heading.Subjects;
using Pipeline.Extraction.Segmentation;
using Pipeline.Records;

namespace Pipeline.Extraction.Heading;

/// <summary>Reads the heading and the signature zone (Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW).</summary>
public sealed class HeadingExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var warnings = record.Warnings.ToBuilder();
        var evidence = record.Document.Evidence.ToBuilder();
        var lines = new LineFragmentCache();
        var zone = HeadingZone.Find(view, lines);
        var self = AnnexSelfCitation.FindAll(view);
        var signatures = SignatureStampReader.Read(view);

        foreach (var page in DocumentSegmenter.DoubtfulPages(view))
            warnings.Add(
                new Warning(
                    "document.maybe-several",
                    $"Trang {page} mở đầu như một văn bản khác; tệp có thể chứa nhiều văn bản"
                )
            );

        var naming = zone.Number < 0 ? TitleHeadingReader.Read(view, zone) : null;
        var number = naming?.Number ?? ReadNumber(view, zone, self, record.Source, warnings);
        var date = HeadingCorroboration.FillDate(
            view,
            InkDateReader.Fill(view, DateReader.Read(view, zone), self, signatures),
            self,
            signatures
        );
        if (date.Date is null && date.Warning is null && naming is { Date: not null } named)
            date = date with { Date = named.Date, DateEvidence = named.DateEvidence };
        if (AnnexHeading.ReadStamp(view) is { } stamp)
        {
            if (number?.Key is null || number.Serial == stamp.Number.Serial)
                number = stamp.Number;
            if (date.Date is null)
                date = date with { Date = stamp.Date, DateEvidence = stamp.DateEvidence, Warning = null };
        }
        if (date.Warning is { } unread)
            warnings.Add(unread);
        else if (date.Date is null)
            warnings.Add(new Warning("date.missing", "Không tìm thấy ngày, tháng, năm ban hành"));
        Put(evidence, "date", date.DateEvidence);
        Put(evidence, "place", date.PlaceEvidence);
        if (number is not null)
            Put(
                evidence,
                "number",
                new Evidence
                {
                    Printed = number.Printed,
                    Confidence = number.Confidence,
                    Anchor = number.Anchor,
                }
            );

        var (issuer, parent) = IssuerReader.Read(view, zone, date, number);
        issuer = IssuerCorroboration.Complete(issuer, parent, signatures);
        issuer ??= naming?.Issuer;
        var (addressees, addressed) = AddresseeReader.Read(view, zone);
        var subject = SubjectReader.Read(view, zone);
        if (zone.Type is null && addressees.Length > 0)
            number = DocumentTypeReader.FromLetterMarks(number);
        var (type, typeEvidence) = DocumentTypeReader.Read(
            view,
            zone,
            number,
            addressees.Length > 0 || (zone.Title < 0 && subject is not null)
        );
        if (issuer is null || (type is null && subject is null))
        {
            var sentence = IssuerInference.FromSentence(view);
            issuer ??= IssuerInference.Find(view, number, self, date.Place) ?? (type is null ? sentence?.Issuer : null);
            if (type is null && sentence is { } told)
                (type, typeEvidence, subject) = (
                    told.Type,
                    told.TypeEvidence,
                    subject ?? (told.Subject, told.SubjectEvidence)
                );
        }
        if (type is null && subject is null && addressees.Length == 0 && AnnexHeading.Read(view) is { } annex)
            (type, subject, issuer) = (annex.Type, (annex.Subject, annex.SubjectEvidence), issuer ?? annex.Issuer);
        if (issuer is null && record.Source.Scanned)
            warnings.Add(new Warning("issuer.unread", "Không đọc chắc được tên cơ quan ban hành"));
        Put(evidence, "type", typeEvidence);
        Put(evidence, "issuer", issuer?.Evidence);
        Put(evidence, "parent_issuer", parent?.Evidence);
        Put(evidence, "subject", subject?.Evidence);
        Put(evidence, "addressees", addressed);

        var signing = SignatureZone.Find(view, EndOfHeading(view, zone), lines);
        var (recipients, received) = RecipientReader.Read(view, signing);
        var (signers, unsigned) = SignerReader.Read(view, signing);
        if (
            signers.Count > 0
            && signers[0].Position is { } only
            && only.StartsWith("Thư ký", StringComparison.Ordinal)
            && signers.Count == 1
        )
        {
            // The secretary signs minutes beside the chair: alone, the chair's signature was not read.
            var chair = ChairReader.Find(view, signing, signers[0]);
            if (chair is null)
                unsigned = new Warning(
                    "signer.unread",
                    "Không đọc được họ tên người chủ trì ký biên bản",
                    signers[0].Anchor
                );
            signers = [chair ?? new Signer { Anchor = signers[0].Anchor }, signers[0]];
        }
        if (unsigned is not null)
            warnings.Add(unsigned);
        Put(evidence, "recipients", received);
        if (signers.Count > 0)
            Put(
                evidence,
                "signer",
                new Evidence
                {
                    Printed = signers[0].Name ?? signers[0].Position,
                    Confidence = signers[0].Name is null ? 0.5 : SureOfName(view, signers[0].Anchor),
                    Anchor = signers[0].Anchor,
                }
            );

        var (urgency, secrecy, draft) = MarkReader.Read(zone);
        if (urgency is { } u)
            Put(evidence, "urgency", MarkReader.CreateEvidence(view, u.At));
        if (secrecy is { } s)
            Put(evidence, "secrecy", MarkReader.CreateEvidence(view, s.At));
        if (draft is not null)
            Put(evidence, "draft", MarkReader.CreateEvidence(view, draft));
        var period = PeriodReader.Read(subject?.Subject);
        if (period is not null && subject is { } about)
            Put(evidence, "period", about.Evidence with { Confidence = 0.8 });

        return record with
        {
            Warnings = warnings.ToImmutable(),
            Document = record.Document with
            {
                Number = number,
                Type = type,
                Issuer = issuer?.Name,
                ParentIssuer = parent?.Name,
                Place = date.Place,
                Date = date.Date,
                Subject = subject?.Subject,
                Addressees = addressees,
                Recipients = recipients,
                Signer = signers.Count > 0 ? signers[0] : null,
                CoSigners = [.. signers.Skip(1)],
                Urgency = urgency?.Value,
                Secrecy = secrecy?.Value,
                Draft = draft is not null || (date.Blank && zone.NumberLine?.Blank == true && !record.Source.Scanned),
                Period = period,
                Arrival = ArrivalReader.Read(view, zone),
                Signatures = signatures,
                Annexes = AnnexReader.Read(view, Math.Min(signing.Start, view.Span.End), self),
                Evidence = evidence.ToImmutable(),
            },
        };
    }

    // By the least sure word of OCR; a name of which two readings differ is told with doubt.
    private static double SureOfName(DocumentView view, Anchor? anchor) =>
        anchor is null ? 0.9 : Math.Round(Math.Min(0.9, 0.45 + 0.55 * view.OcrConfidenceOf(view.RangeOf(anchor))), 3);

    private static NumberField? ReadNumber(
        DocumentView view,
        HeadingZone zone,
        IReadOnlyList<AnnexSelfCitation> self,
        SourceInfo source,
        ImmutableArray<Warning>.Builder warnings
    )
    {
        var (number, warning) = NumberReader.Read(view, zone, self);
        if (number is null)
        {
            warnings.Add(new Warning("number.missing", "Không tìm thấy số, ký hiệu của văn bản"));
            return null;
        }
        (number, var conflict) = WebTitleConflict.Check(view, zone, number);
        // A file of several papers is named after none of them.
        var (inked, told) = InkNumberReader.Fill(
            view,
            number,
            self,
            source.Path,
            view.Pages.Length == view.Layout.Pages.Length
        );
        var (witnessed, resolved) = told ? (inked, true) : HeadingCorroboration.FillNumber(inked, self);
        if (warning is not null && !resolved)
            warnings.Add(warning);
        if (conflict is not null)
            warnings.Add(conflict);
        return witnessed;
    }

    private static int EndOfHeading(DocumentView view, HeadingZone zone)
    {
        var last = Math.Max(zone.Title, Math.Max(zone.Number, zone.Date));
        return last < 0 || last >= zone.Pieces.Count ? view.Span.Start : zone.Pieces[last].Start;
    }

    private static void Put(ImmutableSortedDictionary<string, Evidence>.Builder into, string field, Evidence? evidence)
    {
        if (evidence is not null)
            into[field] = evidence;
    }
}
