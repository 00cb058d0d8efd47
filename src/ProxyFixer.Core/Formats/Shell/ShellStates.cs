namespace ProxyFixer.Formats.Shell;

/// <summary>What kind of list of commands is open.</summary>
internal enum FrameKind
{
    /// <summary>The file.</summary>
    File,

    /// <summary><c>{ ... }</c>.</summary>
    Group,

    /// <summary><c>( ... )</c>.</summary>
    Subshell,

    /// <summary><c>$( ... )</c> and <c>&lt;( ... )</c>, inside a word.</summary>
    Substitution,

    /// <summary><c>if ... fi</c>.</summary>
    If,

    /// <summary><c>while</c>, <c>until</c>, <c>for</c>, <c>select</c> up to <c>done</c>.</summary>
    Loop,

    /// <summary><c>case ... esac</c>.</summary>
    Case,

    /// <summary>The body of a function: one command, which may be a compound one.</summary>
    Function,
}

/// <summary>What may come next in a list of commands.</summary>
internal enum Expect
{
    /// <summary>A command, or more words of the current one.</summary>
    Command,

    /// <summary>A separator or a redirection: a compound command has just ended.</summary>
    Separator,

    /// <summary>The word behind <c>case</c>.</summary>
    CaseWord,

    /// <summary>The <c>in</c> of a <c>case</c>.</summary>
    CaseIn,

    /// <summary>A pattern of a <c>case</c>, or <c>esac</c>.</summary>
    Pattern,

    /// <summary>The variable of a <c>for</c>.</summary>
    LoopName,

    /// <summary><c>in</c>, <c>do</c> or a separator.</summary>
    LoopIn,

    /// <summary>The words of a <c>for</c>.</summary>
    LoopWords,

    /// <summary>The <c>do</c> of a <c>for</c>.</summary>
    LoopDo,

    /// <summary>The end of <c>[[ ... ]]</c>.</summary>
    TestEnd,

    /// <summary>The name behind <c>function</c>.</summary>
    FunctionName,
}

/// <summary>Whether the next command runs.</summary>
internal enum Gate
{
    /// <summary>It runs.</summary>
    Runs,

    /// <summary>Only a running shell knows.</summary>
    MayRun,

    /// <summary>It does not run.</summary>
    Skips,
}

/// <summary>What is known of an exit status.</summary>
internal enum ExitStatus
{
    /// <summary>Zero.</summary>
    Success,

    /// <summary>Not zero.</summary>
    Failure,

    /// <summary>Only a running shell knows.</summary>
    Unknown,
}
