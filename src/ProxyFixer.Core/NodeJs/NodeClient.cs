namespace ProxyFixer.NodeJs;

/// <summary>The built-in clients that the switch concerns.</summary>
public enum NodeClient
{
    /// <summary>The global <c>fetch</c>.</summary>
    Fetch,

    /// <summary>The global <c>WebSocket</c>; its targets are ws: and wss:.</summary>
    WebSocket,

    /// <summary><c>https.request</c>, for a plain http target <c>http.request</c>, with the default agent.</summary>
    HttpsRequest,
}
