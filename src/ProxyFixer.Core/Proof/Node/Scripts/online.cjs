// Asks the real proxy for one tunnel to the address of Codex for each set of headers, sends one request without a sign-in through it,
// and answers [{ name, step, error, status, issuer, isTrusted, type }]; `step` is where it ended: "proxy" (not reached), "tunnel" (refused,
// with its status), "tls", or "answer". Input: { proxy, host, path, longest, requests: [{ name, headers }] }. Nothing watches this run.
const fs = require("node:fs");
const net = require("node:net");
const tls = require("node:tls");

const { proxy, host, path, longest, requests } = JSON.parse(fs.readFileSync(0, "utf8"));
const most = 64 * 1024;
const via = new URL(proxy);

main();

async function main() {
  const answers = [];
  for (const one of requests) answers.push({ name: one.name, ...await ask(one.headers) });
  fs.writeSync(3, JSON.stringify(answers));
  process.exit(0);
}

async function ask(headers) {
  const found = { step: "proxy", error: null, status: null, issuer: null, isTrusted: null, type: null };
  try {
    const socket = await connected();
    found.step = "tunnel";
    const secret = via.username || via.password ? `Proxy-Authorization: Basic ${Buffer.from(`${decodeURIComponent(via.username)}:${decodeURIComponent(via.password)}`).toString("base64")}\r\n` : "";
    socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n${secret}\r\n`);
    found.status = (await head(socket)).status;
    if (found.status !== 200) return found;
    found.step = "tls";
    const secure = await opened(() => tls.connect({ socket, servername: host, rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] }), "secureConnect");
    const { O, CN } = secure.getPeerCertificate().issuer ?? {};
    Object.assign(found, { issuer: [O ?? CN].flat()[0] ?? null, isTrusted: secure.authorized, error: secure.authorizationError ? String(secure.authorizationError.code ?? secure.authorizationError) : null });
    if (!secure.authorized) return found;
    Object.assign(found, { step: "answer", status: null });
    const lines = Object.entries({ Host: host, "Content-Type": "application/json", "Content-Length": "2", Connection: "close", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    secure.write(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n{}`);
    Object.assign(found, await head(secure));
    secure.destroy();
  } catch (error) {
    found.error = error?.code ?? error?.name ?? "failed";
  }
  return found;
}

function connected() {
  const port = Number(via.port) || (via.protocol === "https:" ? 443 : 80);
  const name = via.hostname.replace(/^\[|\]$/g, "");
  return via.protocol === "https:"
    ? opened(() => tls.connect({ host: name, port, servername: net.isIP(name) ? "" : name }), "secureConnect")
    : opened(() => net.connect({ host: name, port }), "connect");
}

function opened(open, event) {
  return inTime((done, fail) => {
    const socket = open();
    socket.on("error", fail).once(event, () => done(socket));
  });
}

function head(socket) {
  return inTime((done, fail) => {
    let text = "";
    socket.on("error", fail).on("close", () => fail(Object.assign(new Error("closed"), { code: "CLOSED" })));
    socket.on("data", function read(data) {
      text += data.toString("latin1");
      if (!text.includes("\r\n\r\n") && text.length < most) return;
      socket.off("data", read);
      done({ status: Number(/^HTTP\/1\.\d (\d{3})/.exec(text)?.[1] ?? 0), type: /\r\ncontent-type: *([\w/+.-]+)/i.exec(text)?.[1]?.toLowerCase() ?? null });
    });
  });
}

function inTime(start) {
  return new Promise((done, fail) => {
    setTimeout(() => fail(Object.assign(new Error("late"), { code: "TIMEOUT" })), longest).unref();
    start(done, fail);
  });
}
