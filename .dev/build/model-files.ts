import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isolation, root, shippedModel } from './paths.ts';

const types: Record<string, string> = { '.json': 'application/json', '.md': 'text/markdown; charset=utf-8' };

/** Serves `models/<id>/` in development and copies the shipped packs into the build: they are no part of any bundle. */
export function modelFiles(): Plugin {
  return {
    name: 'rubricon-models',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        const match = /\/models\/(rubricon-[\w-]+\/[\w.-]+)$/.exec(path);
        const file = match?.[1] ? normalize(join(root, 'models', match[1])) : '';
        if (!file || !existsSync(file)) return next();
        response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
        response.setHeader('Content-Length', statSync(file).size);
        for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      cpSync(join(root, shippedModel), resolve(root, 'dist/page', shippedModel), { recursive: true });
    },
  };
}
