using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Images;

/// <summary>Images that were unpacked into a folder, with the <c>config.json</c> that came with them.</summary>
public sealed class UnpackedImageTests : IDisposable
{
    private const string Runtime = """{ "ociVersion": "1.0.2", "process": { "args": ["node", "openclaw.mjs", "gateway"], "cwd": "/app", "env": ["HTTP_PROXY=http://proxy.internal:1"] } }""";
    private const string Image = """{ "rootfs": { "type": "layers" }, "config": { "Cmd": ["node", "openclaw.mjs", "gateway"], "WorkingDir": "/app", "User": "node:node", "Env": ["HTTP_PROXY=http://proxy.internal:1"] } }""";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Runtime, "rootfs/")]
    [InlineData(Image, "rootfs/")]
    [InlineData(Image, "")]
    public void The_container_starts_with_the_variables_of_the_image(string config, string below)
    {
        Unpack(config, below);
        var output = Run("env").Output;
        Assert.StartsWith("the container of this image (image)\n", output, StringComparison.Ordinal);
        Assert.Contains("    config.json\n      :1  HTTP_PROXY  http://proxy.internal:1\n", output, StringComparison.Ordinal);
        Assert.Contains("openclaw  2026.3.8, app", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "something else" }""")]
    [InlineData("{ bad")]
    [InlineData("""{ "ociVersion": "1.0.2", "root": { "path": "../elsewhere" } }""")]
    public void Another_config_is_left_alone(string config)
    {
        Unpack(config, "");
        Assert.StartsWith("openclaw gateway from a shell of node", Run("env").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_that_leads_out_of_the_bundle_is_not_followed()
    {
        Unpack(Runtime.Replace("\"process\"", "\"root\": { \"path\": \"../elsewhere\" }, \"process\"", StringComparison.Ordinal), "rootfs/");
        folder.Write("elsewhere/home/node/.openclaw/openclaw.json", "{ bad");
        Assert.DoesNotContain("PXF0901", Run("lint").Output, StringComparison.Ordinal);
    }

    private void Unpack(string config, string below)
    {
        folder.Write("image/config.json", config);
        folder.Write($"image/{below}etc/passwd", "node:x:1000:1000::/home/node:/bin/sh\n");
        folder.Write($"image/{below}app/package.json", """{ "name": "openclaw", "version": "2026.3.8" }""");
        folder.Write($"image/{below}app/openclaw.mjs", "#!/usr/bin/env node\n");
        folder.Write($"image/{below}usr/local/bin/node", "not a real node");
        folder.Write($"image/{below}home/node/.openclaw/openclaw.json", "{}");
    }

    private CommandRun Run(string command) => CommandRun.Of([command, "--root", Path.Combine(folder.Path, "image")], folder.Path);
}
