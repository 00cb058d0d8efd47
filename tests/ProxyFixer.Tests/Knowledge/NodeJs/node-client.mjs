// Makes requests one after the other and says how each ended. Arguments: "Client URL" each. Every name is 127.0.0.1.
import dns from 'node:dns';
dns.lookup = (name, options, done) => {
  const callback = typeof options === 'function' ? options : done;
  process.nextTick(() => options?.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4));
};

const clients = {
  Fetch: (url) => fetch(url).then((response) => `status ${response.status}`),
  WebSocket: (url) => new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve('open');
    socket.onerror = () => resolve('error');
  }),
  HttpsRequest: async (url) => {
    const { default: library } = await import(url.startsWith('https:') ? 'node:https' : 'node:http');
    return new Promise((resolve, reject) => {
      library.request(url, (response) => resolve(`status ${response.statusCode}`)).on('error', reject).end();
    });
  },
};

const code = (error) => error?.code || (error?.cause ? code(error.cause) : error?.message);

process.stdout.write('started\n');
for (const request of process.argv.slice(2)) {
  const [client, url] = request.split(' ');
  const timeout = new Promise((resolve) => setTimeout(resolve, 8000, 'timeout').unref());
  const outcome = await Promise.race([clients[client](url).catch((error) => `error ${code(error)}`), timeout]);
  process.stdout.write(`${outcome}\n`);
}
process.exit(0);
