using Pipeline.Index.Elasticsearch.Client;

namespace Pipeline.Index.Tests;

public sealed class ElasticAddressTests
{
    [Theory]
    [InlineData("http://host:9200", "http://host:9200/", "pipeline", null, null, null)]
    [InlineData("http://host", "http://host:9200/", "pipeline", null, null, null)]
    [InlineData("https://lan:m%40t@host:9243/kho-1", "https://host:9243/", "kho-1", "lan", "m@t", null)]
    [InlineData("http://a:9200,b:9201/kho", "http://a:9200/ http://b:9201/", "kho", null, null, null)]
    [InlineData("https://lan:x@a:9200,https://b", "https://a:9200/ https://b:9200/", "pipeline", "lan", "x", null)]
    [InlineData("https://[::1]:9200?ca=/etc/ca.pem", "https://[::1]:9200/", "pipeline", null, null, "/etc/ca.pem")]
    public void An_address_is_read(string text, string hosts, string name, string? user, string? password, string? ca)
    {
        var (address, why) = ElasticAddress.Parse(text);
        why.ShouldBeNull();
        (string.Join(' ', address!.Hosts), address.Name, address.User, address.Password, address.CaFile).ShouldBe(
            (hosts, name, user, password, ca)
        );
    }

    [Theory]
    [InlineData("http://", "'' is no host")]
    [InlineData("http://a,,b", "'' is no host")]
    [InlineData("http://lan:secret@", "'' is no host")]
    [InlineData("http://host/Big", "'Big' is no name of an archive")]
    [InlineData("http://host/a/b", "'a/b' is no name of an archive")]
    [InlineData("http://host?key=1", "'key' is no option of an address")]
    public void An_address_that_is_none_is_told(string text, string why)
    {
        var told = ArchiveFactory.ExplainInvalid(text);
        told.ShouldNotBeNull();
        told.ShouldStartWith(why);
        told.ShouldNotContain("secret");
    }

    [Fact]
    public void A_password_is_never_shown() =>
        ElasticAddress.Parse("https://lan:secret@host/kho").Address!.Shown.ShouldBe("https://host:9200/kho");

    [Fact]
    public void Nobody_there_is_told_soon()
    {
        var error = Should.Throw<ArchiveException>(() => ArchiveFactory.Open("http://127.0.0.1:9/kho"));
        error.Message.ShouldBe("Elasticsearch at http://127.0.0.1:9/kho does not answer: connection refused");
        error.Advice.ShouldBe(
            "check that it runs and that address and port are right, then do it again; nothing that was kept is lost"
        );
    }
}
