#!/usr/bin/env node
import { main } from './main.ts';
import { createNodeTerminal } from './node-terminal.ts';

const stop = new AbortController();
// The first Ctrl+C keeps what is done; the second leaves at once.
process.once('SIGINT', () => {
  stop.abort();
  process.once('SIGINT', () => process.exit(130));
});
// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2), createNodeTerminal(stop.signal, import.meta.url));
