using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Editing a change in the user's editor, and ignoring a finding.</summary>
public sealed class ReviewEditTests : IDisposable
{
    private const string EnvFile = "/srv/gateway.env";
    private readonly ReportedMachine machine = new();
    private readonly FakeMachine other = new();

    public void Dispose()
    {
        machine.Dispose();
        other.Dispose();
    }

    [SkippableFact]
    public void An_edited_change_is_written_as_it_was_edited()
    {
        var run = Edit("sed -i s/=1/=true/ \"$1\"", "eqy");
        Assert.Equal("[Service]\nEnvironment=NODE_USE_ENV_PROXY=true\n", File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.DropIn)));
        Assert.Contains("not fixed: PXF", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [SkippableFact]
    public void The_editor_gets_a_private_file_that_is_gone_afterwards()
    {
        Edit("stat -c %a \"$1\" \"$(dirname \"$1\")\" > \"$HOME/modes\"; echo \"$1\" > \"$HOME/path\"; cp \"$1\" \"$HOME/text\"; exit 1", "eq");
        Assert.Equal("600\n700\n", Left("modes"));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Left("path").Trim())));
        Assert.Contains("\n@@ -0,0 +1,2 @@\n+[Service]\n+Environment=NODE_USE_ENV_PROXY=1\n# ---\n", Left("text"), StringComparison.Ordinal);
        Assert.Equal(machine.Before, machine.Now);
    }

    [SkippableFact]
    public void An_edit_that_does_not_apply_is_offered_again_as_it_was_typed()
    {
        var run = Edit("cat \"$1\" >> \"$HOME/seen\"; grep -q MINE \"$1\" && sed -i 's/^Environment=MINE/+&/' \"$1\" || echo Environment=MINE=1 >> \"$1\"", "eyqy");
        Assert.Contains("Every line must begin with", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nEnvironment=MINE=1\n", Left("seen"), StringComparison.Ordinal);
        Assert.EndsWith("\nEnvironment=MINE=1\n", File.ReadAllText(Path.Combine(machine.Root, ReportedMachine.DropIn)), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("exit 3", "eq", "The editor ended with status 3")]
    [InlineData(": > \"$1\"", "eq", "the change stays as it was")]
    [InlineData("printf '\\377' > \"$1\"", "eq", "not UTF-8")]
    [InlineData("echo x >> \"$1\"", "enq", "Every line must begin with")]
    [InlineData("echo '+nonsense' >> \"$1\"", "enq", "could not be read as a whole")]
    [InlineData("rm \"$1\"", "eq", "could not be read")]
    public void An_edit_that_comes_to_nothing_leaves_the_change_as_it_was(string script, string keys, string said)
    {
        var run = Edit(script, keys);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void A_finding_is_ignored_by_a_comment_where_the_file_is_the_users()
    {
        var before = "# mine\nHTTPS_PROXY=http://h:1\nNODE_USE_ENV_PROXY=on\n";
        other.Write(EnvFile, before);
        var run = other.Type("ithe tests want it\ryy", "fix", "--kind", "systemd-env-file", "--select", "PXF0206", EnvFile);
        Assert.Contains("+# proxyfixer-ignore: PXF0206 -- the tests want it\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before.Replace("NODE", "# proxyfixer-ignore: PXF0206 -- the tests want it\nNODE", StringComparison.Ordinal), other.Read(EnvFile));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, other.Restore().ExitCode);
        Assert.Equal(before, other.Read(EnvFile));
    }

    [Fact]
    public void A_finding_in_a_generated_file_or_in_code_is_ignored_in_the_settings()
    {
        var home = Path.Combine(machine.Root, "home/claw");
        var run = CommandRun.Of(["fix", "--root", machine.Root], home, BuiltProgram.Environment(machine.Folder.Path), "ifirst: \"one\"\rjisecond\b\b\bond\ryyy");
        var settings = File.ReadAllText(Path.Combine(home, ".proxyfixer.yaml"));
        Assert.Equal(
            "ignore:\n"
            + $"  - paths: [/{ReportedMachine.Unit}]\n    rules: [PXF0101]\n    reason: \"first: \\\"one\\\"\"\n"
            + $"  - paths: [/{ReportedMachine.Provider}]\n    rules: [PXF0401]\n    reason: \"second\"\n",
            settings);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(0, CommandRun.Of(["lint", "--root", machine.Root], home).ExitCode);
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(machine.Before, machine.Now);
    }

    [Fact]
    public void Settings_outside_of_the_root_are_not_written_but_said()
    {
        var run = machine.Type("ibecause\rq");
        Assert.Contains("lies outside of --root", run.Output, StringComparison.Ordinal);
        Assert.Contains($"- {{ paths: [/{ReportedMachine.Unit}], rules: [PXF0101], reason: \"because\" }}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is ignored without a reason", machine.Type("i\rq").Output, StringComparison.Ordinal);
    }

    private string Left(string name) => File.ReadAllText(Path.Combine(machine.Folder.Path, name));

    private CommandRun Edit(string script, string keys)
    {
        ExternalTool.Require("sh");
        var editor = machine.Folder.Write("editor", "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(editor, (UnixFileMode)0x1ED);
        var environment = BuiltProgram.Environment(machine.Folder.Path);
        environment["VISUAL"] = editor;
        return CommandRun.Of(["fix", "--root", machine.Root], machine.Folder.Path, environment, keys);
    }
}
