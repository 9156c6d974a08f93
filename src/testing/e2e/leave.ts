/** Tries every way out to a server that is there and would answer; runs inside the page or a worker. */
export const leave = `(async (host, from) => {
  const refused = [];
  addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
  const url = (door) => 'http://' + host + '/' + from + '-' + door;
  const tries = {
    fetch: () => fetch(url('fetch'), { method: 'POST', body: 'x', mode: 'no-cors' }),
    websocket: () => new WebSocket('ws://' + host + '/' + from + '-websocket'),
    source: () => new EventSource(url('source')),
    beacon: () => navigator.sendBeacon(url('beacon'), 'x'),
    image: () => { new Image().src = url('image'); },
    module: () => import(url('module')),
    script: () => importScripts(url('script')),
  };
  for (const door of Object.keys(tries)) {
    try { await Promise.race([tries[door](), new Promise((done) => setTimeout(done, 300))]); } catch {}
  }
  await new Promise((done) => setTimeout(done, 700));
  return refused;
})`;
