using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Reports;

/// <summary>What <c>env</c> has to say: the environment each service starts with.</summary>
/// <param name="Gateways">The services.</param>
/// <param name="Display">Gives a path as it is shown.</param>
/// <param name="ShowsAll">Whether secrets are shown.</param>
/// <param name="IsVerbose">Whether people are also shown what each value beat.</param>
public sealed record EnvReport(ImmutableArray<Gateway> Gateways, Func<string, string> Display, bool ShowsAll, bool IsVerbose)
{
    /// <summary>Columns of the terminal; 0 where there is none.</summary>
    public int Width { get; init; }

    /// <summary>Writes the report as JSON (schema 1).</summary>
    /// <param name="output">Where to.</param>
    public void WriteJson(TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.List("services", Gateways, gateway => json.Map(() => WriteService(json, gateway)));
        });
    }

    /// <summary>A value as it may be shown.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value, or what may be shown of it.</returns>
    public string Mask(string name, string value) => ShowsAll ? value : Secrets.Mask(name, value);

    /// <summary>A warning as it may be shown; systemd's own words quote the line.</summary>
    /// <param name="warning">The warning.</param>
    /// <returns>Its text.</returns>
    public string Mask(ServiceWarning warning) => Mask(warning.Message);

    /// <summary>What systemd says as it may be shown.</summary>
    /// <param name="message">A warning, or why a service does not start.</param>
    /// <returns>The text.</returns>
    public string Mask(string message) => ShowsAll ? message : Secrets.MaskLine(message);

    private void WriteService(JsonOutput json, Gateway gateway)
    {
        var service = gateway.Service;
        json.Member("unit", service.Name);
        json.Member("scope", service.Scope);
        json.Member("path", service.Path is { } path ? Display(path) : null);
        json.Member("loadState", WordFor(service.LoadState));
        json.Member("starts", service.Starts);
        json.Member("failure", service.Failure is { } failure ? (Mask(failure.Message)) : null);
        json.List("dropIns", service.DropIns.Select(Display));
        json.Map("node", () =>
        {
            json.Member("path", gateway.Node?.Path);
            json.Member("version", gateway.Node?.Version?.ToString());
        });
        json.Member("openclaw", gateway.Version?.ToString());
        json.List("start", service.Starts ? gateway.Service.Variables.Values : [], variable => json.Map(() => WriteVariable(json, variable)));
        json.List("late", gateway.StartsOpenClaw && service.Starts ? gateway.Late.Variables : [], late => json.Map(() =>
        {
            json.Member("name", late.Name);
            json.Member("value", Mask(late.Name, late.Value));
            json.Member("path", Display(late.Location.Path));
            json.Member("line", late.Location.Start.Line);
            json.Member("column", late.Location.Start.Column);
            json.Member("why", late.Why);
        }));
        json.List("warnings", service.Warnings, warning => json.Map(() =>
        {
            json.Member("path", Display(warning.Path));
            json.Member("line", warning.Line);
            json.Member("column", warning.Column);
            json.Member("message", Mask(warning));
            json.Member("source", warning.IsOfSystemd ? "systemd" : "proxyfixer");
        }));
    }

    private void WriteVariable(JsonOutput json, StartVariable variable)
    {
        WriteOrigin(json, variable);
        json.List("overridden", variable.Overridden, overridden => json.Map(() => WriteOrigin(json, overridden)));
    }

    private void WriteOrigin(JsonOutput json, StartVariable from)
    {
        json.Member("name", from.Name);
        json.Member("value", Mask(from.Name, from.Value));
        json.Member("path", from.Where is { } where ? Display(where.Path) : null);
        json.Name("line");
        json.Number(from.Where?.Start.Line);
        json.Name("column");
        json.Number(from.Where?.Start.Column);
    }

    private static string WordFor(UnitLoadState state) => state switch
    {
        UnitLoadState.Loaded => "loaded",
        UnitLoadState.Masked => "masked",
        UnitLoadState.NotFound => "not-found",
        UnitLoadState.BadSetting => "bad-setting",
        _ => "error",
    };
}
