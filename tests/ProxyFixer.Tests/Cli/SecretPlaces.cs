namespace ProxyFixer.Tests.Cli;

/// <summary>
/// Every kind of file, and the places in it that can hold a secret. <c>@@</c> is where it stands. Each line is tried in a file of its own,
/// between a line above and one below, because what is broken hides what follows.
/// </summary>
/// <param name="Kind">The kind, as <c>--kind</c> takes it.</param>
/// <param name="Name">A name that is recognised as of that kind, in a folder that is.</param>
/// <param name="Above">What stands above.</param>
/// <param name="Below">What stands below.</param>
/// <param name="Target">What <c>set</c> changes in it.</param>
/// <param name="Lines">The places.</param>
internal sealed record SecretPlaces(string Kind, string Name, string Above, string Below, string Target, string[] Lines)
{
    private static readonly string[] Assignments =
    [
        "HTTPS_PROXY=http://user:@@@proxy.corp:3128", "HTTPS_PROXY='http://us er:@@@proxy.corp:3128'", "HTTPS_PROXY=user:@@@proxy.corp:3128", "HTTP_PROXY=http://@@@proxy:1",
        "HTTP_PROXY=user:pa:ss@@@proxy", "http_proxy=http://u:pw word@@@proxy:1", "ALL_PROXY=http://u:@@", "ALL_PROXY=socks5://u:p/@@@proxy:1080", "HTTPS_PROXY=http://h:1/@@", "HTTPS_PROXY=http://h:1/?k=@@", "HTTPS_PROXY=@@",
        "export HTTP_PROXY=http://user:@@@proxy.corp", "TOKEN=@@", "TOKEN=\"@@\"", "TOKEN='a @@ b'", "TOKEN=\"abc\n@@ line in a quote\"", "TOKEN=\"abc\n@@\n", "KEY= @@", "no equals @@", "@@", "API_KEY: @@", "# secret @@", "#@@", "; @@",
        "PASSWORD=a\\\n@@", "A B=@@", "NODE_USE_ENV_PROXY=@@", "NODE_USE_ENV_PROXY=1 @@", "NODE_USE_ENV_PROXY=1 # @@", "NODE_EXTRA_CA_CERTS=@@", "NO_PROXY=@@,localhost", "NO_PROXY=localhost;@@", "NODE_OPTIONS=--require=@@", "NODE_OPTIONS=--max-http-header-size=1 --auth-token=@@ --x",
        "JWT=eyJhbGciOi@@.eyJzdWIiOi.sig", "SOME_TEXT=\"line1\nline2 password=@@ \"", "AWS=AKIA@@", "DATABASE_URL=postgres://u:@@@db/x", "SENTRY_DSN=https://@@@sentry.io/1", "HOOK=https://hooks.slack.com/services/@@", "URL=https://x/?api_key=@@&b=1", "URL=https://x/#@@",
        "CURL_ARGS=-u user:@@ -x h", "CURL_ARGS=-uuser:@@", "HEADER=Authorization: Basic @@", "JAR=a=b; session=@@", "PLAIN=@@", "PATH=/usr/bin:@@", "LANG=@@", "TZ=@@", "USER=@@", "X=$@@", "GATEWAY=${TOKEN:-@@}", "FOO=`@@`", "OPENAI-KEY=@@", "1TOKEN=@@", "B64=@@==", "@@==", "A=1 B=@@",
        "A=\"un\\x@@", "TOKEN=\"a\\\"@@\"", "proxyfixer_ignore=@@", "# proxyfixer-ignore: PXF0101 -- @@", "# proxyfixer-ignore @@",
    ];

    private static readonly string[] Commands =
    [
        "/usr/bin/node x.js --token @@ --port 1", "/usr/bin/node x.js --token=@@", "/usr/bin/node x.js --password '@@ b'", "/usr/bin/env API_KEY=@@ node x.js", "/usr/bin/curl -u claw:@@ https://x", "/usr/bin/curl -uclaw:@@ https://x", "/usr/bin/node x.js @@",
        "/usr/bin/curl -x http://u:@@@proxy.corp:3128 https://x", "/usr/bin/curl -H 'Authorization: Bearer @@' https://x", "/bin/sh -c 'export T=@@; node x.js'", "/bin/sh -c \"echo @@", "/usr/bin/node x.js --a \\\n  @@", "/usr/bin/node x.js --proxy http://u:@@@p:1",
    ];

