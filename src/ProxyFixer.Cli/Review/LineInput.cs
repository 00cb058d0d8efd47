using System.Text;

namespace ProxyFixer.Cli.Review;

/// <summary>Asks for one line.</summary>
/// <param name="keys">The keyboard.</param>
/// <param name="screen">The screen.</param>
internal sealed class LineInput(IKeys keys, Screen screen)
{
    private const char Escape = '\e';
    private const char KillLine = '\u0015';

    /// <summary>Asks.</summary>
    /// <param name="question">What is asked for.</param>
    /// <returns>What was typed, without blanks around it; empty where the user wants none of it (Enter, Escape or Ctrl-D alone).</returns>
    public string Ask(string question)
    {
        var typed = new StringBuilder();
        screen.Write(question, Screen.Bold);
        while (true)
        {
            switch (keys.Next())
            {
                case '\r' or '\n':
                    screen.EndLine();
                    return typed.ToString().Trim();
                case Escape or IKeys.EndOfInput:
                    screen.EndLine();
                    return "";
                case '\b' or '\u007F':
                    Erase(typed, 1);
                    break;
                case KillLine:
                    Erase(typed, typed.Length);
                    break;
                case IKeys.Redraw:
                    screen.EndLine();
                    screen.Write(question, Screen.Bold);
                    screen.Write(typed.ToString());
                    break;
                case var key when !char.IsControl(key):
                    Echo(typed, key);
                    break;
            }
        }
    }

    // The first half of a pair is shown with the second.
    private void Echo(StringBuilder typed, char key)
    {
        typed.Append(key);
        if (!char.IsHighSurrogate(key))
        {
            screen.Write(typed.Length > 1 && char.IsSurrogatePair(typed[^2], key) ? typed.ToString(typed.Length - 2, 2) : key.ToString());
        }
    }

    private void Erase(StringBuilder typed, int count)
    {
        for (; count > 0 && typed.Length > 0; count--)
        {
            var length = typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : 1;
            var cells = CellText.Width(typed.ToString(typed.Length - length, length));
            typed.Length -= length;
            screen.Back(cells);
        }
    }
}
