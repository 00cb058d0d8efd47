using System.Collections.Immutable;
using System.Reflection;
using ProxyFixer.Machine;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Rules.Declarative;

namespace ProxyFixer.Rules;

/// <summary>The rules: those in the program, and those of a folder the user names.</summary>
public static class RuleCatalog
{
    // Alphabetical. Before All, which reads it: static members are made in their order.
    private static readonly ImmutableArray<IRule> BuiltIn =
    [
        new AgentValueIsNoString(),
        new AllProxyIgnored(),
        new CodexBaseUrl(),
        new CodexNotReached(),
        new CodexProviderRenamed(),
        new CodexRefuses(),
        new ConfigHeaderLost(),
        new DropInIsNotRead(),
        new EmptyVariableHidesProxy(),
        new EtcEnvironmentReadTwice(),
        new LoopbackProxyInContainer(),
        new LostAtNextInstall(),
        new ManagedNameInUnit(),
        new NoProxyBypassesCodex(),
        new NoProxyEntryWithoutEffect(),
        new NoProxyLacksLoopback(),
        new PasswordReadableByAll(),
        new ProjectEnvFileNotPassed(),
        new ProviderBlockIncomplete(),
        new ProxyCasesDisagree(),
        new ProxyRefuses(),
        new ProxySplitsClients(),
        new ProxyValueStopsNode(),
        new ProxyValueUnusable(),
        new SessionLogNotRead(),
        new SetForEveryService(),
        new SyntaxIsBroken(),
        new SystemdLosesValue(),
        new TelegramDropsProxy(),
        new UnitDoesNotLoad(),
        new UnknownSuppression(),
        new UnusedSuppression(),
        new VariableTakenAway(),
        new VersionOutsideKnowledge(),
    ];

    /// <summary>The rules that come with the program, by id.</summary>
    public static ImmutableArray<IRule> All { get; } = [.. Embedded().Concat(BuiltIn).OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)];

    /// <summary>Adds the rules of a folder (<c>--rules</c>).</summary>
    /// <param name="folder">A real folder with <c>*.yaml</c> files.</param>
    /// <returns>All rules, by id.</returns>
    /// <exception cref="ProxyFixerException">A file is wrong, or an id is taken (exit status 2).</exception>
    public static ImmutableArray<IRule> With(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw ProxyFixerException.WrongInput($"--rules: there is no folder {folder}");
        }

        var rules = All.ToList();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var rule = new DeclarativeRule(RuleFileParser.Parse(path, ReadText(path)));
            rules.Add(rules.All(known => known.Descriptor.Id != rule.Descriptor.Id)
                ? rule
                : throw ProxyFixerException.WrongInput($"{path}(1,1): the id {rule.Descriptor.Id} is taken; choose another"));
        }

        return [.. rules.OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)];
    }

    private static string ReadText(string path)
    {
        try
        {
            return LocalFile.ReadText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.WrongInput($"--rules: {path} was not read: {e.Message}", e);
        }
    }

    private static IEnumerable<IRule> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new DeclarativeRule(RuleFileParser.Parse(name, reader.ReadToEnd()));
        }
    }
}
