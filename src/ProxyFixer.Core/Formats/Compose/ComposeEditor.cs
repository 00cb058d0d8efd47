using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>Sets one variable of one service by replacing spans; whatever it does is read again before it is offered.</summary>
internal static class ComposeEditor
{
    /// <summary>Sets a variable.</summary>
    /// <param name="text">The file.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">What the container shall get; dollar signs as they are.</param>
    /// <returns>Edits that change this variable of this service only, or a refusal.</returns>
    public static EditResult Edit(SourceText text, string service, string name, string value)
    {
        var file = ComposeFile.Read(text);
        if (file.Errors.FirstOrDefault(error => error.IsFatal) is { } error)
        {
            return new EditResult.Refused(error.Span, "the file cannot be read: " + error.Message);
        }

        var services = file.Services();
        if (Target(file, service, name) is not { } declaration)
        {
            return new EditResult.Refused(ServicesKey(file), "there is no service of this name in the file");
        }

        if (!ScalarText.IsName(name) || !ScalarText.CanHold(value))
        {
            return new EditResult.Refused(declaration.Entry.Key.Span, "the name or the value cannot be written in a Compose file");
        }

        if (services[service].Environment.GetValueOrDefault(name) is { State: EnvironmentState.Set } present && present.Text == value)
        {
            return EditResult.Nothing;
        }

        var result = new EnvironmentEdit(text, declaration, name, value).Make();
        return result is EditResult.Edited edited ? Proven(text, services, (service, name, value), edited, declaration) : result;
    }

    // The last document that names the variable counts; else the last with a section; else the last with the service.
    private static ServiceDeclaration? Target(ComposeFile file, string service, string name)
    {
        var declarations = file.Layers.Select(layer => layer.Services.GetValueOrDefault(service)).OfType<ServiceDeclaration>().ToList();
        return declarations.FindLast(d => EnvironmentSection.Read(d.Environment, file.Text, _ => "").Any(value => value.Name == name)
                || EnvironmentSection.Read(d.Environment, file.Text, text => text).Any(value => value.Name == name))
            ?? declarations.FindLast(d => d.Environment is not null)
            ?? declarations.LastOrDefault();
    }

    private static TextSpan ServicesKey(ComposeFile file) =>
        file.Layers.Select(layer => layer.Root?.Find("services")?.Key.Span).FirstOrDefault(span => span is not null) ?? default;

    private static EditResult Proven(
        SourceText text,
        OrderedDictionary<string, ComposeService> before,
        (string Service, string Name, string Value) wanted,
        EditResult.Edited edited,
        ServiceDeclaration declaration)
    {
        var after = ComposeFile.Read(text.Apply(edited.Edits));
        var place = declaration.Entry.Key.Span;
        if (after.Errors.Any(error => error.IsFatal))
        {
            return new EditResult.Refused(place, "the section is written in a way that cannot be added to");
        }

        var expected = Flat(before);
        expected[(wanted.Service, wanted.Name)] = (EnvironmentState.Set, wanted.Value);
        var found = Flat(after.Services());
        var other = found.Keys.Concat(expected.Keys)
            .Where(key => !found.TryGetValue(key, out var now) || !expected.TryGetValue(key, out var then) || now != then)
            .Select(key => key.Service)
            .Distinct()
            .ToList();
        return other switch
        {
            [] => edited,
            _ when other.Find(name => name != wanted.Service) is { } shared =>
                new EditResult.Refused(place, $"the change would also reach the service '{shared}', which shares this section"),
            _ => new EditResult.Refused(place, "no edit changes this variable and nothing else"),
        };
    }

    private static Dictionary<(string Service, string Name), (EnvironmentState, string?)> Flat(
        OrderedDictionary<string, ComposeService> services) =>
        services.Values.SelectMany(service => service.Environment.Values.Select(value => (service, value)))
            .ToDictionary(pair => (pair.service.Name, pair.value.Name), pair => (pair.value.State, pair.value.Text));
}
