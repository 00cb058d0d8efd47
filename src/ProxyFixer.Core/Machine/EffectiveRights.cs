using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>What the kernel lets this process do, by its effective ids and capabilities (credentials(7), capabilities(7)).</summary>
/// <param name="User">The effective user id.</param>
/// <param name="Groups">The effective group id and the supplementary ones.</param>
/// <param name="Capabilities">The effective capabilities, one bit each.</param>
internal sealed partial record EffectiveRights(uint User, ImmutableArray<uint> Groups, ulong Capabilities)
{
    private static readonly bool IsMac = OperatingSystem.IsMacOS();
    private static readonly int AtFdCwd = IsMac ? -2 : -100;
    private static readonly int EffectiveIds = IsMac ? 0x10 : 0x200; // AT_EACCESS
    private const int ChangeOwner = 0; // CAP_CHOWN
    private const int ActAsOwner = 3; // CAP_FOWNER

    /// <summary>True for the superuser.</summary>
    public bool IsRoot => User == 0;

    /// <summary>True where files of other users may be given to their owners.</summary>
    public bool MayChangeOwner => Has(ChangeOwner);

    /// <summary>True where the sticky bit of a folder does not count.</summary>
    public bool ActsAsOwner => Has(ActAsOwner);

    /// <summary>The rights of this process.</summary>
    /// <returns>Where there are no capabilities, as on macOS, the superuser has all of them and nobody else has any.</returns>
    public static EffectiveRights OfThisProcess() =>
        OperatingSystem.IsLinux() && LinuxCapabilities.Effective() is { } capabilities ? ByIds() with { Capabilities = capabilities } : ByIds();

    /// <summary>The rights as the ids alone tell them.</summary>
    /// <returns>All capabilities for the superuser, none for others.</returns>
    internal static EffectiveRights ByIds()
    {
        var groups = new uint[Math.Max(0, GetGroups(0, []))];
        var count = GetGroups(groups.Length, groups);
        return new(GetEffectiveUser(), [GetEffectiveGroup(), .. groups.Take(count)], GetEffectiveUser() == 0 ? ulong.MaxValue : 0);
    }

    /// <summary>Asks whether entries of a folder may be made and replaced, as the kernel would decide: modes, access lists, mounts.</summary>
    /// <param name="real">A real path of this machine.</param>
    /// <returns>Null where it may be done, else the error number: EACCES (13), EROFS (30) and the like.</returns>
    public static int? WhyNotWritable(string real) => FAccessAt(AtFdCwd, real, 2 | 1, EffectiveIds) == 0 ? null : SystemError.Last();

    private bool Has(int capability) => (Capabilities >> capability & 1) != 0;

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "getegid")]
    private static partial uint GetEffectiveGroup();

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "getgroups", SetLastError = true)]
    private static partial int GetGroups(int size, [Out] uint[] groups);

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "faccessat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int FAccessAt(int folder, string path, int mode, int flags);
}
