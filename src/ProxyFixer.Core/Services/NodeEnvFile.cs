using System.Collections.Immutable;
using ProxyFixer.NodeJs;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>A file that Node itself reads variables from before it runs the script: <c>--env-file</c>, <c>--env-file-if-exists</c>.</summary>
/// <param name="Path">Absolute as seen from the root.</param>
/// <param name="Variables">What it sets, in file order, each with the place of its name; of one name the last counts.</param>
/// <param name="IsMissing">True where Node ends with exit status 9, because the file is not there.</param>
public sealed record NodeEnvFile(string Path, ImmutableArray<StartVariable> Variables, bool IsMissing)
{
    private const string Source = "the file of --env-file";

    /// <summary>Tells whether Node has decided about a variable before it reads the file.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>True for the switch and for the certificates (run on 22.22.0 and 24.14.0); NODE_OPTIONS and the proxies come in time.</returns>
    public static bool IsTooLate(string name) => name is NodeSwitch.Variable or "NODE_EXTRA_CA_CERTS";

    /// <summary>Reads a file that is there.</summary>
    /// <param name="text">The file.</param>
    /// <returns>What it sets.</returns>
    public static NodeEnvFile Read(SourceText text) => new(
        text.Path,
        [.. NodeEnvText.Read(text.Text).Select(read => new StartVariable(read.Name, read.Value, new(text, read.NameSpan), Source))],
        IsMissing: false);
}
