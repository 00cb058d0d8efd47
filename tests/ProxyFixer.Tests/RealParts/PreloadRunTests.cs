using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>What code that Node loads first does to fetch and to the https module, and what is read in that code.</summary>
[Trait("Category", "RealParts")]
public sealed class PreloadRunTests
{
    private const string Both = """
        import https from 'node:https';
        await fetch('https://fetch.invalid/').catch(() => {});
        await new Promise((done) => https.get('https://https.invalid/', done).on('error', done));
        """;

    private const string Dispatcher = "const { setGlobalDispatcher, EnvHttpProxyAgent } = require('undici');\nsetGlobalDispatcher(new EnvHttpProxyAgent());\n";
    private const string Agents = "const { ProxyAgent } = require('proxy-agent');\nrequire('http').globalAgent = require('https').globalAgent = new ProxyAgent();\n";

    [SkippableTheory]
    [InlineData("undici@7.22.0", Dispatcher, "22.22.0", "CONNECT fetch.invalid:443")]
    [InlineData("undici@7.22.0", Dispatcher, "26.10.0", "")]
    [InlineData("proxy-agent@6.5.0", Agents, "22.22.0", "CONNECT https.invalid:443")]
    [InlineData("global-agent@3.0.0", "require('global-agent/bootstrap');\n", "22.22.0", "CONNECT https.invalid:443")]
    public void It_reaches_what_the_reading_of_its_code_says(string package, string code, string node, string asked)
    {
        var packages = NpmInstall.Get(package);
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "node_modules"), Path.Combine(packages, "node_modules"));
        var file = folder.Write("preload.cjs", code);

        Assert.Equal(asked, ProxiedScript.Run(
            node, packages, Both, ("HTTPS_PROXY", "PROXY"), ("GLOBAL_AGENT_HTTP_PROXY", "PROXY"), ("NODE_OPTIONS", "--require=" + file)));

        using var files = new MachineFiles(folder.Path);
        var read = Assert.Single(new PreloadReader(files, "/").Read([], "--require=/preload.cjs"));
        Assert.Equal(package[..6] switch { "undici" => PreloadReach.Dispatcher, "proxy-" => PreloadReach.Agents, _ => PreloadReach.GlobalAgent }, read.Reach);
    }

    [SkippableFact]
    public void Global_agent_does_nothing_without_its_own_variable() => Assert.Equal("", ProxiedScript.Run(
        "22.22.0", NpmInstall.Get("global-agent@3.0.0"), Both, ("HTTPS_PROXY", "PROXY"), ("HTTP_PROXY", "PROXY"), ("NODE_OPTIONS", "--require=global-agent/bootstrap")));
}
