using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Tests.Services.Systemd;

public sealed class DropInPlannerTests : IDisposable
{
    private const string SystemDropIns = SystemdMachine.SystemUnit + ".d/";
    private const string Flag = "NODE_USE_ENV_PROXY";
    private readonly SystemdMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Nothing_is_planned_where_the_value_is_there() =>
        Assert.IsType<DropInPlan.AlreadySo>(machine.WithUnit(SystemdMachine.SystemUnit, "Environment=NODE_USE_ENV_PROXY=1\n").Plan(Flag, "1"));

    [Fact]
    public void A_new_drop_in_is_planned_beside_a_unit_of_a_package()
    {
        machine.WithUnit("/usr/lib/systemd/system/openclaw-gateway.service", "Environment=A=1\n");
        var file = Assert.IsType<DropInPlan.NewFile>(machine.Plan(Flag, "1")).File;
        Assert.Equal("/etc/systemd/system/openclaw-gateway.service.d/50-proxyfixer.conf", file.Path);
        Assert.Equal("[Service]\nEnvironment=NODE_USE_ENV_PROXY=1\n", file.Text);
    }

    [Fact]
    public void A_users_drop_in_lies_in_the_home()
    {
        machine.WithUnit(SystemdMachine.UserUnit, "");
        Assert.Equal(
            "/home/alice/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf",
            Assert.IsType<DropInPlan.NewFile>(machine.Plan(Flag, "1", user: true)).File.Path);
    }

    [Theory]
    [InlineData("/etc/systemd/system/openclaw-gateway.service.d/override.conf", "Environment=\n", "zz-proxyfixer.conf")]
    [InlineData("/etc/systemd/system/service.d/60.conf", "Environment=NODE_USE_ENV_PROXY=0\n", "zz-proxyfixer.conf")]
    [InlineData("/run/systemd/system/openclaw-.service.d/zzz.conf", "Environment=\"NODE_USE_ENV_PROXY=0\"\n", "zzzz-proxyfixer.conf")]
    [InlineData("/etc/systemd/system/openclaw-gateway.service.d/90.conf", "Environment=OTHER=0\n", "50-proxyfixer.conf")]
    [InlineData("/usr/lib/systemd/system/openclaw-gateway.service.d/50-proxyfixer.conf", "Environment=OTHER=0\n", "zz-proxyfixer.conf")]
    public void The_name_sorts_behind_every_drop_in_that_decides(string dropIn, string line, string expected)
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "").With(dropIn, "[Service]\n" + line);
        Assert.Equal(SystemDropIns + expected, Assert.IsType<DropInPlan.NewFile>(machine.Plan(Flag, "1")).File.Path);
    }

    [Fact]
    public void A_transient_unit_gets_no_drop_in()
    {
        machine.WithUnit("/run/systemd/transient/openclaw-gateway.service", "");
        Assert.Contains("--setenv=NODE_USE_ENV_PROXY=1", Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_drop_in_is_edited()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "").With(SystemDropIns + "50-proxyfixer.conf", "[Service]\n# ours\nEnvironment=A=1\n");
        var edit = Assert.IsType<DropInPlan.Edit>(machine.Plan(Flag, "1"));
        Assert.Equal("[Service]\n# ours\nEnvironment=A=1\nEnvironment=NODE_USE_ENV_PROXY=1\n", edit.File.Apply(edit.Edits).Text);
    }

    [Fact]
    public void The_environment_file_with_the_last_word_is_edited()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "Environment=NODE_USE_ENV_PROXY=1\nEnvironmentFile=/etc/one\nEnvironmentFile=-/etc/two\n")
            .With("/etc/one", "NODE_USE_ENV_PROXY=0\n").With("/etc/two", "A=1\nNODE_USE_ENV_PROXY=  # on\nB=2\n");
        var edit = Assert.IsType<DropInPlan.Edit>(machine.Plan(Flag, "1"));
        Assert.Equal("/etc/two", edit.File.Path);
        Assert.Equal("A=1\nNODE_USE_ENV_PROXY=  1\nB=2\n", edit.File.Apply(edit.Edits).Text);
    }

    [Fact]
    public void Unset_variables_are_refused_with_the_place()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "UnsetEnvironment=A NODE_USE_ENV_PROXY\n");
        var refused = Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1"));
        Assert.Equal((SystemdMachine.SystemUnit, 3, 20), (refused.Location!.Path, refused.Location.Start.Line, refused.Location.Start.Column));
    }

    [Fact]
    public void Units_that_do_not_load_are_refused()
    {
        Assert.Contains("not found", Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1")).Reason, StringComparison.Ordinal);
        machine.WithLink(SystemdMachine.SystemUnit, "/dev/null");
        Assert.Contains("masked", Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1")).Reason, StringComparison.Ordinal);
        machine.With(SystemdMachine.UserUnit, "[Service]\nExecStart=/bin/x\n[Broken\n");
        var refused = Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1", user: true));
        Assert.Equal(3, refused.Location!.Start.Line);
    }

    [Fact]
    public void An_open_quote_in_the_environment_file_is_refused()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "EnvironmentFile=/etc/one\n").With("/etc/one", "A=1\nNODE_USE_ENV_PROXY='0\nB=2\n");
        var refused = Assert.IsType<DropInPlan.Refused>(machine.Plan(Flag, "1"));
        Assert.Equal(("/etc/one", 2), (refused.Location!.Path, refused.Location.Start.Line));
    }

    [Theory]
    [InlineData("http://u:p%40ss@h:1/?q=\"x y\"")]
    [InlineData("")]
    [InlineData("a\\b\n%h")]
    public void Any_value_reads_back(string value)
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "Environment=HTTPS_PROXY=http://old:1\n");
        var file = Assert.IsType<DropInPlan.NewFile>(machine.Plan("HTTPS_PROXY", value)).File;
        Assert.Equal(value, machine.With(file.Path, file.Text).Compute().Find("HTTPS_PROXY")!.Value);
    }

    [Fact]
    public void Nothing_is_written()
    {
        machine.WithUnit(SystemdMachine.SystemUnit, "");
        machine.Plan(Flag, "1");
        Assert.Null(machine.Files.Status(SystemDropIns.TrimEnd('/')));
    }

    [Fact]
    public void An_instance_gets_its_own_drop_in()
    {
        machine.WithUnit("/etc/systemd/system/claw@.service", "Environment=I=%i\n");
        Assert.Equal("/etc/systemd/system/claw@eu.service.d/50-proxyfixer.conf", Assert.IsType<DropInPlan.NewFile>(machine.Plan(Flag, "1", unit: "claw@eu.service")).File.Path);
    }
}
