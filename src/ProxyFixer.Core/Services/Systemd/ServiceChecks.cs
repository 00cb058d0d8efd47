namespace ProxyFixer.Services.Systemd;

/// <summary>The settings that keep a service whose files could be read from being loaded.</summary>
/// <remarks>systemd 252's <c>service_verify</c>.</remarks>
internal static class ServiceChecks
{
    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The settings of the unit.</param>
    /// <returns>systemd's words for what is wrong, or null.</returns>
    public static string? Problem(ServiceSettings settings)
    {
        var starts = settings.Commands.Count(command => command.Key == "ExecStart");
        var stops = settings.Commands.Any(command => command.Key == "ExecStop");
        var hasSuccessAction = settings.Find("SuccessAction") is { Value: not "none" };
        var isOneshot = settings.Find("Type")?.Value == "oneshot";
        var remains = settings.Find("RemainAfterExit")?.Value is "yes" or "true" or "1" or "on" or "y" or "t";
        return starts == 0 && !stops && !hasSuccessAction ? "Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing."
            : starts == 0 && !isOneshot && settings.Find("Type") is not null ? "Service has no ExecStart= setting, which is only allowed for Type=oneshot services. Refusing."
            : starts == 0 && !remains && !hasSuccessAction ? "Service has no ExecStart= and no SuccessAction= settings and does not have RemainAfterExit=yes set. Refusing."
            : starts > 1 && !isOneshot ? "Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing."
            : isOneshot && settings.Find("Restart")?.Value is "always" or "on-success" ? "Service has Restart= set to either always or on-success, which isn't allowed for Type=oneshot services. Refusing."
            : settings.Find("Type")?.Value == "dbus" && settings.Find("BusName") is null ? "Service is of type D-Bus but no D-Bus service name has been specified. Refusing."
            : null;
    }
}
