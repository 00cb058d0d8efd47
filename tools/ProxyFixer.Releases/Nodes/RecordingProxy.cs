using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyFixer.Releases.Nodes;

/// <summary>A proxy on loopback that writes down the head of each request and answers that there is no way on.</summary>
internal sealed class RecordingProxy : IDisposable
{
    // It must answer: where a proxy hangs up without a word, the fetch of Node 22.22 asks again without a pause, thousands of times a second.
    private static readonly byte[] Refusal = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> heads = new();

    /// <summary>Starts it.</summary>
    public RecordingProxy()
    {
        listener.Start();
        _ = Accept();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What came, in order.</summary>
    public IReadOnlyCollection<string> Heads => heads;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var buffer = new byte[8192];
                var length = await client.GetStream().ReadAsync(buffer);
                heads.Enqueue(Encoding.Latin1.GetString(buffer, 0, length));
                await client.GetStream().WriteAsync(Refusal);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
            // The run is over.
        }
    }
}
