using ProxyFixer.Diagnostics;

namespace ProxyFixer.Gateways;

public sealed partial record Gateway : IProxyEnvironment
{
    /// <inheritdoc/>
    public Severity SeverityLimit => Severity.Error;
}
