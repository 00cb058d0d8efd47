using System.Buffers;
using System.Runtime.InteropServices;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Expands <c>$X</c>, <c>${X}</c>, <c>${X:-d}</c> and <c>${X:+a}</c> of an environment.d value.</summary>
/// <remarks>
/// The states are those of systemd's <c>replace_env</c>, with their oddities: <c>$$</c> is a dollar, anything else stays
/// as it is, and after an unsupported <c>${X:x}</c> a later default never ends.
/// </remarks>
public sealed class EnvironmentExpansion
{
    private const int DeepestNesting = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly VariableLookup lookup;
    private readonly List<char> result = [];

    /// <summary>Makes an expansion.</summary>
    /// <param name="lookup">Gives the value of a name, null where it is not set.</param>
    public EnvironmentExpansion(Func<string, string?> lookup)
        : this((name, out value) =>
        {
            var found = lookup(name.ToString());
            value = found;
            return found is not null;
        })
    {
    }

    /// <summary>Makes an expansion that copies no names and values.</summary>
    /// <param name="lookup">Gives the value of a name.</param>
    internal EnvironmentExpansion(VariableLookup lookup) => this.lookup = lookup;

    /// <summary>Looks a variable up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False where it is not set.</returns>
    internal delegate bool VariableLookup(ReadOnlySpan<char> name, out ReadOnlySpan<char> value);

    private enum State
    {
        Word,
        Dollar,
        Braced,
        Test,
        Default,
        Alternate,
        Bare,
    }

    /// <summary>Expands a value.</summary>
    /// <param name="format">The value after unquoting.</param>
    /// <returns>The expanded value, or null where it grows beyond every limit of the system.</returns>
    public string? Expand(string format)
    {
        if (!format.Contains('$', StringComparison.Ordinal))
        {
            return format;
        }

        return TryExpand(format, out var expanded) ? expanded.ToString() : null;
    }

    /// <summary>Expands a value without a copy of it.</summary>
    /// <param name="format">The value after unquoting.</param>
    /// <param name="expanded">The expanded value, up to the next call; what was made so far where there is none.</param>
    /// <returns>False where it grows beyond every limit of the system.</returns>
    internal bool TryExpand(ReadOnlySpan<char> format, out ReadOnlySpan<char> expanded)
    {
        result.Clear();
        var isInLimits = Expand(format, 0, format.Length, 0);
        expanded = CollectionsMarshal.AsSpan(result);
        return isInLimits;
    }

    private bool Expand(ReadOnlySpan<char> format, int start, int end, int depth)
    {
        var state = State.Word;
        int word = start, test = 0, nameLength = 0, nest = 0;
        for (var i = start; i < end; i++)
        {
            var c = format[i];
            switch (state)
            {
                case State.Word:
                    var dollar = format[i..end].IndexOf('$');
                    (i, state) = dollar < 0 ? (end, State.Word) : (i + dollar, State.Dollar);
                    break;
                case State.Dollar when c == '{':
                    result.AddRange(format[word..(i - 1)]);
                    (word, state, nest) = (i - 1, State.Braced, nest + 1);
                    break;
                case State.Dollar when c == '$':
                    result.AddRange(format[word..i]);
                    (word, state) = (i + 1, State.Word);
                    break;
                case State.Dollar when NameCharacters.Contains(c):
                    result.AddRange(format[word..(i - 1)]);
                    (word, state) = (i - 1, State.Bare);
                    break;
                case State.Dollar:
                    state = State.Word;
                    break;
                case State.Braced when c == '}':
                    AppendVariable(format[(word + 2)..i]);
                    (word, state, nest) = (i + 1, State.Word, nest - 1);
                    break;
                case State.Braced:
                    (nameLength, state) = c == ':' ? (i - word - 2, State.Test) : (nameLength, state);
                    break;
                case State.Test:
                    (test, state) = (i + 1, c switch { '-' => State.Default, '+' => State.Alternate, _ => State.Word });
                    break;
                case State.Bare when !NameCharacters.Contains(c):
                    AppendVariable(format[(word + 1)..i]);
                    (word, state) = (i, State.Word);
                    i--;
                    break;
                case State.Default or State.Alternate when c == '{':
                    nest++;
                    break;
                case State.Default or State.Alternate when c == '}' && --nest == 0:
                    if (!Substitute(format, word + 2, nameLength, state == State.Default, test, i, depth))
                    {
                        return false;
                    }

                    (word, state) = (i + 1, State.Word);
                    break;
            }

            if (result.Count > ExpansionBudget.LongestValue)
            {
                return false;
            }
        }

        if (state == State.Bare)
        {
            AppendVariable(format[(word + 1)..end]);
        }
        else
        {
            result.AddRange(format[Math.Min(word, end)..end]);
        }

        return result.Count <= ExpansionBudget.LongestValue;
    }

    private void AppendVariable(ReadOnlySpan<char> name)
    {
        if (lookup(name, out var value))
        {
            result.AddRange(value);
        }
    }

    private bool Substitute(ReadOnlySpan<char> format, int name, int nameLength, bool isDefault, int test, int end, int depth)
    {
        if (lookup(format.Slice(name, nameLength), out var current) != isDefault)
        {
            return depth < DeepestNesting && Expand(format, test, end, depth + 1);
        }

        if (isDefault)
        {
            result.AddRange(current);
        }

        return true;
    }
}
