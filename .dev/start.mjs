// `npm start`: install if needed, build the page, serve it, print the address.
import { ensurePackages, root, run } from './common.mjs';

ensurePackages();
if (run('npm', ['run', 'build', '--silent']) !== 0) process.exit(1);
const { preview } = await import('vite');
const port = Number(process.env.PORT ?? 4173);
const server = await preview({ root, preview: { port, host: process.env.HOST ?? 'localhost' } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\nRubricon is open at ${address}\nNothing you bring leaves this machine. Press Ctrl+C to stop.`);
