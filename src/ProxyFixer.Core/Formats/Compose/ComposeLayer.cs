using ProxyFixer.Formats.Yaml;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>One YAML document of a Compose file.</summary>
/// <param name="Root">The mapping at the top, or null where the document is none.</param>
/// <param name="Services">By name, in file order, merge keys followed.</param>
internal sealed record ComposeLayer(YamlMap? Root, OrderedDictionary<string, ServiceDeclaration> Services)
{
    /// <summary>Reads a document.</summary>
    /// <param name="document">The node at its top.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    /// <returns>What was read.</returns>
    public static ComposeLayer Read(YamlNode document, List<SyntaxError> errors)
    {
        var services = new OrderedDictionary<string, ServiceDeclaration>(StringComparer.Ordinal);
        if (document.Meaning is not YamlMap root)
        {
            errors.Add(new(document.Span, "a Compose file must be a mapping at the top"));
            return new(null, services);
        }

        MisplacedKeys.CheckTop(root, errors);
        if (root.Find("services") is not { } section)
        {
            return new(root, services);
        }

        if (section.Value.Meaning is not YamlMap map)
        {
            errors.Add(new(section.Key.Span, "services must be a mapping"));
            return new(root, services);
        }

        var cells = map.MemberCells;
        services.EnsureCapacity(cells.Length / 2);
        for (var i = 0; i < cells.Length; i += 2)
        {
            if (cells[i].IsScalar && cells[i + 1].Kept?.Tag != "!reset")
            {
                var service = ServiceDeclaration.Read(cells[i], cells[i + 1], errors);
                services[service.Name] = service;
            }
        }

        return new(root, services);
    }
}