    private static readonly string[] Members =
    [
        "a: '@@',", "a: \"@@\",", "token: '@@',", "'x y': '@@',", "a: ['@@', 1],", "args: ['--token', '@@'],", "args: ['--token=@@'],", "a: { b: { c: '@@' } },", "a: 'x\\\n@@',", "a: '\\u0041@@',", "// @@", "a: 1, // @@", "/* @@ */ a: 1,", "/* x\n @@ */",
        "baseUrl: 'https://u:@@@h/v1',", "baseUrl: 'https://h/v1?key=@@',", "baseUrl: 'https://h/@@',", "apiKey: '@@',", "headers: { Authorization: 'Bearer @@', 'X-Api': '@@', 'User-Agent': '@@', Cookie: 'a=@@' },", "proxy: 'socks5://u:@@@h',",
        "a: '@@==',", "a: @@,", "a: '@@", "a: \"@@\n\",", "a: '${X:-@@}',", "mode: '@@',", "model: 'gpt-5.4-@@',", "env2: { vars: { NODE_USE_ENV_PROXY: '@@', NO_PROXY: '@@', NODE_EXTRA_CA_CERTS: '@@' } },", "botToken: '123456:@@',", "'http://u:@@@h': 1,", "pin: 1234567890123, a: '@@',",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, SecretPlaces> All { get; } = new SecretPlaces[]
    {
        new("systemd-unit", "openclaw-gateway.service", "[Unit]\nDescription=x\n[Service]\n", "Environment=Z=1\n", "NODE_USE_ENV_PROXY",
        [
            .. Assignments.Select((line, i) => i % 2 == 0 ? "Environment=" + line : $"Environment=\"{line}\" \"B=2\""), .. Commands.Select((line, i) => (i % 2 == 0 ? "ExecStart=" : "ExecStartPre=-") + line),
            "Enviroment=HTTPS_PROXY=http://u:@@@p:1", "# Environment=TOKEN=@@", "; old @@", "ProxyPassword=@@", "just @@", "PassEnvironment=FOO @@", "UnsetEnvironment=X=@@", "SetCredential=key:@@", "Description=@@", "User=@@", "WorkingDirectory=@@",
            "Environment=A=1 \\\n  TOKEN=@@ \\\n  B=2", "[Broken\nTOKEN=@@", "EnvironmentFile=@@", "Type=@@", "KillMode=@@", "After=@@", "Environment=%z@@", "Environment=A=\\q@@",
        ]),
        new("dotenv", ".openclaw/.env", "A=1\n", "Z=1\n", "NODE_USE_ENV_PROXY", Assignments),
        new("systemd-env-file", "gateway.systemd.env", "A=1\n", "Z=1\n", "NODE_USE_ENV_PROXY", Assignments),
        new("environment-d", "environment.d/10.conf", "A=1\n", "Z=1\n", "NODE_USE_ENV_PROXY", Assignments),
        new("etc-environment", "etc/environment", "A=1\n", "Z=1\n", "NODE_USE_ENV_PROXY", Assignments),
        new("shell-profile", ".profile", "export A=1\n", "export Z=1\n", "NODE_USE_ENV_PROXY",
        [
            .. Assignments.Select((line, i) => i % 2 == 0 ? line : "export " + line), "alias x='curl -H \"Authorization: Bearer @@\" -x http://u:p@h'", "export A=1; alias x=\"curl -u u:@@ x\"; export B=2", "cat <<E\n@@\nE", "cat <<E > f\nTOKEN=@@\nE",
            "if [ x = '@@' ]; then export NODE_USE_ENV_PROXY=0; fi", "f() { echo '@@", "curl -u claw:@@ https://x && export B=2", "export A=\"$(curl -u u:@@ x)\"", "export A=1 @@", "case @@ in x) ;; esac", "read -r x <<< '@@'", "export B=2 # @@",
        ]),
        new("openclaw-config", "openclaw.json", "{\n  env: { vars: { A: '1' } },\n", "  z: 1,\n}\n", "/env/vars/NODE_USE_ENV_PROXY", Members),
        new("openclaw-config", "agent/openclaw.json", "{\n  ", "  env: { vars: { A: '1' } },\n}\n", "/env/vars/NODE_USE_ENV_PROXY", Members),
        new("compose", "docker-compose.yml", "services:\n  gw:\n    image: ghcr.io/openclaw/openclaw:2026.3.8\n    environment:\n      A: '1'\n", "      Z: '1'\n", "gw.NODE_USE_ENV_PROXY",
        [
            "      TOKEN: @@", "      TOKEN: \"@@\"", "      PLAIN: @@ # @@", "      # @@", "      HTTPS_PROXY: http://u:@@@p:1", "      NO_PROXY: '@@'", "      NODE_USE_ENV_PROXY: '@@'", "      T: |\n        a\n        @@", "      T: >-\n        @@\n        b", "      T: ${X:?@@}", "      T: ${X:-@@}", "      T: \"@@",
            "      T: &@@ x", "      T: *@@", "      T: !!@@ x", "      ? @@\n      : x", "    command: [\"x\", \"--token\", \"@@\"]\n    environment:", "    command: x --token @@\n    environment:", "    build: { args: { TOKEN: @@ } }\n    environment:", "    build:\n      args:\n        - TOKEN=@@\n    environment:",
            "    labels: { a: @@ }", "    entrypoint:\n      - node\n      - --token\n      - @@", "    secrets: [@@]", "\t@@", "   - @@: [", "      T: {@@", "    image: @@", "    extra_hosts: ['@@:1']",
        ]),
        new("compose", "list/docker-compose.yml", "services:\n  gw:\n    environment:\n      - A=1\n", "      - Z=1\n", "gw.NODE_USE_ENV_PROXY", [.. Assignments.Where(line => !line.Contains('\n')).Select(line => "      - " + line), "      - \"K=@@", "      - 'K=@@'"]),
        new("launchd", "LaunchAgents/ai.openclaw.gateway.plist", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n  <key>Label</key><string>ai.openclaw.gateway</string>\n  <key>EnvironmentVariables</key>\n  <dict>\n    <key>A</key>\n    <string>1</string>\n", "  </dict>\n</dict>\n</plist>\n", "NODE_USE_ENV_PROXY",
        [
            "    <key>TOKEN</key>\n    <string>@@</string>", "    <key>PLAIN</key><string>@@</string>", "    <key>HTTPS_PROXY</key>\n    <string>http://u:@@@p:1</string>", "    <!-- @@ -->", "    <key>X</key><string>a\n@@\nb</string>", "    <key>X</key><string><![CDATA[@@]]></string>", "    <key>X</key><string>a&amp;@@</string>",
            "    <key>X</key><data>@@</data>", "    <key>X</key><integer>@@</integer>", "    <@@>", "    @@", "    <key>X</key><string>@@", "    <key>X</key><string x=\"@@\">a</string>", "    <key>X</key><array><string>--token</string><string>@@</string></array>", "    &@@;",
            "  </dict>\n  <key>ProgramArguments</key>\n  <array>\n    <string>/usr/bin/node</string>\n    <string>--token</string>\n    <string>@@</string>\n  </array>\n  <key>X</key>\n  <dict>",
        ]),
        new("javascript", "openai-codex-responses.js", Builder, "    for (const [name, value] of Object.entries(additionalHeaders || {})) headers.set(name, value);\n    return headers;\n}\n", "NODE_USE_ENV_PROXY",
        [
            "    headers.set(\"X-Api-Key\", \"@@\");", "    headers.set('Cookie', 'session=@@');", "    headers.set(\"Authorization\", \"Bearer @@\");", "    headers.set(\"Authorization\", `Bearer @@ ${token}`);", "    headers.set(\"X\", `${token}@@${token}`);", "    // @@", "    /* @@ */", "    /*\n     * @@\n     */", "    headers.set(\"originator\", \"@@\"); // @@",
            "    const o = { \"x\": \"@@\", y: '@@' };", "    const r = /@@/;", "    const t = a ? \"@@\" : \"b\";", "    const u = \"https://u:@@@h/\";", "    const v = \"https://h/?key=@@\";", "    const w = [\"@@\"];", "    const x = \"\\x41@@\";", "    const y = \"@@", "    const z = `@@", "    fetch(\"https://h/@@\");", "    const l = `a\n@@\nb`;",
        ]),
        new("quadlet", "containers/systemd/openclaw.container", "[Container]\nImage=ghcr.io/openclaw/openclaw:2026.3.8\n", "Environment=Z=1\n", "NODE_USE_ENV_PROXY",
        [
            .. Assignments.Select((line, i) => i % 2 == 0 ? "Environment=" + line : $"Environment=\"{line}\" \"B=2\""), "Exec=node x.js --token @@", "Exec=node x.js \\\n  --token=@@", "Secret=@@,type=env,target=TOKEN", "Volume=/srv/@@:/data",
            "PodmanArgs=--env TOKEN=@@", "Label=token=@@", "Image=@@", "# Environment=TOKEN=@@", "[Broken\nTOKEN=@@", "Annotation=\"a=@@\"", "HealthCmd=curl -u claw:@@ https://x",
        ]),
        new("kubernetes", "gateway.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: gw\nspec:\n  template:\n    spec:\n      containers:\n        - name: gw\n          image: ghcr.io/openclaw/openclaw:2026.3.8\n          env:\n            - name: A\n              value: '1'\n", "            - name: Z\n              value: '1'\n", "gw.NODE_USE_ENV_PROXY",
        [
            "            - name: TOKEN\n              value: @@", "            - name: TOKEN\n              value: \"@@\"", "            - { name: PLAIN, value: '@@' }", "            - name: HTTPS_PROXY\n              value: http://u:@@@p:1", "            # @@", "            - name: T # @@\n              value: x",
            "            - name: NODE_USE_ENV_PROXY\n              value: '@@'", "            - name: T\n              value: |\n                a\n                @@", "            - name: T\n              valueFrom: { secretKeyRef: { name: '@@', key: k } }", "            - name: T\n              value: \"@@", "            - @@",
            "          command: [node, x.js, --token, '@@']\n          env:", "          args:\n            - --token=@@\n          env:", "\t@@", "            - name: @@\n              value: x", "            - name: T\n              value: *@@", "            - name: T\n              value: {{ .Values.@@ }}",
        ]),
        new("dockerfile", "Dockerfile", "FROM ghcr.io/openclaw/openclaw:2026.3.8\nENV A=1\n", "ENV Z=1\n", "NODE_USE_ENV_PROXY",
        [
            .. Assignments.Where(line => !line.Contains('\n')).Select((line, i) => (i % 2 == 0 ? "ENV " : "ARG ") + line), "ENV TOKEN @@", "ENV A=1 \\\n    TOKEN=@@ \\\n    B=2", "LABEL token=@@", "RUN curl -u claw:@@ https://x", "RUN --mount=type=secret,id=@@ x", "RUN <<E\nexport T=@@\nE", "# @@",
            "CMD [\"node\", \"--token\", \"@@\"]", "ENTRYPOINT node --token @@", "FROM @@", "COPY @@ /x", "@@", "USER @@", "HEALTHCHECK CMD curl -H 'Authorization: Bearer @@' x", "ENV T=\"@@", "# escape=@@", "WORKDIR /@@",
        ]),
        new("cmd-script", "gateway.cmd", "@echo off\nset \"A=1\"\n", "set \"Z=1\"\nnode C:\\npm\\node_modules\\openclaw\\dist\\index.js gateway\n", "NODE_USE_ENV_PROXY",
        [
            .. Assignments.Where(line => !line.Contains('\n')).Select((line, i) => i % 2 == 0 ? $"set \"{line}\"" : "set " + line), "set /p TOKEN=@@", "set /a X=@@", "setx TOKEN @@", "rem @@", ":: @@", "node x.js --token @@", "curl -u claw:@@ https://x", "if \"%T%\"==\"@@\" set B=1",
            "for %%i in (@@) do set C=%%i", "start \"@@\" node x", "echo @@ > f", "@@", "set T=a^\n@@", "call :@@", "set \"T=@@", "(\nset T=@@\n)",
        ]),
        new("shell-profile", "fish/config.fish", "set -gx A 1\n", "set -gx Z 1\n", "NODE_USE_ENV_PROXY",
        [
            "set -gx TOKEN @@", "set -gx TOKEN '@@'", "set -gx TOKEN \"a @@\"", "set -gx HTTPS_PROXY http://u:@@@p:1", "set -Ux PLAIN @@", "set T @@", "export TOKEN=@@", "# @@", "set -gx A 1 # @@", "alias x 'curl -u u:@@ x'", "if test x = @@\n  set -gx B 1\nend", "curl -u claw:@@ https://x; and set -gx B 1",
            "function f; echo @@; end", "set -gx T (echo @@)", "set -gx T \"@@", "set -gx PATH $PATH @@", "@@", "abbr -a x @@", "switch @@\ncase x\nend", "set -gx NODE_USE_ENV_PROXY @@", "set -gx NO_PROXY @@,localhost",
        ]),
    }.ToDictionary(places => places.Name);

    private const string Builder = """
        import { foo } from "node:os";
        function buildHeaders(initHeaders, additionalHeaders, accountId, token, sessionId) {
            const headers = new Headers(initHeaders);
            headers.set("Authorization", `Bearer ${token}`);
            headers.set("chatgpt-account-id", accountId);
            headers.set("OpenAI-Beta", "responses=experimental");
            headers.set("originator", "pi");
            headers.set("accept", "text/event-stream");

        """;
}
