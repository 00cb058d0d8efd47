namespace ProxyFixer.NodeJs;

/// <summary>The switch as variable, NODE_OPTIONS and command line leave it, in this order.</summary>
/// <param name="State">On or off, and by which setting.</param>
/// <param name="Refusal">Set when node ends with exit status 9 before anything else.</param>
/// <remarks>Source: node-env-proxy.json, "flagCombinations" and "values".</remarks>
internal sealed record SwitchSettings(SwitchState State, Startup? Refusal)
{
    public static SwitchSettings Read(NodeStart start, NodeRelease release)
    {
        var state = FromVariable(start, release);
        var problem = NodeOptionsVariable.Split(OptionsVariable(start), out var inVariable);
        if (problem is not null)
        {
            return new(state, Refused("NODE_OPTIONS", $"NODE_OPTIONS is refused: {problem}"));
        }
        var settings = new SwitchSettings(state, null);
        settings = settings.Apply(NodeArguments.Read(inVariable, isVariable: true), SwitchSource.NodeOptions, release);
        return settings.Refusal is not null
            ? settings
            : settings.Apply(NodeArguments.Read(start.Arguments, isVariable: false), SwitchSource.CommandLine, release);
    }

    // The real NODE_OPTIONS hides the one of an --env-file, even when it is empty.
    private static string OptionsVariable(NodeStart start) => start.Variable("NODE_OPTIONS") ?? "";

    private static SwitchState FromVariable(NodeStart start, NodeRelease release)
    {
        var value = start.Environment.GetValueOrDefault(NodeSwitch.Variable);
        var source = value is null ? SwitchSource.None : SwitchSource.Variable;
        if (value is null && release.ReadsSwitchFromEnvFile && start.EnvFile?.GetValueOrDefault(NodeSwitch.Variable) is { } inFile)
        {
            (value, source) = (inFile, SwitchSource.EnvFile);
        }
        return release.Switch switch
        {
            SwitchRule.Ignored => new(false, SwitchSource.None, Ignores(release)),
            _ when value is null => new(false, source, $"{NodeSwitch.Variable} is not set"),
            _ when value.Length == 0 => new(false, source, $"{NodeSwitch.Variable} is empty"),
            SwitchRule.AnyValueFetchOnly =>
                new(true, source, $"{NodeSwitch.Variable} is set, and Node {release.Version} takes any value as on"),
            _ when value == "1" => new(true, source, $"{NodeSwitch.Variable} is 1"),
            _ => new(false, source, $"{NodeSwitch.Variable} is not exactly 1"),
        };
    }

    private static string Ignores(NodeRelease release) =>
        $"Node {release.Version} does not know {NodeSwitch.Variable}"
        + (release.SwitchSince is { } since ? $" (in this line since {since})" : "");

    private SwitchSettings Apply(NodeArguments arguments, SwitchSource source, NodeRelease release)
    {
        var place = source == SwitchSource.NodeOptions ? "NODE_OPTIONS" : "the command line";
        var variable = source == SwitchSource.NodeOptions ? "NODE_OPTIONS" : null;
        if (arguments.SwitchOption is { } option && release.Switch != SwitchRule.ExactlyOne)
        {
            return this with { Refusal = Refused(variable, $"Node {release.Version} does not know {option}, given in {place}") };
        }
        if (arguments.Refused is { } why)
        {
            return this with { Refusal = Refused(variable, $"{place} is refused: {why}") };
        }
        return arguments.Switch is not { } isOn
            ? this
            : this with { State = new(isOn, source, $"{(isOn ? "--use-env-proxy" : "--no-use-env-proxy")} is given in {place}") };
    }

    private static Startup Refused(string? variable, string reason) =>
        new(StartupKind.RefusesOption, variable, "exit status 9", reason);
}
