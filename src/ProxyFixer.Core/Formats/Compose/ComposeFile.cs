using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>One Compose file by itself: its documents as layers (a later one overrides) and what is wrong with it.</summary>
/// <param name="Text">The file.</param>
/// <param name="Layers">One for each YAML document, in file order.</param>
/// <param name="Templates">Every value that has a dollar sign, in file order: all of them are interpolated.</param>
/// <param name="Errors">In file order.</param>
internal sealed record ComposeFile(
    SourceText Text,
    ImmutableArray<ComposeLayer> Layers,
    ImmutableArray<YamlScalar> Templates,
    ImmutableArray<SyntaxError> Errors)
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was read; never throws.</returns>
    public static ComposeFile Read(SourceText text)
    {
        var yaml = YamlReader.Read(text);
        var errors = yaml.Errors;
        if (yaml.Documents.Count == 0 && errors.Count == 0)
        {
            errors.Add(new(default, "the file is empty"));
        }

        var templates = CheckValues(yaml.NotableValues, text.Text, errors);
        var shape = yaml.IsWhole ? errors : [];
        var layers = yaml.Documents.Select(document => ComposeLayer.Read(document, shape)).ToImmutableArray();
        return new(text, layers, templates, [.. errors.OrderBy(error => error.Span.Start)]);
    }

    /// <summary>Merges the file's own layers without any variable.</summary>
    /// <returns>The services in order of first appearance; a value that depends on variables is unknown.</returns>
    public OrderedDictionary<string, ComposeService> Services()
    {
        var services = new OrderedDictionary<string, ComposeService>(StringComparer.Ordinal);
        foreach (var declarations in Declarations())
        {
            services.Add(declarations[0].Name, ComposeService.Unresolved(declarations.AsSpan(), Text));
        }

        return services;
    }

    /// <summary>What the file's own layers declare.</summary>
    /// <returns>For each service its declarations in file order, in order of first appearance.</returns>
    public IEnumerable<ImmutableArray<ServiceDeclaration>> Declarations() => Layers is [var only]
        ? only.Services.Values.Select(ImmutableArray.Create)
        : Layers.SelectMany(layer => layer.Services.Values).GroupBy(one => one.Name, StringComparer.Ordinal).Select(group => group.ToImmutableArray());

    private static ImmutableArray<YamlScalar> CheckValues(List<YamlCell> values, string text, List<SyntaxError> errors)
    {
        var templates = ImmutableArray.CreateBuilder<YamlScalar>();
        foreach (var value in values)
        {
            var characters = value.Characters;
            var mayBeInvalid = value.Kept?.Tag is not null || characters is { Length: 4 or 5 } and ['.' or '-' or '+', ..]; // .nan, -.inf
            if (mayBeInvalid && YamlValue.Of((YamlScalar)value.Node).Kind == YamlKind.Invalid)
            {
                errors.Add(new(value.Span, "the value does not fit its tag, or is no number that can be passed on"));
            }

            if (characters.Contains('$'))
            {
                var scalar = (YamlScalar)value.Node;
                templates.Add(scalar);
                if (Template.Check(scalar.Value).Error is { } error)
                {
                    errors.Add(new(Place(scalar, text, error.Offset), error.Message));
                }
            }
        }

        return templates.ToImmutable();
    }

    /// <summary>Finds an offset of a value in the file.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="text">The file.</param>
    /// <param name="offset">Offset in the value, UTF-16 units.</param>
    /// <returns>The rest of the value from there, where it is written as it reads; else the whole scalar.</returns>
    public static TextSpan Place(YamlScalar scalar, string text, int offset)
    {
        var at = text.AsSpan(scalar.Span.Start, scalar.Span.Length).IndexOf(scalar.Value);
        return at < 0 || scalar.Value.Length == 0
            ? scalar.Span
            : TextSpan.FromBounds(scalar.Span.Start + at + offset, scalar.Span.Start + at + scalar.Value.Length);
    }
}
