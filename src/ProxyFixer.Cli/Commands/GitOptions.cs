using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Cli.Git;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that choose files by what git says of them.</summary>
internal sealed class GitOptions
{
    private const string ChangedName = "--changed";
    private const string StagedName = "--staged";
    private readonly Option<string?> changed = new(ChangedName) { Description = "Only files that git says changed: --changed=REF since REF, --changed alone what is not committed", HelpName = "REF", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> staged = new(StagedName) { Description = "Only files that git would commit, as it would commit them" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(changed);
        command.Add(staged);
    }

    /// <summary>Writes <c>--changed</c> with its commit, which else would be taken from the next word.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The same, as the library reads it.</returns>
    public static IReadOnlyList<string> Spell(IReadOnlyList<string> arguments)
    {
        var end = arguments.TakeWhile(word => word != "--").Count();
        return [.. arguments.Select((word, index) => word == ChangedName && index < end ? ChangedName + "=HEAD" : word)];
    }

    /// <summary>Puts words of a command line together as they are to be typed.</summary>
    /// <param name="words">Names of options, their values, and others.</param>
    /// <returns><c>--changed</c> and its commit are one word.</returns>
    public static IEnumerable<string> Join(IEnumerable<string> words)
    {
        var isCommit = false;
        foreach (var word in words)
        {
            if (isCommit || word != ChangedName)
            {
                yield return isCommit ? $"{ChangedName}={word}" : word;
            }

            isCommit = !isCommit && word == ChangedName;
        }
    }

    /// <summary>Whether git is to be asked.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True with one of the options.</returns>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(changed) is not null || parsed.GetValue(staged);

    /// <summary>Asks git.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="within">Files or folders that the user named, as seen from the root; empty for the whole checkout.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The files, as seen from the root, and their contents where git would commit others; null where git is not to be asked.</returns>
    /// <exception cref="ProxyFixerException">It cannot answer (exit status 2).</exception>
    public (ImmutableArray<string> Paths, ImmutableArray<SourceText> Contents)? Select(ParseResult parsed, Host host, ImmutableArray<string> within, ProgramContext here)
    {
        var (reference, isStaged) = (parsed.GetValue(changed), parsed.GetValue(staged));
        if (!IsAsked(parsed))
        {
            return null;
        }

        if (reference is not null && isStaged)
        {
            throw ProxyFixerException.WrongInput($"{ChangedName} and {StagedName} exclude each other");
        }

        var checkout = GitCheckout.Find(isStaged ? StagedName : ChangedName, here);
        var files = (isStaged ? checkout.Staged() : checkout.Changed(reference!).Select(path => (Path: path, Content: (byte[]?)null)))
            .Select(file => (Path: host.Files.FromReal($"{checkout.Top.TrimEnd('/')}/{file.Path}"), file.Content))
            .Where(file => file.Path is not null && (within.IsEmpty || within.Any(one => file.Path == one || file.Path.StartsWith(one.TrimEnd('/') + "/", StringComparison.Ordinal))))
            .ToLookup(file => SourceText.FromString("", file.Path!).NotUtf8At is null);
        foreach (var (path, _) in files[false])
        {
            host.Files.RefuseNameless(path!);
        }

        return ([.. files[true].Select(file => file.Path!)], [.. files[true].Where(file => file.Content is not null).Select(file => SourceText.FromBytes(file.Path!, file.Content))]);
    }
}
