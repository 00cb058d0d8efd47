using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>A simple command of a shell script.</summary>
/// <param name="Words">Its words, quotes gone; what is put in by the shell stands as it is written.</param>
/// <param name="Span">From its first to behind its last word.</param>
internal sealed record ScriptCommand(ImmutableArray<PlacedText> Words, TextSpan Span);
