using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>
/// The environment that <c>podman run</c> gives a container, put together from the weakest layer to the strongest; what the image sets is in no file.
/// </summary>
/// <param name="podman">The environment of Podman itself, by name.</param>
/// <remarks>
/// podman-run(1), "Environment", and Podman's code: containers.conf and the image, then <c>--env-merge</c>, <c>--unsetenv</c>, <c>--env-host</c> or
/// <c>--http-proxy</c> (pkg/specgen/generate/container.go, CompleteSpec), then <c>--env-file</c>, then <c>--env</c>, each by the order of the
/// command line (pkg/specgenutil), and the secrets over all of them when the container starts (libpod, generateSpec).
/// </remarks>
internal sealed class PodmanEnvironment(IReadOnlyDictionary<string, StartVariable> podman)
{
    private readonly Dictionary<string, StartVariable> variables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> unknown = new(StringComparer.Ordinal);

    /// <summary>What the container starts with; in place of a proxy whose address is unknown stands one that is well-formed.</summary>
    public ImmutableArray<StartVariable> Given => [.. variables.Values];

    /// <summary>The variables that it has for certain and whose values no file knows.</summary>
    public ImmutableArray<(string Name, string Source)> Unknown => [.. unknown.Select(pair => (pair.Key, pair.Value))];

    /// <summary>Takes variables away again, as far as they are set by now.</summary>
    /// <param name="names">The names; null for all.</param>
    public void Unset(IEnumerable<string>? names)
    {
        foreach (var name in names ?? [.. variables.Keys, .. unknown.Keys])
        {
            variables.Remove(name);
            unknown.Remove(name);
        }
    }

    /// <summary>Hands on what Podman itself has.</summary>
    /// <param name="all">True for all of it; false for its proxies alone.</param>
    public void TakeHost(bool all)
    {
        // config.ProxyEnv of containers/common: all upper or all lower case, and no ALL_PROXY.
        foreach (var variable in podman.Values.Where(variable => all || ProxyVariables.IsOfPodman(variable.Name)))
        {
            Set(variable);
        }
    }

    /// <summary>Adds a word of <c>--env</c>, or a line of a file.</summary>
    /// <param name="word"><c>NAME=VALUE</c>; <c>NAME</c> or <c>NAME*</c> for what Podman itself has of it.</param>
    /// <param name="source">What kind of place that is, in a few words.</param>
    /// <param name="isExpanded">True where systemd puts its variables in for <c>$NAME</c>, which is not followed.</param>
    public void Add(PlacedText word, string source, bool isExpanded)
    {
        if (word.Text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            var (name, value) = (word.Text[..equals], word.Text[(equals + 1)..]);
            if (isExpanded && value.Contains('$', StringComparison.Ordinal))
            {
                SetUnknown(name, source, word.Where);
            }
            else
            {
                Set(new(name, value, word.Where, source));
            }
        }
        else
        {
            foreach (var variable in word.Text.EndsWith('*') ? podman.Values.Where(one => one.Name.StartsWith(word.Text[..^1], StringComparison.Ordinal)) : Own(word.Text))
            {
                Set(variable);
            }
        }
    }

    /// <summary>Adds a secret.</summary>
    /// <param name="words"><c>NAME[,type=env][,target=VARIABLE]</c>; a secret of another type is a file.</param>
    public void AddSecret(PlacedText words)
    {
        var parts = words.Text.Split(',');
        if (parts.Contains("type=env"))
        {
            var target = Array.Find(parts, part => part.StartsWith("target=", StringComparison.Ordinal))?["target=".Length..];
            SetUnknown(target ?? parts[0], "a secret of Podman", words.Where);
        }
    }

    /// <summary>Adds a variable whose value no file knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">What gives it, in a few words.</param>
    /// <param name="where">Where it is named.</param>
    public void SetUnknown(string name, string source, Location? where)
    {
        if (UnknownValues.StandIn(name) is { } value)
        {
            Set(new(name, value, where, source));
        }
        else
        {
            variables.Remove(name);
        }

        unknown[name] = source;
    }

    private IEnumerable<StartVariable> Own(string name) => podman.TryGetValue(name, out var variable) ? [variable] : [];

    private void Set(StartVariable variable)
    {
        unknown.Remove(variable.Name);
        variables[variable.Name] = variable.Over(variables.GetValueOrDefault(variable.Name));
    }
}
