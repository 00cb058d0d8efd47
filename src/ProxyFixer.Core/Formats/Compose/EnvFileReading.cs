using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>What a file of <c>env_file</c>, or the project's <c>.env</c>, says.</summary>
/// <param name="Values">The variables in order of first appearance.</param>
/// <param name="Places">Where the name of each stands; of several the last. A name without a value may be among them.</param>
/// <param name="Error">The first error: Compose fails then. Null where all is well.</param>
internal sealed record EnvFileReading(
    OrderedDictionary<string, string> Values, Dictionary<string, TextSpan> Places, SyntaxError? Error);
