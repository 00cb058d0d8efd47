using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Tests.Services.Systemd;

public sealed class ServiceEnvironmentTests : IDisposable
{
    private readonly SystemdMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void The_winner_and_what_it_beat_are_told_with_their_places()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "Environment=A=1 \\\n  B=2\nEnvironmentFile=/etc/oc\n")
            .With(SystemdMachine.SystemUnit + ".d/10.conf", "[Service]\nEnvironment=A=2\n").With("/etc/oc", "# x\nA=3\n");
        var a = machine.Compute().Find("A")!;
        Assert.Equal(("3", "/etc/oc", 2, 1), (a.Value, a.Origin.Location!.Path, a.Origin.Location.Start.Line, a.Origin.Location.Start.Column));
        Assert.Equal(["1", "2"], a.Overridden.Select(o => o.Value));
        var b = machine.Compute().Find("B")!.Origin.Location!;
        Assert.Equal((4, 3, "B=2"), (b.Start.Line, b.Start.Column, b.Text.Read(b.Span)));
    }

    [Fact]
    public void Lost_variables_name_what_took_them()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "Environment=A=1 B=2\nUnsetEnvironment=B\n").With(SystemdMachine.SystemUnit + ".d/10.conf", "[Service]\nEnvironment=\nEnvironment=B=3\n");
        var service = machine.Compute();
        Assert.Equal(["A", "B"], service.Lost.Select(lost => lost.Name));
        Assert.Equal((false, 2), (service.Lost[0].IsUnset, service.Lost[0].By.Start.Line));
        Assert.Equal((true, SystemdMachine.SystemUnit, 4), (service.Lost[1].IsUnset, service.Lost[1].By.Path, service.Lost[1].By.Start.Line));
    }

    [Fact]
    public void Locale_conf_gives_only_the_locale()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "").With("/etc/locale.conf", "LANG=de_DE.UTF-8\nLC_TIME=C\nHTTPS_PROXY=http://p:1\n");
        var service = machine.Compute();
        Assert.Equal(["LANG=de_DE.UTF-8", "LC_TIME=C", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], Show(service));
    }

    [Fact]
    public void A_type_level_drop_in_of_the_system_reaches_user_services()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "").With("/etc/systemd/system/service.d/10.conf", "[Service]\nEnvironment=P=%n PATH=/x\n")
            .With("/etc/systemd/system/user@1000.service.d/20.conf", "[Service]\nEnvironmentFile=/etc/um\nUnsetEnvironment=Q\n").With("/etc/um", "Q=1\nR=1\n");
        var service = machine.Compute(user: true);
        Assert.Equal("user@1000.service", service.Find("P")!.Value);
        Assert.Equal("1", service.Find("R")!.Value);
        Assert.Null(service.Find("Q"));
        Assert.StartsWith("/usr/local/sbin:", service.Find("PATH")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_of_a_user_service_beat_each_other_in_order()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "Environment=D=unit\nEnvironmentFile=%h/e\n").With("/home/alice/e", "E=file\n")
            .With("/etc/systemd/system.conf", "[Manager]\nDefaultEnvironment=A=s B=s C=s D=s E=s\n")
            .With("/etc/systemd/user.conf.d/1.conf", "[Manager]\nDefaultEnvironment=B=u C=u D=u E=u\n")
            .With("/home/alice/.config/environment.d/1.conf", "C=$B-e\nD=e\nE=e\n");
        Assert.Equal(["A=s", "B=u", "C=u-e", "D=unit", "E=file"], Show(machine.Compute(user: true)).Where(v => v[1] == '='));
    }

    [Fact]
    public void A_users_manager_environment_is_inherited()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "");
        Assert.Equal(
            ["HOME=/home/alice", "LANG=C.UTF-8", "LOGNAME=alice", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SHELL=/bin/bash", "USER=alice", "XDG_RUNTIME_DIR=/run/user/1000"],
            Show(machine.Compute(user: true)));
    }

    [Fact]
    public void One_bad_byte_loses_every_environment_d_file()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "").With("/home/alice/.config/environment.d/1.conf", "A=1\n")
            .With("/home/alice/.config/environment.d/2.conf", [0x42, 0x3D, 0xFF, 0x0A]).With("/home/alice/.config/environment.d/3.conf", "C=1\n");
        var service = machine.Compute(user: true);
        Assert.Null(service.Find("A"));
        Assert.Null(service.Find("C"));
    }

    [Fact]
    public void A_bad_byte_in_a_name_loses_that_line_only()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "").With("/home/alice/.config/environment.d/2.conf", [0x42, 0xFF, 0x3D, 0x31, 0x0A, 0x43, 0x3D, 0x31]);
        Assert.Equal("1", machine.Compute(user: true).Find("C")!.Value);
    }

    [Theory]
    [InlineData("EnvironmentFile=/etc/dir\n", "Is a directory")]
    [InlineData("EnvironmentFile=/etc/none\n", "No such file or directory")]
    [InlineData("EnvironmentFile=/etc/dangling\n", "No such file or directory")]
    [InlineData("EnvironmentFile=/etc/nul\n", "Bad message")]
    [InlineData("EnvironmentFile=/etc/stray\n", "Invalid argument")]
    public void A_required_file_that_cannot_be_read_fails_the_start(string line, string cause)
    {
        machine.With("/etc/dir/x", "").WithLink("/etc/dangling", "nowhere").With("/etc/nul", [0x41, 0x3D, 0, 0x0A]).With("/etc/stray", [0x41, 0x3D, 0xFF, 0x0A]);
        var failing = machine.WithUnit(SystemdMachine.SystemUnit, line).Compute();
        Assert.False(failing.Starts);
        Assert.Contains(failing.Warnings, w => w.Message == $"{SystemdMachine.Unit}: Failed to load environment files: {cause}");
        var optional = machine.WithUnit(SystemdMachine.SystemUnit, line.Replace("=/", "=-/", StringComparison.Ordinal)).Compute();
        Assert.True(optional.Starts);
        Assert.Null(optional.Find("A"));
        Assert.Equal(cause, optional.EnvironmentFiles[0].Failure);
    }

    [Fact]
    public void Dev_null_is_an_empty_file_also_where_the_root_has_none() =>
        Assert.True(machine.WithUnit(SystemdMachine.SystemUnit, "EnvironmentFile=/dev/null\n").Compute().Starts);

    [Theory]
    [InlineData("/etc/oc/*.env", "1234")]
    [InlineData("/etc/oc/?.env", "123")]
    [InlineData("/etc/oc/[ab].env", "12")]
    [InlineData("/etc/oc/[!a]*.env", "234")]
    [InlineData("/etc/o*/a.env", "1")]
    [InlineData("/etc/oc/.*.env", "5")]
    [InlineData("/etc/oc/\\*.env", "3")]
    [InlineData("/etc//oc/./a.env/", "1")]
    public void Globs_are_those_of_glob(string pattern, string expected)
    {
        machine.With("/etc/oc/a.env", "A=1\n").With("/etc/oc/b.env", "B=2\n").With("/etc/oc/*.env", "C=3\n").With("/etc/oc/long.env", "D=4\n").With("/etc/oc/.h.env", "E=5\n");
        var service = machine.WithUnit(SystemdMachine.SystemUnit, $"EnvironmentFile={pattern}\n").Compute();
        Assert.True(service.Starts);
        Assert.Equal(expected, string.Concat(service.Variables.Where(v => v.Name.Length == 1).Select(v => v.Value)));
    }

    [Fact]
    public void A_user_reads_what_a_group_may_read()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "EnvironmentFile=-/etc/oc/env\n").With("/etc/oc/env", "A=1\n");
        File.SetUnixFileMode(Path.Combine(machine.Root, "etc/oc"), (UnixFileMode)Convert.ToInt32("700", 8));
        Assert.Null(machine.Compute(user: true).Find("A"));
        File.SetUnixFileMode(Path.Combine(machine.Root, "etc/oc"), (UnixFileMode)Convert.ToInt32("711", 8));
        Assert.Equal("1", machine.Compute(user: true).Find("A")!.Value);
    }

    [Theory]
    [InlineData("User=1000", "HOME=/home/alice LOGNAME=alice SHELL=/bin/bash USER=alice")]
    [InlineData("User=root", "HOME=/root LOGNAME=root SHELL=/bin/bash USER=root")]
    [InlineData("User=nobody", "LOGNAME=nobody USER=nobody")]
    [InlineData("User=alice\nUser=", "")]
    public void User_gives_the_login_variables(string line, string expected)
    {
        machine.WithUnit(SystemdMachine.SystemUnit, line + "\n");
        Assert.Equal(expected, string.Join(' ', Show(machine.Compute()).Where(v => !v.StartsWith("PATH", StringComparison.Ordinal) && !v.StartsWith("LANG", StringComparison.Ordinal))));
    }

    [Fact]
    public void SetLoginEnvironment_is_known_to_later_versions_only()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "User=alice\nSetLoginEnvironment=no\n");
        Assert.Contains("HOME=/home/alice", Show(machine.Compute()));
        Assert.Contains(machine.Compute().Warnings, w => w.Message == "Unknown key 'SetLoginEnvironment' in section [Service], ignoring.");
        Assert.DoesNotContain("HOME=/home/alice", Show(machine.Compute(version: 257)));
        Assert.Contains("USER=alice", Show(machine.Compute(version: 257)));
    }

    [Fact]
    public void Folders_are_given_in_the_order_of_their_names()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "StateDirectory=b a/c\nStateDirectory=a\nLogsDirectory=l\n");
        Assert.Equal("/home/alice/.config/a:/home/alice/.config/a/c:/home/alice/.config/b", machine.Compute(user: true).Find("STATE_DIRECTORY")!.Value);
        Assert.Equal("/home/alice/.local/state/log/l", machine.Compute(user: true, version: 257).Find("LOGS_DIRECTORY")!.Value);
    }

    [Fact]
    public void Through_an_alias_only_the_main_file_sees_the_alias_name()
    {
        machine.With("/etc/systemd/system/real.service", "[Service]\nExecStart=/x\nEnvironment=A=%n\n").WithLink("/etc/systemd/system/al.service", "real.service")
            .With("/etc/systemd/system/al.service.d/1.conf", "[Service]\nEnvironment=B=%n\n");
        var service = machine.Compute("al");
        Assert.Equal(("al.service", "real.service", "al.service", "real.service"), (service.Unit, service.Id, service.Find("A")!.Value, service.Find("B")!.Value));
    }

    [Fact]
    public void Commands_user_and_folder_are_told_with_their_places()
    {
        machine.With(SystemdMachine.SystemUnit, "[Service]\nExecStart=/old\nExecStart=\nExecStart=/usr/bin/node \\\n  a.js\nUser=alice\nWorkingDirectory=%h/x\n");
        var service = machine.Compute();
        Assert.Equal(["/usr/bin/node    a.js"], service.ExecStart.Select(c => c.Value));
        Assert.Equal(4, service.ExecStart.Single().Location.Start.Line);
        Assert.Equal(("alice", "/root/x"), (service.User!.Value, service.WorkingDirectory!.Value));
    }

    [Fact]
    public void A_service_that_starts_nothing_is_not_loaded()
    {
        machine.With(SystemdMachine.SystemUnit, "[Service]\nEnvironment=A=1\n");
        Assert.Equal((UnitLoadState.BadSetting, false), (machine.Compute().LoadState, machine.Compute().Starts));
    }

    [Fact]
    public void Services_are_listed_from_the_whole_search_path()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "").WithLink("/usr/lib/systemd/system/al.service", "/etc/systemd/system/openclaw-gateway.service")
            .With("/usr/lib/systemd/system/t@.service", "x").WithLink("/etc/systemd/system/multi-user.target.wants/t@eu.service", "/usr/lib/systemd/system/t@.service").With("/etc/systemd/system/x.timer", "");
        Assert.Equal(["al.service", "openclaw-gateway.service", "t@.service", "t@eu.service"], new ServiceEnvironment(machine.Files).ListServices(SystemdScope.System));
    }

    [Theory]
    [InlineData("Environment=HTTPS_PROXY=http://u:%h@p:1\n", ServiceWarningKind.SpecifierInUrl)]
    [InlineData("Environment=A=it's B=2\n", ServiceWarningKind.LostRestOfLine)]
    public void Silent_losses_of_a_unit_are_told(string line, ServiceWarningKind kind)
    {
        var warning = machine.WithUnit(SystemdMachine.SystemUnit, line).Compute().Warnings.Single(w => !w.IsSystemd);
        Assert.Equal((kind, 3), (warning.Kind, warning.Line));
    }

    [Theory]
    [InlineData("SetCredential=a:b\n", "/run/credentials/openclaw-gateway.service")]
    [InlineData("SetCredentialEncrypted=a:b\n", "/run/credentials/openclaw-gateway.service")]
    [InlineData("LoadCredential=a:/etc/a\n", "/run/credentials/openclaw-gateway.service")]
    [InlineData("LoadCredential=a\n", "/run/credentials/openclaw-gateway.service")]
    [InlineData("LoadCredential=a\nLoadCredential=\n", null)]
    [InlineData("SetCredential=a\n", null)]
    [InlineData("UnsetEnvironment=CREDENTIALS_DIRECTORY\nSetCredential=a:b\n", null)]
    [InlineData("", null)]
    public void A_service_with_credentials_is_told_where_they_lie(string lines, string? folder) =>
        Assert.Equal(folder, machine.WithUnit(SystemdMachine.SystemUnit, lines).Compute().Find("CREDENTIALS_DIRECTORY")?.Value);

    [Fact]
    public void A_service_of_a_user_has_them_in_the_users_folder() =>
        Assert.Equal(
            "/run/user/1000/credentials/openclaw-gateway.service",
            machine.WithUnit(SystemdMachine.UserUnit, "SetCredential=a:b\n").Compute(user: true).Find("CREDENTIALS_DIRECTORY")?.Value);

    [Fact]
    public void What_is_lost_of_a_line_is_told_once()
    {
        var warnings = machine.WithUnit(SystemdMachine.SystemUnit, "Environment=\"A=1\\q\" B=2\nEnvironment=1A=x\n").Compute().Warnings;
        Assert.Equal([ServiceWarningKind.LostRestOfLine, ServiceWarningKind.Systemd], ServiceWarning.WithoutTwins(warnings).Select(warning => warning.Kind));
    }

    [Theory]
    [InlineData("A='x\nB=2\n", ServiceWarningKind.OpenQuote, 1)]
    [InlineData("A=1\nexport B=2\n", ServiceWarningKind.Export, 2)]
    [InlineData("A=1 # on\n", ServiceWarningKind.InlineComment, 1)]
    [InlineData("A=\"1\" # on\n", ServiceWarningKind.InlineComment, 1)]
    [InlineData("A=x\\\r\nB=2\r\n", ServiceWarningKind.CarriageReturnAfterBackslash, 1)]
    [InlineData("# c \\\nA=1\n", ServiceWarningKind.SwallowedByComment, 2)]
    public void Silent_losses_of_an_environment_file_are_told(string text, ServiceWarningKind kind, int line)
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "EnvironmentFile=/etc/oc\n").With("/etc/oc", text);
        var warning = Assert.Single(machine.Compute().Warnings, w => !w.IsSystemd);
        Assert.Equal((kind, line), (warning.Kind, warning.Line));
    }

    [Theory]
    [InlineData("A=1#x\n")]
    [InlineData("A='x # y'\nB=\"a\\\"b # c\"\n")]
    [InlineData("# c\nA=1\n")]
    public void A_sound_environment_file_gives_no_warning(string text) =>
        Assert.Empty(machine.WithUnit(SystemdMachine.SystemUnit, "EnvironmentFile=/etc/oc\n").With("/etc/oc", text).Compute().Warnings);

    private static IEnumerable<string> Show(EffectiveService service) => service.Variables.Select(v => $"{v.Name}={v.Value}");
}
