using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Compose;

/// <summary>A service of a project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">What Compose sets for its container, in order of first appearance.</param>
/// <param name="Container">What runs in the container.</param>
public sealed record ContainerService(string Name, ImmutableArray<ContainerVariable> Environment, ContainerSettings Container)
{
    /// <summary>Describes a loaded service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="text">The project's first file.</param>
    /// <returns>The service.</returns>
    internal static ContainerService Of(ComposeService service, SourceText text) =>
        new(service.Name, [.. service.Environment.Values.Select(ContainerVariable.Of)], service.Container with { StartsAt = service.Container.StartsAt ?? new(text, service.NameSpan) });
}

/// <summary>A variable of a service.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; null where Compose removes the variable, even where the image sets it.</param>
/// <param name="Where">Where its name stands.</param>
/// <param name="IsOfFile">True for a variable of an environment file, false for one of <c>environment</c>.</param>
/// <param name="Overridden">Those it beat, weakest first.</param>
public sealed record ContainerVariable(string Name, string? Value, Location Where, bool IsOfFile, ImmutableArray<ContainerVariable> Overridden)
{
    /// <summary>Its value as written, in a list with its name; nothing put in.</summary>
    public string Written { get; private init; } = "";

    /// <summary>Describes a variable.</summary>
    /// <param name="value">The variable.</param>
    /// <returns>The same.</returns>
    internal static ContainerVariable Of(EnvironmentValue value)
    {
        var overridden = ImmutableArray.CreateBuilder<ContainerVariable>();
        for (var other = value.Overridden; other is not null; other = other.Overridden)
        {
            overridden.Insert(0, Alone(other));
        }

        return Alone(value) with { Overridden = overridden.ToImmutable() };
    }

    private static ContainerVariable Alone(EnvironmentValue value) =>
        new(value.Name, value.Text, new(value.File, value.NameSpan), value.IsOfFile, []) { Written = value.File.Read(value.Span) };
}
