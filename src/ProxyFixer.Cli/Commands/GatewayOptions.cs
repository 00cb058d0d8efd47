using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Cli.Commands;

/// <summary>Which gateways <c>env</c> and <c>verify</c> are about.</summary>
internal sealed class GatewayOptions
{
    private readonly Argument<string?> unit = new("UNIT") { Description = "A service; without one, every service that starts OpenClaw", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> named = new("--unit") { Description = "The same as UNIT", HelpName = "NAME" };
    private readonly Option<string?> scope = ScanOptions.MakeScope();

    /// <summary>Adds the arguments to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(unit);
        command.Add(named);
        command.Add(scope);
    }

    /// <summary>Finds them.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The gateways; empty where there are none.</returns>
    public ImmutableArray<Gateway> Find(ParseResult parsed, Host host) => new GatewayFinder(host).Find(Wanted(parsed), parsed.GetValue(scope));

    /// <summary>The service that was asked for.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>Its name; null for all.</returns>
    /// <exception cref="ProxyFixerException">It is named twice (exit status 2).</exception>
    public string? Wanted(ParseResult parsed) => parsed.GetValue(unit) is not null && parsed.GetValue(named) is not null
        ? throw ProxyFixerException.WrongInput($"{unit.Name} and {named.Name} exclude each other")
        : parsed.GetValue(unit) ?? parsed.GetValue(named);

    /// <summary>The manager that was asked for.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns><c>user</c>, <c>system</c>, or null for both.</returns>
    public string? Scope(ParseResult parsed) => parsed.GetValue(scope);

    /// <summary>Refuses a service that was asked for and is not there.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="found">What was found.</param>
    /// <exception cref="ProxyFixerException">It is not there (exit status 2).</exception>
    public void Require(ParseResult parsed, ImmutableArray<Gateway> found)
    {
        if (Wanted(parsed) is { } missing && found.All(gateway => gateway.Service.LoadState == UnitLoadState.NotFound))
        {
            throw ProxyFixerException.WrongInput($"there is no service {missing} here; proxyfixer env lists those that start OpenClaw");
        }
    }
}
