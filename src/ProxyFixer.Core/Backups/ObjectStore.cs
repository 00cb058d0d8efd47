using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Backups;

/// <summary>Contents of files by their hash, each once: <c>objects/ab/abcd…</c>. What is read is checked against its name.</summary>
/// <param name="store">The open store.</param>
internal sealed class ObjectStore(IFolder store)
{
    private const string Name = "objects";
    private const int FolderMode = 0x1C0; // 0700
    private const int FileMode = 0x180; // 0600

    /// <summary>The hash that names a content.</summary>
    /// <param name="bytes">The content.</param>
    /// <returns>SHA-256 in lower-case hexadecimal; null for null.</returns>
    public static string? HashOf(byte[]? bytes) => bytes is null ? null : ContentHash.Sha256(bytes);

    /// <summary>Keeps contents; all are on disk, with the names that lead to them, when it returns.</summary>
    /// <param name="contents">The contents; nulls are left out.</param>
    /// <exception cref="DiskException">One could not be written.</exception>
    public void Keep(IEnumerable<byte[]?> contents)
    {
        using var objects = OpenOrMake(store, Name);
        foreach (var group in contents.OfType<byte[]>().Select(bytes => (Hash: HashOf(bytes)!, Bytes: bytes)).DistinctBy(one => one.Hash).GroupBy(one => one.Hash[..2]))
        {
            using var folder = OpenOrMake(objects, group.Key);
            foreach (var (hash, bytes) in group)
            {
                Keep(folder, hash, bytes);
            }

            folder.Flush();
        }
    }

    /// <summary>Reads a content.</summary>
    /// <param name="hash">Its name.</param>
    /// <returns>The content; null where it is missing or damaged.</returns>
    public byte[]? Read(string hash)
    {
        using var folder = Find(hash);
        return folder?.Read(hash) is { } bytes && HashOf(bytes) == hash ? bytes : null;
    }

    /// <summary>Lists what is kept.</summary>
    /// <returns>Hashes, sorted.</returns>
    public IReadOnlyList<string> List()
    {
        if (store.Status(Name) is null)
        {
            return [];
        }

        using var objects = store.Open(Name);
        var all = new List<string>();
        foreach (var prefix in objects.List())
        {
            using var folder = objects.Open(prefix);
            all.AddRange(folder.List());
        }

        return all;
    }

    /// <summary>Removes a content for good, and its folder with the last one in it.</summary>
    /// <param name="hash">Its name.</param>
    public void Delete(string hash)
    {
        using var folder = Find(hash);
        if (folder is not null)
        {
            folder.Delete(hash);
            using var objects = store.Open(Name);
            objects.DeleteEmptyFolder(hash[..2]);
        }
    }

    private static IFolder OpenOrMake(IFolder parent, string name)
    {
        if (parent.Status(name) is not null)
        {
            return parent.Open(name);
        }

        var made = parent.Make(name, Ownership.Own(FolderMode));
        parent.Flush();
        return made;
    }

    // An object of a run that was killed or lost power may be there in part.
    private static void Keep(IFolder folder, string hash, byte[] bytes)
    {
        if (HashOf(folder.Read(hash)) == hash)
        {
            return;
        }

        folder.Delete(hash);
        folder.Create(hash, bytes, Ownership.Own(FileMode), attributesOf: null);
    }

    private IFolder? Find(string hash)
    {
        if (store.Status(Name) is null)
        {
            return null;
        }

        using var objects = store.Open(Name);
        return objects.Status(hash[..2]) is null ? null : objects.Open(hash[..2]);
    }
}
