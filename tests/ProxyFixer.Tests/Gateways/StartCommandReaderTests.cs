using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Gateways;

public sealed class StartCommandReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public StartCommandReaderTests()
    {
        folder.Write("usr/bin/node", "binary");
        folder.Write("usr/bin/env", "binary");
        folder.Write("usr/lib/node_modules/openclaw/openclaw.mjs", "#!/usr/bin/env node\n");
        folder.Link("usr/bin/openclaw", "../lib/node_modules/openclaw/openclaw.mjs");
        folder.Write("etc/more.env", "export A=exported\nB=plain\n");
        folder.Write("home/u/openclaw/index.js", "// start\n");
        folder.Write("home/u/a.env", "HTTPS_PROXY=http://a:1\nNODE_USE_ENV_PROXY=1\n");
        folder.Write("home/u/b.env", "HTTPS_PROXY=http://b:1\nNO_PROXY=b\n");
        folder.Write("home/u/start.sh", "#!/bin/sh\nexport HTTPS_PROXY=http://p:1\nentry=/home/u/openclaw/index.js\nexec nice node --max-old-space-size=1 \"$entry\" \"$@\"\n");
        folder.Write("home/u/beside.sh", "#!/bin/sh\ncd \"$(dirname \"$0\")/openclaw\"\nexec node index.js gateway\n");
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
    [InlineData("/usr/bin/node dist/index.js gateway", "/usr/bin/node", "", "/home/u/dist/index.js")]
    [InlineData("/usr/bin/node ../openclaw.mjs gateway", "/usr/bin/node", "", "/home/openclaw.mjs")]
    [InlineData("/usr/bin/node $SCRIPT gateway", "/usr/bin/node", "", "/from/environment.js")]
    [InlineData("/bin/sh -c 'cd /srv && node dist/index.js gateway'", "/usr/bin/node", "", "/srv/dist/index.js")]
    [InlineData("/bin/sh -c 'D=/srv; cd \"$D/claw\"; exec node dist/index.js gateway'", "/usr/bin/node", "", "/srv/claw/dist/index.js")]
    [InlineData("/home/u/beside.sh", "/usr/bin/node", "", "/home/u/openclaw/index.js")]
    [InlineData("/bin/sh -c 'cd /srv && A=1 node /a/index.js'", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/bin/sh /s/gateway-env-wrapper.sh /s/gateway.env /usr/bin/node /a/index.js", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("@/usr/bin/node gateway-of-u --no-warnings /a/index.js gateway", "/usr/bin/node", "--no-warnings", "/a/index.js")]
    [InlineData("-@/usr/bin/openclaw openclaw gateway", "/usr/bin/node", "", "/usr/lib/node_modules/openclaw/openclaw.mjs")]
    [InlineData("/usr/bin/node \"/a b/index.js\"", "/usr/bin/node", "", "/a b/index.js")]
    [InlineData("/usr/bin/node ${SCRIPT}", "/usr/bin/node", "", "/from/environment.js")]
    [InlineData("/usr/bin/nice -n 5 node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/nice -19 -- node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/ionice -c2 -n 0 node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/chrt --other 0 node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/taskset -c 0,1 node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/timeout -k 5 1h node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/stdbuf -oL nice node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/tini -g -- node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/usr/bin/caffeinate -i node /a.js", "/usr/bin/node", "", "/a.js")]
    [InlineData("/s/gateway-env-wrapper.sh /s/gateway.env /usr/bin/node /a/index.js", "/usr/bin/node", "", "/a/index.js")]
    [InlineData("/home/u/start.sh gateway --port 1", "/usr/bin/node", "--max-old-space-size=1", "/home/u/openclaw/index.js")]
    public void Node_and_script_are_seen_through_wrappers(string line, string node, string options, string script)
    {
        var command = Read(line);
        Assert.Equal((node, options, script), (command.Node, string.Join(' ', command.Options), command.Script));
    }

    [Theory]
    [InlineData("/bin/sh -c 'cd \"$WHERE\" && node dist/index.js gateway'", "its script dist/index.js lies in a folder that is not known")]
    [InlineData("/bin/sh -c 'cd -; node dist/index.js gateway'", "its script dist/index.js lies in a folder that is not known")]
    [InlineData("nodejs /a.js", "there is no nodejs in its PATH")]
    public void What_cannot_be_found_is_told(string line, string unseen) => Assert.Equal(unseen, Read(line).Unseen);

    [Theory]
    [InlineData("/usr/bin/env NODE_USE_ENV_PROXY=1 node /a.js", "1", "http://p:1")]
    [InlineData("/bin/bash -c 'exec -c node /a.js'", null, null)]
    [InlineData("/bin/sh -c 'export P=http://q:1; exec env -i HTTPS_PROXY=$P /usr/bin/node /a.js'", null, "http://q:1")]
    [InlineData("/bin/bash -c 'exec -lc -a x node /a.js'", null, null)]
    [InlineData("/bin/bash -c 'exec -a x node /a.js'", null, "http://p:1")]
    [InlineData("/usr/bin/env -u HTTPS_PROXY node /a.js", null, null)]
    [InlineData("/usr/bin/env -i NODE_USE_ENV_PROXY=1 /usr/bin/node /a.js", "1", null)]
    [InlineData("/usr/bin/env -S 'NODE_USE_ENV_PROXY=1 node' /a.js", "1", "http://p:1")]
    [InlineData("/bin/bash -c 'NODE_USE_ENV_PROXY=1 node /a.js'", "1", "http://p:1")]
    public void What_a_wrapper_sets_or_takes_away_counts(string line, string? switchValue, string? proxy)
    {
        var given = StartVariables.ByName([new("HTTPS_PROXY", "http://p:1", null, "")]);
        var environment = Read(line).Apply(given).Values();
        Assert.Equal((switchValue, proxy), (environment.GetValueOrDefault("NODE_USE_ENV_PROXY"), environment.GetValueOrDefault("HTTPS_PROXY")));
    }

    [Theory]
    [InlineData("-/usr/bin/env  A=1 node /a.js", "A=1")]
    [InlineData("/usr/bin/env \"A=1 2\" node /a.js", "\"A=1 2\"")]
    [InlineData("/bin/sh -c 'exec env -i A=1 node /a.js'", "A=1")]
    [InlineData("/bin/sh -c 'cd /srv && B=2 A=1 node /a.js'", "A=1")]
    [InlineData("/usr/bin/env -S 'B=2 A=1 node' /a.js", "A=1")]
    [InlineData("/bin/sh -c 'A=1 node \\x2fa.js'", "'A=1 node \\x2fa.js'")]
    public void A_variable_of_a_wrapper_tells_where_it_stands(string line, string place)
    {
        var variable = Read(line).Added[^1];
        Assert.Equal(("A", place), (variable.Name, variable.Where!.ToText()));
    }

    [Theory]
    [InlineData("/usr/bin/node --env-file=/home/u/b.env /a/index.js", "HTTPS_PROXY=http://b:1 NO_PROXY=b")]
    [InlineData("/usr/bin/node --env-file a.env --env-file-if-exists=b.env --env-file-if-exists gone.env /a/index.js", "HTTPS_PROXY=http://b:1 NO_PROXY=b")]
    [InlineData("/usr/bin/node --env-file=b.env --env-file=a.env /a/index.js", "HTTPS_PROXY=http://a:1 NO_PROXY=b")]
    [InlineData("/usr/bin/env HTTPS_PROXY=own /usr/bin/node --env-file=b.env /a/index.js", "HTTPS_PROXY=own NO_PROXY=b")]
    [InlineData("/usr/bin/env HTTPS_PROXY= /usr/bin/node --env-file=b.env /a/index.js", "HTTPS_PROXY= NO_PROXY=b")]
    [InlineData("/usr/bin/node --env_file=b.env /a/index.js", "")]
    [InlineData("/usr/bin/node /a/index.js --env-file=b.env", "")]
    public void Node_reads_files_of_its_own_and_the_environment_beats_them(string line, string expected)
    {
        var command = Read(line);
        Assert.Equal("/a/index.js", command.Script);
        Assert.Equal(expected, string.Join(' ', command.Apply(StartVariables.ByName([])).Values.Select(variable => $"{variable.Name}={variable.Value}")));
    }

    [Fact]
    public void A_file_that_Node_needs_is_missed() =>
        Assert.Equal("/home/u/gone.env", Assert.Single(Read("/usr/bin/node --env-file=gone.env /a/index.js").NodeFiles, file => file.IsMissing).Path);

    [Theory]
    [InlineData("/usr/bin/node /a/index.js node run --host x", true)]
    [InlineData("/usr/bin/openclaw --profile work --no-color node run", true)]
    [InlineData("/usr/bin/openclaw --profile node gateway run", false)]
    [InlineData("/usr/bin/openclaw node status", false)]
    [InlineData("/usr/bin/openclaw gateway --bind node run", false)]
    [InlineData("/usr/bin/openclaw --profile", false)]
    public void A_node_host_is_told_by_its_command(string line, bool expected) => Assert.Equal(expected, Read(line).IsNodeHost);

    [Theory]
    [InlineData("/usr/bin/env  -i A=1 node /a.js", "-i")]
    [InlineData("/usr/bin/env -u C --unset=HTTPS_PROXY node /a.js", "--unset=HTTPS_PROXY")]
    [InlineData("/usr/bin/env -u HTTPS_PROXY node /a.js", "HTTPS_PROXY")]
    [InlineData("/bin/sh -c 'unset HTTPS_PROXY; exec node /a.js'", "unset HTTPS_PROXY")]
    public void What_is_taken_away_is_told_where_a_wrapper_says_so(string line, string place)
    {
        var taken = Assert.Single(Read(line).TakenFrom(StartVariables.ByName([new("HTTPS_PROXY", "http://p:1", null, "")])));
        Assert.Equal(("HTTPS_PROXY", place), (taken.Variable.Name, taken.By!.ToText()));
    }

    [Fact]
    public void What_is_set_again_is_not_taken_away() =>
        Assert.Empty(Read("/usr/bin/env -i A=2 node /a.js").TakenFrom(StartVariables.ByName([new("A", "1", null, "")])));

    [Fact]
    public void What_an_inner_wrapper_takes_away_an_outer_one_does_not_give()
    {
        Assert.Empty(Read("/usr/bin/env A=1 env -u A node /a.js").Apply(StartVariables.ByName([])));
        Assert.Equal(["B"], Read("/usr/bin/env A=1 env -i B=1 node /a.js").Apply(StartVariables.ByName([new("C", "1", null, "")])).Keys);
    }

    [Theory]
    [InlineData("/usr/bin/python3 /a.py")]
    [InlineData("/bin/sh -c 'while true; do node /a.js; done'")]
    [InlineData("/usr/bin/proxychains4 node /a.js")]
    [InlineData("/usr/bin/proxychains4 -q node -- /a.js")]
    [InlineData("/usr/bin/torsocks -P 9050 node /a.js")]
    [InlineData("/usr/bin/firejail --noprofile node /a.js")]
    [InlineData("/usr/bin/doppler run --project x -- node /a.js")]
    [InlineData("/usr/bin/op run --env-file=x -- node /a.js")]
    [InlineData("/usr/bin/dotenvx run -- node /a.js")]
    [InlineData("/usr/bin/sudo -u u node /a.js")]
    [InlineData("/usr/bin/node --env-file=/home/u/a.env /usr/lib/node_modules/openclaw/openclaw.mjs gateway")]
    [InlineData("/bin/sh -c 'node /a.js | tee log'")]
    [InlineData("/bin/sh -c 'export NODE_USE_ENV_PROXY=$X; exec node /a.js'")]
    [InlineData("")]
    public void What_cannot_be_followed_is_said(string line)
    {
        var command = Read(line);
        Assert.Null(command.Node);
        Assert.NotNull(command.Unseen);
    }

    [Theory]
    [InlineData("/bin/sh -c 'exec node /a.js'", "")]
    [InlineData("/bin/sh -c '. /etc/more.env; exec node /a.js'", "A=exported")]
    [InlineData("/bin/sh -c 'set -a; . /etc/more.env; set +a; exec node /a.js'", "A=exported B=plain")]
    [InlineData("/bin/sh -c 'export C=3 && cd /srv && exec node /a.js'", "C=3")]
    [InlineData("/bin/sh -c 'PATH=/x; D=1; node /a.js'", "PATH=/x")]
    [InlineData("/bin/sh -c 'export A=1; unset A; exec node /a.js'", "")]
    public void A_list_of_plain_commands_is_certain(string line, string added)
    {
        var command = Read(line);
        Assert.Null(command.Unseen);
        Assert.NotNull(command.Node);
        Assert.Equal(added, string.Join(' ', command.Added.Select(variable => $"{variable.Name}={variable.Value}")));
    }

    [Theory]
    [InlineData("/bin/sh -c '. /etc/gone.env; exec node /a.js'", "reads /etc/gone.env first")]
    [InlineData("/bin/bash -lc 'exec node /a.js'", "login shell")]
    [InlineData("/bin/sh -c 'export https_proxy=http://$HOST:1; exec node /a.js'", "computes https_proxy")]
    public void What_is_known_in_part_is_judged_in_part(string line, string said)
    {
        var command = Read(line);
        Assert.NotNull(command.Node);
        Assert.Contains(said, command.Unseen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_starts_its_own_name_is_no_circle()
    {
        folder.Write("usr/local/bin/openclaw", "#!/bin/bash\n. ~/.nvm/nvm.sh\nexec openclaw \"$@\"\n");
        var command = Read("/usr/local/bin/openclaw gateway");
        Assert.Contains("/usr/local/bin/openclaw is a script that starts openclaw by its name again", command.Unseen, StringComparison.Ordinal);
        Assert.True(command.IsOpenClaw);
    }

    [Theory]
    [InlineData("/usr/bin/tmux new-session -d -s openclaw \"openclaw gateway\"")]
    [InlineData("/usr/bin/screen -dmS bot openclaw gateway --port 1")]
    [InlineData("/usr/bin/script -qc 'exec nice openclaw gateway run' /dev/null")]
    [InlineData("/usr/bin/su - u -c \"cd /srv && openclaw --profile work gateway\"")]
    [InlineData("/usr/bin/systemd-cat -t openclaw openclaw gateway")]
    [InlineData("/usr/bin/npx openclaw gateway")]
    [InlineData("/usr/bin/npx --yes openclaw@latest gateway")]
    [InlineData("/usr/bin/npm exec openclaw -- gateway")]
    [InlineData("/usr/bin/pnpm dlx openclaw@2026.5.28 gateway")]
    [InlineData("/usr/bin/pm2-runtime openclaw -- gateway")]
    [InlineData("/usr/bin/bun /opt/openclaw/dist/index.js gateway")]
    [InlineData("/usr/bin/volta run --node 22 openclaw node run")]
    [InlineData("/bin/sh -c 'for i in 1 2; do openclaw gateway; done'")]
    [InlineData("/bin/sh -c 'openclaw gateway 2>&1 | tee log'")]
    [InlineData("/bin/sh -c 'while :; do tmux new -d \"openclaw gateway\"; sleep 5; done'")]
    [InlineData("/usr/bin/docker run --rm -e HTTPS_PROXY=http://a:1 ghcr.io/openclaw/openclaw:2026.3.8")]
    [InlineData("/usr/bin/docker --context home container run -it -p80:80 -v /srv:/srv openclaw")]
    [InlineData("/usr/bin/podman run --env=A=1 --name bot registry.local:5000/openclaw@sha256:0123 node dist/index.js gateway")]
    [InlineData("/usr/bin/docker run -d node:22 npx openclaw gateway")]
    [InlineData("/usr/bin/docker start -a openclaw")]
    [InlineData("/usr/bin/docker compose -f /home/u/openclaw/docker-compose.yml up")]
    [InlineData("/usr/bin/docker-compose --project-directory=/srv/openclaw up -d")]
    [InlineData("/usr/bin/docker compose -p openclaw up")]
    [InlineData("/usr/bin/docker compose up -d openclaw-gateway")]
    [InlineData("/usr/bin/docker compose up -d", "/srv/openclaw")]
    [InlineData("/home/u/in-tmux.sh")]
    public void A_command_that_cannot_be_followed_starts_OpenClaw_by_its_words(string line, string working = "/")
    {
        folder.Write("home/u/in-tmux.sh", "#!/bin/sh\ntmux new-session -d 'openclaw gateway'\n");
        var command = Read(line, working);
        Assert.NotNull(command.Unseen);
        Assert.True(command.IsOpenClaw);
    }

    [Theory]
    [InlineData("/usr/bin/tar czf /srv/b.tgz /home/x/.openclaw")]
    [InlineData("/usr/bin/tar czf /srv/b.tgz /home/x/openclaw")]
    [InlineData("/usr/bin/rsync -a /home/openclaw/ backup:openclaw")]
    [InlineData("/usr/bin/journalctl -u openclaw -f")]
    [InlineData("/usr/bin/journalctl -u openclaw-gateway")]
    [InlineData("/usr/bin/systemctl restart openclaw")]
    [InlineData("/usr/bin/systemctl --user restart openclaw-gateway.service")]
    [InlineData("/usr/bin/pkill -f \"openclaw gateway\"")]
    [InlineData("/bin/sh -c 'pgrep -f \"openclaw gateway\" || systemctl restart openclaw'")]
    [InlineData("/bin/sh -c 'curl -sf http://openclaw:18789/health || logger openclaw is down'")]
    [InlineData("/bin/sh -c 'cp -r ~/.openclaw /srv; for i in openclaw gateway; do echo $i; done'")]
    [InlineData("/usr/bin/npm install -g openclaw@latest")]
    [InlineData("/usr/bin/npx openclaw gateway status")]
    [InlineData("/usr/bin/npx openclaw doctor")]
    [InlineData("/usr/bin/openclaw-exporter --listen :9100")]
    [InlineData("/opt/exporter/exporter --config /etc/openclaw/exporter.yml --job openclaw")]
    [InlineData("/usr/bin/node /home/openclaw/bot/index.js")]
    [InlineData("/usr/bin/docker run --name openclaw -v /home/x/.openclaw:/data alpine tar cz /data")]
    [InlineData("/usr/bin/docker run -v openclaw:/data restic/restic backup /data")]
    [InlineData("/usr/bin/docker run ghcr.io/x/openclaw-exporter:1")]
    [InlineData("/usr/bin/docker logs -f openclaw")]
    [InlineData("/usr/bin/docker exec openclaw openclaw gateway status")]
    [InlineData("/usr/bin/docker pull ghcr.io/openclaw/openclaw")]
    [InlineData("/usr/bin/docker compose -f /srv/openclaw/docker-compose.yml pull")]
    [InlineData("/usr/bin/docker compose -f /home/openclaw/monitoring/compose.yml up")]
    [InlineData("/usr/bin/docker compose up", "/home/openclaw")]
    [InlineData("/usr/bin/tmux kill-session -t openclaw")]
    [InlineData("/home/u/back-up.sh")]
    public void A_word_that_only_names_OpenClaw_starts_nothing(string line, string working = "/")
    {
        folder.Write("home/u/back-up.sh", "#!/bin/sh\n# beside: openclaw gateway\ntar cz ~/.openclaw\n");
        Assert.False(Read(line, working).IsOpenClaw);
    }

    [Fact]
    public void What_a_start_script_exports_stands_in_the_script()
    {
        var command = Read("/home/u/start.sh gateway");
        Assert.Equal(("HTTPS_PROXY", "/home/u/start.sh", 2), (command.Added[^1].Name, command.Added[^1].Where!.Path, command.Added[^1].Where!.Start.Line));
        Assert.Contains("/home/u/start.sh", command.Files);
    }

    [Fact]
    public void The_file_of_the_generated_wrapper_is_named() =>
        Assert.Equal("/s/gateway.env", Read("/bin/sh /s/gateway-env-wrapper.sh /s/gateway.env /usr/bin/node /a/index.js").EnvFile);

    private StartCommand Read(string line, string working = "/home/u")
    {
        var environment = StartVariables.ByName([new("PATH", "/usr/local/bin:/usr/bin", null, ""), new("SCRIPT", "/from/environment.js", null, "")]);
        return new StartCommandReader(new MachineFiles(folder.Path), environment) { WorkingFolder = working }.Read(LocatedLine.Of(SourceText.FromString("/a", line)), "ExecStart=");
    }
}
