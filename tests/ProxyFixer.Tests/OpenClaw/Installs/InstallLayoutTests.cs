using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.OpenClaw.Installs;

/// <summary>Where package managers and installers put OpenClaw and its provider: each place is found by name.</summary>
public sealed class InstallLayoutTests : IDisposable
{
    private const string Nested = "/node_modules/@mariozechner/pi-ai";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("/usr/lib/node_modules")]
    [InlineData("/usr/local/lib/node_modules")]
    [InlineData("/opt/homebrew/lib/node_modules")]
    [InlineData("~/.npm-global/lib/node_modules")]
    [InlineData("~/.nvm/versions/node/v22.22.0/lib/node_modules")]
    [InlineData("~/.local/share/fnm/node-versions/v22.22.0/installation/lib/node_modules")]
    [InlineData("~/Library/Application Support/fnm/node-versions/v22.22.0/installation/lib/node_modules")]
    [InlineData("~/.volta/tools/image/packages/openclaw/lib/node_modules")]
    [InlineData("~/.asdf/installs/nodejs/22.22.0/lib/node_modules")]
    [InlineData("~/.local/share/mise/installs/node/22.22.0/lib/node_modules")]
    [InlineData("~/n/lib/node_modules")]
    [InlineData("/usr/local/n/versions/node/22.22.0/lib/node_modules")]
    [InlineData("~/.local/share/pnpm/global/5/node_modules")]
    [InlineData("~/Library/pnpm/global/5/node_modules")]
    [InlineData("~/.config/yarn/global/node_modules")]
    [InlineData("~/.bun/install/global/node_modules")]
    [InlineData("~/.openclaw/lib/node_modules")]
    [InlineData("/app/node_modules")]
    public void Global_folder_is_found_with_the_provider_nested_or_hoisted(string folder)
    {
        machine.AddOpenClaw(folder + "/openclaw");
        machine.AddProvider(folder + "/openclaw" + Nested);
        machine.AddProvider(folder + "/@mariozechner/pi-ai");

        var found = machine.LintHeaders();

        Assert.Equal(2, found.Length);
        Assert.All(found, line => Assert.Contains("warning PXF0401", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/app")]
    [InlineData("~/openclaw")]
    public void Checkout_of_the_repository_with_a_store_of_pnpm_is_found(string checkout)
    {
        machine.AddOpenClaw(checkout);
        machine.AddProvider(checkout + "/node_modules/.pnpm/@mariozechner+pi-ai@0.57.1_zod@4/node_modules/@mariozechner/pi-ai");
        machine.Link(checkout + Nested, "../.pnpm/@mariozechner+pi-ai@0.57.1_zod@4/node_modules/@mariozechner/pi-ai");

        var found = Assert.Single(machine.LintHeaders());

        Assert.Contains(".pnpm/@mariozechner+pi-ai@0.57.1_zod@4/node_modules/@mariozechner/pi-ai/dist", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Global_store_of_pnpm_is_found_with_a_second_copy()
    {
        const string Global = "~/.local/share/pnpm/global/5/node_modules";
        machine.AddOpenClaw(Global + "/.pnpm/openclaw@2026.3.8/node_modules/openclaw");
        machine.Link(Global + "/openclaw", ".pnpm/openclaw@2026.3.8/node_modules/openclaw");
        machine.AddProvider(Global + "/.pnpm/@mariozechner+pi-ai@0.57.1/node_modules/@mariozechner/pi-ai");
        machine.Link(Global + "/.pnpm/openclaw@2026.3.8/node_modules/@mariozechner/pi-ai", "../../../@mariozechner+pi-ai@0.57.1/node_modules/@mariozechner/pi-ai");
        machine.AddProvider(Global + "/.pnpm/@mariozechner+pi-ai@0.56.2/node_modules/@mariozechner/pi-ai", version: "0.56.2");

        Assert.Equal(2, machine.LintHeaders().Length);
    }

    [Fact]
    public void Provider_nested_in_a_package_beside_it_is_found()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.AddProvider("/usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-coding-agent" + Nested);

        Assert.Single(machine.LintHeaders());
    }

    [Fact]
    public void Link_in_PATH_leads_to_an_install_that_no_list_names()
    {
        machine.AddOpenClaw("/data/tools/openclaw");
        machine.AddProvider("/data/tools/openclaw" + Nested);
        machine.Link("/usr/local/bin/openclaw", "/data/tools/openclaw/openclaw.mjs");

        Assert.Single(machine.LintHeaders());
    }

    [Theory]
    [InlineData("~/.local/share/pnpm/openclaw", "exec node \"$basedir/../../../data/openclaw/openclaw.mjs\" \"$@\"")]
    [InlineData("~/.local/bin/openclaw", "exec node \"/home/claw/data/openclaw/dist/index.js\" \"$@\"")]
    [InlineData("~/.local/bin/openclaw", "exec \"$HOME/tools/node\" \"${HOME}/data/openclaw/dist/index.js\" \"$@\"")]
    public void Shell_launcher_leads_to_the_install(string launcher, string line)
    {
        machine.AddOpenClaw("~/data/openclaw");
        machine.AddProvider("~/data/openclaw" + Nested);
        machine.Write(launcher, "#!/bin/sh\nbasedir=$(dirname \"$0\")\n" + line + "\n");

        Assert.Single(machine.LintHeaders());
    }

    [Fact]
    public void Prefix_in_npmrc_moves_the_global_folder()
    {
        machine.AddOpenClaw("/data/npm/lib/node_modules/openclaw");
        machine.AddProvider("/data/npm/lib/node_modules/openclaw" + Nested);
        machine.Write("~/.npmrc", "fund=false\nprefix = \"/data/npm\"\n");

        Assert.Single(machine.LintHeaders());
    }

    [Fact]
    public void Copy_that_was_staged_for_plugins_is_reported_too()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.4.29");
        machine.AddProvider("/usr/lib/node_modules/openclaw" + Nested, version: "0.70.6", shape: "S6");
        machine.AddProvider("~/.openclaw/plugin-runtime-deps/openclaw-2026.4.29-abc" + Nested, version: "0.70.6", shape: "S6");

        var found = machine.LintHeaders();

        Assert.Equal(2, found.Length);
        Assert.Contains(found, line => line.Contains("staged for plugins", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_are_resolved_inside_the_root()
    {
        machine.AddOpenClaw("/data/openclaw");
        machine.AddProvider("/data/openclaw" + Nested);
        machine.Link("/usr/lib/node_modules/openclaw", "/data/openclaw");

        Assert.StartsWith("data/openclaw/", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_installs_each_says_which_one_the_service_runs()
    {
        machine.AddConfig();
        foreach (var folder in new[] { "/usr/lib/node_modules", "~/.nvm/versions/node/v22.22.0/lib/node_modules" })
        {
            machine.AddOpenClaw(folder + "/openclaw");
            machine.AddProvider(folder + "/openclaw" + Nested);
        }

        machine.AddService("~/.nvm/versions/node/v22.22.0/lib/node_modules/openclaw/dist/index.js");

        var found = machine.LintHeaders();

        Assert.Equal(2, found.Length);
        Assert.Contains("openclaw-gateway.service runs this one of 2 OpenClaws.", found[0], StringComparison.Ordinal);
        Assert.Contains("No service runs this OpenClaw in usr/lib/node_modules/openclaw; openclaw-gateway.service runs the one in home/claw/.nvm", found[1], StringComparison.Ordinal);
        var json = machine.Run("lint", "--select", "PXF0401", "--format", "json").Output;
        Assert.Contains("ExecStart is set here", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_is_named_is_looked_through_with_its_store()
    {
        machine.AddOpenClaw("/srv/app");
        machine.AddProvider("/srv/app/node_modules/.pnpm/@mariozechner+pi-ai@0.57.1/node_modules/@mariozechner/pi-ai");

        Assert.Single(machine.LintHeaders("/srv"));
    }
}
