using System.Text;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.OpenClaw.Installs;

public sealed class NodeBinaryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/home/u/.nvm/versions/node/v22.22.0/bin/node")]
    [InlineData("/home/u/.local/share/fnm/node-versions/v22.22.0/installation/bin/node")]
    [InlineData("/home/u/.volta/tools/image/node/22.22.0/bin/node")]
    [InlineData("/home/u/.asdf/installs/nodejs/22.22.0/bin/node")]
    [InlineData("/home/u/.local/share/mise/installs/node/22.22.0/bin/node")]
    [InlineData("/home/u/.openclaw/tools/node-v22.22.0/bin/node")]
    [InlineData("/opt/node-v22.22.0-linux-x64/bin/node")]
    public void The_folder_tells_the_version(string path) => Assert.Equal("22.22.0", Version(path));

    [Fact]
    public void A_link_into_such_a_folder_tells_it_too()
    {
        folder.Write("home/u/.nvm/versions/node/v24.1.2/bin/node", "x");
        folder.Link("usr/local/bin/node", "/home/u/.nvm/versions/node/v24.1.2/bin/node");
        Assert.Equal("24.1.2", Version("/usr/local/bin/node"));
    }

    [Fact]
    public void The_header_beside_it_tells_it()
    {
        folder.Write("usr/bin/node", "x");
        folder.Write("usr/include/node/node_version.h", "#define NODE_MAJOR_VERSION 20\n#define NODE_MINOR_VERSION 3\n#define NODE_PATCH_VERSION 1\n");
        Assert.Equal("20.3.1", Version("/usr/bin/node"));
    }

    [Fact]
    public void The_package_database_tells_it()
    {
        folder.Write("usr/bin/node", "x");
        folder.Write("var/lib/dpkg/status", "Package: a\nStatus: install ok installed\nVersion: 9.9.9\n\nPackage: nodejs\nStatus: install ok installed\nVersion: 22.20.0-1nodesource1\n");
        Assert.Equal("22.20.0", Version("/usr/bin/node"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData((1024 * 1024) - 10)]
    [InlineData((2 * 1024 * 1024) - 64)]
    public void The_text_in_the_binary_tells_it_wherever_it_stands(int offset)
    {
        var bytes = new byte[3 * 1024 * 1024];
        Encoding.ASCII.GetBytes("https://nodejs.org/download/release/v24.21.0/node-v24.21.0-headers.tar.gz").CopyTo(bytes, offset);
        folder.Write("opt/n/node", bytes);
        Assert.Equal("24.21.0", Version("/opt/n/node"));
    }

    [Fact]
    public void An_unknown_version_says_why()
    {
        folder.Write("opt/node", "x");
        Assert.Null(NodeBinary.Describe(new MachineFiles(folder.Path), "/opt/node").Version);
        Assert.Equal("there is no such file", NodeBinary.Describe(new MachineFiles(folder.Path), "/missing").Basis);
    }

    [SkippableFact]
    public void A_real_binary_tells_its_version() =>
        Assert.Equal("22.22.0", NodeBinary.Describe(new MachineFiles("/"), Copy(NpmCache.Node("22.22.0"))).Version?.ToString());

    private string? Version(string path) => NodeBinary.Describe(new MachineFiles(folder.Path), path).Version?.ToString();

    // Somewhere the path says nothing.
    private string Copy(string binary)
    {
        var copy = Path.Combine(folder.Path, "node");
        File.Copy(binary, copy);
        return copy;
    }
}
