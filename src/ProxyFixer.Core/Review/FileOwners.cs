using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Review;

/// <summary>Says whose files are.</summary>
/// <param name="files">The machine.</param>
public sealed class FileOwners(MachineFiles files)
{
    private readonly Lazy<UserAccounts> accounts = new(() => UserAccounts.Read(files));

    /// <summary>Says whose a file is.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <returns>The owner's name, or its number where it has none; for a new file that of the folder it gets its owner from.</returns>
    public string Of(string path)
    {
        var status = files.Status(path);
        for (var folder = path; status is null && folder != "/"; status = files.Status(folder))
        {
            folder = MachinePath.Folder(folder);
        }

        var id = (status?.Owner ?? 0).ToString(CultureInfo.InvariantCulture);
        return accounts.Value.Find(id)?.Name ?? id;
    }
}
