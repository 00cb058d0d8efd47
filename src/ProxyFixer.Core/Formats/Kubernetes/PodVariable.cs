using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>One variable of a container.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Span">Where the value stands, or what it is taken from.</param>
/// <param name="Value">The value the container gets; null where only the cluster knows it.</param>
/// <param name="Source">What it is taken from, <c>secret NAME</c>; null where the value stands in the file.</param>
internal sealed record PodVariable(string Name, TextSpan NameSpan, TextSpan Span, string? Value, string? Source);

/// <summary>One item of <c>env</c>.</summary>
/// <param name="Item">The item in the list.</param>
/// <param name="Map">What it means.</param>
/// <param name="Name">Its name.</param>
internal sealed record EnvItem(YamlNode Item, YamlMap Map, string Name);
