// Loaded by Node before anything else: notes whom the process wants to connect to, and keeps every connection on the machine.
// A connection to one of the `targets` is refused and noted as direct. Any other goes to a recording proxy here, which notes what it
// is asked for and refuses; the values of the environment need not be changed for that. With `answer` set, TLS to a target ends
// here instead: it is led, in the clear, to the server at that port.
const childProcess = require("node:child_process");
const dgram = require("node:dgram");
const dns = require("node:dns");
const { syncBuiltinESMExports } = require("node:module");
const net = require("node:net");
const tls = require("node:tls");

const state = { targets: new Set(), seen: [], port: 0, answer: 0, own: new Set() };
globalThis[Symbol.for("proxyfixer")] = state;
const refused = (code) => Object.assign(new Error(code), { code });

const dial = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const call = Array.isArray(given[0]) ? given[0] : net._normalizeArgs(given);
  const { host = "localhost", port, path } = call[0];
  if (!path && state.own.has(Number(port)) && host === "127.0.0.1") return dial.call(this, call);
  const isTarget = state.targets.has(`${host}:${port}`);
  if (isTarget) state.seen.push({ kind: "direct", what: `${host}:${port}` });
  if (isTarget || path || !state.port) {
    process.nextTick(() => this.destroy(refused(isTarget ? "DIRECT" : "KEPT")));
    return this;
  }
  call[0] = { ...call[0], host: "127.0.0.1", port: state.port, lookup: undefined, localAddress: undefined, family: 4, autoSelectFamily: false };
  return dial.call(this, call);
};

const secure = tls.connect;
tls.connect = function (...given) {
  const options = typeof given[0] === "object" ? given[0] : { port: given[0], host: given[1] };
  const name = options.servername || options.host;
  if (!state.answer || options.socket || !state.targets.has(`${name}:${options.port ?? 443}`)) return secure.apply(this, given);
  const socket = new net.Socket();
  socket.authorized = socket.encrypted = true;
  socket.alpnProtocol = "http/1.1";
  Object.assign(socket, { getPeerCertificate: () => ({}), getSession: () => undefined, isSessionReused: () => false, getCipher: () => ({}), setServername() {} });
  const done = given.find((one) => typeof one === "function");
  if (done) socket.once("secureConnect", done);
  socket.once("connect", () => socket.emit("secureConnect"));
  return dial.call(socket, net._normalizeArgs([{ host: "127.0.0.1", port: state.answer }]));
};

// A name is looked up by nobody: with `answer` it has an address of a public network, because code may refuse others.
const address = { address: "104.18.0.1", family: 4 };
const lookup = (options) => (options?.all ? [address] : address);
const find = dns.lookup;
dns.lookup = (name, options, done = options) => net.isIP(name) ? find(name, options, done) : process.nextTick(() =>
  !state.answer ? done(refused("ENOTFOUND")) : options?.all ? done(null, [address]) : done(null, address.address, address.family));
dns.promises.lookup = async (name, options) => {
  if (!state.answer) throw refused("ENOTFOUND");
  return lookup(options);
};
for (const [where, names] of [[dns, Object.keys(dns)], [dns.promises, Object.keys(dns.promises)]]) {
  for (const name of names.filter((one) => /^(?:resolve|reverse|lookupService)/.test(one))) where[name] = (...given) => {
    if (where === dns && typeof given.at(-1) === "function") return process.nextTick(given.at(-1), refused("ENOTFOUND"));
    return Promise.reject(refused("ENOTFOUND"));
  };
}

for (const name of ["send", "connect", "bind"]) dgram.Socket.prototype[name] = () => { throw refused("KEPT"); };
childProcess.ChildProcess.prototype.spawn = () => { throw refused("KEPT"); };
for (const name of ["spawnSync", "execSync", "execFileSync"]) childProcess[name] = () => { throw refused("KEPT"); };
syncBuiltinESMExports();

/** Starts the recording proxy. */
state.listen = () => new Promise((done) => {
  const server = net.createServer((socket) => socket.on("error", () => {}).once("data", (data) => record(socket, data)));
  server.listen({ port: 0, host: "127.0.0.1" }, () => {
    state.port = server.address().port;
    server.unref();
    done();
  });
});

function record(socket, data) {
  if (data[0] === 0x16) {
    state.seen.push({ kind: "asked", what: "TLS" });
    socket.destroy();
  } else if (data[0] === 0x05) {
    socket.write(Buffer.from([5, 0]));
    socket.once("data", (wish) => {
      const name = wish[3] === 3 ? wish.subarray(5, 5 + wish[4]).toString("latin1") : wish.subarray(4, 8).join(".");
      state.seen.push({ kind: "asked", what: `SOCKS ${name}:${wish.readUInt16BE(wish.length - 2)}` });
      socket.end(Buffer.from([5, 1, 0, 1, 0, 0, 0, 0, 0, 0]));
    });
  } else {
    const [method, target] = data.toString("latin1").split(" ");
    state.seen.push({ kind: "asked", what: method === "CONNECT" ? `CONNECT ${target}` : "a request without a tunnel" });
    socket.end("HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }
}
