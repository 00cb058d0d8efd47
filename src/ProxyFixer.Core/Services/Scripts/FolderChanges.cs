using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Scripts;

/// <summary>Follows the <c>cd</c>s of a script.</summary>
/// <param name="home">The home folder, absolute as seen from the root; null where it is not known.</param>
/// <param name="scriptFolder">The folder of the script itself; null where it is no file.</param>
/// <param name="expand">Puts in the value of the variable that a word begins with.</param>
internal sealed partial class FolderChanges(string? home, string? scriptFolder, Func<string, string> expand)
{
    /// <summary>Goes through commands.</summary>
    /// <param name="commands">In the order in which they are run; those of branches count as run.</param>
    /// <param name="folder">Where the first is run, absolute as seen from the root; null where that is not known.</param>
    /// <returns>Where the script is then; null where that is not known.</returns>
    public string? Follow(IEnumerable<ScriptCommand> commands, string? folder)
    {
        foreach (var command in commands)
        {
            folder = command.Words[0].Text switch
            {
                "cd" => Target([.. command.Words.Skip(1).Select(word => word.Text).SkipWhile(word => word is "-L" or "-P" or "-e" or "--")], folder),
                "pushd" or "popd" => null,
                _ => folder,
            };
        }

        return folder;
    }

    private string? Target(string[] operands, string? folder)
    {
        if (operands.Length == 0)
        {
            return home;
        }

        var path = scriptFolder is null ? operands[0] : OwnFolder().Replace(operands[0], _ => scriptFolder);
        path = home is null ? expand(path) : expand(Home().Replace(path, _ => home));
        return path is "-" || path.StartsWith('~') || path.AsSpan().ContainsAny('$', '`', '*') ? null
            : path.StartsWith('/') ? MachinePath.Join("/", path)
            : folder is null ? null : MachinePath.Join(folder, path);
    }

    // The usual ways to say where the script lies.
    [GeneratedRegex("""^(?:\$\(dirname (?:-- )?"?\$(?:0|\{0\}|BASH_SOURCE|\{BASH_SOURCE(?:\[0\])?\})"?\)|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\})""")]
    private static partial Regex OwnFolder();

    [GeneratedRegex(@"^(?:~(?=/|\z)|\$HOME\b|\$\{HOME\})")]
    private static partial Regex Home();
}
