using System.Diagnostics;
using System.Runtime.InteropServices;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The few lines of JavaScript that npm runs, with a shell script in place of the program.</summary>
public sealed class NpmLauncherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public NpmLauncherTests()
    {
        ExternalTool.Require("node");
        Skip.IfNot(RuntimeInformation.RuntimeIdentifier == "linux-x64", "the packages here are those of Linux on x64");
        Directory.CreateDirectory(Path.Combine(folder.Path, "node_modules/proxyfixer"));
        File.Copy(Path.Combine(Repository.Root, "eng/npm/proxyfixer.js"), Launcher);
    }

    private string Launcher => Path.Combine(folder.Path, "node_modules/proxyfixer/proxyfixer.js");

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Arguments_input_output_and_status_go_through()
    {
        Install("linux-x64", "#!/bin/sh\nprintf '<%s>' \"$@\"\necho said >&2\nexit 7\n");
        var run = ExternalTool.Run("node", [Launcher, "lint", "a b", "", "--", "$HOME"], folder.Path);
        Assert.Equal((7, "<lint><a b><><--><$HOME>", "said\n"), run);
    }

    [SkippableFact]
    public void Environment_is_that_of_the_shell()
    {
        Install("linux-x64", "#!/bin/sh\nexec /usr/bin/env -0\n");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["https_proxy"] = "http://proxy:1/?a=b c",
            ["HTTPS_PROXY"] = "",
            ["NODE_USE_ENV_PROXY"] = "0",
            ["LINES_"] = "a\nb",
        };
        var seen = ExternalTool.Run("node", [Launcher], folder.Path, environment).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            environment.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal),
            seen.Where(line => !line.StartsWith("PWD=", StringComparison.Ordinal) && !line.StartsWith("SHLVL=", StringComparison.Ordinal) && !line.StartsWith("_=", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    public void Signal_reaches_the_program_and_its_status_comes_back(string signal, int status)
    {
        Install("linux-x64", $"#!/bin/sh\ntrap 'exit {status}' {signal}\necho ready\nwhile :; do sleep 0.05; done\n");
        Assert.Equal(status, Kill(signal));
    }

    [SkippableFact]
    public void Launcher_ends_by_the_signal_that_ended_the_program()
    {
        Install("linux-x64", "#!/bin/sh\necho ready\nread line\nkill -KILL $$\n");
        using var process = Start();
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        process.StandardInput.WriteLine();
        process.WaitForExit();
        Assert.Equal(128 + 9, process.ExitCode);
    }

    [SkippableFact]
    public void Program_for_musl_is_tried_where_that_for_glibc_has_no_loader()
    {
        Install("linux-x64", "#!/no/such/loader\n");
        Install("linux-musl-x64", "#!/bin/sh\necho musl\n");
        Assert.Equal((0, "musl\n", ""), ExternalTool.Run("node", [Launcher], folder.Path));
    }

    [SkippableFact]
    public void Missing_package_is_said_with_status_3()
    {
        var run = ExternalTool.Run("node", [Launcher, "lint"], folder.Path);
        Assert.Equal(
            (3, "", "proxyfixer: the package with the program for linux x64 (@proxyfixer/linux-x64 or @proxyfixer/linux-musl-x64) is missing; install proxyfixer again without --omit=optional or --no-optional\n"),
            run);
    }

    [SkippableFact]
    public void Program_that_cannot_be_started_is_said_with_status_3()
    {
        Install("linux-x64", "#!/bin/sh\n");
        File.SetUnixFileMode(Program("linux-x64"), UnixFileMode.UserRead);
        var run = ExternalTool.Run("node", [Launcher], folder.Path);
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"proxyfixer: {Program("linux-x64")} cannot be started: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private string Program(string platform) => Path.Combine(folder.Path, "node_modules/@proxyfixer", platform, "proxyfixer");

    private void Install(string platform, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Program(platform))!);
        File.WriteAllText(Program(platform), script);
        File.SetUnixFileMode(Program(platform), (UnixFileMode)0x1ED);
    }

    private int Kill(string signal)
    {
        using var process = Start();
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        ExternalTool.Run("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)], "/");
        process.WaitForExit();
        return process.ExitCode;
    }

    private Process Start() => Process.Start(new ProcessStartInfo("node", [Launcher])
    {
        WorkingDirectory = folder.Path,
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
    })!;
}
