using System.Globalization;

namespace ProxyFixer.Tests.Support;

/// <summary>A user without rights, for tests that run as root.</summary>
public static class OtherUser
{
    /// <summary>User id that no account of the machine has.</summary>
    public const int Id = 12345;

    /// <summary>Skips the test where files cannot be given away or nobody else can be run as.</summary>
    public static void Require()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        ExternalTool.Require("setpriv");
    }

    /// <summary>Gives a file or folder, with all in it, to the user.</summary>
    public static void Give(string path, int id = Id) =>
        Assert.Equal(0, ExternalTool.Run("chown", ["-R", $"{Text(id)}:{Text(id)}", path], "/").ExitCode);

    /// <summary>Runs the built program as the user.</summary>
    public static CommandRun Run(string workingFolder, params string[] arguments) => RunAs(Id, workingFolder, arguments);

    /// <summary>Runs the built program as another user.</summary>
    public static CommandRun RunAs(int id, string workingFolder, params string[] arguments)
    {
        var run = ExternalTool.Run(
            "setpriv", ["--reuid", Text(id), "--regid", Text(id), "--clear-groups", .. SharedProgram.Command, .. arguments],
            workingFolder, BuiltProgram.Environment(workingFolder));
        Skip.If(run.ExitCode > 130 || run.Error.Contains("setpriv:", StringComparison.Ordinal), "another user cannot run the built program here");
        return new(run.ExitCode, run.Output, run.Error);
    }

    /// <summary>Runs the built program as the user, without HOME and without a state folder.</summary>
    public static CommandRun RunWithoutHome(string workingFolder, params string[] arguments)
    {
        var run = ExternalTool.Run(
            "setpriv", ["--reuid", Text(Id), "--regid", Text(Id), "--clear-groups", "env", "-u", "HOME", "-u", "XDG_STATE_HOME", .. SharedProgram.Command, .. arguments],
            workingFolder, BuiltProgram.Environment(workingFolder));
        Skip.If(run.Error.Contains("setpriv:", StringComparison.Ordinal), "another user cannot run the built program here");
        return new(run.ExitCode, run.Output, run.Error);
    }

    /// <summary>Owner, group and mode as <c>stat</c> prints them.</summary>
    public static string Stat(string path) => ExternalTool.Run("stat", ["-c", "%u:%g %a", path], "/").Output.Trim();

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
