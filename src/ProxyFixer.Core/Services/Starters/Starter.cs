using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Starters;

/// <summary>A program that starts others from files of its own. They are searched for OpenClaw; what it gives to what it starts is not read.</summary>
/// <param name="Reason">Why OpenClaw is not judged there, as the end of "… was not judged, because …".</param>
/// <param name="Files">Its files, absolute or below <c>~/</c> of each home, with <c>*</c> as in a shell.</param>
/// <param name="Commands">Takes the commands out of such a file, each as it is given to a shell.</param>
internal sealed record Starter(string Reason, ImmutableArray<string> Files, Func<SourceText, IEnumerable<string>> Commands);
