using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>What published versions of axios ask a proxy for, with Node's switch and without.</summary>
[Trait("Category", "RealParts")]
public sealed class AxiosRunTests
{
    private const string Get = "import axios from 'axios';\nawait axios.get('https://channel.invalid/').catch(() => {});\n";

    [SkippableTheory]
    [InlineData("1.13.6")]
    [InlineData("1.16.0")]
    [InlineData("1.16.1")]
    [InlineData("1.21.1")]
    public void The_switch_misleads_the_versions_that_the_knowledge_says_unless_the_host_of_the_proxy_is_in_NO_PROXY(string version)
    {
        var packages = NpmInstall.Get("axios@" + version);
        var isMisled = new AxiosRelease(NodeVersion.Parse(version)!).IsMisledBySwitch;
        var right = isMisled ? "GET https://channel.invalid/" : "CONNECT channel.invalid:443";
        (string, string)[] proxies = [("HTTP_PROXY", "PROXY"), ("HTTPS_PROXY", "PROXY")];

        Assert.Equal(right, Run(packages, proxies));
        Assert.Equal(isMisled ? "GET https://channel.invalid:PROXYPORT/" : right, Run(packages, [.. proxies, (NodeSwitch.Variable, "1")]));
        Assert.Equal(right, Run(packages, [.. proxies, (NodeSwitch.Variable, "1"), ("NO_PROXY", "localhost,HOST")]));
        Assert.Equal(right, Run(packages, [("HTTPS_PROXY", "PROXY"), (NodeSwitch.Variable, "1")]));
    }

    private static string Run(string packages, params (string, string)[] environment) => ProxiedScript.Run("22.22.0", packages, Get, environment);
}
