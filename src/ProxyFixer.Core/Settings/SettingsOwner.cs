using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Settings;

/// <summary>Whose the settings are that root finds by itself.</summary>
public static class SettingsOwner
{
    /// <summary>Finds whose a file is.</summary>
    /// <param name="path">A real absolute path.</param>
    /// <param name="environment">Tells who came by sudo.</param>
    /// <returns>The user's id; null where it is one's own, where nobody but root could be misled, and where the file is missing.</returns>
    public static uint? Foreign(string path, IReadOnlyDictionary<string, string> environment) =>
        EffectiveRights.OfThisProcess().User == 0 && Posix.Status(path, follow: true)?.Owner is > 0 and var owner
        && environment.GetValueOrDefault("SUDO_UID", "") != owner.ToString(CultureInfo.InvariantCulture) ? owner : null;
}
