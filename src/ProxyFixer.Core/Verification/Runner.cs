using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Verification;

/// <summary>
/// Runs programs of this machine on files, never with more rights than those have who own program and file: as root only where both
/// are root's alone, else as their owner, and not at all where they have several.
/// </summary>
internal sealed class Runner
{
    private const uint NoGroup = 65534;
    private const string PlainPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private readonly EffectiveRights rights = EffectiveRights.OfThisProcess();
    private readonly Lazy<UserAccounts> accounts = new(() => UserAccounts.Read(new MachineFiles("/")));

    /// <summary>Runs a program on a file.</summary>
    /// <param name="program">A real path of this machine; links are resolved.</param>
    /// <param name="file">A real path without links of the file that it reads.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside PATH, HOME and LANG; one of these is replaced.</param>
    /// <returns>Its exit status and standard error; null where it cannot be run so, did not end in time, or could not be started.</returns>
    public (int Status, string Error)? Run(string program, string file, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var files = new MachineFiles("/");
        if (files.Resolve(program) is not { } real || PathOwners.Of(real) is not { } ofProgram || PathOwners.Of(file) is not { } ofFile
            || Tool("setsid") is not { } setsid || Choose(ofProgram, ofFile) is not { } user || Drop(user) is not { } drop)
        {
            return null;
        }

        var variables = new Dictionary<string, string> { ["PATH"] = PlainPath, ["HOME"] = HomeOf(user), ["LANG"] = "C.UTF-8" };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        // What cannot be executed is no answer (126, 127), and neither is a death by a signal.
        return ChildProcess.Run([setsid, .. drop, real, .. arguments], variables, ChildProcess.Limit) is { Status: < 126 } answer ? (answer.Status, answer.Error) : null;
    }

    /// <summary>Finds a program of the system; not in PATH, which is the user's.</summary>
    /// <param name="name">Its bare name.</param>
    /// <returns>An absolute path; null where there is none.</returns>
    internal static string? Tool(string name) =>
        new[] { "/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/run/current-system/sw/bin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists);

    private uint? Choose(PathOwners program, PathOwners file)
    {
        if (!rights.IsRoot)
        {
            return program.Users.All(user => user == rights.User) && !program.IsOpenToOthers ? rights.User : null;
        }

        ImmutableArray<uint> users = [.. program.Users.Union(file.Users)];
        return users switch
        {
            [] => program.IsOpenToOthers || file.IsOpenToOthers ? null : 0,
            [var one] => one,
            _ => null,
        };
    }

    // Without the groups of root, and such that no program with the setuid bit gives anything back.
    private ImmutableArray<string>? Drop(uint user) =>
        user == rights.User ? []
        : Tool("setpriv") is { } setpriv
        ? [setpriv, $"--reuid={Number(user)}", $"--regid={Number(GroupOf(user))}", "--clear-groups", "--no-new-privs", "--"]
        : null;

    // As the account has it: the group of a file may be any, also that of root.
    private uint GroupOf(uint user) => accounts.Value.Find(Number(user)) is { Gid: > 0 } account ? account.Gid : NoGroup;

    private string HomeOf(uint user) => accounts.Value.Find(Number(user))?.Home is ['/', ..] and var home ? home : "/";

    private static string Number(uint id) => id.ToString(CultureInfo.InvariantCulture);
}
