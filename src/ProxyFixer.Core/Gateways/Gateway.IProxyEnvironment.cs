using ProxyFixer.Diagnostics;
using ProxyFixer.Services;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway : IProxyEnvironment
{
    /// <inheritdoc/>
    public Severity SeverityLimit => Service.MoreVariables is null ? Severity.Error : Severity.Warning;
}
