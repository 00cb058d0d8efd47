using ProxyFixer.Disk.Linux;
using ProxyFixer.Disk.Portable;

namespace ProxyFixer.Disk;

/// <summary>The disk of this machine.</summary>
public static class HostDisk
{
    /// <summary>An environment variable that has <c>portable</c> for the tests, which so try on Linux what runs elsewhere.</summary>
    public const string Variable = "PROXYFIXER_DISK";

    /// <summary>The way of writing that fits the system: by open folders on Linux, else by paths.</summary>
    public static IDisk Instance { get; } = OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Variable) != "portable"
        ? LinuxDisk.Instance
        : PortableDisk.Instance;
}
