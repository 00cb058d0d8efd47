using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>
/// What starts services and gives them their environment. Everything else in the program asks a manager, or the definitions it
/// gives, and knows none of them by name: a new one is a folder here, and a line in <see cref="ServiceManagerCatalog"/>.
/// </summary>
public interface IServiceManager
{
    /// <summary>Finds services where the manager looks for them.</summary>
    /// <param name="service">The name of one; null for all that may start OpenClaw.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for all.</param>
    /// <returns>Scope by scope, or file by file, in a stable order; a named one also where it is not found, if the manager knows names only.</returns>
    IEnumerable<ServiceDefinition> Find(string? service, string? scope);

    /// <summary>Describes the services that a file given by PATH defines.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>In file order; empty where the file defines none for this manager.</returns>
    IEnumerable<ServiceDefinition> Describe(SourceText text, string kind);

    /// <summary>Describes the services that a changed file is a part of, where nobody looks for them without being told.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>The services; empty where there is none.</returns>
    IEnumerable<ServiceDefinition> DefinedBy(SourceText text, string kind) => Describe(text, kind);

    /// <summary>Tells whether only a file's syntax is judged beside what services say of it.</summary>
    /// <param name="path">A file given by PATH; absolute as seen from the root.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>False for files of others, and where the warnings of its services tell all.</returns>
    bool LeavesSyntax(string path, string kind);

    /// <summary>Tells whether a file adds to a service that another file defines.</summary>
    /// <param name="path">A file given by PATH; absolute as seen from the root.</param>
    /// <param name="kind">Its kind.</param>
    /// <returns>True for a drop-in.</returns>
    bool IsDropIn(string path, string kind) => false;

    /// <summary>Tells whether the manager itself, or one like it for another user, reads a file.</summary>
    /// <param name="path">Absolute as seen from the root, links followed.</param>
    /// <param name="changed">Compares paths.</param>
    /// <returns>True where the manager must read its files anew.</returns>
    bool Reads(string path, ChangedFiles changed) => false;

    /// <summary>Tells what is to be run so that changed files count.</summary>
    /// <param name="changed">The files.</param>
    /// <param name="concerned">The services that must be started anew, of every manager.</param>
    /// <param name="user">Who runs the commands.</param>
    /// <returns>One block for each user; empty where there is nothing to run.</returns>
    IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user);
}
