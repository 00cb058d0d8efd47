using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Sets one variable of one container by replacing spans; whatever it does is read again before it is offered.</summary>
internal static class ManifestEditor
{
    /// <summary>Sets a variable.</summary>
    /// <param name="text">The file.</param>
    /// <param name="target">The container, as <see cref="PodContainer.Target"/> has it.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">What the container shall get.</param>
    /// <returns>Edits that change this variable of this container only, or a refusal.</returns>
    public static EditResult Edit(SourceText text, string target, string name, string value)
    {
        var manifest = Manifest.Read(text);
        if (manifest.Errors.FirstOrDefault(error => error.IsFatal) is { } error)
        {
            return new EditResult.Refused(error.Span, "the file cannot be read: " + error.Message);
        }

        if (manifest.Containers.FirstOrDefault(one => one.Target == target) is not { } container)
        {
            return new EditResult.Refused(default, manifest.Containers.IsEmpty
                ? "the file describes no container"
                : $"there is no container of this name; there are {string.Join(", ", manifest.Containers.Select(one => one.Target))}");
        }

        if (!ScalarText.IsName(name) || !ScalarText.CanHold(value))
        {
            return new EditResult.Refused(container.Item.Span, "the name or the value cannot be written in a manifest");
        }

        if (container.Items.Any(item => item.Name == name) && container.Variables.LastOrDefault(variable => variable.Name == name) is { Source: null } present && present.Value == value)
        {
            return EditResult.Nothing;
        }

        var result = new EnvEdit(text, container, name, value).Make();
        return result is EditResult.Edited edited ? Proven(manifest, container, (target, name, value), edited) : result;
    }

    private static EditResult Proven(Manifest before, PodContainer container, (string Target, string Name, string Value) wanted, EditResult.Edited edited)
    {
        var after = Manifest.Read(before.Text.Apply(edited.Edits));
        if (after.Errors.Any(error => error.IsFatal))
        {
            return new EditResult.Refused(container.Item.Span, "the container is written in a way that cannot be added to");
        }

        var expected = Flat(before);
        expected[(wanted.Target, wanted.Name)] = wanted.Value;
        var found = Flat(after);
        var other = found.Keys.Concat(expected.Keys)
            .Where(key => !found.TryGetValue(key, out var now) || !expected.TryGetValue(key, out var then) || now != then)
            .Select(key => key.Target).Distinct().ToList();
        return other switch
        {
            [] => edited,
            _ when other.Find(target => target != wanted.Target) is { } shared =>
                new EditResult.Refused(container.Item.Span, $"the change would also reach the container '{shared}', which shares this section"),
            _ => new EditResult.Refused(container.Item.Span, "no edit changes this variable and nothing else"),
        };
    }

    private static Dictionary<(string Target, string Name), string?> Flat(Manifest manifest)
    {
        var all = new Dictionary<(string, string), string?>();
        foreach (var container in manifest.Containers)
        {
            foreach (var variable in container.Variables)
            {
                all[(container.Target, variable.Name)] = variable.Value;
            }
        }

        return all;
    }
}
