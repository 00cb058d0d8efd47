using ProxyFixer.Text;

namespace ProxyFixer.Cli.Git;

/// <summary>The checkout that the working folder is in, as git itself tells of it; nothing in it is changed.</summary>
/// <param name="option">The option that asks, for messages.</param>
/// <param name="top">Its real folder.</param>
/// <param name="program">Runs git.</param>
internal sealed class GitCheckout(string option, string top, GitProgram program)
{
    // Renamed files count by their new names; a file that is gone cannot be looked at.
    private static readonly string[] Names = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d"];

    /// <summary>Its real folder.</summary>
    public string Top => top;

    /// <summary>Looks for the checkout.</summary>
    /// <param name="option">The option that asks, for messages.</param>
    /// <param name="here">The working folder and where programs are.</param>
    /// <returns>The checkout.</returns>
    /// <exception cref="ProxyFixerException">There is none, or no git (exit status 2).</exception>
    public static GitCheckout Find(string option, ProgramContext here)
    {
        var program = new GitProgram(here);
        var answer = program.Run(option, here.WorkingFolder, "rev-parse", "--show-toplevel");
        return answer.Status == 0 ? new(option, Text(answer.Output).TrimEnd('\n'), program)
            : throw ProxyFixerException.WrongInput(answer.Error.Contains("not a git repository", StringComparison.Ordinal)
                ? $"{option}: {here.WorkingFolder} is in no git checkout"
                : $"{option}: {answer.Failure}");
    }

    /// <summary>Asks for files that changed since a commit, or rather since where it and the work here part; new ones are among them, ignored ones are not.</summary>
    /// <param name="reference">A commit as git names it; <c>HEAD</c> for what is not committed.</param>
    /// <returns>Paths from the top of the checkout, sorted, each once.</returns>
    /// <exception cref="ProxyFixerException">Git does not know it (exit status 2).</exception>
    public IEnumerable<string> Changed(string reference)
    {
        string[] all = ["ls-files", "-z", "--others", "--exclude-standard"];
        var isThere = program.Run(option, top, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}").Status == 0;
        return !isThere && reference != "HEAD" ? throw ProxyFixerException.WrongInput($"{option}: git knows no commit {reference}")
            : isThere ? List([.. Names, "--merge-base", reference, "--"]).Union(List(all)).Order(StringComparer.Ordinal)
            : List([.. all, "--cached"]).Order(StringComparer.Ordinal);
    }

    /// <summary>Asks for files that would be committed.</summary>
    /// <returns>Paths from the top of the checkout, sorted; and what would be committed where the file itself is another one, else null.</returns>
    /// <exception cref="ProxyFixerException">Git does not answer (exit status 2).</exception>
    public IEnumerable<(string Path, byte[]? Content)> Staged()
    {
        // A file that changed since, or is gone, without the filter that leaves out the latter.
        var others = List([.. Names[..^1], "--"]).ToHashSet(StringComparer.Ordinal);
        return List([.. Names, "--cached", "--"]).Order(StringComparer.Ordinal)
            .Select(path => (path, others.Contains(path) ? Ask("cat-file", "blob", ":0:" + path) : null));
    }

    private IEnumerable<string> List(string[] arguments) => Text(Ask(arguments)).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct();

    private byte[] Ask(params string[] arguments)
    {
        var answer = program.RunUnfiltered(option, top, arguments);
        return answer.Status == 0 ? answer.Output : throw ProxyFixerException.WrongInput($"{option}: {answer.Failure}");
    }

    private static string Text(byte[] bytes) => SourceText.FromBytes("", bytes).Text;
}
