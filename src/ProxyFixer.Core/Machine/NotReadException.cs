namespace ProxyFixer.Machine;

/// <summary>A file or folder that is there, or may be, and was not read: what it holds is not known, and the user must be told.</summary>
/// <param name="reason">Why, in a few words that go behind the path.</param>
public sealed class NotReadException(string reason) : IOException(reason);
