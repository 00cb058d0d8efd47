namespace ProxyFixer.Services.Shells;

/// <summary>How a shell is started that a person types into.</summary>
public enum ShellStart
{
    /// <summary>By a login: over ssh, on a console, in a terminal of macOS.</summary>
    Login,

    /// <summary>In a session that has begun before: a terminal window, tmux. What the login has set may be there, too.</summary>
    Interactive,
}
