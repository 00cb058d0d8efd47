using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <summary>JSON pointers (RFC 6901): <c>/env/vars/NAME</c>, with <c>~1</c> for '/' and <c>~0</c> for '~'.</summary>
internal static class JsonPointer
{
    /// <summary>Reads a pointer to something below the root.</summary>
    /// <param name="pointer">The pointer.</param>
    /// <returns>Its steps after decoding; an empty step is the empty key.</returns>
    /// <exception cref="ProxyFixerException">It is no pointer, or points to the root (exit status 2).</exception>
    public static NodePath Parse(string pointer)
    {
        if (!pointer.StartsWith('/'))
        {
            throw ProxyFixerException.WrongInput($"'{pointer}' is no JSON pointer; write /env/vars/NAME");
        }

        return new NodePath([.. pointer[1..].Split('/').Select(step => Decode(step, pointer))]);
    }

    /// <summary>Writes the first steps of a path as a pointer, for messages.</summary>
    /// <param name="steps">Names from the root.</param>
    /// <param name="count">How many of them.</param>
    /// <returns>The pointer; "the root" for none.</returns>
    public static string Show(ImmutableArray<string> steps, int count) =>
        count == 0 ? "the root" : string.Concat(steps.Take(count).Select(step => "/" + Encode(step)));

    private static string Encode(string step) =>
        step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Decode(string step, string pointer)
    {
        for (var i = step.IndexOf('~', StringComparison.Ordinal); i >= 0; i = step.IndexOf('~', i + 1))
        {
            if (i + 1 == step.Length || step[i + 1] is not ('0' or '1'))
            {
                throw ProxyFixerException.WrongInput($"'{pointer}' is no JSON pointer: '~' is written ~0, '/' inside a name ~1");
            }
        }

        return step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
