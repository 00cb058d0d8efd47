using ProxyFixer.Machine;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Launchd;

/// <summary>The proxy of macOS's network settings.</summary>
public sealed class MacSystemProxyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<key>HTTPSEnable</key><integer>1</integer><key>HTTPSProxy</key><string>p.internal</string>", "<string>p.internal</string>")]
    [InlineData("<key>HTTPEnable</key><integer>1</integer><key>HTTPProxy</key><string>p.internal</string>", "<string>p.internal</string>")]
    [InlineData("<key>SOCKSEnable</key><integer>1</integer><key>SOCKSProxy</key><string>p.internal</string>", "<string>p.internal</string>")]
    [InlineData("<key>ProxyAutoConfigEnable</key><integer>1</integer><key>ProxyAutoConfigURLString</key><string>http://p/x.pac</string>", "<string>http://p/x.pac</string>")]
    [InlineData("<key>HTTPSEnable</key><integer>0</integer><key>HTTPSProxy</key><string>p.internal</string>", null)]
    [InlineData("<key>HTTPSEnable</key><integer>1</integer>", null)]
    [InlineData("<key>FTPPassive</key><integer>1</integer>", null)]
    public void A_proxy_that_is_turned_on_counts(string proxies, string? where)
    {
        Write(Settings(proxies, ""));
        Assert.Equal(where, MacSystemProxy.Read(Files).Where?.ToText());
    }

    [Theory]
    [InlineData("<key>CurrentSet</key><string>/Sets/S</string><key>Sets</key><dict><key>S</key><dict><key>Network</key><dict><key>Service</key><dict><key>A</key><dict/></dict></dict></dict></dict>", true)]
    [InlineData("<key>CurrentSet</key><string>/Sets/S</string><key>Sets</key><dict><key>S</key><dict><key>Network</key><dict><key>Service</key><dict><key>B</key><dict/></dict></dict></dict></dict>", false)]
    public void Only_services_of_the_current_set_count(string sets, bool counts)
    {
        Write(Settings("<key>HTTPSEnable</key><integer>1</integer><key>HTTPSProxy</key><string>p.internal</string>", sets));
        Assert.Equal(counts, MacSystemProxy.Read(Files).Where is not null);
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_the_reason()
    {
        Write("bplist00");
        Assert.Contains("plutil", MacSystemProxy.Read(Files).NotRead, StringComparison.Ordinal);
    }

    private MachineFiles Files => new(folder.Path);

    private void Write(string text) => folder.Write(MacSystemProxy.SettingsPath[1..], text);

    private static string Settings(string proxies, string more) =>
        $"<plist version=\"1.0\"><dict><key>NetworkServices</key><dict><key>A</key><dict><key>Proxies</key><dict>{proxies}</dict></dict></dict>{more}</dict></plist>";
}
