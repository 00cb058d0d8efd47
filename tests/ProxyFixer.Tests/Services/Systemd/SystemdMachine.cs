using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Systemd;

/// <summary>A small machine with the user alice, and a gateway service in either scope.</summary>
internal sealed class SystemdMachine : IDisposable
{
    public const string Unit = "openclaw-gateway.service";
    public const string SystemUnit = "/etc/systemd/system/" + Unit;
    public const string UserUnit = "/home/alice/.config/systemd/user/" + Unit;
    private readonly TemporaryFolder folder = new();

    public SystemdMachine()
    {
        folder.Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/home/alice:/bin/bash\n");
        folder.Write("etc/group", "alice:x:1000:\nstaff:x:50:bob,alice\n");
    }

    public MachineFiles Files => new(folder.Path);

    public string Root => folder.Path;

    public SystemdMachine With(string path, string text)
    {
        folder.Write(path, text);
        return this;
    }

    public SystemdMachine With(string path, byte[] bytes)
    {
        folder.Write(path, bytes);
        return this;
    }

    /// <summary>Writes the unit with more lines for [Service].</summary>
    public SystemdMachine WithUnit(string path, string lines) => With(path, $"[Service]\nExecStart=/usr/bin/node\n{lines}");

    public SystemdMachine WithLink(string path, string target)
    {
        folder.Link(path, target);
        return this;
    }

    public EffectiveService Compute(string unit = Unit, bool user = false, int version = 252)
    {
        var environment = new ServiceEnvironment(Files, new SystemdVersion(version));
        return environment.Compute(Scope(environment, user), unit);
    }

    public DropInPlan Plan(string name, string value, bool user = false, string unit = Unit)
    {
        var environment = new ServiceEnvironment(Files);
        return new DropInPlanner(environment, environment.Compute(Scope(environment, user), unit)).Plan(name, value);
    }

    public static SystemdScope Scope(ServiceEnvironment environment, bool user) =>
        user ? new SystemdScope(environment.Accounts.Find("alice")) : SystemdScope.System;

    public void Dispose() => folder.Dispose();
}
