using System.Text;
using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Tests.Pdf.Objects;

public class PdfLexerTests
{
    [Theory]
    [InlineData("numbers", "12 -.5 +3 4.", "Number:12 Number:-0.5 Number:3 Number:4")]
    [InlineData("what only begins like a number is a word", "1.2.3 --4", "Keyword:1.2.3 Keyword:--4")]
    [InlineData("names end at the next mark", "/A/B(c)", "Name:A Name:B String:c")]
    [InlineData("brackets within a string", @"(a(b)c\)d) Tj", @"String:a(b)c\)d Keyword:Tj")]
    [InlineData("a string that never ends", "(abc", "String:abc")]
    [InlineData(
        "arrays, dictionaries, digits",
        "[<</K<0A>>>]",
        "ArrayOpen DictionaryOpen Name:K HexString:0A DictionaryClose ArrayClose"
    )]
    [InlineData("remarks are blanks", "1 % 2 (\n3", "Number:1 Number:3")]
    [InlineData("a lonely bracket is passed", ") 1", "Keyword:) Number:1")]
    public void Cuts_bytes_into_tokens(string why, string bytes, string expected)
    {
        var lexer = new PdfLexer(Encoding.Latin1.GetBytes(bytes));
        var tokens = new List<string>();
        while (lexer.Next() != PdfToken.End)
            tokens.Add(
                lexer.Token switch
                {
                    PdfToken.Number => FormattableString.Invariant($"Number:{lexer.Number}"),
                    PdfToken.Name or PdfToken.String or PdfToken.HexString or PdfToken.Keyword =>
                        $"{lexer.Token}:{lexer.Text}",
                    _ => $"{lexer.Token}",
                }
            );
        string.Join(' ', tokens).ShouldBe(expected, why);
    }
}
