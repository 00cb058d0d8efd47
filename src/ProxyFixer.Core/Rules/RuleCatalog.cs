using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Rules.Declarative;
using ProxyFixer.Rules.Files;

namespace ProxyFixer.Rules;

/// <summary>The rules: those in the program, and those of a folder the user names.</summary>
public static class RuleCatalog
{
    /// <summary>The rules that come with the program, by id. Each is read when it is first needed.</summary>
    public static ImmutableArray<IRule> All { get; } = [.. CompiledRules.All.Select(Own)];

    /// <summary>Adds the rules of folders (<c>--rules</c>, and <c>rules</c> of the settings).</summary>
    /// <param name="folders">Real folders with <c>*.yaml</c> files.</param>
    /// <returns>All rules, by id.</returns>
    /// <exception cref="ProxyFixerException">A folder is missing, a file is wrong, or an id is taken (exit status 2).</exception>
    public static ImmutableArray<IRule> With(params IEnumerable<string> folders)
    {
        var rules = All.ToList();
        foreach (var path in folders.Distinct(StringComparer.Ordinal).SelectMany(Files))
        {
            var source = RuleSource.Now(path, ReadText(path));
            rules.Add(
                source.Check is not null ? throw ProxyFixerException.WrongInput($"{path}(1,1): 'check' is for the rules that come with the program; write conditions")
                : rules.Any(known => known.Id == source.Id) ? throw ProxyFixerException.WrongInput($"{path}(1,1): the id {source.Id} is taken; choose another")
                : new DeclarativeRule(source));
        }

        return [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            : throw ProxyFixerException.WrongInput($"rules: there is no folder {folder}");

    private static string ReadText(string path)
    {
        try
        {
            return LocalFile.ReadText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.WrongInput($"{path} was not read: {e.Message}", e);
        }
    }

    private static IRule Own(RuleSource source) =>
        source.Check is null ? new DeclarativeRule(source)
        : new CheckedRule(source, CheckCatalog.Find(source.Check) ?? throw new InvalidOperationException($"{source.Id} names a check {source.Check}, and there is none"));
}
