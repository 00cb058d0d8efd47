using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Something that is so of a subject.</summary>
/// <param name="Value">The value; may be empty, may be secret.</param>
/// <param name="Where">The place that makes it so; null where it was concluded, not read.</param>
public sealed record Fact(string Value, Location? Where = null);
