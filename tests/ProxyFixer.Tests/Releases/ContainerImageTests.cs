using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The container image: its layout holds together, and the program runs on nothing but its layer.</summary>
public sealed class ContainerImageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Every_blob_is_what_its_digest_says()
    {
        Unpack();
        var manifest = Blob(Read("index.json")["manifests"]![0]!);
        var config = Blob(manifest["config"]!);
        var layer = manifest["layers"]![0]!;
        Assert.Equal((long)layer["size"]!, new FileInfo(PathOf(layer)).Length);
        Assert.Equal(Digest(PathOf(layer)), (string)layer["digest"]!);

        using var packed = new System.IO.Compression.GZipStream(File.OpenRead(PathOf(layer)), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(packed)), (string)config["rootfs"]!["diff_ids"]![0]!);
        Assert.Equal("1.0.0", (string)Read("oci-layout")["imageLayoutVersion"]!);
    }

    [SkippableFact]
    public void Program_runs_with_the_layer_as_its_whole_root()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can change the root folder");
        Unpack();
        var manifest = Blob(Read("index.json")["manifests"]![0]!);
        var config = Blob(manifest["config"]!);
        var root = Path.Combine(folder.Path, "root");
        Directory.CreateDirectory(Path.Combine(root, "host"));
        Run("tar", "-xzf", PathOf(manifest["layers"]![0]!), "-C", root);
        Run("cp", "-r", Path.Combine(Repository.Root, "fixtures/reported-host/machine") + "/.", Path.Combine(root, "host"));
        Directory.CreateDirectory(Path.Combine(root, "proc"));

        // Every container has /proc; the mount is gone with the process.
        string[] start = ["--mount", "sh", "-c", "mount -t proc proc \"$0/proc\" && exec chroot \"$0\" \"$@\"", root, .. config["config"]!["Entrypoint"]!.AsArray().Select(word => (string)word!)];
        var version = ExternalTool.Run("unshare", [.. start, "--version"], folder.Path);
        Skip.If(version.Error.Contains("unshare failed", StringComparison.Ordinal) || version.Error.Contains("mount:", StringComparison.Ordinal), "no namespaces here");
        Assert.Equal((0, $"ProxyFixer {JsonReport.ToolVersion}\n", ""), version);

        var environment = config["config"]!["Env"]!.AsArray().Select(one => ((string)one!).Split('=')).ToDictionary(one => one[0], one => one[1]);
        environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        var lint = ExternalTool.Run("unshare", [.. start, "lint", "--root", "/host", "--format", "concise"], folder.Path, environment);
        Assert.Equal(1, lint.ExitCode);
        Assert.Contains("PXF0101", lint.Output, StringComparison.Ordinal);
    }

    private void Unpack() => Run("tar", "-xf", ReleasedFiles.ContainerImage(), "-C", folder.Path);

    private static void Run(string program, params string[] arguments)
    {
        var run = ExternalTool.Run(program, arguments, "/");
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, file)))!;

    private JsonNode Blob(JsonNode descriptor)
    {
        Assert.Equal((string)descriptor["digest"]!, Digest(PathOf(descriptor)));
        Assert.Equal((long)descriptor["size"]!, new FileInfo(PathOf(descriptor)).Length);
        return Read(PathOf(descriptor));
    }

    private string PathOf(JsonNode descriptor) => Path.Combine(folder.Path, "blobs/sha256", ((string)descriptor["digest"]!)["sha256:".Length..]);

    private static string Digest(string path) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
