import { startApp } from '../../app/start-app.ts';
import { RubriconError } from '../../domain/errors.ts';
import { createScriptedEngine } from '../../engine/scripted-engine.ts';

/**
 * The page with a stand-in for the model, for work on the interface and for faults. It decides by shared words, so that
 * evidence appears; its verdicts mean nothing. `?broken` fails to load, `?slow` takes its time, `?pause=<ms>` this much
 * for an answer, `?nan=<word>` gives no number and `?lost=<word>` loses the device where a criterion has the word,
 * `?db=<name>` keeps its cases apart.
 */
const query = new URLSearchParams(location.search);
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const pause = query.has('pause') ? Number(query.get('pause')) : query.has('slow') ? 600 : 40;
const has = (statement: string, name: string): boolean => {
  const word = query.get(name);
  return word !== null && statement.includes(word);
};

void startApp({
  root: document.body,
  cardUrl: '#',
  databaseName: `rubricon-${query.get('db') ?? 'scripted'}`,
  openVerifier: async (onProgress) => {
    for (let loaded = 0; loaded <= 20_000_000; loaded += 4_000_000) {
      onProgress({ phase: 'download', loaded, total: 20_000_000 });
      if (pause > 0) await wait(pause / 4);
    }
    if (query.has('broken')) throw new RubriconError('model-missing', 'The model could not be loaded. Load it again.');
    const engine = createScriptedEngine(async (statement, { response }) => {
      if (pause > 0) await wait(pause);
      if (has(statement, 'lost')) throw new RubriconError('device-lost', 'The GPU was lost. Score the case again.');
      if (has(statement, 'nan')) return { logit: Number.NaN };
      const text = response.slice(0, 20_000).toLowerCase();
      const words = statement.toLowerCase().match(/[a-z]{5,}/g) ?? [];
      const spans = words.flatMap((word) => {
        const start = text.indexOf(word);
        return start < 0 ? [] : [{ start, end: start + word.length, weight: 1 / words.length }];
      });
      return { logit: (spans.length / Math.max(1, words.length)) * 8 - 2.5, spans };
    });
    return { engine, calibration: null };
  },
});
