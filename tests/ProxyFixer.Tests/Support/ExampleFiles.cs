namespace ProxyFixer.Tests.Support;

/// <summary>Files that define a gateway, for tests of what stands in them.</summary>
internal static class ExampleFiles
{
    /// <summary>A Compose file.</summary>
    /// <param name="line">A line of <c>environment:</c>.</param>
    public static string Compose(string line) => $"""
        services:
          openclaw-gateway:
            image: ghcr.io/openclaw/openclaw:2026.5.28
            environment:
              NO_PROXY: localhost,127.0.0.1,::1,[::1]
              {line}

        """;

    /// <summary>An agent of launchd.</summary>
    /// <param name="variables">What stands in <c>EnvironmentVariables</c>.</param>
    public static string Agent(string variables) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0">
          <dict>
            <key>Label</key>
            <string>ai.openclaw.gateway</string>
            <key>ProgramArguments</key>
            <array>
              <string>/opt/homebrew/bin/node</string>
              <string>/opt/homebrew/lib/node_modules/openclaw/dist/index.js</string>
              <string>gateway</string>
            </array>
            <key>EnvironmentVariables</key>
            <dict>
              {variables}
            </dict>
          </dict>
        </plist>

        """;
}
