using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

public sealed class StartCommandReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public StartCommandReaderTests()
    {
        folder.Write("usr/bin/node", "binary");
        folder.Write("usr/lib/node_modules/openclaw/openclaw.mjs", "#!/usr/bin/env node\n");
        folder.Link("usr/bin/openclaw", "../lib/node_modules/openclaw/openclaw.mjs");
        folder.Write("home/u/.local/bin/openclaw", "#!/bin/sh\nexec /opt/node/bin/node /home/u/openclaw/dist/index.js \"$@\"\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/usr/bin/node /a/index.js gateway --port 1", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("-/usr/bin/node --max-old-space-size=8192 /a/index.js", "/usr/bin/node", "--max-old-space-size=8192", "/a/index.js")]
    [InlineData("/usr/bin/node -r ./x.js --import y /a/index.js", "/usr/bin/node", "-r ./x.js --import y", "/a/index.js")]
    [InlineData("/usr/bin/node -- /a/index.js", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/usr/bin/env node /a/index.js", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/usr/bin/openclaw gateway", "/usr/bin/node", "", "/usr/lib/node_modules/openclaw/openclaw.mjs")]
    [InlineData("/home/u/.local/bin/openclaw gateway", "/opt/node/bin/node", "", "/home/u/openclaw/dist/index.js")]
    [InlineData("/bin/bash -lc 'exec node /a/index.js gateway'", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/bin/sh -c 'cd /srv && A=1 node /a/index.js'", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/bin/sh /s/gateway-env-wrapper.sh /s/gateway.env /usr/bin/node /a/index.js", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/usr/bin/node \"/a b/index.js\"", "/usr/bin/node", "", "/a b/index.js")]
    [InlineData("/usr/bin/node ${SCRIPT}", "/usr/bin/node", "", "/from/environment.js")]
    public void Node_and_script_are_seen_through_wrappers(string line, string node, string options, string script)
    {
        var command = Read(line);
        Assert.Equal((node, options, script), (command.Node, string.Join(' ', command.Options), command.Script));
    }

    [Theory]
    [InlineData("/usr/bin/env NODE_USE_ENV_PROXY=1 node /a.js", "1", "http://p:1")]
    [InlineData("/usr/bin/env -u HTTPS_PROXY node /a.js", null, null)]
    [InlineData("/usr/bin/env -i NODE_USE_ENV_PROXY=1 /usr/bin/node /a.js", "1", null)]
    [InlineData("/usr/bin/env -S 'NODE_USE_ENV_PROXY=1 node' /a.js", "1", "http://p:1")]
    [InlineData("/bin/bash -c 'NODE_USE_ENV_PROXY=1 node /a.js'", "1", "http://p:1")]
    public void What_a_wrapper_sets_or_takes_away_counts(string line, string? switchValue, string? proxy)
    {
        var given = ImmutableSortedDictionary<string, string>.Empty.Add("HTTPS_PROXY", "http://p:1");
        var environment = Read(line).Apply(given);
        Assert.Equal((switchValue, proxy), (environment.GetValueOrDefault("NODE_USE_ENV_PROXY"), environment.GetValueOrDefault("HTTPS_PROXY")));
    }

    [Theory]
    [InlineData("/usr/bin/python3 /a.py")]
    [InlineData("/bin/sh -c 'while true; do node /a.js; done'")]
    [InlineData("/usr/bin/proxychains4 node /a.js")]
    [InlineData("")]
    public void What_cannot_be_followed_is_said(string line)
    {
        var command = Read(line);
        Assert.Null(command.Node);
        Assert.NotNull(command.Unseen);
    }

    [Fact]
    public void The_file_of_the_generated_wrapper_is_named() =>
        Assert.Equal("/s/gateway.env", Read("/bin/sh /s/gateway-env-wrapper.sh /s/gateway.env /usr/bin/node /a/index.js").EnvFile);

    private StartCommand Read(string line)
    {
        var environment = ImmutableSortedDictionary<string, string>.Empty.Add("PATH", "/usr/local/bin:/usr/bin").Add("SCRIPT", "/from/environment.js");
        return new StartCommandReader(new MachineFiles(folder.Path), environment).Read(line);
    }
}
