namespace ProxyFixer.Subjects;

/// <summary>Finds subjects of one kind on a machine.</summary>
public interface ISubjectSource
{
    /// <summary>Looks for subjects: in the files the user named, or where they usually are.</summary>
    /// <param name="context">The machine and what is known of it.</param>
    /// <returns>What was found; empty where there is nothing.</returns>
    ScanResult Find(ScanContext context);
}
