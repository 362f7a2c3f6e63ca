using Pipeline.Index.Blobs;

namespace Pipeline.Index.Tests;

public sealed class BlobTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FolderBlobStore _blobs;

    public BlobTests() => _blobs = new FolderBlobStore(Path.Combine(_folder.Path, "blobs"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bytes_come_back_by_their_hash()
    {
        var (hash, size) = _blobs.Put(Write("abc"), default);
        (hash, size).ShouldBe(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
        _blobs.PathOf(hash).ShouldBe(Path.Combine(_folder.Path, "blobs", "ba", hash[2..]));
        File.ReadAllText(_blobs.PathOf(hash)!).ShouldBe("abc");
        _blobs.Put(Write("abc"), default).Hash.ShouldBe(hash);
        Directory.GetFiles(Path.Combine(_folder.Path, "blobs", "incoming")).ShouldBeEmpty();
    }

    [Fact]
    public void A_named_folder_holds_the_bytes_of_any_archive()
    {
        var hash = ArchiveFactory
            .OpenBlobs("sqlite:" + _folder.File, Path.Combine(_folder.Path, "share"))
            .Put(Write("abc"), default)
            .Hash;
        File.Exists(Path.Combine(_folder.Path, "share", hash[..2], hash[2..])).ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_were_spoilt_are_replaced_when_they_come_again()
    {
        var hash = _blobs.Put(Write("abc"), default).Hash;
        File.WriteAllText(_blobs.PathOf(hash)!, "abd");
        _blobs.Put(Write("abc"), default);
        _blobs.Verify(hash).ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_changed_do_not_verify()
    {
        var hash = _blobs.Put(Write("abc"), default).Hash;
        _blobs.Verify(hash).ShouldBeTrue();
        File.WriteAllText(_blobs.PathOf(hash)!, "abd");
        _blobs.Verify(hash).ShouldBeFalse();
        _blobs.Delete(hash);
        _blobs.PathOf(hash).ShouldBeNull();
        _blobs.Verify(hash).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void What_is_no_hash_is_refused(string hash) =>
        Should.Throw<ArgumentException>(() => _blobs.PathOf(hash)).Message.ShouldStartWith($"'{hash}' is no SHA-256.");

    private string Write(string text)
    {
        var path = Path.Combine(_folder.Path, "in.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
