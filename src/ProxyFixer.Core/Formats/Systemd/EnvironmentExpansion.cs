using System.Buffers;
using System.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Expands <c>$X</c>, <c>${X}</c>, <c>${X:-d}</c> and <c>${X:+a}</c> of an environment.d value.</summary>
/// <param name="lookup">Gives the value of a name, null where it is not set.</param>
/// <remarks>
/// The states are those of systemd's <c>replace_env</c>, with their oddities: <c>$$</c> is a dollar, anything else stays
/// as it is, and after an unsupported <c>${X:x}</c> a later default never ends.
/// </remarks>
public sealed class EnvironmentExpansion(Func<string, string?> lookup)
{
    // Linux takes no single assignment of more than 128 KiB, so a longer value can never start a program.
    private const int LongestValue = 1 << 20;
    private const int DeepestNesting = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly StringBuilder result = new();

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

        result.Clear();
        return Expand(format, 0, format.Length, 0) ? result.ToString() : null;
    }

    private bool Expand(string format, int start, int end, int depth)
    {
        var state = State.Word;
        int word = start, test = 0, nameLength = 0, nest = 0;
        for (var i = start; i < end; i++)
        {
            var c = format[i];
            switch (state)
            {
                case State.Word:
                    var dollar = format.AsSpan(i, end - i).IndexOf('$');
                    (i, state) = dollar < 0 ? (end, State.Word) : (i + dollar, State.Dollar);
                    break;
                case State.Dollar when c == '{':
                    result.Append(format, word, i - word - 1);
                    (word, state, nest) = (i - 1, State.Braced, nest + 1);
                    break;
                case State.Dollar when c == '$':
                    result.Append(format, word, i - word);
                    (word, state) = (i + 1, State.Word);
                    break;
                case State.Dollar when NameCharacters.Contains(c):
                    result.Append(format, word, i - word - 1);
                    (word, state) = (i - 1, State.Bare);
                    break;
                case State.Dollar:
                    state = State.Word;
                    break;
                case State.Braced when c == '}':
                    result.Append(lookup(format[(word + 2)..i]));
                    (word, state, nest) = (i + 1, State.Word, nest - 1);
                    break;
                case State.Braced:
                    (nameLength, state) = c == ':' ? (i - word - 2, State.Test) : (nameLength, state);
                    break;
                case State.Test:
                    (test, state) = (i + 1, c switch { '-' => State.Default, '+' => State.Alternate, _ => State.Word });
                    break;
                case State.Bare when !NameCharacters.Contains(c):
                    result.Append(lookup(format[(word + 1)..i]));
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

            if (result.Length > LongestValue)
            {
                return false;
            }
        }

        var rest = state == State.Bare ? lookup(format[(word + 1)..end]) : format[Math.Min(word, end)..end];
        return result.Append(rest).Length <= LongestValue;
    }

    private bool Substitute(string format, int name, int nameLength, bool isDefault, int test, int end, int depth)
    {
        var current = lookup(format.Substring(name, nameLength));
        if ((current is null) == isDefault)
        {
            return depth < DeepestNesting && Expand(format, test, end, depth + 1);
        }

        if (isDefault)
        {
            result.Append(current);
        }

        return true;
    }
}
