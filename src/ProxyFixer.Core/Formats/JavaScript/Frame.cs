namespace ProxyFixer.Formats.JavaScript;

/// <summary>What an open bracket holds.</summary>
internal enum FrameKind : byte
{
    /// <summary>The text outside all brackets.</summary>
    File,

    /// <summary><c>( )</c>.</summary>
    Parentheses,

    /// <summary><c>[ ]</c>.</summary>
    Brackets,

    /// <summary><c>${ }</c> of a template.</summary>
    Template,

    /// <summary>Statements in <c>{ }</c>, also those of <c>switch</c>.</summary>
    Block,

    /// <summary>An object literal or a pattern in <c>{ }</c>.</summary>
    Object,

    /// <summary>The body of a class.</summary>
    Class,

    /// <summary>The body of a function, method, accessor, arrow function or static block.</summary>
    Function,
}

/// <summary>What stands behind a closed bracket.</summary>
internal enum Behind : byte
{
    /// <summary>The bracket ended an operand: an operator follows.</summary>
    Operator,

    /// <summary>A statement follows.</summary>
    Statement,

    /// <summary>The bracket ended the head of a function: its body follows.</summary>
    FunctionBody,

    /// <summary>The bracket ended the head of a <c>switch</c>: its block follows.</summary>
    Switch,

    /// <summary>An arrow function ended: a statement, or whatever may follow an expression but an operator.</summary>
    Arrow,
}

/// <summary>How a function is made.</summary>
[Flags]
internal enum FunctionTraits : byte
{
    /// <summary>A plain function.</summary>
    None = 0,

    /// <summary><c>async</c>.</summary>
    Async = 1,

    /// <summary>A generator.</summary>
    Generator = 2,

    /// <summary>A declaration, which ends where a statement ends.</summary>
    Declaration = 4,

    /// <summary>An arrow function.</summary>
    Arrow = 8,
}

/// <summary>The head of a function, known before its body opens.</summary>
/// <param name="Start">Offset of its first token: <c>async</c>, <c>function</c>, the parameters or the name of a method.</param>
/// <param name="Name">Its name, or the variable or property it is assigned to; of kind end-of-file where it has none.</param>
/// <param name="Traits">How it is made.</param>
internal readonly record struct FunctionHead(int Start, Token Name, FunctionTraits Traits);

/// <summary>One open bracket.</summary>
internal struct Frame
{
    /// <summary>What the bracket holds.</summary>
    public FrameKind Kind;

    /// <summary>What follows when it closes.</summary>
    public Behind Behind;

    /// <summary>True in an object or class where the name of a member is expected.</summary>
    public bool AtKey;

    /// <summary>True in the head of a <c>for</c>, where <c>of</c> is an operator.</summary>
    public bool IsForHead;

    /// <summary>True where the first class heading still open is a declaration.</summary>
    public bool ClassIsDeclaration;

    /// <summary>Class headings whose body has not opened yet.</summary>
    public int OpenClasses;

    /// <summary>Conditional operators whose colon has not come yet.</summary>
    public int Conditionals;

    /// <summary>Offset of the bracket.</summary>
    public int Start;

    /// <summary>In an object or class: offset of the first token of the member, -1 before it.</summary>
    public int MemberStart;

    /// <summary>In an object or class: what the words before the member's name say of it.</summary>
    public FunctionTraits MemberTraits;

    /// <summary>Depth of the innermost function body that holds what is in this bracket, itself included; -1 for none.</summary>
    public int Function;

    /// <summary>The head of the function this body is of, or whose parameters these parentheses hold.</summary>
    public FunctionHead Head;
}
