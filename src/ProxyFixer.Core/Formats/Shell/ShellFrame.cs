namespace ProxyFixer.Formats.Shell;

/// <summary>One open list of commands, with the command that is being read in it.</summary>
/// <param name="kind">What is open.</param>
/// <param name="start">Where it was opened.</param>
/// <param name="block">Number of the block, for places between its lines.</param>
internal sealed class ShellFrame(FrameKind kind, int start, int block)
{
    public FrameKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int Block { get; } = block;

    /// <summary>Name of the function whose body this is; empty for a body that is run at once.</summary>
    public string FunctionName { get; init; } = "";

    /// <summary>How sure it is that the commands in here run in the shell that reads the file.</summary>
    public Gate Mode { get; init; }

    public Expect Expect { get; set; }

    /// <summary>Number of effects when the frame, the and-or list and the pipeline began.</summary>
    public int FrameLog { get; init; }

    public int ListLog { get; set; }

    public int PipelineLog { get; set; }

    public Gate Gate { get; set; }

    /// <summary>Status of the and-or list so far.</summary>
    public ExitStatus Status { get; set; }

    public bool IsNegated { get; set; }

    public bool IsPipeline { get; set; }

    /// <summary>True behind an operator that wants another command (<c>&amp;&amp;</c>, <c>|</c>).</summary>
    public bool WantsCommand { get; set; }

    /// <summary>Number of words of outer commands, below this frame's own.</summary>
    public int WordBase { get; init; }

    /// <summary>Status of the command that was read last.</summary>
    public ExitStatus CommandStatus { get; set; }

    public int CommandStart { get; set; } = -1;

    /// <summary>Variables that expansions of the current command assign; null for none.</summary>
    public List<string>? Expanded { get; set; }

    /// <summary>True where the current command has a redirection whose failure would matter.</summary>
    public bool HasRiskyRedirection { get; set; }

    public bool HasRedirection { get; set; }

    /// <summary>The redirection operator that waits for its word; empty for none.</summary>
    public string Redirection { get; set; } = "";

    /// <summary>True once a condition (<c>if</c>, <c>while</c>) is behind, or where there is none.</summary>
    public bool IsBody { get; set; } = true;

    /// <summary>True once the list has a command; only that of a <c>case</c> may do without.</summary>
    public bool HasCommand { get; set; }

    /// <summary>True behind <c>else</c>.</summary>
    public bool HasElse { get; set; }

    /// <summary>True once a pattern of a <c>case</c> has begun.</summary>
    public bool HasPattern { get; set; }

    /// <summary>True where a <c>for</c> was opened with a brace instead of <c>do</c>.</summary>
    public bool ClosesWithBrace { get; set; }

    /// <summary>Names that <c>local</c> keeps inside a function.</summary>
    public HashSet<string>? Locals { get; set; }

    /// <summary>For a substitution: index of the first here-document of the substitution around it.</summary>
    public int OuterHereDocument { get; set; }

    /// <summary>For a substitution: the word that goes on behind it.</summary>
    public WordInProgress? Outer { get; init; }
}
