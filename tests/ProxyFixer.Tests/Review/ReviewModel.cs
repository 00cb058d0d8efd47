namespace ProxyFixer.Tests.Review;

/// <summary>What keys mean, once more and as simply as possible: one list of marks, and a stack of former ones.</summary>
internal sealed class ReviewModel(string[] files)
{
    private readonly Stack<(char[] Marks, int At, bool HasQuit)> former = new();

    /// <summary>' ' undecided, '+' accepted, '-' left out.</summary>
    public char[] Marks { get; private set; } = [.. files.Select(_ => ' ')];

    public int At { get; private set; }

    public bool HasQuit { get; private set; }

    public bool IsPending => !HasQuit && Marks.Contains(' ');

    public void Press(char key)
    {
        switch (key)
        {
            case 'y' when Marks[At] == '+': GoOn(); break;
            case 'n' when Marks[At] == '-': GoOn(); break;
            case 'y': Decide('+', index => index == At); break;
            case 'n': Decide('-', index => index == At); break;
            case 'a': Decide('+', index => index == At || (index > At && Marks[index] == ' ' && files[index] == files[At])); break;
            case 'd': Decide('-', index => index == At || (index > At && Marks[index] == ' ' && files[index] == files[At])); break;
            case 'A': Decide('+', index => index == At || (index > At && Marks[index] == ' ')); break;
            case 'q':
                former.Push(([.. Marks], At, HasQuit));
                HasQuit = true;
                break;
            case 'u' when former.Count > 0: (Marks, At, HasQuit) = former.Pop(); break;
            case 'J': At = Math.Min(files.Length - 1, At + 1); break;
            case 'K': At = Math.Max(0, At - 1); break;
            case 'j': At = Enumerable.Range(0, files.Length).FirstOrDefault(index => index > At && Marks[index] == ' ', At); break;
            case 'k': At = Enumerable.Range(0, files.Length).LastOrDefault(index => index < At && Marks[index] == ' ', At); break;
        }
    }

    private void Decide(char mark, Func<int, bool> isMeant)
    {
        former.Push(([.. Marks], At, HasQuit));
        Marks = [.. Marks.Select((old, index) => isMeant(index) ? mark : old)];
        GoOn();
    }

    private void GoOn()
    {
        var order = Enumerable.Range(At, files.Length).Select(index => index % files.Length);
        At = order.FirstOrDefault(index => Marks[index] == ' ', At);
    }
}
