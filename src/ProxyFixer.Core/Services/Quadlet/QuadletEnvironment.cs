using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>The environment of a container of Quadlet.</summary>
/// <param name="Given">What the container starts with, each name once.</param>
/// <param name="Unknown">What no file knows of it.</param>
/// <param name="Named">The environment files that are named, absolute as seen from the root.</param>
/// <param name="Files">Those of them that were read.</param>
/// <param name="Settings">The files of Podman's own settings that add to it.</param>
/// <param name="Missing">A file that is not there; null where all are, or that is not known.</param>
internal sealed record QuadletEnvironment(
    ImmutableArray<StartVariable> Given,
    UnknownValues Unknown,
    ImmutableArray<string> Named,
    ImmutableArray<string> Files,
    ImmutableArray<string> Settings,
    PlacedText? Missing);
