// A back end on loopback that answers a Codex request with success, over SSE and over WebSocket, and keeps the headers it got.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";

const message = {
  type: "message", id: "m1", role: "assistant", status: "completed",
  content: [{ type: "output_text", text: "fine", annotations: [] }],
};
const usage = {
  input_tokens: 1, output_tokens: 1, total_tokens: 2,
  input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 },
};
export const answer = [
  { type: "response.created", response: { id: "r1", status: "in_progress" } },
  { type: "response.output_item.added", output_index: 0, item: { ...message, status: "in_progress", content: [] } },
  { type: "response.output_item.done", output_index: 0, item: message },
  { type: "response.completed", response: { id: "r1", status: "completed", output: [message], usage } },
];

/**
 * Starts it, with TLS where a key and a certificate are given. `arrived` grows by one `{ kind, url, headers, port }` for each
 * request; `kind` is "sse" or "websocket", `port` the one it came from.
 */
export async function startBackend(tls, address = "127.0.0.1") {
  const arrived = [];
  const keep = (kind, request) => arrived.push({ kind, url: request.url, headers: request.headers, port: request.socket.remotePort });
  const server = tls ? createSecureServer(tls, answerRequest) : createServer(answerRequest);
  function answerRequest(request, response) {
    keep("sse", request);
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(answer.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(""));
    });
  }
  server.on("upgrade", (request, socket) => {
    keep("websocket", request);
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
    let isAnswered = false;
    socket.on("error", () => {}).on("data", (frame) => {
      const operation = frame[0] & 0x0f;
      if (operation === 8) {
        socket.end(Buffer.from([0x88, 0]));
      } else if (!isAnswered) {
        isAnswered = true;
        answer.forEach((event) => socket.write(textFrame(JSON.stringify(event))));
      }
    });
  });
  await new Promise((done) => server.listen(0, address, done));
  return { arrived, port: server.address().port };
}

function textFrame(text) {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? [0x81, payload.length] : [0x81, 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
}
